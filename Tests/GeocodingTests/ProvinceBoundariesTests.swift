import Foundation
import Geodesy
import Geography
import TestSupport
import Testing

@testable import Geocoding

/// A layer of random polygons, and every boundary of it measured for itself.
private struct Scene {
  let catalog: ProvinceCatalog
  let box: BoundingBox
  private let twins: [LineIndex]

  init(_ provinces: [Province]) throws {
    catalog = try ProvinceCatalog(provinces)
    box = try #require(catalog.boundingBox)
    twins = try catalog.provinces.map { province in
      try LineIndex(
        province.polygons.flatMap(\.rings).compactMap { Polyline($0.coordinates) })
    }
  }

  /// To the boundary of each province; shape `[provinceCount]`.
  func distances(from point: Coordinate) -> [Double] {
    twins.map { $0.nearest(to: point)?.distanceMeters ?? .infinity }
  }
}

/// Where the polygons of a random layer lie.
private struct Region: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let longitudes: ClosedRange<Double>
  let latitudes: ClosedRange<Double>
  /// In degrees.
  let size: Double

  static let all = [
    Region(testDescription: "small", longitudes: 60...64, latitudes: 30...34, size: 0.3),
    Region(testDescription: "the world", longitudes: -179...179, latitudes: -80...80, size: 4),
    Region(
      testDescription: "the antimeridian", longitudes: -180...180, latitudes: -20...20, size: 9),
    Region(
      testDescription: "the north pole", longitudes: -180...180, latitudes: 84...90, size: 5),
    Region(
      testDescription: "the south pole", longitudes: -180...180, latitudes: -90 ... -84, size: 5),
  ]

  /// Stars, and a block of squares that share their sides.
  func provinces(using generator: inout SplitMix64) -> [Province] {
    var provinces = (0..<30).map { number in
      let (x, y) = place(using: &generator)
      let corners = (0..<7).map { corner in
        let angle = 2 * Double.pi * Double(corner) / 7
        let radius = Double.random(in: 0.2...1, using: &generator) * size
        return (x + radius * cos(angle), y + radius * sin(angle))
      }
      return province("S\(number)", corners)
    }
    let (x, y) = place(using: &generator)
    for column in 0..<3 {
      for row in 0..<3 {
        let (west, south) = (x + Double(column) * size / 4, y + Double(row) * size / 4)
        provinces.append(
          province(
            "T\(column)\(row)",
            [(0, 0), (1, 0), (1, 1), (0, 1)].map {
              (west + $0.0 * size / 4, south + $0.1 * size / 4)
            }
          ))
      }
    }
    return provinces.shuffled(using: &generator)
  }

  private func place(using generator: inout SplitMix64) -> (Double, Double) {
    (
      .random(in: longitudes, using: &generator), .random(in: latitudes, using: &generator)
    )
  }

  private func province(_ code: String, _ corners: [(Double, Double)]) -> Province {
    let positions = (corners + corners.prefix(1)).map {
      Coordinate(longitude: min(180, max(-180, $0.0)), latitude: min(90, max(-90, $0.1)))
    }
    return Province(
      code: code, name: code, polygons: Ring(positions).map { [Polygon(exterior: $0)] } ?? [])
  }
}

@Suite struct `Boundaries of provinces` {
  private func points(
    _ count: Int, of scene: Scene, using generator: inout SplitMix64
  ) -> [Coordinate] {
    let vertices = scene.catalog.provinces.flatMap(\.polygons).flatMap(\.exterior.coordinates)
    return (0..<count).map { number in
      let reach = number % 3 == 0 ? 60.0 : number % 3 == 1 ? 2 : 0
      let vertex = vertices.randomElement(using: &generator) ?? vertices[0]
      return Coordinate(
        longitude: min(
          180, max(-180, vertex.longitude + .random(in: -reach...reach, using: &generator))),
        latitude: min(
          90, max(-90, vertex.latitude + .random(in: -reach...reach, using: &generator)))
      )
    }
  }

  @Test(arguments: Region.all, UInt64(0)..<2)
  private func `come within distances as each of them does`(region: Region, seed: UInt64) throws {
    var generator = SplitMix64(seed: seed)
    let scene = try Scene(region.provinces(using: &generator))
    let boundaries = ProvinceBoundaries(scene.catalog)
    for point in points(24, of: scene, using: &generator) {
      let distances = scene.distances(from: point)
      let drawn = distances.randomElement(using: &generator) ?? 0
      for meters in [0, 250, 25_000, 100_000, drawn - 0.01, drawn + 0.01, 3e6, 3e7] {
        let expected = scene.catalog.allIDs.filter { distances[$0.index] <= meters }
        #expect(try boundaries.provinces(within: meters, of: point) == expected, "\(meters) m")
        #expect(try boundaries.isAny(within: meters, of: point) == !expected.isEmpty)
      }
    }
  }

  @Test(arguments: Region.all, UInt64(2)..<4)
  private func `have the nearest that measuring all gives`(region: Region, seed: UInt64) throws {
    var generator = SplitMix64(seed: seed)
    let scene = try Scene(region.provinces(using: &generator))
    let boundaries = ProvinceBoundaries(scene.catalog)
    var range: ClosedRange<Double>?
    var least = Double.infinity
    var most = -Double.infinity
    let points = points(60, of: scene, using: &generator)
    for point in points {
      let found = try boundaries.nearest(to: point)
      guard scene.box.grown(by: 10).contains(point) else {
        #expect(found == nil)
        continue
      }
      let distances = scene.distances(from: point)
      let distance = try #require(distances.min())
      let nearest = try #require(found)
      #expect(abs(nearest.distanceMeters - distance) <= 1e-6)
      #expect(nearest.province.index == distances.firstIndex { $0 <= distance + 1e-6 })
      #expect(try boundaries.nearest(to: point, within: distance + 0.01) == nearest)
      #expect(try boundaries.nearest(to: point, within: distance - 0.01) == nil)
      least = min(least, nearest.distanceMeters)
      most = max(most, nearest.distanceMeters)
    }
    try boundaries.extend(&range, toDistancesOf: Array(points.prefix(20)))
    try boundaries.extend(&range, toDistancesOf: Array(points.suffix(40)))
    #expect(range == least...most)
  }

  @Test func `give a tie to the lowest code`() throws {
    let squares = [("B", 0.0), ("A", 1), ("C", 2)].map { code, west in
      let corners = [(0.0, 0.0), (1, 0), (1, 1), (0, 1), (0, 0)].map {
        Coordinate(longitude: west + $0.0, latitude: $0.1)
      }
      return Province(
        code: code, name: code, polygons: Ring(corners).map { [Polygon(exterior: $0)] } ?? [])
    }
    let boundaries = ProvinceBoundaries(try ProvinceCatalog(squares))
    for (longitude, lowest) in [(1.0, 0), (2, 0), (0, 1), (3, 2)] {
      let point = Coordinate(longitude: longitude, latitude: -1)
      #expect(try boundaries.nearest(to: point)?.province.index == lowest)
    }
  }

  /// Workers that ask at the same time wait for one index.
  @Test func `are the same for all who ask at once`() async throws {
    var generator = SplitMix64(seed: 9)
    let scene = try Scene(Region.all[1].provinces(using: &generator))
    let boundaries = ProvinceBoundaries(scene.catalog)
    let points = points(40, of: scene, using: &generator)
    let answers = try await withThrowingTaskGroup(of: [NearestProvince?].self) { group in
      for _ in 0..<8 {
        group.addTask { try points.map { try boundaries.nearest(to: $0) } }
      }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    #expect(answers.allSatisfy { $0 == answers[0] })
  }

  @Test func `that hold a vertex that is none cannot be measured`() throws {
    let corners = [(0.0, 0.0), (1, 0), (1, 91), (0, 0)].map {
      Coordinate(longitude: $0.0, latitude: $0.1)
    }
    let ring = try #require(Ring(corners))
    let boundaries = ProvinceBoundaries(
      try ProvinceCatalog([Province(code: "A", name: "A", polygons: [Polygon(exterior: ring)])]))
    for _ in 0..<2 {
      #expect(throws: GeocodingError.self) { try boundaries.nearest(to: corners[0]) }
    }
  }
}

@Suite struct `Nearness to boundaries that are exact` {
  /// With no distance, only points on a boundary are near one.
  @Test func `is that of points on them alone`() throws {
    let corners = [(0.0, 0.0), (1, 0), (1, 1), (0, 1), (0, 0)].map {
      Coordinate(longitude: $0.0, latitude: $0.1)
    }
    let square = Polygon(exterior: try #require(Ring(corners)))
    let layer = try ProvinceLayer(
      ProvinceCatalog([Province(code: "A", name: "A", polygons: [square])]))
    var rules = PlacingRules()
    rules.boundaryAccuracyMeters = 0
    let placer = IncidentPlacer(
      layer, rules: rules, boundaries: ProvinceBoundaries(layer.catalog))
    let longitudes = [0.5, 1, 0.25, 1, 7, .nan, 0]
    let latitudes = [0.5, 1, 0.75, 0, 7, 0, 0]
    let count = longitudes.count
    let hints = PlaceHints(
      coded: Array(repeating: ProvinceID.noneRawValue, count: count),
      named: Array(repeating: PlaceHints.none, count: count), places: [],
      listed: Array(repeating: PlaceHints.none, count: count), lists: [])
    let locations = try placer.place(
      longitudes: longitudes, latitudes: latitudes,
      precisions: Array(repeating: .exact, count: count), hints: hints, isAsked: { _ in true })
    let near = (0..<count).filter { locations.nearBoundaries[$0] != nil }
    #expect(near == [1, 3, 6])
    #expect(locations.nearBoundaries[1] == [ProvinceID(rawValue: 0)])
  }
}
