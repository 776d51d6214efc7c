import Geography
import Proximity
import Testing

@Suite struct `A border index` {
  @Test func `measures columns to each neighbor, and NaN where a position is none`() throws {
    let index = try BorderIndex([
      border("EAST", [(1, -1), (1, 1)]), border("NORTH", [(-1, 2), (1, 2)]),
    ])
    let found = index.distances(
      to: "EAST", longitudes: [0, 1, .nan].span, latitudes: [0, 0.5, 0].span)
    // A degree of the equator is π a / 180.
    #expect(abs(found[0] - 111_319.490793) < 0.001)
    #expect(found[1] == 0)
    #expect(found[2].isNaN)
    #expect(index.neighbors == ["EAST", "NORTH"])
  }

  @Test func `finds the nearest point and the nearest neighbor`() throws {
    let index = try BorderIndex([
      border("EAST", [(1, -1), (1, 1)]), border("NORTH", [(-1, 2), (1, 2)]),
    ])
    let point = Coordinate(longitude: 0, latitude: 0.25)
    let east = try #require(index.nearest(to: point))
    #expect(east.neighbor == "EAST")
    #expect(abs(east.coordinate.longitude - 1) < 1e-12)
    let north = try #require(index.nearest(to: point, neighbor: "NORTH"))
    #expect(abs(north.coordinate.latitude - 2) < 1e-12)
    #expect(north.distanceMeters > east.distanceMeters)
    #expect(index.nearest(to: Coordinate(longitude: 0, latitude: 91)) == nil)
  }

  @Test func `joins borders with the same neighbor`() throws {
    let index = try BorderIndex([
      border("X", [(1, 0), (1, 1)]), border("Y", [(5, 0), (5, 1)]), border("X", [(3, 0), (3, 1)]),
    ])
    #expect(index.neighbors == ["X", "Y"])
    #expect(index["X"]?.lines.count == 2)
    #expect(index["Z"] == nil)
  }

  @Test func `measures to a place as the geodesic runs`() {
    // C. F. F. Karney, J. Geodesy 87 (2013), table 2 and the equator.
    let found = distances(
      to: Coordinate(longitude: 1, latitude: 0), longitudes: [0.0, .nan].span,
      latitudes: [0.0, 0].span)
    #expect(abs(found[0] - 111_319.490793) < 1e-6)
    #expect(found[1].isNaN)
  }

  @Test func `refuses borders that are none`() {
    #expect(throws: ProximityError.noBorders) { try BorderIndex([]) }
    #expect(throws: ProximityError.emptyBorder(neighbor: "X")) {
      try BorderIndex([Border(neighbor: "X", lines: [])])
    }
    #expect(throws: ProximityError.emptyBorder(neighbor: "X")) {
      try BorderIndex([border("X", [(1, 1), (1, 1)])])
    }
    #expect(throws: ProximityError.self) { try BorderIndex([border("X", [(1, 1), (1, 91)])]) }
  }

  static let crossings: [(String, [Border], [String]?)] = [
    ("itself", [border("X", [(0, 0), (2, 2), (2, 0), (0, 2)])], ["X", "X"]),
    (
      "another", [border("X", [(0, 0), (2, 2)]), border("Y", [(0, 2), (2, 0)])],
      ["X", "Y"]
    ),
    ("ends that meet", [border("X", [(0, 0), (1, 1)]), border("Y", [(1, 1), (2, 0)])], nil),
    ("an end on an edge", [border("X", [(0, 0), (2, 0)]), border("Y", [(1, 0), (1, 1)])], nil),
    ("the same edge", [border("X", [(0, 0), (2, 0)]), border("Y", [(0, 0), (2, 0)])], nil),
    ("boxes alone", [border("X", [(0, 0), (2, 2)]), border("Y", [(1, 0), (2, 0.9)])], nil),
  ]

  @Test(arguments: crossings)
  func `refuses lines that cross and takes those that touch`(
    name: String, borders: [Border], expected: [String]?
  ) throws {
    guard let expected else {
      _ = try BorderIndex(borders)
      return
    }
    let place = Coordinate(longitude: 1, latitude: 1)
    #expect(throws: ProximityError.crossingLines(neighbors: expected, place: place)) {
      try BorderIndex(borders)
    }
  }
}
