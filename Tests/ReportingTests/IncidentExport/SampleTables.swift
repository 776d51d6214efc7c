import Columnar
import Geography
import Incidents
import TestSupport

@testable import Engine
@testable import Geocoding

/// Two batches and two rejected rows: every status once, and names that try to be formulas.
func makeTable() -> LocatedTable {
  var strings = StringPool()
  let texts = ["=2+2", "Khogyani", "Islamic State, \"ISKP\"", "ننگرهار", "Government"]
  let codes = texts.map { strings.intern($0) }
  func row(_ number: Int, at place: (Double, Double)?) -> TableRow {
    var row = TableRow()
    row.id = number == 3 ? "" : "E\(number)"
    row.actors = [codes[2], codes[4]]
    row.incident.startDay = Day(year: 2017, month: 4, day: number)
    row.incident.datePrecision = .day
    row.incident.coordinate = place.map { (longitude: $0.0, latitude: $0.1) }
    row.incident.precision = .exact
    row.incident.kind = .airstrike
    row.incident.admin1 = codes[3]
    row.incident.location = codes[number % 2]
    row.incident.fatalities = CountRange(
      low: 1, best: Int32(number), high: number == 3 ? nil : 9)
    return row
  }
  let batches = incidentBatches(
    [
      row(1, at: (60.5, 30.5)), row(3, at: (63, 30)), row(4, at: (1e-7, -0.5)), row(5, at: nil),
      row(6, at: (60.5, 30.5)), row(7, at: nil),
    ], size: 3, numbers: [1, 3, 4, 5, 6, 7])
  var input = InputSummary(name: "synthetic.csv", format: .csv)
  input.rowCount = 8
  let rejects = [2, 8].map {
    Reject(row: $0, line: $0 + 1, field: "date", value: "?", reason: "no")
  }
  let table = IncidentTable(
    input: input, strings: strings, batches: batches, rejects: InputRejects(rejects))
  return LocatedTable(incidents: table, batches: makeResults())
}

private func makeResults() -> [LocatedBatch] {
  let none = ProvinceID.noneRawValue
  let first = Locations(
    statuses: [.located, .tied, .outside], provinces: [0, 1, none],
    methods: [.coordinates, .coordinates, .coordinates],
    ties: [1: [ProvinceID(rawValue: 1), ProvinceID(rawValue: 2)]])
  let second = Locations(
    statuses: [.unlocated, .unlocated, .unlocated], provinces: [none, none, none],
    methods: [.none, .none, .none], ties: [:])
  var verdicts = Verdicts()
  verdicts.drop(1, .duplicate)
  verdicts.drop(2, .kind)
  return [
    LocatedBatch(verdicts: Verdicts(), locations: first),
    LocatedBatch(verdicts: verdicts, locations: second),
  ]
}

/// The rows of the sample table with six fields each, as they might stand in the input, rejected ones
/// included.
func makePlacedRows(_ rows: [[String]]) -> [PlacedRows] {
  let table = makeTable()
  let ends = [4, rows.count]
  return [0..<ends[0], ends[0]..<ends[1]].enumerated().map { number, range in
    var records = RawRecords(rowsBefore: range.lowerBound)
    for fields in rows[range] {
      for field in fields { records.append(field.utf8Span.span) }
      records.endRow()
    }
    return PlacedRows(records, table.incidents.batches[number], table.batches[number])
  }
}
