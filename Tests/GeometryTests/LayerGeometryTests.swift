import Geography
import TestSupport
import Testing

@testable import Geometry

/// What is told from edges alone, against GEOS and against exact arithmetic.
@Suite struct `Layers taken apart` {
  /// Units of random boxes and triangles on a small lattice, with holes that may lie anywhere: rings
  /// that cross, touch, nest in every order, or are fine.
  private func units(_ count: Int, using generator: inout SplitMix64) throws -> [[Polygon]] {
    func corner() -> (Double, Double) {
      (
        Double(Int.random(in: 0...12, using: &generator)),
        Double(Int.random(in: 0...12, using: &generator))
      )
    }
    func ring() throws -> Ring {
      if Int.random(in: 0..<4, using: &generator) == 0 {
        return try GeometryTests.ring([corner(), corner(), corner()])
      }
      let (west, south) = corner()
      let width = Double(Int.random(in: 1...6, using: &generator))
      let height = Double(Int.random(in: 1...6, using: &generator))
      let ring = try GeometryTests.ring(box(west, south, west + width, south + height))
      return try ring.rewritten(using: &generator)
    }
    return try (0..<count).map { _ in
      try (0..<Int.random(in: 1...3, using: &generator)).map { _ in
        let holes = Int.random(in: 0...2, using: &generator)
        return Polygon(exterior: try ring(), holes: try (0..<holes).map { _ in try ring() })
      }
    }
  }

  private func problemsByGEOS(_ units: [[Polygon]]) throws -> [ValidityProblem] {
    let context = try GEOSContext()
    return try units.enumerated().compactMap { unit, polygons in
      try GeometryHandle(WellKnownBinary(polygons), in: context).invalidity().map {
        ValidityProblem(unit: unit, reason: $0.reason, place: $0.place)
      }
    }
  }

  @Test(arguments: UInt64(0)..<5)
  func `have the problems that GEOS finds`(seed: UInt64) throws {
    var generator = SplitMix64(seed: seed)
    let units = try units(25, using: &generator)
    // One by one too, where nothing of others makes a unit unsure.
    #expect(try LayerGeometry(units).validityProblems() == problemsByGEOS(units))
    for unit in units.prefix(3) {
      #expect(try LayerGeometry([unit]).validityProblems() == problemsByGEOS([unit]))
    }
  }

  /// Islands in lakes on islands: what is sound must be seen to be, or GEOS would be asked for all.
  @Test func `are sound without GEOS where rings nest in turn`() throws {
    let nested = [
      try polygon(box(0, 0, 20, 20), holes: [box(1, 1, 9, 9), box(11, 11, 19, 19)]),
      try polygon(box(2, 2, 8, 8), holes: [box(3, 3, 7, 7)]), try polygon(box(4, 4, 6, 6)),
      try polygon(box(30, 0, 31, 1)),
    ]
    #expect(LayerGeometry([nested]).isSurelyValid(0))
    let wrong = [
      [nested[0], try polygon(box(2, 2, 8, 8), holes: [box(12, 12, 13, 13)])],
      [try polygon(box(0, 0, 20, 20)), try polygon(box(1, 1, 2, 2))],
      [try polygon(box(0, 0, 9, 9), holes: [box(1, 1, 8, 8), box(2, 2, 3, 3)])],
      [try polygon(box(0, 0, 2, 2), holes: [box(5, 5, 6, 6)])],
      [try polygon([(3, 3), (3, 3), (3, 3)])], [try polygon([(0, 0), (1, 1), (2, 2)])],
    ]
    for unit in wrong {
      #expect(!LayerGeometry([unit]).isSurelyValid(0))
      #expect(try LayerGeometry([unit]).validityProblems().count == 1)
    }
  }

  @Test(arguments: RealData.presentLayers)
  func `are sound without GEOS where they are real`(layer: RealData.Layer) throws {
    let units = try RealData.provinces(of: layer).provinces.map(\.polygons)
    let geometry = LayerGeometry(units)
    let unsound = units.indices.filter { !geometry.isSurelyValid($0) }
    #expect(unsound.count <= 1, "\(unsound)")
    #expect(geometry.meetings?.flags.contains { $0.contains(.isUnsure) } == false)
  }

  /// Every pair of edges by exact integers: those that meet in anything but a shared end are unsure,
  /// ends where others meet are junctions, and units that touch themselves are unsure.
  @Test(arguments: UInt64(100)..<106)
  func `know edges that meet`(seed: UInt64) throws {
    var generator = SplitMix64(seed: seed)
    let units = try units(6, using: &generator)
    let geometry = LayerGeometry(units)
    let (layer, meetings) = try (#require(geometry.edges), #require(geometry.meetings))
    for (a, edge) in layer.edges.enumerated() {
      for (b, other) in layer.edges.enumerated() where a != b {
        let meeting = Exactly.meeting(edge, other)
        let isTold =
          meetings.flags[a].contains(.isUnsure)
          && meetings.unitIsUnsure[Int(layer.owners[a].first)]
        if meeting == .otherwise, !isTold { Issue.record("\(edge) meets \(other)") }
        if edge == other, !meetings.flags[a].contains(.isRepeated) {
          Issue.record("\(edge) is there twice")
        }
      }
    }
  }

  @Test(arguments: UInt64(200)..<204)
  func `know repeated edges without a grid as with one`(seed: UInt64) throws {
    var generator = SplitMix64(seed: seed)
    let units = try units(8, using: &generator)
    let geometry = LayerGeometry(units + units.prefix(2))
    let (layer, meetings) = try (#require(geometry.edges), #require(geometry.meetings))
    let plain = EdgeMeetings(layer, unitCount: units.count + 2)
    #expect(plain.flags.allSatisfy { $0.contains(.isUnsure) })
    #expect(
      plain.flags.map { $0.contains(.isRepeated) }
        == meetings.flags.map { $0.contains(.isRepeated) })
  }

  @Test func `give every ring its turn, whichever way it begins`() throws {
    var generator = SplitMix64(seed: 11)
    for _ in 0..<50 {
      let ring = try ring(box(0, 0, 3, 2)).rewritten(using: &generator)
      let layer = LayerEdges([[Polygon(exterior: ring)]])
      #expect(layer.isCounterclockwise(layer.rings[0]) == (ring.doubledSignedArea > 0))
    }
  }

  @Test func `refuse what is not finite, in the words of GEOS`() throws {
    let unit = [try polygon([(0, 0), (1, 0), (1, .nan), (0, 1)])]
    let geometry = LayerGeometry([[], unit])
    #expect(try geometry.validityProblems().map(\.unit) == [1])
    #expect(throws: GeometryError.invalidUnit(index: 1, reason: "Invalid Coordinate")) {
      _ = try geometry.grid()
    }
  }

  @Test func `have each edge once, with its owners`() throws {
    let grid = try PolygonGrid([
      [try polygon(box(0, 0, 1, 1))], [try polygon(box(1, 0, 2, 1))], [],
    ])
    #expect(grid.boundaryEdges.count == 7)
    let shared = grid.boundaryEdges.filter { $0.secondUnit != nil }
    #expect(
      shared == [
        BoundaryEdge(start: place(1, 0), end: place(1, 1), firstUnit: 0, secondUnit: 1)
      ])
    #expect(Array(boundaryEdges(of: [])).isEmpty)
  }
}

/// Meetings of edges whose ends are small integers.
private enum Exactly {
  enum Meeting { case apart, end, otherwise }

  static func meeting(_ a: GridEdge, _ b: GridEdge) -> Meeting {
    let (p, q, r, s) = (place(a.ax, a.ay), place(a.bx, a.by), place(b.ax, b.ay), place(b.bx, b.by))
    let ends = [(p, r), (p, s), (q, r), (q, s)].count { $0.0 == $0.1 }
    let (d1, d2) = (side(p, q, r), side(p, q, s))
    let (d3, d4) = (side(r, s, p), side(r, s, q))
    if d1 == 0, d2 == 0 {
      // On one line, the ends of each in ascending order: how much of it both have.
      let low = p.precedes(r) ? r : p
      let high = q.precedes(s) ? q : s
      if low == high { return ends == 1 ? .end : .otherwise }
      return low.precedes(high) ? .otherwise : .apart
    }
    guard d1 * d2 <= 0, d3 * d4 <= 0 else { return .apart }
    return ends == 1 ? .end : .otherwise
  }

  private static func side(_ a: Coordinate, _ b: Coordinate, _ c: Coordinate) -> Int {
    // Small integers: every product is exact.
    let turn =
      (b.longitude - a.longitude) * (c.latitude - a.latitude)
      - (b.latitude - a.latitude) * (c.longitude - a.longitude)
    return turn > 0 ? 1 : turn < 0 ? -1 : 0
  }
}
