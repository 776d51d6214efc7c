public import Geography

/// Which incidents are asked for; a part that is empty or nil asks for nothing.
public struct IncidentQuery: Sendable, Equatable {
  /// The window of start days, both ends included.
  public var from: Day?
  public var to: Day?
  /// By what the source says of each row; asked before all else.
  public var countries = WantedCountries.ofLayer
  /// Any of these.
  public var kinds: [IncidentKind] = []
  /// Any of these values of the source's own event type, compared whole, case and diacritics
  /// ignored.
  public var eventTypes: [String] = []
  /// Any of these values of the source's own sub-event type.
  public var subEventTypes: [String] = []
  /// An incident must involve each.
  public var actors: [ActorPattern] = []
  /// Whether an actor named only in an and/or name counts as involved.
  public var includesUnclearActors = false
  /// Codes; any of these provinces.
  public var provinces: [String] = []
  /// The accepted levels of location precision.
  public var precisions: Set<LocationPrecision> = []

  public init() {}

  /// The window as raw days, open ends at the ends of the calendar; nil when no window is asked.
  public var window: ClosedRange<Int32>? {
    guard from != nil || to != nil else { return nil }
    let first = (from ?? .first).rawValue
    return first...max(first, (to ?? .last).rawValue)
  }
}

/// Why a row of an input is not among the matched incidents, in the order of charging.
public enum DropReason: UInt8, Sendable, CaseIterable {
  /// A later revision of the same event stands in its place.
  case duplicate = 1
  /// The source places it in a country that is not asked for.
  case country
  case date
  case kind
  /// The source's own event type or sub-event type.
  case eventType
  case actor
  /// The actor is named only in an and/or name.
  case actorUnclear
  /// An actor of the row is unidentified, and no other is the one asked for.
  case actorUnidentified
  case province
  case precision

  /// The key in results, such as `actor_unclear`.
  public var name: String {
    switch self {
    case .duplicate: "duplicate"
    case .country: "country"
    case .date: "date"
    case .kind: "kind"
    case .eventType: "event_type"
    case .actor: "actor"
    case .actorUnclear: "actor_unclear"
    case .actorUnidentified: "actor_unidentified"
    case .province: "province"
    case .precision: "precision"
    }
  }

  /// The reasons that are filters of a query, in the order of charging.
  public static var filters: [DropReason] { allCases.filter { $0 != .duplicate } }
}
