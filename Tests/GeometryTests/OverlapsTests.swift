import Foundation
import Geography
import TestSupport
import Testing

@testable import Geometry

@Suite struct Overlaps {
  private func expect(
    _ units: [[Polygon]], overlap expected: [(Int, Int, area: Double, fraction: Double)]
  ) throws {
    let found = try overlaps(among: units)
    #expect(
      found
        == expected.map { first, second, area, fraction in
          Overlap(
            units: UnitPair(first, second), overlapArea: area, fractionOfSmaller: fraction)
        })
  }

  @Test func `a plus sign is found although neither unit has a vertex in the other`() throws {
    try expect(
      [[try polygon(box(0, 2, 8, 4))], [try polygon(box(2, 0, 4, 6))]],
      overlap: [(0, 1, area: 4, fraction: 1.0 / 3)])
  }

  @Test func `a unit inside another is found`() throws {
    try expect(
      [[try polygon(box(2, 2, 3, 3))], [try polygon(box(0, 0, 8, 8))]],
      overlap: [(0, 1, area: 1, fraction: 1)])
  }

  @Test func `units that are the same are found`() throws {
    let unit = [try polygon(box(0, 0, 2, 2))]
    try expect([unit, unit], overlap: [(0, 1, area: 4, fraction: 1)])
    try expect(
      [unit, unit, unit],
      overlap: [
        (0, 1, area: 4, fraction: 1), (0, 2, area: 4, fraction: 1), (1, 2, area: 4, fraction: 1),
      ])
  }

  @Test func `a unit in the hole of another is none, unless the hole is smaller`() throws {
    let surround = [try polygon(box(0, 0, 9, 9), holes: [box(3, 3, 6, 6)])]
    try expect([surround, [try polygon(box(3, 3, 6, 6))]], overlap: [])
    try expect([surround, [try polygon(box(4, 4, 5, 5))]], overlap: [])
    try expect(
      [surround, [try polygon(box(3, 3, 7, 6))]],
      overlap: [(0, 1, area: 3, fraction: 0.25)])
  }

  @Test func `units that only touch are none, whether or not their vertices agree`() throws {
    try expect(
      [
        [try polygon(box(0, 0, 2, 2))], [try polygon(box(2, 0, 4, 1))],
        [try polygon(box(2, 1, 4, 2))], [try polygon(box(4, 2, 6, 4))],
      ], overlap: [])
  }

  @Test func `a large unit over a clean layer overlaps all of it, the middle too`() throws {
    var layer: [[Polygon]] = []
    for cell in 0..<25 {
      let (west, south) = (Double(cell % 5), Double(cell / 5))
      layer.append([try polygon(box(west, south, west + 1, south + 1))])
    }
    layer.append([try polygon(box(-1, -1, 6, 6))])
    try expect(layer, overlap: (0..<25).map { ($0, 25, area: 1, fraction: 1) })
  }

  @Test func `a whole layer given twice overlaps unit by unit`() throws {
    var generator = SplitMix64(seed: 5)
    let boxes = LatticeBox(west: 0, south: 0, east: 12, north: 12).partition(using: &generator)
    let layer = try boxes.map { [try $0.polygon()] }
    try expect(
      layer + layer,
      overlap: boxes.indices.map {
        ($0, $0 + boxes.count, area: Double(boxes[$0].area), fraction: 1)
      })
  }

  @Test func `a sliver of one unit in the last place is found`() throws {
    let edge = 70.0
    try expect(
      [[try polygon(box(69, 34, edge.nextUp, 35))], [try polygon(box(edge, 34, 71, 35))]],
      overlap: [(0, 1, area: edge.ulp, fraction: edge.ulp)])
  }

  @Test func `a layer with no units, and a unit with no polygons, has none`() throws {
    try expect([], overlap: [])
    try expect([[], [try polygon(box(0, 0, 1, 1))], []], overlap: [])
  }

  @Test func `an invalid unit that would be overlaid is an error that names it`() throws {
    let bowTie = [try polygon([(0, 0), (2, 2), (2, 0), (0, 2)])]
    let error = #expect(throws: GeometryError.self) {
      try overlaps(among: [[try polygon(box(0, 0, 2, 2))], bowTie])
    }
    #expect(error == .invalidUnit(index: 1, reason: "Self-intersection"))
  }

  @Test(arguments: [Double.nan, .infinity, -.infinity])
  func `a vertex that is not finite is an error that names the unit`(value: Double) throws {
    let unit = [try polygon([(0, 0), (1, 0), (1, value), (0, 1)])]
    let error = #expect(throws: GeometryError.self) { try overlaps(among: [[], unit]) }
    #expect(error == .invalidUnit(index: 1, reason: "Invalid Coordinate"))
  }

  @Test(arguments: [1e300, .greatestFiniteMagnitude])
  func `numbers far outside degrees are answered or refused`(size: Double) throws {
    let units = [
      [try polygon(box(-size, -size, size, size))], [try polygon(box(0, 0, size, 1))],
    ]
    do {
      #expect(try overlaps(among: units).allSatisfy { $0.overlapArea > 0 })
    } catch {
      #expect(!error.description.isEmpty)
    }
  }
}

/// The search against all pairs, on layers in which any defect may occur.
@Suite struct `Overlaps against all pairs` {
  @Test(arguments: UInt64(0)..<60)
  func `of boxes on a lattice are exact`(seed: UInt64) throws {
    var generator = SplitMix64(seed: seed)
    let boxes = damagedPartition(using: &generator)
    let units = try boxes.map { [try $0.polygon().rewritten(using: &generator)] }
    var expected: [Overlap] = []
    for first in boxes.indices {
      for second in boxes.indices.dropFirst(first + 1) {
        let area = boxes[first].commonArea(with: boxes[second])
        let smaller = min(boxes[first].area, boxes[second].area)
        guard area > 0 else { continue }
        expected.append(
          Overlap(
            units: UnitPair(first, second), overlapArea: Double(area),
            fractionOfSmaller: Double(area) / Double(smaller)))
      }
    }
    #expect(try overlaps(among: units) == expected)
  }

  /// A partition of which some boxes have grown by one, some are repeated, some have lost the
  /// vertices along their sides, and over which some others lie.
  private func damagedPartition(using generator: inout SplitMix64) -> [LatticeBox] {
    var boxes = LatticeBox(west: 0, south: 0, east: 16, north: 16).partition(using: &generator)
    let damages = Int.random(in: 0...4, using: &generator)
    for _ in 0..<damages {
      let chosen = Int.random(in: boxes.indices, using: &generator)
      switch Int.random(in: 0..<4, using: &generator) {
      case 0: boxes[chosen].east += 1
      case 1: boxes.append(boxes[chosen])
      case 2: boxes[chosen].hasVerticesAlongSides = false
      default:
        let west = Int.random(in: -2...12, using: &generator)
        let south = Int.random(in: -2...12, using: &generator)
        boxes.append(
          LatticeBox(
            west: west, south: south, east: west + .random(in: 1...9, using: &generator),
            north: south + .random(in: 1...9, using: &generator),
            hasVerticesAlongSides: .random(using: &generator)))
      }
    }
    return boxes.shuffled(using: &generator)
  }

  @Test(arguments: UInt64(100)..<130)
  func `of random stars are those of GEOS on every pair`(seed: UInt64) throws {
    var generator = SplitMix64(seed: seed)
    let units = try (0..<12).map { _ in [try star(using: &generator)] }
    let context = try GEOSContext()
    let geometries = try units.map { try GeometryHandle(WellKnownBinary($0), in: context) }
    var expected: [UnitPair: Double] = [:]
    for first in units.indices {
      for second in units.indices.dropFirst(first + 1) {
        let area = try geometries[first].intersection(with: geometries[second]).area()
        if area > 0 { expected[UnitPair(first, second)] = area }
      }
    }
    let found = try overlaps(among: units)
    #expect(found.map(\.units) == expected.keys.sorted())
    for overlap in found {
      #expect(overlap.overlapArea == expected[overlap.units])
      #expect(overlap.fractionOfSmaller > 0 && overlap.fractionOfSmaller <= 1)
    }
  }

  private func star(using generator: inout SplitMix64) throws -> Polygon {
    let count = Int.random(in: 3...20, using: &generator)
    let (x, y) = (
      Double.random(in: 62...74, using: &generator), Double.random(in: 30...38, using: &generator)
    )
    return try polygon(
      (0..<count).map { corner in
        let angle = 2 * Double.pi * Double(corner) / Double(count)
        let radius = Double.random(in: 0.2...3, using: &generator)
        return (x + radius * cos(angle), y + radius * sin(angle))
      })
  }
}
