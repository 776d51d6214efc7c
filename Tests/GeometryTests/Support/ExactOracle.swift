import Geography
import Testing

/// Whether polygons cover points, decided in integers without any rounding.
///
/// Degrees are counted in units of 2^-54. A double in -180...180 whose last bit is worth at least
/// that, which every double from 0.25 upward is, becomes an integer below 2^62; a difference of two
/// stays below 2^63, and a difference of two products of those below 2^127.
enum ExactOracle {
  typealias Position = (x: Int128, y: Int128)

  enum Side { case inside, boundary, outside }

  static func exact(_ place: Coordinate) throws -> Position {
    let scale = 0x1p54
    return (
      Int128(try #require(Int64(exactly: place.longitude * scale))),
      Int128(try #require(Int64(exactly: place.latitude * scale)))
    )
  }

  /// Positive when `c` lies left of the line from `a` to `b`.
  static func orientation(_ a: Position, _ b: Position, _ c: Position) -> Int {
    Int(((b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x)).signum())
  }

  /// Counts the edges that a ray toward higher longitudes crosses.
  static func side(of point: Position, in ring: [Position]) -> Side {
    var isInside = false
    for (a, b) in zip(ring, ring.dropFirst()) {
      let turn = orientation(a, b, point)
      if turn == 0, min(a.x, b.x) <= point.x, point.x <= max(a.x, b.x),
        min(a.y, b.y) <= point.y, point.y <= max(a.y, b.y)
      {
        return .boundary
      }
      if (a.y > point.y) != (b.y > point.y), (turn > 0) == (b.y > a.y) { isInside.toggle() }
    }
    return isInside ? .inside : .outside
  }

  /// The exact rings of the polygons of one unit; the exterior first.
  struct Unit {
    let polygons: [[[Position]]]

    init(_ polygons: [Polygon]) throws {
      self.polygons = try polygons.map { polygon in
        try polygon.rings.map { try $0.coordinates.map(ExactOracle.exact) }
      }
    }

    func covers(_ point: Position) -> Bool {
      polygons.contains { rings in
        side(of: point, in: rings[0]) != .outside
          && !rings.dropFirst().contains { side(of: point, in: $0) == .inside }
      }
    }
  }

  /// The indices of the units that cover each point, ascending; shape `[rowCount]`.
  static func covering(_ points: [Coordinate], by units: [[Polygon]]) throws -> [[Int]] {
    let units = try units.map(Unit.init)
    return try points.map { point in
      let point = try exact(point)
      return units.indices.filter { units[$0].covers(point) }
    }
  }
}
