import Geography
import TestSupport
import Testing

private func point(_ longitude: Double, _ latitude: Double) -> Coordinate {
  Coordinate(longitude: longitude, latitude: latitude)
}

/// A square of side 1 with its lower left corner at the offset, counterclockwise.

private func square(at x: Double, _ y: Double) throws -> Ring {
  try #require(
    Ring([point(x, y), point(x + 1, y), point(x + 1, y + 1), point(x, y + 1), point(x, y)]))
}

@Suite struct `A ring` {
  @Test(arguments: [0, 1, 2, 3])
  func `has at least four positions`(count: Int) {
    #expect(Ring(Array(repeating: point(1, 1), count: count)) == nil)
  }

  @Test func `is closed`() {
    #expect(Ring([point(0, 0), point(1, 0), point(1, 1), point(0, 0.1)]) == nil)
    #expect(Ring([point(0, 0), point(1, 0), point(1, 1), point(0, 0)]) != nil)
  }

  @Test(arguments: [(0, 0), (179, 89), (-180, -90), (69.123456789, 34.987654321)])
  func `runs counterclockwise when its area is positive, wherever it lies`(
    x: Double, y: Double
  ) throws {
    let ring = try square(at: x, y)
    #expect(abs(ring.doubledSignedArea - 2) < 1e-12)
    #expect(abs(ring.reversed.doubledSignedArea + 2) < 1e-12)
    #expect(ring.reversed.reversed == ring)
  }

  @Test(arguments: UInt64(0)..<20)
  func `has the area of the triangles it is made of`(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    // Whole numbers, so that both sums are exact.
    var corners = (0..<Int.random(in: 3...12, using: &random)).map { _ in
      point(
        Double(Int.random(in: -180...180, using: &random)),
        Double(Int.random(in: -90...90, using: &random)))
    }
    corners.append(corners[0])
    let expected = zip(corners, corners.dropFirst()).reduce(0) {
      $0 + $1.0.longitude * $1.1.latitude - $1.1.longitude * $1.0.latitude
    }
    #expect(try #require(Ring(corners)).doubledSignedArea == expected)
  }

  @Test func `without area has none`() throws {
    let flat = try #require(Ring([point(0, 0), point(2, 2), point(1, 1), point(0, 0)]))
    #expect(flat.doubledSignedArea == 0)
  }
}

@Suite struct `A polygon` {
  @Test(arguments: [false, true], [false, true])
  func `is brought to the right-hand rule`(outerIsReversed: Bool, holeIsReversed: Bool) throws {
    let corners = [point(-1, -1), point(3, -1), point(3, 3), point(-1, 3), point(-1, -1)]
    let outer = try #require(Ring(corners))
    let hole = try square(at: 0, 0)
    let polygon = Polygon(
      exterior: outerIsReversed ? outer.reversed : outer,
      holes: [holeIsReversed ? hole.reversed : hole])
    let rightHanded = Polygon(exterior: outer, holes: [hole.reversed])
    #expect(polygon.rightHanded == rightHanded)
    #expect(rightHanded.rightHanded == rightHanded)
    #expect(rightHanded.rings == [outer, hole.reversed])
  }
}

@Suite struct `A polyline` {
  @Test func `has at least two positions`() {
    #expect(Polyline([]) == nil)
    #expect(Polyline([point(0, 0)]) == nil)
    #expect(Polyline([point(0, 0), point(1, 1)]) != nil)
  }
}

@Suite struct `A bounding box` {
  @Test func `of nothing is nil`() {
    #expect(BoundingBox([]) == nil)
  }

  @Test(arguments: UInt64(0)..<20)
  func `is the least and greatest of each axis`(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let points = (0..<Int.random(in: 1...30, using: &random)).map { _ in
      point(
        Double.random(in: -180...180, using: &random), Double.random(in: -90...90, using: &random))
    }
    var box = try #require(BoundingBox(points))
    #expect(box.west == points.map(\.longitude).min())
    #expect(box.east == points.map(\.longitude).max())
    #expect(box.south == points.map(\.latitude).min())
    #expect(box.north == points.map(\.latitude).max())
    let half = points.count / 2
    if var joined = BoundingBox(points.prefix(half)), let rest = BoundingBox(points.dropFirst(half))
    {
      joined.extend(to: rest)
      #expect(joined == box)
    }
    box.extend(to: point(200, -100))
    #expect(box.east == 200 && box.south == -100)
  }
}
