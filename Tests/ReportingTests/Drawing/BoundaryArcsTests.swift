import Foundation
import Geography
import TestSupport
import Testing

@testable import Reporting

@Suite struct BoundaryArcsTests {
  private func layer(_ provinces: [Province]) throws -> DrawableLayer {
    try #require(DrawableLayer(try ProvinceCatalog(provinces)))
  }

  /// The ring's vertices after thinning, in meters.
  private func ring(
    _ references: [BoundaryArcs.Reference], _ arcs: [[Int32]], _ places: [PlanePoint]
  ) -> [PlanePoint] {
    references.flatMap { reference in
      let arc = arcs[Int(reference.arc)].map { places[Int($0)] }
      return Array((reference.isReversed ? arc.reversed() : arc).dropLast())
    }
  }

  @Test(arguments: [UInt64](1...8))
  func `arcs put together are the rings of the layer`(seed: UInt64) throws {
    let provinces = WiggledCountry(seed: seed).provinces
    let layer = try layer(provinces)
    let boundaries = layer.arcs.boundaries
    let all = boundaries.arcs.map(\.vertices)
    for (province, rings) in boundaries.rings.enumerated() {
      let original = provinces[province].polygons[0].exterior.coordinates.dropLast()
        .map(layer.place)
      let found = ring(rings[0], all, boundaries.places)
      #expect(found.count == original.count)
      let start = try #require(original.firstIndex(of: found[0]))
      #expect(found == Array(original[start...] + original[..<start]))
    }
  }

  @Test func `a border of two provinces is one arc with both on its sides`() throws {
    let columns = 4
    let rows = 3
    let boundaries = try layer(WiggledCountry(seed: 3).provinces).arcs.boundaries
    let inner = (columns - 1) * rows + columns * (rows - 1)
    #expect(boundaries.arcs.count { $0.owners.count == 2 } == inner)
    // At each corner the outlines of two edges of one province meet in no third boundary.
    #expect(boundaries.arcs.count(where: \.isOutline) == 2 * (columns + rows) - 4)
  }

  @Test(arguments: [UInt64](1...12), [0.0, 1e5, 1e7, 1e8, 1e9, 1e10])
  func `thinning opens no gap between neighbors`(seed: UInt64, least: Double) throws {
    let layer = try layer(WiggledCountry(seed: seed, depth: 5).provinces)
    let boundaries = layer.arcs.boundaries
    let thinned = layer.arcs.thinned(by: least)
    for (arc, kept) in zip(boundaries.arcs, thinned) {
      #expect(kept.first == arc.vertices.first && kept.last == arc.vertices.last)
    }
    // What the provinces cover is exactly what their outline surrounds.
    let areas = boundaries.rings.map { rings in
      rings.reduce(0) { $0 + doubledArea(of: ring($1, thinned, boundaries.places)) }
    }
    var outline = 0.0
    for rings in boundaries.rings {
      for reference in rings.joined() where boundaries.arcs[Int(reference.arc)].isOutline {
        let kept = thinned[Int(reference.arc)].map { boundaries.places[Int($0)] }
        let line = reference.isReversed ? Array(kept.reversed()) : kept
        for (a, b) in zip(line, line.dropFirst()) { outline += a.x * b.y - b.x * a.y }
      }
    }
    let sum = areas.reduce(0, +)
    #expect(abs(sum - outline) <= 1e-9 * abs(sum))
  }

  @Test func `a hole and the province in it share one closed arc`() throws {
    let hole = rectangle(11, 41, 12, 42, steps: 5)
    let outer = rectangle(10, 40, 14, 44, steps: 5)
    let around = Province(
      code: "A", name: "",
      polygons: [Polygon(exterior: outer[0].exterior, holes: [hole[0].exterior.reversed])])
    let boundaries = try layer([around, Province(code: "B", name: "", polygons: hole)]).arcs
      .boundaries
    #expect(boundaries.arcs.count == 2)
    #expect(boundaries.arcs.count { $0.isClosed && $0.owners.count == 2 } == 1)
  }

  @Test func `a province cut at the antimeridian is one piece`() throws {
    let island = Province(
      code: "A", name: "",
      polygons: rectangle(178, -18, 180, -16, steps: 4)
        + rectangle(-180, -18, -179, -16, steps: 4))
    let whole = Province(code: "A", name: "", polygons: rectangle(178, -18, 181, -16, steps: 4))
    let boundaries = try layer([island]).arcs.boundaries
    #expect(boundaries.rings[0].count == 1)
    let ring = ring(boundaries.rings[0][0], boundaries.arcs.map(\.vertices), boundaries.places)
    let extent = try #require(LayerExtent([island]))
    let projection = EqualAreaProjection(extent)
    let expected = whole.polygons[0].exterior.coordinates.dropLast().map {
      projection.project(longitude: $0.longitude, latitude: $0.latitude)
    }
    // The parallels are straight in degrees and bent on the map: vertices make a small difference.
    #expect(abs(doubledArea(of: ring) / doubledArea(of: expected) - 1) < 1e-3)
    let line = projection.project(longitude: 180, latitude: -17)
    #expect(!ring.contains { ($0 - line).length < 1 })
  }

  @Test func `islands vanish when they are too small, and their province is marked`() throws {
    let speck = Province(code: "B", name: "", polygons: rectangle(20, 40, 20.001, 40.001))
    let layer = try layer([
      Province(code: "A", name: "", polygons: rectangle(10, 40, 14, 44, steps: 5)), speck,
    ])
    let view = PanelView(of: layer.box, width: 640, height: 400, padding: 18)
    let drawing = LayerDrawing(layer, in: view, budget: 9_000)
    #expect(drawing.shapes.count == 2)
    #expect(drawing.shapes[0].mark == nil)
    let mark = try #require(drawing.shapes[1].mark)
    #expect(view.frame.contains(mark))
  }

  @Test(arguments: [60, 400, 2_000, 100_000])
  func `a budget bounds the vertices, the ends of arcs apart`(_ budget: Int) throws {
    let layer = try layer(WiggledCountry(seed: 5, depth: 7).provinces)
    let box = layer.box.grown(by: 1)
    let least = layer.arcs.leastWeight(atLeast: 0, budget: budget, in: box)
    let arcs = layer.arcs.boundaries.arcs
    let ends = arcs.reduce(0) { $0 + 2 * ($1.owners.count + ($1.isOutline ? 1 : 0)) }
    let written = zip(arcs, layer.arcs.thinned(by: least)).reduce(0) {
      $0 + $1.1.count * ($1.0.owners.count + ($1.0.isOutline ? 1 : 0))
    }
    #expect(written <= max(budget, ends))
    if budget == 100_000 { #expect(least == 0) }
  }
}

@Suite struct ArcThinningTests {
  /// The weights again, by looking for the least area among all vertices each time.
  private func naiveWeights(_ line: [PlanePoint]) -> [Double] {
    var weights = [Double](repeating: .infinity, count: line.count)
    var left = Array(line.indices)
    var reached = 0.0
    while left.count > 2 {
      let areas = (1..<left.count - 1).map { position in
        let (a, b, c) = (line[left[position - 1]], line[left[position]], line[left[position + 1]])
        return abs((b.x - a.x) * (c.y - a.y) - (c.x - a.x) * (b.y - a.y)) / 2
      }
      guard let least = areas.min(), let position = areas.firstIndex(of: least) else { break }
      reached = max(reached, least)
      weights[left[position + 1]] = reached
      left.remove(at: position + 1)
    }
    return weights
  }

  @Test(arguments: [UInt64](1...20))
  func `weights are those of the plain search`(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    var line: [PlanePoint] = []
    for index in 0..<Int.random(in: 2...60, using: &random) {
      line.append(
        PlanePoint(
          x: Double(index) * 3 + .random(in: -2...2, using: &random),
          y: .random(in: -5...5, using: &random)))
    }
    if seed.isMultiple(of: 3), let first = line.first { line.append(first) }
    #expect(vertexWeights(of: line) == naiveWeights(line))
  }

  @Test func `a closed line vanishes with its last triangle`() {
    let square = [(0.0, 0.0), (4, 0), (4, 4), (0, 4), (0, 0)].map { PlanePoint(x: $0.0, y: $0.1) }
    #expect(vertexWeights(of: square) == [.infinity, 8, 8, 8, .infinity])
  }
}
