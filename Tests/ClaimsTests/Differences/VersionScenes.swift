import Columnar
import Geography
import Incidents
import TestSupport

@testable import Claims
@testable import Engine

/// A square of one degree whose south-west corner is at the given place.
private func square(_ code: String, west: Double, south: Double) -> Province {
  let corners = [(0.0, 0.0), (1, 0), (1, 1), (0, 1), (0, 0)].map {
    Coordinate(longitude: west + $0.0, latitude: south + $0.1)
  }
  return Province(
    code: code, name: "Province \(code)",
    polygons: Ring(corners).map { [Polygon(exterior: $0)] } ?? [])
}

/// Three squares in a row along the equator: XX-A, XX-B, XX-C.
func threeSquares() throws -> BoundaryLayer {
  let provinces = ["XX-A", "XX-B", "XX-C"].enumerated().map {
    square($0.element, west: Double($0.offset), south: 0)
  }
  return try BoundaryLayer(provinces: provinces, name: "squares.geojson")
}

/// An event of a test version; what is nil is missing.
struct Event: Hashable {
  var id = ""
  var timestamp: Int64?
  var day: Int32 = 17_000
  /// The number of the square that it lies in, 3 for outside them, nil for no place.
  var square: Int? = 0
  var kind: IncidentKind? = .airstrike
  var actors = ["Alpha"]
  var deaths: Int32? = 2
  var precision = LocationPrecision.exact
  var notes: UInt64 = 0
  var district: String?
}

/// A version of events in the three squares.
func version(
  _ events: [Event], _ question: Question = Question(), fields: Set<IncidentField> = allFields,
  rejects: [Reject] = [], format: SourceFormat = .csv, batchSize: Int = 7, threads: Int = 1
) async throws -> SourceVersion {
  var strings = StringPool()
  let batches = incidentBatches(events.map { row($0, &strings) }, size: batchSize)
  var input = InputSummary(name: "t.csv", format: format)
  input.rowCount = events.count + rejects.count
  input.fields = fields
  input.firstDay = events.map(\.day).min().flatMap(Day.init)
  input.lastDay = events.map(\.day).max().flatMap(Day.init)
  let table = IncidentTable(
    input: input, strings: strings, batches: batches, rejects: InputRejects(rejects))
  let layer = try threeSquares()
  return SourceVersion(
    try await Analysis(
      question, of: .tables([table]), in: layer, names: names(in: layer), threads: threads))
}

let allFields: Set<IncidentField> = [
  .id, .date, .longitude, .latitude, .kind, .actor1, .actor2, .fatalities, .precision, .notes,
  .timestamp,
]

private func row(_ event: Event, _ strings: inout StringPool) -> TableRow {
  var row = TableRow()
  row.id = event.id
  row.actors = event.actors.map { strings.intern($0) }
  row.noteHash = event.notes
  row.incident.timestamp = event.timestamp
  row.incident.startDay = Day(rawValue: event.day)
  row.incident.coordinate = event.square.map { (longitude: Double($0) + 0.5, latitude: 0.5) }
  row.incident.kind = event.kind
  row.incident.fatalities = CountRange(best: event.deaths)
  row.incident.precision = event.precision
  row.incident.admin2 = event.district.map { strings.intern($0) } ?? StringPool.none
  return row
}

private func names(in layer: BoundaryLayer) throws -> PlaceNames {
  PlaceNames(layer.catalog, aliases: []) { .init(places: [], countries: []) }
}

/// The difference between two lists of events under a question.
func compare(
  _ old: [Event], _ new: [Event], _ question: Question = Question(),
  oldFields: Set<IncidentField> = allFields, newFields: Set<IncidentField> = allFields,
  oldRejects: [Reject] = [], newRejects: [Reject] = [], batchSize: Int = 7, threads: Int = 1
) async throws -> VersionDifference {
  let layer = try threeSquares()
  let names = try names(in: layer)
  return try await difference(
    from: version(
      old, question, fields: oldFields, rejects: oldRejects, batchSize: batchSize,
      threads: threads),
    to: version(
      new, question, fields: newFields, rejects: newRejects, batchSize: batchSize,
      threads: threads)
  ) { (table) async throws(EngineError) in
    try await Analysis(question, of: .tables([table]), in: layer, names: names, threads: threads)
  }
}
