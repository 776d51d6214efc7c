internal import Geocoding
internal import Geography
internal import Geometry

/// How many points find their province in a second, on the bundled layer and on a fine one.
struct JoinBenchmark {
  private let settings: Settings
  private let layers: [(name: String, key: String, provinces: [Province])]
  private let points: Points

  init(_ settings: Settings) throws {
    self.settings = settings
    let catalog = try ProvinceCatalog(bundledProvinces())
    let fine = try FineShapes.layer(catalog).0.catalog
    layers = [
      ("the bundled layer", "default", catalog.provinces),
      ("a fine layer", "fine", fine.provinces),
    ]
    points = Points(count: settings.pointCount, around: catalog.provinces, seed: 7)
  }

  func figures() async throws -> [Figure] {
    if settings.writesForPeers {
      try writeNumPy(points.longitudes, type: "<f8", to: settings.file("points-longitude.npy"))
      try writeNumPy(points.latitudes, type: "<f8", to: settings.file("points-latitude.npy"))
    }
    var figures: [Figure] = []
    for layer in layers {
      let polygons = layer.provinces.map(\.polygons)
      let vertices = polygons.flatMap { $0 }.flatMap(\.rings)
        .reduce(0) { $0 + $1.coordinates.count }
      let name = "\(layer.name) (\(layer.provinces.count) provinces, \(vertices) vertices)"
      figures.append(try await built(polygons, name))
      let grid = try PolygonGrid(polygons)
      let found = try PolygonIndex(grid).locate(
        longitudes: points.longitudes.span, latitudes: points.latitudes.span)
      let checked = try check(found, layer.provinces)
      for threads in settings.threads {
        let timing = try await measure(runs: settings.runs) { try await join(grid, threads) }
        figures.append(
          Figure(
            section: "join", name: "points in \(name)", threads: threads, unit: "points",
            items: settings.pointCount, bytes: settings.pointCount * 16, time: timing.time,
            allocations: timing.allocations, peakBytes: timing.peakBytes, checked: checked))
      }
      guard settings.writesForPeers else { continue }
      try writeLayer(layer.provinces, to: settings.file("layer-\(layer.key).geojson"))
      try writeNumPy(
        found.lowest, type: "<u2", to: settings.file("join-\(layer.key)-answer.npy"))
    }
    return figures
  }

  /// An index for each worker and part, GEOS included, as the report has it.
  private func join(_ grid: PolygonGrid, _ threads: Int) async throws {
    let blocks = (points.longitudes.count + 65_535) / 65_536
    _ = try await inParallel(threads) { part in
      let index = PolygonIndex(grid)
      var inside = 0
      for block in share(part, of: threads, in: blocks) {
        let rows = block * 65_536..<min((block + 1) * 65_536, points.longitudes.count)
        let found = try index.locate(
          longitudes: points.longitudes.span.extracting(rows),
          latitudes: points.latitudes.span.extracting(rows))
        inside += found.lowest[0] == ProvinceID.noneRawValue ? 0 : 1
      }
      return inside
    }
  }

  private func built(_ polygons: [[Polygon]], _ name: String) async throws -> Figure {
    let timing = try await measure(runs: settings.runs) { _ = try PolygonGrid(polygons) }
    let bytes = try PolygonGrid(polygons).byteCount
    return Figure(
      section: "join", name: "build the index of \(name), \(bytes / 1024) KB", unit: "runs",
      items: 1, time: timing.time, allocations: timing.allocations, peakBytes: timing.peakBytes,
      checked: "its answers")
  }

  /// Compares a sample with ray casting in plain arithmetic; GEOS itself is asked by the tests, and
  /// by the peers for every point.
  private func check(_ found: Coverage, _ provinces: [Province]) throws -> String {
    let edges = provinces.reduce(0) { sum, province in
      sum + province.polygons.flatMap(\.rings).reduce(0) { $0 + $1.coordinates.count }
    }
    let sample = min(settings.pointCount, 50_000_000 / edges)
    let caster = RayCaster(provinces)
    let step = settings.pointCount / sample
    for point in 0..<sample {
      let row = point * step
      let expected = caster.lowest(points.longitudes[row], points.latitudes[row])
      // Too near an edge for plain arithmetic to tell.
      guard let expected else { continue }
      try require(
        found.lowest[row], equals: expected,
        "the province of \(points.longitudes[row]), \(points.latitudes[row])")
    }
    return "ray casting, \(sample) points"
  }
}

/// Which province a point is in, by counting the edges that a ray to the east crosses.
struct RayCaster {
  private struct Box {
    var west = Double.infinity
    var east = -Double.infinity
    var south = Double.infinity
    var north = -Double.infinity
  }

  private let rings: [[[Coordinate]]]
  private let boxes: [Box]

  init(_ provinces: [Province]) {
    rings = provinces.map { $0.polygons.flatMap(\.rings).map(\.coordinates) }
    boxes = rings.map { rings in
      rings.joined().reduce(into: Box()) { box, corner in
        box.west = min(box.west, corner.longitude)
        box.east = max(box.east, corner.longitude)
        box.south = min(box.south, corner.latitude)
        box.north = max(box.north, corner.latitude)
      }
    }
  }

  /// The lowest province with the point, `ProvinceID.noneRawValue` for none; nil for a point within
  /// 1e-9 degrees of an edge that matters.
  func lowest(_ longitude: Double, _ latitude: Double) -> UInt16? {
    for (province, box) in boxes.enumerated()
    where longitude >= box.west - 1e-6 && longitude <= box.east + 1e-6
      && latitude >= box.south - 1e-6 && latitude <= box.north + 1e-6
    {
      var isInside = false
      for ring in rings[province] {
        for corner in 1..<ring.count {
          let (first, second) = (ring[corner - 1], ring[corner])
          if abs(first.latitude - latitude) < 1e-9 || abs(second.latitude - latitude) < 1e-9 {
            return nil
          }
          guard (first.latitude > latitude) != (second.latitude > latitude) else { continue }
          let crossing =
            first.longitude + (second.longitude - first.longitude)
            * (latitude - first.latitude) / (second.latitude - first.latitude)
          if abs(crossing - longitude) < 1e-9 { return nil }
          if crossing > longitude { isInside.toggle() }
        }
      }
      if isInside { return UInt16(province) }
    }
    return ProvinceID.noneRawValue
  }
}
