import Geodesy
import Geography
import TestSupport
import Testing

@Suite struct `An index of lines` {
  @Test func `is on the line at its vertices and along its edges`() throws {
    let lines = try [#require(line((69, 34), (70, 34.5), (70, 36)))]
    let index = try LineIndex(lines)
    for vertex in lines[0].coordinates {
      #expect(index.nearest(to: vertex)?.distanceMeters == 0)
    }
    let inside = lines[0].coordinates[0].interpolated(to: lines[0].coordinates[1], at: 0.3)
    #expect(try #require(index.nearest(to: inside)).distanceMeters < 1e-4)
  }

  @Test func `names the nearest line and the point on it`() throws {
    let index = try LineIndex([#require(line((0, 0), (0, 10))), #require(line((5, 0), (5, 10)))])
    let near = try #require(index.nearest(to: Coordinate(longitude: 4, latitude: 3)))
    #expect(near.line == 1)
    #expect(near.coordinate.longitude == 5)
    // The foot lies a little north of the parallel: a geodesic bends toward the pole.
    #expect(near.coordinate.latitude > 3 && near.coordinate.latitude < 3.001)
  }

  @Test func `gives a tie to the lowest line`() throws {
    let corner = try [#require(line((1, 1), (2, 2))), #require(line((2, 0), (1, 1)))]
    let outside = Coordinate(longitude: 0, latitude: 1)
    #expect(try LineIndex(corner).nearest(to: outside)?.line == 0)
    #expect(try LineIndex(corner.reversed()).nearest(to: outside)?.line == 0)
  }

  @Test func `reaches across the antimeridian, whichever way longitudes count`() throws {
    let east = try LineIndex([#require(line((179.9, 50), (179.9, 52)))])
    let width = Geodesic.inverse(
      from: Coordinate(longitude: -179.9, latitude: 51),
      to: Coordinate(longitude: 179.9, latitude: 51)
    ).distanceMeters
    let near = try #require(east.nearest(to: Coordinate(longitude: -179.9, latitude: 51)))
    #expect(near.distanceMeters <= width && near.distanceMeters > width - 10)
    let turned = try #require(east.nearest(to: Coordinate(longitude: 180.1, latitude: 51)))
    #expect(abs(turned.distanceMeters - near.distanceMeters) < 1e-7)
  }

  @Test func `takes an edge from 179 to -179 the long way round`() throws {
    let long = try LineIndex([#require(line((179, 10), (-179, 10)))])
    let short = try LineIndex([#require(line((179, 10), (181, 10)))])
    let greenwich = Coordinate(longitude: 0, latitude: 10)
    let antimeridian = Coordinate(longitude: 180, latitude: 10)
    #expect(try #require(long.nearest(to: greenwich)).distanceMeters < 1e-4)
    #expect(try #require(long.nearest(to: antimeridian)).distanceMeters > 100_000)
    #expect(try #require(short.nearest(to: antimeridian)).distanceMeters < 1e-4)
    #expect(try #require(short.nearest(to: greenwich)).distanceMeters > 10_000_000)
  }

  @Test func `measures straight edges, not geodesics`() throws {
    // The parallel of 34 N and the geodesic between its ends lie 33 m apart on 50 km.
    let index = try LineIndex([#require(line((69, 34), (69.5414, 34)))])
    let middle = try #require(index.nearest(to: Coordinate(longitude: 69.2707, latitude: 34)))
    #expect(middle.distanceMeters < 1e-4)
  }

  @Test func `knows nothing where there is nothing to measure`() throws {
    let index = try LineIndex([#require(line((0, 0), (1, 1)))])
    let longitudes = [0.0, .nan, 0, 0, 361, .infinity, 0]
    let latitudes = [0.0, 0, .nan, 90.1, 0, 0, -.infinity]
    let distances = index.distances(longitudes: longitudes.span, latitudes: latitudes.span)
    #expect(distances.map(\.isNaN) == [false] + Array(repeating: true, count: 6))
    let found = index.nearest(longitudes: longitudes.span, latitudes: latitudes.span)
    #expect(found.lines == [0, -1, -1, -1, -1, -1, -1])
    #expect(found.distancesMeters.map(\.isNaN) == distances.map(\.isNaN))
    #expect(found.longitudes[1].isNaN && found.latitudes[1].isNaN)
    let empty = try LineIndex([])
    #expect(empty.nearest(to: Coordinate(longitude: 0, latitude: 0)) == nil)
    let nothing = empty.distances(longitudes: longitudes.span, latitudes: latitudes.span)
    #expect(nothing.map(\.isNaN) == Array(repeating: true, count: 7))
    let none: [Double] = []
    let noRows = index.distances(longitudes: none.span, latitudes: none.span)
    #expect(noRows.isEmpty)
  }

  @Test(arguments: [(0.0, 91.0), (.nan, 0), (400, 0), (0, .infinity)])
  func `refuses a vertex that is no position`(longitude: Double, latitude: Double) throws {
    let lines = try [#require(line((0, 0), (1, 1))), #require(line((0, 0), (longitude, latitude)))]
    let error = #expect(throws: GeodesyError.self) { _ = try LineIndex(lines) }
    guard case .invalidVertex(let line, let vertex, _) = error else { return }
    #expect(line == 1 && vertex == 1)
  }

  @Test func `columns of different lengths are a caller's mistake`() async {
    await #expect(processExitsWith: .failure) {
      let one = [0.0]
      let none: [Double] = []
      _ = try LineIndex([]).distances(longitudes: one.span, latitudes: none.span)
    }
  }

  @Test func `measures lines without length`() throws {
    let index = try LineIndex([
      #require(line((10, 20), (10, 20))), #require(line((0, 90), (180, 90))),
    ])
    let point = Coordinate(longitude: 10.5, latitude: 20)
    let expected = Geodesic.inverse(from: point, to: Coordinate(longitude: 10, latitude: 20))
    let found = try #require(index.nearest(to: point))
    #expect(abs(found.distanceMeters - expected.distanceMeters) < 1e-6)
    #expect(found.line == 0)
    let pole = try #require(index.nearest(to: Coordinate(longitude: 33, latitude: 90)))
    #expect(pole.distanceMeters < 1e-6 && pole.line == 1)
  }
}
