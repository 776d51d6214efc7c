internal import Columnar
internal import Geography

/// The columns of a chunk while rows are added to them.
public struct IncidentColumns: Sendable {
  var rows: [Int] = []
  var lines: [Int] = []
  var ids = TextColumn()
  var timestamps = ColumnBuilder<Int64>()
  var startDays = ColumnBuilder<Int32>()
  var endDays = ColumnBuilder<Int32>()
  var datePrecisions: [DatePrecision] = []
  var longitudes: [Double] = []
  var latitudes: [Double] = []
  var precisions: [LocationPrecision] = []
  var countries: [UInt32] = []
  var admin1: [UInt32] = []
  var admin2: [UInt32] = []
  var locations: [UInt32] = []
  var kinds: [UInt8] = []
  var eventTypes: [UInt32] = []
  var subEventTypes: [UInt32] = []
  var actors = ListColumn()
  var fatalitiesLow = ColumnBuilder<Int32>()
  var fatalitiesBest = ColumnBuilder<Int32>()
  var fatalitiesHigh = ColumnBuilder<Int32>()
  var reorderedRows: [Int] = []
  var notes: [NotesReference?] = []

  /// Whether ids, timestamps, lines and the places of notes are kept.
  private let keepsIdentity: Bool

  /// - Parameter keepsIdentity: false leaves the columns by which a row is known beyond its number
  ///   empty: ids, timestamps, lines and notes.
  public init(keepsIdentity: Bool = true) { self.keepsIdentity = keepsIdentity }

  public var rowCount: Int { rows.count }

  /// Adds a row.
  public mutating func append(_ incident: Incident) { append(incident, actors: incident.actors) }

  /// Adds a row that involves `actors`, whatever the incident itself says of them: a buffer that is
  /// used again and again serves every row.
  public mutating func append(_ incident: borrowing Incident, actors involved: [UInt32]) {
    if incident.fatalities.wasReordered { reorderedRows.append(rows.count) }
    rows.append(incident.row)
    startDays.append(incident.startDay?.rawValue)
    endDays.append(incident.endDay?.rawValue)
    datePrecisions.append(incident.datePrecision)
    longitudes.append(incident.coordinate?.longitude ?? .nan)
    latitudes.append(incident.coordinate?.latitude ?? .nan)
    precisions.append(incident.precision)
    countries.append(incident.country)
    admin1.append(incident.admin1)
    admin2.append(incident.admin2)
    locations.append(incident.location)
    kinds.append(incident.kind?.rawValue ?? IncidentKind.noneRawValue)
    eventTypes.append(incident.eventType)
    subEventTypes.append(incident.subEventType)
    actors.append(involved)
    fatalitiesLow.append(incident.fatalities.low)
    fatalitiesBest.append(incident.fatalities.best)
    fatalitiesHigh.append(incident.fatalities.high)
    guard keepsIdentity else { return }
    lines.append(incident.line)
    ids.append(incident.id)
    timestamps.append(incident.timestamp)
    notes.append(incident.notes)
  }

  /// Fills the columns that were left out with what stands for nothing.
  func completed() -> IncidentColumns {
    guard !keepsIdentity else { return self }
    var columns = self
    columns.lines = Array(repeating: 0, count: rowCount)
    columns.notes = Array(repeating: nil, count: rowCount)
    for _ in 0..<rowCount {
      columns.ids.append("")
      columns.timestamps.append(nil)
    }
    return columns
  }
}
