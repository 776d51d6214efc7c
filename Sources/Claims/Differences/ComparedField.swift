public import Incidents

/// What of an event is compared between two versions.
public enum ComparedField: UInt8, Sendable, CaseIterable {
  case date
  case endDate
  case datePrecision
  case kind
  case eventType
  case subEventType
  /// All actors and associated actors, in the order of the source.
  case actors
  /// Longitude and latitude.
  case coordinates
  case country
  case admin1
  case admin2
  case location
  case notes
  case precision
  case low
  case best
  case high
  case timestamp

  /// The key in files, such as `sub_event_type`.
  public var name: String {
    switch self {
    case .actors: "actors"
    case .coordinates: "coordinates"
    default: columns.first?.rawValue ?? ""
    }
  }

  /// The columns that record it; one is enough.
  public var columns: [IncidentField] {
    switch self {
    case .date: [.date]
    case .endDate: [.endDate]
    case .datePrecision: [.datePrecision]
    case .kind: [.kind]
    case .eventType: [.eventType]
    case .subEventType: [.subEventType]
    case .actors: [.actor1, .actor2, .associatedActor1, .associatedActor2]
    case .coordinates: [.longitude, .latitude]
    case .country: [.country]
    case .admin1: [.admin1]
    case .admin2: [.admin2]
    case .location: [.location]
    case .notes: [.notes]
    case .precision: [.precision]
    case .low: [.low]
    case .best: [.best, .fatalities]
    case .high: [.high]
    case .timestamp: [.timestamp]
    }
  }

  /// What a change of it is charged to, nil where it can move no figure.
  public var cause: ChangeCause? {
    switch self {
    case .date, .endDate, .datePrecision: .redated
    case .kind, .eventType, .subEventType: .retyped
    case .actors: .actor
    case .coordinates, .country, .admin1, .admin2, .location, .notes: .moved
    case .precision: .precision
    case .low, .best, .high: .fatalities
    case .timestamp: nil
    }
  }
}

/// Some of the compared fields, a bit for each.
struct FieldSet: OptionSet, Sendable, Hashable {
  let rawValue: UInt32

  init(rawValue: UInt32) { self.rawValue = rawValue }

  init(_ field: ComparedField) { rawValue = 1 << UInt32(field.rawValue) }

  static let all = ComparedField.allCases.reduce(into: FieldSet()) { $0.insert(FieldSet($1)) }

  /// The fields whose changes are charged to a cause.
  static func charged(to cause: ChangeCause) -> FieldSet {
    ComparedField.allCases.filter { $0.cause == cause }
      .reduce(into: FieldSet()) { $0.insert(FieldSet($1)) }
  }
}

extension FieldSet {
  /// The fields that both inputs record.
  ///
  /// ACLED's kind follows from its types and is not compared beside them, unless it has a column
  /// of its own.
  init(recordedBy old: InputSummary, and new: InputSummary, kindHasColumn: Bool) {
    var fields = FieldSet()
    for field in ComparedField.allCases {
      let isRecorded = [old, new].allSatisfy { !$0.fields.isDisjoint(with: field.columns) }
      if isRecorded { fields.insert(FieldSet(field)) }
    }
    if old.format == .acled, !kindHasColumn { fields.remove(FieldSet(.kind)) }
    self = fields
  }
}
