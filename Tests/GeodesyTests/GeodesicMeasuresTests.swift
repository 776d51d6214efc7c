import Foundation
import Geodesy
import Geography
import TestSupport
import Testing

/// The surface of WGS 84 in square meters: NGA.STND.0036_1.0.0_WGS84, table 3.5, gives
/// 5.10065621724e14.
private let surface = 510_065_621_724_088.4

/// The quarter meridian in meters, as published for WGS 84.
private let quarterMeridian = 10_001_965.729_312_7

private func ring(_ pairs: (Double, Double)...) -> Ring? {
  Ring(pairs.map { Coordinate(longitude: $0.0, latitude: $0.1) })
}

private func isClose(_ a: Double, _ b: Double, relative: Double = 1e-12) -> Bool {
  abs(a - b) <= relative * abs(b)
}

@Suite struct `The length of a line` {
  @Test func `along the equator and the meridians is that of the ellipsoid`() throws {
    let equator = try #require(line((-180, 0), (180, 0)))
    #expect(isClose(Geodesic.length(of: equator), 2 * .pi * WGS84.semiMajorAxisMeters))
    let meridian = try #require(line((12, -90), (12, 90)))
    #expect(isClose(Geodesic.length(of: meridian), 2 * quarterMeridian))
  }

  @Test(arguments: [-80.0, -34, 0, 10, 60, 89.9])
  func `along a parallel is an arc of a circle`(latitude: Double) throws {
    let parallel = try #require(line((20, latitude), (60, latitude)))
    let sinLatitude = sin(latitude * .pi / 180)
    let e2 = WGS84.flattening * (2 - WGS84.flattening)
    let radius =
      WGS84.semiMajorAxisMeters * cos(latitude * .pi / 180)
      / (1 - e2 * sinLatitude * sinLatitude).squareRoot()
    #expect(isClose(Geodesic.length(of: parallel), radius * 40 * .pi / 180))
  }

  @Test(arguments: [1, 2, 3, 4] as [UInt64])
  func `is the limit of ever more geodesics`(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    for size in [1e-4, 0.1, 10, 80] {
      let start = Coordinate(
        longitude: random.uniform(-80..<80), latitude: random.uniform(-89..<9))
      let end = Coordinate(
        longitude: start.longitude + random.uniform(-size..<size),
        latitude: start.latitude + random.uniform(0..<size))
      let coarse = geodesics(start, end, parts: 200)
      let fine = geodesics(start, end, parts: 400)
      let line = try #require(Polyline([start, end]))
      #expect(isClose(Geodesic.length(of: line), fine + (fine - coarse) / 3, relative: 1e-9))
    }
  }

  @Test func `holds where an edge grazes the pole`() throws {
    let spiral = try #require(line((-180, 89.99), (180, 90)))
    let parts = (0..<4000).reduce(0.0) { sum, part in
      let at = { spiral.coordinates[0].interpolated(to: spiral.coordinates[1], at: $0) }
      return sum
        + Geodesic.inverse(from: at(Double(part) / 4000), to: at(Double(part + 1) / 4000))
        .distanceMeters
    }
    #expect(isClose(Geodesic.length(of: spiral), parts, relative: 1e-6))
    let pole = try #require(line((-180, 90), (180, 90)))
    #expect(Geodesic.length(of: pole) < 1e-8)
  }

  @Test(arguments: [(0.0, 91.0), (.nan, 0), (0, .infinity), (1e300, 0)])
  func `is no number where a vertex is no position`(longitude: Double, latitude: Double) throws {
    let broken = try #require(line((0, 0), (longitude, latitude)))
    #expect(Geodesic.length(of: broken).isNaN)
  }

  private func geodesics(_ start: Coordinate, _ end: Coordinate, parts: Int) -> Double {
    (0..<parts).reduce(0.0) { sum, part in
      let from = start.interpolated(to: end, at: Double(part) / Double(parts))
      let to = start.interpolated(to: end, at: Double(part + 1) / Double(parts))
      return sum + Geodesic.inverse(from: from, to: to).distanceMeters
    }
  }
}

@Suite struct `The area of a polygon` {
  @Test func `that is the whole world is the ellipsoid's surface`() throws {
    let world = try #require(ring((-180, -90), (180, -90), (180, 90), (-180, 90), (-180, -90)))
    #expect(isClose(Geodesic.area(of: world), surface))
    let octant = try #require(ring((0, 0), (90, 0), (90, 90), (0, 90), (0, 0)))
    #expect(isClose(Geodesic.area(of: octant), surface / 8))
  }

  @Test func `does not depend on where the ring starts or which way it runs`() throws {
    let one = try #require(ring((69, 34), (70, 34.2), (70.3, 35), (69.1, 34.8), (69, 34)))
    let other = try #require(ring((70.3, 35), (69.1, 34.8), (69, 34), (70, 34.2), (70.3, 35)))
    let area = Geodesic.area(of: one)
    #expect(isClose(Geodesic.area(of: other), area))
    #expect(isClose(Geodesic.area(of: one.reversed), area))
  }

  @Test func `lacks its holes`() throws {
    let outer = try #require(ring((0, 0), (3, 0), (3, 3), (0, 3), (0, 0)))
    let hole = try #require(ring((1, 1), (1, 2), (2, 2), (2, 1), (1, 1)))
    let polygon = Polygon(exterior: outer, holes: [hole])
    let expected = Geodesic.area(of: outer) - Geodesic.area(of: hole)
    #expect(Geodesic.area(of: polygon) == expected)
  }

  @Test func `of a hundred square meters far from the origin is still exact`() throws {
    // A square of 1e-4 degrees, the sides of which are short enough to be taken for straight.
    let west = 170.0
    let south = 66.0
    let step = 0x1p-13
    let square = try #require(
      ring(
        (west, south), (west + step, south), (west + step, south + step), (west, south + step),
        (west, south)))
    let e2 = WGS84.flattening * (2 - WGS84.flattening)
    let latitude = (south + step / 2) * .pi / 180
    let w = 1 - e2 * sin(latitude) * sin(latitude)
    let radians = step * .pi / 180
    let meridian = WGS84.semiMajorAxisMeters * (1 - e2) / (w * w.squareRoot()) * radians
    let parallel = WGS84.semiMajorAxisMeters * cos(latitude) / w.squareRoot() * radians
    #expect(isClose(Geodesic.area(of: square), meridian * parallel, relative: 1e-9))
  }

  @Test func `is no number where a vertex is no position`() throws {
    let broken = try #require(ring((0, 0), (1, 95), (1, 1), (0, 0)))
    #expect(Geodesic.area(of: broken).isNaN)
  }
}

/// `Oracle/measures.py` made the values for the default layers.
@Suite struct `Measures of the default layers` {
  static let provinces = repositoryRoot.appending(
    path: "GeoData/boundaries/afg-provinces.geojson")
  static let borders = repositoryRoot.appending(path: "GeoData/borders/afg-borders.geojson")

  private func expected() throws -> [String: Double] {
    let rows = try oracleRows(testFile("Oracle/measures.csv"))
    return Dictionary(
      uniqueKeysWithValues: rows.compactMap { row in
        guard let key = row["key"], let value = row["value"].flatMap(Double.init) else {
          return nil
        }
        return (key, value)
      })
  }

  @Test(.enabled(if: isReadable(provinces), "the default layer is not here"))
  func `areas of provinces equal those of densified geodesic polygons`() throws {
    let expected = try expected()
    for (code, lists) in try features(of: Self.provinces, key: "iso_3166_2") {
      // No province of this layer has a hole, so the parts of one add up.
      let area = lists.compactMap(Ring.init).reduce(0) { $0 + Geodesic.area(of: $1) }
      #expect(isClose(area, try #require(expected[code]), relative: 1e-9), "\(code)")
    }
  }

  @Test(.enabled(if: isReadable(borders), "the default borders are not here"))
  func `lengths of borders equal those of densified geodesics`() throws {
    let expected = try expected()
    for (code, lists) in try features(of: Self.borders, key: "neighbour") {
      let length = lists.compactMap(Polyline.init).reduce(0) { $0 + Geodesic.length(of: $1) }
      #expect(isClose(length, try #require(expected[code]), relative: 1e-10), "\(code)")
    }
  }
}

func isReadable(_ file: URL) -> Bool { FileManager.default.isReadableFile(atPath: file.path) }
