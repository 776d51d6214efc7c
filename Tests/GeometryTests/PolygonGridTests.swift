import Foundation
import Geography
import TestSupport
import Testing

@testable import Geometry

/// The grid against the prepared geometry of GEOS, on layers made to be difficult.
@Suite struct `Polygon grid against GEOS` {
  @Test(arguments: Layers.all, UInt64(0)..<2)
  func `agrees everywhere`(layer: Layers, seed: UInt64) throws {
    var generator = SplitMix64(seed: seed)
    let units = try layer.units(using: &generator)
    var probes = Probes()
    let rings = units.joined().flatMap(\.rings)
    let box = try #require(BoundingBox(rings.lazy.flatMap(\.coordinates)))
    for vertex in rings.flatMap(\.coordinates).shuffled(using: &generator).prefix(300) {
      probes.addNeighbors(of: vertex)
    }
    probes.addNearBoundaries(3_000, of: units, using: &generator)
    probes.addRandom(3_000, in: box, using: &generator)
    if let cells = try PolygonGrid(units).cells {
      #expect(layer.hasGrid)
      probes.addCellBorders(100, of: cells.frame, using: &generator)
    } else {
      #expect(!layer.hasGrid)
    }
    for x in [-180.0, -0.0, 0, 180, .nan, .infinity, -.infinity, 1e300, .leastNonzeroMagnitude] {
      for y in [-90.0, -0.0, 0, 90, .nan, .infinity, -1e300] { probes.add(place(x, y)) }
    }
    #expect(try differences(units, at: probes) == [])
  }

  /// The real files agree in `make test` at some points; `make test-slow` takes eleven million.
  @Test(arguments: RealData.presentLayers)
  func `agrees on real layers`(layer: RealData.Layer) throws {
    let units = try RealData.provinces(of: layer).provinces.map(\.polygons)
    var generator = SplitMix64(seed: 7)
    try expectAgreement(units, random: 4_000, near: 8_000, using: &generator)
  }

  @Test(
    .enabled(
      if: ProcessInfo.processInfo.environment["GEOTALLY_SLOW_TESTS"] == "1", "see make test-slow"),
    arguments: RealData.presentLayers.filter { $0.name != "full" })
  func `agrees at ten million random points and a million near boundaries`(
    layer: RealData.Layer
  ) throws {
    let units = try RealData.provinces(of: layer).provinces.map(\.polygons)
    var generator = SplitMix64(seed: 20_181_031)
    for _ in 0..<20 {
      try expectAgreement(units, random: 500_000, near: 50_000, using: &generator)
    }
  }

  private func expectAgreement(
    _ units: [[Polygon]], random: Int, near: Int, using generator: inout SplitMix64
  ) throws {
    let rings = units.joined().flatMap(\.rings)
    let box = try #require(BoundingBox(rings.lazy.flatMap(\.coordinates)))
    var probes = Probes()
    probes.addNearBoundaries(near, of: units, using: &generator)
    probes.addRandom(random, in: box, using: &generator)
    #expect(try differences(units, at: probes) == [])
  }

  /// Such a cell has no entries, and those of other cells may end where its would begin.
  @Test func `knows cells that several provinces cover and no edge touches`() throws {
    let square = [try polygon(box(0, 0, 8, 8))]
    let units = [square, square, [try polygon(box(20, 20, 21, 21))]]
    var probes = Probes()
    for x in stride(from: 0.25, to: 8, by: 0.5) {
      for y in stride(from: 0.25, to: 8, by: 0.5) { probes.add(place(x, y)) }
    }
    #expect(try differences(units, at: probes) == [])
    #expect(try differences([square, square], at: probes) == [])
  }

  @Test(arguments: RealData.presentLayers)
  func `stays small`(layer: RealData.Layer) throws {
    let grid = try PolygonGrid(RealData.provinces(of: layer).provinces.map(\.polygons))
    #expect(grid.byteCount > 0 && grid.byteCount < 8_000_000)
  }

  @Test(arguments: UInt64(0)..<4)
  func `leaves no sign to rounding`(seed: UInt64) throws {
    var generator = SplitMix64(seed: seed)
    var certain = 0
    for _ in 0..<20_000 {
      func near() -> Double { 1 + Double(Int.random(in: 0..<64, using: &generator)) * 0x1p-52 }
      let edge = GridEdge(ax: near(), ay: near(), bx: near() + 12, by: near() + 12)
      let point = place(near() + 12, near() + 12)
      guard let left = edge.isOnLeft(longitude: point.longitude, latitude: point.latitude) else {
        continue
      }
      certain += 1
      let sign = try ExactOracle.orientation(
        ExactOracle.exact(place(edge.ax, edge.ay)), ExactOracle.exact(place(edge.bx, edge.by)),
        ExactOracle.exact(point))
      #expect(left == (sign > 0) && sign != 0)
    }
    #expect(certain > 0)
  }
}

/// Layers that are hard on a grid.
enum Layers: CaseIterable, Sendable {
  case needles, nestedHoles, fans, overlaps, lattice, touchingRings, manyUnits, tinyInWorld, speck
  case huge, tooHuge, repeated

  static let all = allCases

  /// Whether cells can tell the layer's positions apart.
  var hasGrid: Bool { self != .tooHuge && self != .speck }

  func units(using generator: inout SplitMix64) throws -> [[Polygon]] {
    switch self {
    case .needles:
      return try (0..<20).map { needle in
        let x = Double(needle) + .random(in: 0...0.3, using: &generator)
        let width = Double.random(in: 1e-13...1e-6, using: &generator)
        return [try polygon([(x, -40), (x + width, -40), (x + 0.3, 40)])]
      }
    case .nestedHoles:
      return try (0..<6).map { level in
        let half = 60 - 8 * Double(level)
        return [
          try polygon(
            box(-half, -half, half, half),
            holes: [box(8 - half, 8 - half, half - 8, half - 8)])
        ]
      }
    case .fans:
      return try Self.fan(Int.random(in: 9...40, using: &generator), using: &generator)
    case .overlaps:
      return try (0..<12).map { _ in
        let west = Double.random(in: -5...5, using: &generator)
        let south = Double.random(in: -5...5, using: &generator)
        return [try polygon([(west, south), (west + 7, south + 1), (west + 2, south + 8)])]
      }
    case .lattice:
      return try LatticeBox(west: 0, south: 0, east: 24, north: 24)
        .partition(using: &generator).map { [try $0.polygon()] }
    case .touchingRings:
      return [
        [
          try polygon(box(0, 0, 4, 4), holes: [[(0, 2), (1, 1), (2, 2), (1, 3)]]),
          try polygon(box(4, 4, 8, 8)), try polygon([(1, 1.5), (1.5, 2), (1, 2.5), (0.5, 2)]),
        ],
        [try polygon(box(4, 0, 8, 4)), try polygon(box(0, 4, 4, 8))],
      ]
    case .manyUnits: return try Self.cells(columns: 100, rows: 46, using: &generator)
    case .tinyInWorld:
      return [
        [try polygon(box(-180, -90, 180, 90), holes: [box(1, 1, 1.000_001, 1.000_001)])],
        try [polygon(box(1, 1, 1.000_001, 1.000_001))],
      ]
    case .speck: return [[try polygon(box(70, 30, 70 + 0x1p-44, 30 + 0x1p-44))]]
    case .huge: return [[try polygon(box(-1e8, -1e8, 1e8, 3)), try polygon(box(-1, 4, 1e8, 1e8))]]
    case .tooHuge: return [[try polygon(box(-1e200, -1, 1, 1e200))]]
    case .repeated:
      let unit = [try polygon(box(0, 0, 3, 3))]
      return [unit, unit, [try polygon(box(1, 1, 9, 9))], unit, []]
    }
  }

  /// Sectors of a disc, more of which meet in its middle than a set holds.
  private static func fan(_ count: Int, using generator: inout SplitMix64) throws -> [[Polygon]] {
    let corners = (0..<count).map { corner in
      let angle = 2 * Double.pi * (Double(corner) + 0.2) / Double(count)
      return (70 + 3 * cos(angle), 35 + 3 * sin(angle))
    }
    let middle = (70 + Double.random(in: -1...1, using: &generator), 35.0)
    return try (0..<count).map { [try polygon([middle, corners[$0], corners[($0 + 1) % count]])] }
  }

  /// A layer of the world with as many units as the world has, their corners moved at random.
  private static func cells(
    columns: Int, rows: Int, using generator: inout SplitMix64
  ) throws -> [[Polygon]] {
    let (width, height) = (360 / Double(columns), 180 / Double(rows))
    var corners: [[(Double, Double)]] = []
    for row in 0...rows {
      corners.append(
        (0...columns).map { column in
          (
            -180 + (Double(column) + .random(in: -0.3...0.3, using: &generator)) * width,
            -90 + (Double(row) + .random(in: -0.3...0.3, using: &generator)) * height
          )
        })
    }
    return try (0..<rows).flatMap { row in
      try (0..<columns).map { column in
        let (low, high) = (corners[row], corners[row + 1])
        return [
          try polygon([low[column], low[column + 1], high[column + 1], high[column]])
        ]
      }
    }
  }
}
