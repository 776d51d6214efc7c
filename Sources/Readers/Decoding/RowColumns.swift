internal import Incidents

/// Which column of a table holds which field; nil where none does.
struct RowColumns: Sendable {
  let id, timestamp, date, endDate, datePrecision: Int?
  /// The parts of a date, where it has no column of its own.
  let year, month, day: Int?
  let kind, eventType, subEventType: Int?
  let notes: Int?
  /// By `Deaths`.
  let deaths: [Int?]
  /// How many incidents a row stands for, at least and at most; nil where each row is one.
  let counts: (best: Int?, low: Int?, high: Int?)?
  /// Actors and associated actors in the order of ACLED's columns.
  let actors: [(actor: Int?, associated: Int?)]
  let longitude, latitude, precision: Int?
  let admin1, admin2, location, fallbackLocation: Int?
  /// At most two, the second asked where the first does not tell.
  let countries: [CountryColumn]

  /// What figures of deaths a source gives: one alone, or the least, the best and the most.
  enum Deaths: Int, CaseIterable { case single, low, best, high }

  init(_ layout: ColumnLayout) {
    id = layout[.id]
    timestamp = layout[.timestamp]
    date = layout[.date]
    endDate = layout[.endDate]
    year = layout[.year]
    month = layout[.month]
    day = layout[.day]
    datePrecision = layout[.datePrecision]
    kind = layout[.kind]
    eventType = layout[.eventType]
    subEventType = layout[.subEventType]
    deaths = [layout[.fatalities], layout[.low], layout[.best], layout[.high]]
    let (count, low, high) = (layout[.count], layout[.countLow], layout[.countHigh])
    counts = count == nil && low == nil && high == nil ? nil : (count, low, high)
    notes = layout[.notes]
    actors = [
      (layout[.actor1], layout[.associatedActor1]), (layout[.actor2], layout[.associatedActor2]),
    ]
    longitude = layout[.longitude]
    latitude = layout[.latitude]
    precision = layout[.precision]
    countries = layout.countries
    admin1 = layout[.admin1]
    admin2 = layout[.admin2]
    location = layout[.location]
    fallbackLocation = layout.fallbackLocation
  }

  /// The columns of a batch that get a value from some column of the table.
  var filled: BatchColumns {
    var filled: BatchColumns = [
      .rows, .offsets, .kinds, .types, .noteHashes, .marks, .allLocations,
    ]
    if id != nil { filled.insert(.ids) }
    if timestamp != nil { filled.insert(.timestamps) }
    if kind != nil { filled.insert(.kindWords) }
    if endDate != nil { filled.insert(.endDays) }
    if !countries.isEmpty { filled.insert(.countries) }
    if admin2 != nil { filled.insert(.admin2) }
    if deaths[Deaths.low.rawValue] ?? deaths[Deaths.high.rawValue] != nil { filled.insert(.range) }
    if counts != nil { filled.insert(.counts) }
    if notes != nil { filled.insert(.notes) }
    if actors.contains(where: { $0.actor != nil || $0.associated != nil }) {
      filled.insert(.actors)
    }
    return filled
  }
}
