import Foundation
import Geography
import Readers
import TestSupport
import Testing

@testable import Geocoding

/// The band against geodesics, which decide alone where there is no band.
@Suite struct `Boundary band` {
  @Test(arguments: [(4_000.0, UInt64(1)), (250, 2), (25_000, 3), (0.5, 4)])
  func `agrees with geodesics at every point`(radius: Double, seed: UInt64) throws {
    let catalog = try bundled()
    try expectAgreement(catalog, radius: radius, seed: seed, fewestDecided: 0.98)
  }

  @Test(arguments: UInt64(0)..<3)
  func `agrees around the equator and far from it`(seed: UInt64) throws {
    for south in [-0.5, 40, 74, -76] {
      let catalog = try ProvinceCatalog([
        triangle("A", [(10, south), (12, south), (11, south + 1)]),
        triangle("B", [(12, south), (11, south + 1), (13, south + 1.5)]),
      ])
      try expectAgreement(catalog, radius: 9_000, seed: seed, fewestDecided: 0.95)
    }
  }

  @Test(arguments: [(179.0, 0.0), (178.99, 10), (-180, 0), (0, 79.5), (10, -81)])
  func `leaves layers at the antimeridian and near the poles to geodesics`(
    west: Double, south: Double
  ) throws {
    let catalog = try ProvinceCatalog([
      triangle("A", [(west, south), (west + 1, south), (west, south + 1)])
    ])
    #expect(band(catalog, radiusMeters: 5_000) == nil)
  }

  @Test func `is for distances that it can bound`() throws {
    let catalog = try bundled()
    #expect(band(catalog, radiusMeters: 100_000) == nil)
    #expect(band(catalog, radiusMeters: 0) == nil)
    #expect(band(catalog, radiusMeters: .nan) == nil)
  }

  /// Longitudes that run on past the antimeridian are no fewer degrees from a boundary.
  @Test func `leaves points with longitudes beyond 180 to geodesics`() throws {
    let catalog = try bundled()
    let band = try #require(self.band(catalog, radiusMeters: 4_000))
    let point = Coordinate(longitude: 70 - 360, latitude: 34)
    #expect(!band.isFar(point) && band.provinces(near: point) == nil)
    #expect(band.isFar(Coordinate(longitude: 0, latitude: 0)))
  }

  private func expectAgreement(
    _ catalog: ProvinceCatalog, radius: Double, seed: UInt64, fewestDecided: Double
  ) throws {
    var generator = SplitMix64(seed: seed)
    let band = try #require(self.band(catalog, radiusMeters: radius))
    let geodesics = ProvinceBoundaries(catalog)
    let box = try #require(catalog.boundingBox).grown(by: 0.5)
    let vertices = catalog.provinces.flatMap(\.polygons).flatMap(\.exterior.coordinates)
    var decided = 0
    let count = 600
    for number in 0..<count {
      var point = Coordinate(
        longitude: .random(in: box.west...box.east, using: &generator),
        latitude: .random(in: box.south...box.north, using: &generator))
      if number.isMultiple(of: 2), let vertex = vertices.randomElement(using: &generator) {
        let reach = 1.5 * radius / 111_000
        point = vertex
        point.longitude += .random(in: -reach...reach, using: &generator)
        point.latitude += .random(in: -reach...reach, using: &generator)
      }
      let expected = try geodesics.provinces(within: radius, of: point)
      guard let found = band.isFar(point) ? [] : band.provinces(near: point) else { continue }
      decided += 1
      #expect(found == expected, "\(point)")
    }
    #expect(Double(decided) >= fewestDecided * Double(count))
  }

  private func band(_ catalog: ProvinceCatalog, radiusMeters: Double) -> BoundaryBand? {
    ProvinceBoundaries(catalog, often: radiusMeters).band
  }

  private func bundled() throws -> ProvinceCatalog {
    let file = repositoryRoot.appending(path: "GeoData/boundaries/afg-provinces.geojson")
    return try ProvinceCatalog(readBoundaries(path: file.path).provinces)
  }

  private func triangle(_ code: String, _ corners: [(Double, Double)]) -> Province {
    let positions = (corners + corners.prefix(1)).map {
      Coordinate(longitude: $0.0, latitude: $0.1)
    }
    return Province(
      code: code, name: code, polygons: Ring(positions).map { [Polygon(exterior: $0)] } ?? [])
  }
}

@Suite struct `Values that few rows have` {
  @Test func `are found, replaced and taken away`() {
    var values = RareValues<Int>()
    #expect(values.isEmpty && values[0] == nil && values[1_000] == nil)
    values[70] = 1
    values[70] = 2
    values[63] = 3
    #expect(values[70] == 2 && values[63] == 3 && values[64] == nil && !values.isEmpty)
    values[70] = nil
    values[5_000] = nil
    #expect(values[70] == nil && values[63] == 3)
    #expect(RareValues([63: 3])[63] == 3)
  }

  @Test func `repeated lists are equal by what rows have`() {
    let (one, two) = (ProvinceID(rawValue: 1), ProvinceID(rawValue: 2))
    var a = RepeatedLists()
    var b = RepeatedLists()
    #expect(a == b && a.isEmpty && a[3] == nil)
    a.set([one, two], at: 0, of: 3)
    a.set([two], at: 2, of: 3)
    b.set([two], at: 2, of: 3)
    #expect(a != b)
    b.set([one, two], at: 0, of: 3)
    b.set([], at: 1, of: 3)
    #expect(a == b && a[0] == [one, two] && a[1] == nil && a[2] == [two] && a[9] == nil)
  }
}
