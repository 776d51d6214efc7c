internal import Foundation
internal import Geocoding
internal import Geography
internal import Readers
internal import SyntheticTables

/// Shapes with many more vertices than bundled ones, as surveyed layers have.
///
/// Every edge becomes 2^depth edges by displaced midpoints. The displacements are drawn from the
/// ends of the edge alone, so that provinces go on sharing their boundaries.
struct FineShapes {
  var depth = 5
  /// The most that a midpoint moves, over the length of its edge.
  var amplitude = 0.1

  /// The layer, with smaller displacements where larger ones would cross each other.
  static func layer(_ catalog: ProvinceCatalog) throws -> (ProvinceLayer, FineShapes) {
    for amplitude in [0.1, 0.07, 0.05, 0.03, 0.02, 0.01] {
      let shapes = FineShapes(amplitude: amplitude)
      let provinces = try catalog.provinces.map { province in
        try Province(
          code: province.code, name: province.name, polygons: province.polygons.map(shapes.refined))
      }
      if let layer = try? ProvinceLayer(ProvinceCatalog(provinces)) { return (layer, shapes) }
    }
    throw WrongAnswer("the layer could not be made finer without crossing edges")
  }

  func refined(_ polygon: Polygon) throws -> Polygon {
    let rings = polygon.rings.compactMap { Ring(refined($0.coordinates)) }
    guard rings.count == polygon.rings.count else {
      throw WrongAnswer("a ring could not be made finer")
    }
    return Polygon(exterior: rings[0], holes: Array(rings.dropFirst()))
  }

  func refined(_ line: [Coordinate]) -> [Coordinate] {
    guard let first = line.first else { return [] }
    return zip(line, line.dropFirst()).reduce(into: [first]) { points, edge in
      points += refined(from: edge.0, to: edge.1).dropFirst()
    }
  }

  private func refined(from start: Coordinate, to end: Coordinate) -> [Coordinate] {
    let isForward = (start.longitude, start.latitude) < (end.longitude, end.latitude)
    let (low, high) = isForward ? (start, end) : (end, start)
    let seed = [low.longitude, low.latitude, high.longitude, high.latitude]
      .reduce(into: UInt64(17)) { $0 = ($0 ^ $1.bitPattern) &* 0x9E37_79B9_7F4A_7C15 }
    var random = SplitMix64(seed: seed)
    var points = [low, high]
    for _ in 0..<depth {
      points = zip(points, points.dropFirst()).reduce(into: [points[0]]) { finer, edge in
        let shift = (random.unit() * 2 - 1) * amplitude
        let (east, north) = (
          edge.1.longitude - edge.0.longitude, edge.1.latitude - edge.0.latitude
        )
        finer.append(
          Coordinate(
            longitude: (edge.0.longitude + edge.1.longitude) / 2 - north * shift,
            latitude: (edge.0.latitude + edge.1.latitude) / 2 + east * shift))
        finer.append(edge.1)
      }
    }
    return isForward ? points : points.reversed()
  }
}

/// A layer as GeoJSON, for the peers. Numbers are printed so that they read back as they are.
func writeLayer(_ provinces: [Province], to path: String) throws {
  func text(_ ring: Ring) -> String {
    "[" + ring.coordinates.map { "[\($0.longitude),\($0.latitude)]" }.joined(separator: ",") + "]"
  }
  let features = provinces.map { province in
    let polygons = province.polygons.map { "[" + $0.rings.map(text).joined(separator: ",") + "]" }
    return """
      {"type":"Feature","properties":{"code":"\(province.code)"},"geometry":\
      {"type":"MultiPolygon","coordinates":[\(polygons.joined(separator: ","))]}}
      """
  }
  let collection =
    #"{"type":"FeatureCollection","features":["# + features.joined(separator: ",\n") + "]}\n"
  try collection.write(toFile: path, atomically: true, encoding: .utf8)
}

/// Lines as WKT, for the peers.
func writeLines(_ lines: [Polyline], to path: String) throws {
  let parts = lines.map { line in
    "(" + line.coordinates.map { "\($0.longitude) \($0.latitude)" }.joined(separator: ", ") + ")"
  }
  try "MULTILINESTRING (\(parts.joined(separator: ", ")))\n"
    .write(toFile: path, atomically: true, encoding: .utf8)
}
