internal import Columnar
internal import Engine
internal import Geography
internal import Incidents

/// The matched incidents of some tables, in the order of the inputs and their rows.
struct MatchedIncidents: Sequence, IteratorProtocol {
  private let tables: [LocatedTable]
  private var table = 0
  private var batch = 0
  private var position = -1

  init(in tables: [LocatedTable]) { self.tables = tables }

  mutating func next() -> MatchedIncident? {
    position += 1
    while table < tables.count {
      while batch < tables[table].batches.count {
        let incidents = tables[table].incidents.batches[batch]
        let located = tables[table].batches[batch]
        while position < incidents.rowCount, !located.verdicts.keeps(position) { position += 1 }
        if position < incidents.rowCount {
          return MatchedIncident(
            input: table, table: tables[table].incidents, batch: incidents, position: position,
            outcome: located.outcome(position, of: incidents))
        }
        batch += 1
        position = 0
      }
      table += 1
      batch = 0
    }
    return nil
  }
}

/// One matched incident, read out of its columns.
struct MatchedIncident {
  /// The index of its input.
  let input: Int
  let table: IncidentTable
  let batch: IncidentBatch
  let position: Int
  let outcome: RowOutcome

  /// Unique among all inputs: the number of the input and of the row in it, both from 1.
  var id: String { "\(input + 1):\(outcome.row)" }

  /// Nil for an incident without coordinates.
  var coordinate: Coordinate? {
    let coordinate = Coordinate(
      longitude: batch.longitudes[position], latitude: batch.latitudes[position])
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
      .string(table.input.name), .count(outcome.row), .text(batch.ids[position]),
      date(batch.startDays), date(batch.endDays), .string(batch.datePrecisions[position].name),
      .text(IncidentKind(rawValue: batch.kinds[position])?.name), text(batch.eventTypes),
      text(batch.subEventTypes), .string(batch.precisions[position].name), .text(province?.code),
      .text(province?.name), .string(outcome.methodName), .string(outcome.status.name),
      text(batch.admin1), text(batch.admin2), text(batch.locations),
      .array(batch.actors[position].map { .string(table.strings[$0]) }),
      figure(batch.fatalitiesLow), figure(batch.fatalitiesBest), figure(batch.fatalitiesHigh),
    ]
  }

  private func text(_ column: CodeColumn<UInt32>) -> JSONValue {
    .text(table.strings.text(column[position]))
  }

  private func date(_ column: Column<Int32>) -> JSONValue {
    .text(column[position].flatMap { Day(rawValue: $0) }?.description)
  }

  private func figure(_ column: Column<Int32>) -> JSONValue {
    .figure(column[position].map { Int64($0) })
  }
}
