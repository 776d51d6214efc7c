internal import Geodesy
internal import Geography
internal import Readers
internal import SyntheticTables

/// How many points are measured in a second to the Pakistani border, with an error below 1 mm.
struct DistanceBenchmark {
  private let settings: Settings
  private let lines: [(name: String, key: String, lines: [Polyline])]
  private let longitudes: [Double]
  private let latitudes: [Double]

  init(_ settings: Settings) throws {
    self.settings = settings
    let borders = try readBorders(
      path: checkout("GeoData/borders/afg-borders.geojson"), keyField: nil)
    guard let border = borders.first(where: { $0.neighbor == "PAK" }) else {
      throw WrongAnswer("the bundled borders have none with PAK")
    }
    let shapes = FineShapes()
    lines = [
      ("the bundled border", "default", border.lines),
      (
        "a fine border", "fine",
        border.lines.compactMap { Polyline(shapes.refined($0.coordinates)) }
      ),
    ]
    var random = SplitMix64(seed: 1)
    let count = settings.pointCount / 10
    longitudes = (0..<count).map { _ in 60.5 + random.unit() * 14.4 }
    latitudes = (0..<count).map { _ in 29.4 + random.unit() * 9.1 }
  }

  func figures() async throws -> [Figure] {
    var figures: [Figure] = []
    for border in lines {
      let index = try LineIndex(border.lines)
      let edges = border.lines.reduce(0) { $0 + $1.coordinates.count - 1 }
      let found = index.distances(longitudes: longitudes.span, latitudes: latitudes.span)
      let checked = try check(found, border.lines)
      for threads in settings.threads {
        let timing = try await measure(runs: settings.runs) { try await distances(index, threads) }
        figures.append(
          Figure(
            section: "distance", name: "points to \(border.name) (\(edges) edges)",
            threads: threads, unit: "points", items: longitudes.count,
            time: timing.time, allocations: timing.allocations, peakBytes: timing.peakBytes,
            checked: checked))
      }
      guard settings.writesForPeers else { continue }
      try writeLines(border.lines, to: settings.file("border-\(border.key).wkt"))
      try writeNumPy(found, type: "<f8", to: settings.file("distance-\(border.key)-answer.npy"))
    }
    if settings.writesForPeers {
      try writeNumPy(longitudes, type: "<f8", to: settings.file("distance-longitude.npy"))
      try writeNumPy(latitudes, type: "<f8", to: settings.file("distance-latitude.npy"))
    }
    return figures
  }

  private func distances(_ index: LineIndex, _ threads: Int) async throws {
    _ = try await inParallel(threads) { part in
      let rows = share(part, of: threads, in: longitudes.count)
      return index.distances(
        longitudes: longitudes.span.extracting(rows), latitudes: latitudes.span.extracting(rows)
      ).count
    }
  }

  /// Compares a few points with a search along every edge that could be nearest, by the geodesic
  /// inverse alone.
  private func check(_ found: [Double], _ lines: [Polyline]) throws -> String {
    let sample = min(100, found.count)
    for row in 0..<sample {
      let point = Coordinate(longitude: longitudes[row], latitude: latitudes[row])
      let nearest = lines.map { Self.distance(from: point, to: $0.coordinates) }.min() ?? .infinity
      guard abs(nearest - found[row]) <= 0.001 else {
        throw WrongAnswer(
          "the distance of \(point) is \(found[row]) m; a plain search: \(nearest) m")
      }
    }
    return "a search by geodesics, \(sample) points, 1 mm"
  }

  private static func distance(from point: Coordinate, to line: [Coordinate]) -> Double {
    let ends = line.map { Geodesic.inverse(from: point, to: $0).distanceMeters }
    var nearest = ends.min() ?? .infinity
    for edge in 1..<line.count {
      // By the triangle, no point of the edge is nearer than this.
      let length = Geodesic.inverse(from: line[edge - 1], to: line[edge]).distanceMeters
      guard (ends[edge - 1] + ends[edge] - length * 1.001) / 2 < nearest else { continue }
      nearest = min(nearest, search(point, line[edge - 1], line[edge]))
    }
    return nearest
  }

  /// The least distance along an edge that is straight in degrees, by golden sections.
  private static func search(_ point: Coordinate, _ start: Coordinate, _ end: Coordinate) -> Double
  {
    func meters(_ part: Double) -> Double {
      Geodesic.inverse(
        from: point,
        to: Coordinate(
          longitude: start.longitude + (end.longitude - start.longitude) * part,
          latitude: start.latitude + (end.latitude - start.latitude) * part)
      ).distanceMeters
    }
    let golden = (5.0.squareRoot() - 1) / 2
    var (low, high) = (0.0, 1.0)
    for _ in 0..<40 {
      let width = (high - low) * golden
      if meters(high - width) < meters(low + width) {
        high = low + width
      } else {
        low = high - width
      }
    }
    return meters((low + high) / 2)
  }
}
