internal import Columnar
internal import Engine
internal import Geography
internal import Incidents

/// The matched incidents of some tables, in the order of the inputs and their rows.
struct MatchedIncidents: Sequence, IteratorProtocol {
  private let tables: [LocatedTable]
  private var table = 0
  private var chunk = 0
  private var position = -1

  init(in tables: [LocatedTable]) { self.tables = tables }

  mutating func next() -> MatchedIncident? {
    position += 1
    while table < tables.count {
      while chunk < tables[table].chunks.count {
        let filter = tables[table].chunks[chunk].filter
        while position < filter.rowCount, !filter.keeps(position) { position += 1 }
        if position < filter.rowCount {
          return MatchedIncident(
            input: table, table: tables[table], chunk: tables[table].incidents.chunks[chunk],
            position: position,
            outcome: tables[table].outcome(chunk: chunk, position: position))
        }
        chunk += 1
        position = 0
      }
      table += 1
      chunk = 0
    }
    return nil
  }
}

/// One matched incident, read out of its columns.
struct MatchedIncident {
  /// The index of its input.
  let input: Int
  let table: LocatedTable
  let chunk: IncidentChunk
  let position: Int
  let outcome: RowOutcome

  /// Unique among all inputs: the number of the input and of the row in it, both from 1.
  var id: String { "\(input + 1):\(outcome.row)" }

  /// Nil for an incident without coordinates.
  var coordinate: Coordinate? {
    let coordinate = Coordinate(
      longitude: chunk.longitudes[position], latitude: chunk.latitudes[position])
    return coordinate.isValid ? coordinate : nil
  }

  /// The names of `properties`, in their order.
  static let propertyNames = [
    "input", "row", "event_id", "date", "end_date", "date_precision", "kind", "event_type",
    "sub_event_type", "precision", "province", "province_name", "method", "status", "admin1",
    "admin2", "location", "actors", "fatalities_low", "fatalities_best", "fatalities_high",
  ]

  /// What is known of the incident; shape of `propertyNames`.
  func properties(in catalog: ProvinceCatalog) -> [JSONValue] {
    let province = outcome.province.map { catalog[$0] }
    return [
      .string(table.incidents.input.name), .count(outcome.row), .text(chunk.ids[position]),
      date(chunk.startDays), date(chunk.endDays), .string(chunk.datePrecisions[position].name),
      .text(IncidentKind(rawValue: chunk.kinds[position])?.name), text(chunk.eventTypes),
      text(chunk.subEventTypes), .string(chunk.precisions[position].name), .text(province?.code),
      .text(province?.name), .string(outcome.methodName), .string(outcome.status.name),
      text(chunk.admin1), text(chunk.admin2), text(chunk.locations),
      .array(chunk.actors[position].map { .string(table.incidents.strings[$0]) }),
      figure(chunk.fatalitiesLow), figure(chunk.fatalitiesBest), figure(chunk.fatalitiesHigh),
    ]
  }

  private func text(_ column: [UInt32]) -> JSONValue {
    .text(table.incidents.strings.text(column[position]))
  }

  private func date(_ column: Column<Int32>) -> JSONValue {
    .text(column[position].flatMap { Day(rawValue: $0) }?.description)
  }

  private func figure(_ column: Column<Int32>) -> JSONValue {
    .figure(column[position].map { Int64($0) })
  }
}
