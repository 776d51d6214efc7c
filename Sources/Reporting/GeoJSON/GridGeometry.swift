internal import Geography

/// A position on a grid of ten-millionths of a degree, about a centimeter.
///
/// - Source: RFC 7946, section 11.2: more digits are precision that no one has.
struct GridPoint: Equatable {
  let x: Int64
  let y: Int64

  /// How many grid steps make a degree.
  static let stepsPerDegree = 10_000_000.0

  /// Nil for positions outside the range of WGS 84 degrees.
  init?(_ coordinate: Coordinate) {
    guard coordinate.isValid else { return nil }
    x = Int64((coordinate.longitude * Self.stepsPerDegree).rounded(.toNearestOrAwayFromZero))
    y = Int64((coordinate.latitude * Self.stepsPerDegree).rounded(.toNearestOrAwayFromZero))
  }

  var json: JSONValue { .array([.decimal(x), .decimal(y)]) }
}

/// The box around written positions.
struct GridBox {
  private(set) var limits: (west: Int64, south: Int64, east: Int64, north: Int64)?

  mutating func extend(to point: GridPoint) {
    guard let box = limits else {
      limits = (point.x, point.y, point.x, point.y)
      return
    }
    limits = (
      min(box.west, point.x), min(box.south, point.y), max(box.east, point.x),
      max(box.north, point.y)
    )
  }

  mutating func extend(to other: GridBox) {
    guard let theirs = other.limits else { return }
    let box = limits ?? theirs
    limits = (
      min(box.west, theirs.west), min(box.south, theirs.south), max(box.east, theirs.east),
      max(box.north, theirs.north)
    )
  }

  /// Nil around nothing.
  var json: JSONValue? {
    limits.map { .array([$0.west, $0.south, $0.east, $0.north].map { .decimal($0) }) }
  }
}

/// A geometry on the grid, with its rings by the right-hand rule.
struct GridGeometry {
  private let name: String
  private let coordinates: JSONValue
  private(set) var box = GridBox()

  var isPoint: Bool { name == "Point" }

  var json: JSONValue {
    .object([("type", .string(name)), ("coordinates", coordinates)])
  }

  /// A point; nil outside the range of WGS 84 degrees.
  init?(_ coordinate: Coordinate) {
    guard let point = GridPoint(coordinate) else { return nil }
    name = "Point"
    coordinates = point.json
    box.extend(to: point)
  }

  /// A polygon or several; rings that shrink to nothing on the grid are left out. Nil when none is
  /// left.
  init?(_ polygons: [Polygon]) {
    let written = polygons.compactMap { polygon -> [[GridPoint]]? in
      guard let exterior = gridRing(polygon.exterior, isHole: false) else { return nil }
      return [exterior] + polygon.holes.compactMap { gridRing($0, isHole: true) }
    }
    guard let first = written.first else { return nil }
    name = written.count == 1 ? "Polygon" : "MultiPolygon"
    let parts = written.map { polygon in JSONValue.array(polygon.map(positions)) }
    coordinates = written.count == 1 ? .array(first.map(positions)) : .array(parts)
    for point in written.joined().joined() { box.extend(to: point) }
  }

  /// A line or several; lines that shrink to a point on the grid are left out. Nil when none is
  /// left.
  init?(_ lines: [Polyline]) {
    let written = lines.map { gridPoints($0.coordinates) }.filter { $0.count >= 2 }
    guard let first = written.first else { return nil }
    name = written.count == 1 ? "LineString" : "MultiLineString"
    coordinates = written.count == 1 ? positions(first) : .array(written.map(positions))
    for point in written.joined() { box.extend(to: point) }
  }
}

private func positions(_ points: [GridPoint]) -> JSONValue { .array(points.map(\.json)) }

/// The positions on the grid, those equal to the one before left out.
private func gridPoints(_ coordinates: [Coordinate]) -> [GridPoint] {
  var points: [GridPoint] = []
  for point in coordinates.lazy.compactMap({ GridPoint($0) }) where point != points.last {
    points.append(point)
  }
  return points
}

/// The ring on the grid, counterclockwise around a polygon and clockwise around a hole; nil when
/// no area is left.
///
/// - Source: RFC 7946, section 3.1.6.
private func gridRing(_ ring: Ring, isHole: Bool) -> [GridPoint]? {
  let points = gridPoints(ring.coordinates)
  guard points.count >= 4, let origin = points.first, points.last == origin else { return nil }
  var doubledArea: Int128 = 0
  for (a, b) in zip(points, points.dropFirst()) {
    doubledArea += Int128(a.x - origin.x) * Int128(b.y - origin.y)
    doubledArea -= Int128(b.x - origin.x) * Int128(a.y - origin.y)
  }
  guard doubledArea != 0 else { return nil }
  return (doubledArea < 0) == isHole ? points : points.reversed()
}
