import Columnar
import Geocoding
import Geography
import Incidents
import TestSupport

@testable import Engine

/// A square of one degree whose south-west corner is at the given place.
func square(_ code: String, west: Double, south: Double) -> Province {
  let corners = [(0.0, 0.0), (1, 0), (1, 1), (0, 1), (0, 0)].map {
    Coordinate(longitude: west + $0.0, latitude: south + $0.1)
  }
  let polygons = Ring(corners).map { [Polygon(exterior: $0)] } ?? []
  return Province(code: code, name: "Province \(code)", polygons: polygons)
}

/// Four squares around (1, 1), with codes that are not in the order of the list.
func fourSquares() throws -> BoundaryLayer {
  let provinces = [
    square("XX-D", west: 1, south: 1), square("XX-A", west: 0, south: 0),
    square("XX-C", west: 0, south: 1), square("XX-B", west: 1, south: 0),
  ]
  return try BoundaryLayer(provinces: provinces, name: "squares.geojson")
}

/// A row for a test table; what is nil is missing.
struct Row {
  var id = ""
  var timestamp: Int64?
  var day: Day? = Day(year: 2017, month: 1, day: 1)
  var endDay: Day?
  var point: (Double, Double)?
  var kind: IncidentKind? = .airstrike
  var actors = ["Actor"]
  var deaths = CountRange(low: 1, best: 2, high: 3)
  var precision = LocationPrecision.exact
  var district: String?
}

/// A table of rows numbered from 1, cut into batches of `batchSize`.
func table(
  _ rows: [Row], named name: String = "t.csv", format: SourceFormat = .csv, batchSize: Int = 100,
  rejects: [Reject] = []
) -> IncidentTable {
  var strings = StringPool()
  let batches = incidentBatches(rows.map { $0.tableRow(&strings) }, size: batchSize)
  var input = InputSummary(name: name, format: format)
  input.rowCount = rows.count + rejects.count
  input.fields = [.date, .longitude, .latitude, .kind, .actor1, .low, .best, .high]
  input.firstDay = rows.compactMap(\.day).min()
  input.lastDay = rows.compactMap(\.day).max()
  return IncidentTable(
    input: input, strings: strings, batches: batches, rejects: InputRejects(rejects))
}

extension Row {
  fileprivate func tableRow(_ strings: inout StringPool) -> TableRow {
    var row = TableRow()
    row.id = id
    row.actors = actors.map { strings.intern($0) }
    row.incident.timestamp = timestamp
    row.incident.startDay = day
    row.incident.endDay = endDay
    row.incident.datePrecision = .day
    row.incident.coordinate = point.map { (longitude: $0.0, latitude: $0.1) }
    row.incident.kind = kind
    row.incident.fatalities = deaths
    row.incident.precision = precision
    row.incident.admin2 = district.map { strings.intern($0) } ?? StringPool.none
    return row
  }
}

/// Rows at random on a lattice over and around the four squares, so that many lie on edges and
/// vertices; some without place or figures.
func randomRows(_ count: Int, seed: UInt64) -> [Row] {
  var random = SplitMix64(seed: seed)
  return (0..<count).map { _ in
    var row = Row()
    row.id =
      Int.random(in: 0..<3, using: &random) == 0
      ? "" : "\(Int.random(in: 0..<count, using: &random))"
    row.timestamp = Int64.random(in: 0..<3, using: &random)
    row.day = Day(rawValue: 17_000 + Int32.random(in: 0..<900, using: &random))
    if Int.random(in: 0..<10, using: &random) > 0 {
      row.point = (
        Double(Int.random(in: -1...10, using: &random)) / 4,
        Double(Int.random(in: -1...10, using: &random)) / 4
      )
    }
    row.kind = IncidentKind.allCases.randomElement(using: &random)
    row.actors = ["A", "B", "A and/or B", "Unidentified"].filter { _ in Bool.random(using: &random)
    }
    row.deaths = CountRange(
      low: Int32.random(in: 0..<4, using: &random),
      best: Bool.random(using: &random) ? Int32.random(in: 2..<9, using: &random) : nil,
      high: Int32.random(in: 5..<20, using: &random))
    row.precision = LocationPrecision.allCases.randomElement(using: &random) ?? .exact
    row.district = ["Achin", "achin", "Deh Bala", nil].randomElement(using: &random) ?? nil
    return row
  }
}

/// The analysis of some tables in the four squares.
func analyze(
  _ question: Question, _ tables: [IncidentTable], keepsPoints: Bool = false,
  keepsAlternatives: Bool = false, threads: Int = 1
) async throws -> Analysis {
  let layer = try fourSquares()
  return try await Analysis(
    question, of: .tables(tables), in: layer, names: placeNames(in: layer),
    keepsPoints: keepsPoints, keepsAlternatives: keepsAlternatives, threads: threads)
}

/// The names of a layer's provinces, and of some places.
func placeNames(in layer: BoundaryLayer, _ places: [GazetteerPlace] = []) -> PlaceNames {
  PlaceNames(layer.catalog, aliases: []) { () throws(EngineError) in
    PlaceNames.Gazetteer(places: places, countries: [])
  }
}

extension LocatedTable {
  /// What became of each row that could be read.
  var outcomes: [RowOutcome] {
    zip(batches, incidents.batches).flatMap { located, batch in
      (0..<batch.rowCount).map { located.outcome($0, of: batch) }
    }
  }
}
