import Columnar
import Geography
import Incidents

@testable import Engine
@testable import Geocoding

/// Two chunks and two rejected rows: every status once, and names that try to be formulas.
func makeTable() -> LocatedTable {
  var strings = StringPool()
  let texts = ["=2+2", "Khogyani", "Islamic State, \"ISKP\"", "ننگرهار", "Government"]
  let codes = texts.map { strings.intern($0) }
  func incident(_ row: Int, at place: (Double, Double)?) -> Incident {
    var incident = Incident(row: row, line: row + 1)
    incident.id = row == 3 ? "" : "E\(row)"
    incident.startDay = Day(year: 2017, month: 4, day: row)
    incident.datePrecision = .day
    incident.coordinate = place.map { (longitude: $0.0, latitude: $0.1) }
    incident.precision = .exact
    incident.kind = .airstrike
    incident.admin1 = codes[3]
    incident.location = codes[row % 2]
    incident.actors = [codes[2], codes[4]]
    incident.fatalities = FatalityRange(low: 1, best: Int32(row), high: row == 3 ? nil : 9)
    return incident
  }
  let chunks = [
    IncidentChunk([
      incident(1, at: (60.5, 30.5)), incident(3, at: (63, 30)), incident(4, at: (1e-7, -0.5)),
    ]),
    IncidentChunk([incident(5, at: nil), incident(6, at: (60.5, 30.5)), incident(7, at: nil)]),
  ]
  var input = InputSummary(name: "synthetic.csv", format: .csv)
  input.rowCount = 8
  let rejects = [2, 8].map {
    Reject(row: $0, line: $0 + 1, field: "date", value: "?", reason: "no")
  }
  let table = IncidentTable(input: input, strings: strings, chunks: chunks, rejects: rejects)
  return LocatedTable(incidents: table, chunks: makeResults())
}

private func makeResults() -> [LocatedChunk] {
  let none = ProvinceID.noneRawValue
  let first = Locations(
    statuses: [.located, .tied, .outside], provinces: [0, 1, none],
    methods: [.coordinates, .coordinates, .coordinates],
    ties: [1: [ProvinceID(rawValue: 1), ProvinceID(rawValue: 2)]])
  let second = Locations(
    statuses: [.unlocated, .unlocated, .unlocated], provinces: [none, none, none],
    methods: [.none, .none, .none], ties: [:])
  var filter = RowFilter(rowCount: 3)
  filter.judge { row in
    [RowFilter.kept, DropReason.duplicate.rawValue, DropReason.kind.rawValue][row]
  }
  return [
    LocatedChunk(filter: RowFilter(rowCount: 3), locations: first),
    LocatedChunk(filter: filter, locations: second),
  ]
}
