import Geography
import Geometry
import Testing

@Suite struct `Validity problems` {
  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let corners: [(Double, Double)]
    var holes: [[(Double, Double)]] = []
    let reason: String
    /// The places that GEOS may name, which differ between its versions; none is nil.
    let places: [Coordinate]
  }

  static let cases = [
    Case(
      testDescription: "bow tie", corners: [(0, 0), (2, 2), (2, 0), (0, 2)],
      reason: "Self-intersection", places: [place(1, 1)]),
    Case(
      testDescription: "ring that touches itself in a vertex",
      corners: [(0, 0), (2, 2), (4, 0), (4, 4), (2, 2), (0, 4)],
      reason: "Ring Self-intersection", places: [place(2, 2)]),
    Case(
      testDescription: "hole outside", corners: box(0, 0, 2, 2), holes: [box(5, 5, 6, 6)],
      reason: "Hole lies outside shell", places: [place(5, 5)]),
    Case(
      testDescription: "hole across the shell", corners: box(0, 0, 2, 2), holes: [box(1, 1, 3, 3)],
      reason: "Self-intersection", places: [place(2, 1), place(1, 2)]),
    Case(
      testDescription: "hole in a hole", corners: box(0, 0, 9, 9),
      holes: [box(1, 1, 8, 8), box(2, 2, 3, 3)], reason: "Holes are nested", places: [place(2, 2)]),
    Case(
      testDescription: "hole that cuts the polygon in two", corners: box(0, 0, 2, 2),
      holes: [[(0, 1), (1, 0), (2, 1), (1, 2)]], reason: "Interior is disconnected",
      places: [place(0, 1), place(1, 0), place(2, 1), place(1, 2)]),
    Case(
      testDescription: "hole twice", corners: box(0, 0, 9, 9),
      holes: [box(1, 1, 2, 2), box(1, 1, 2, 2)], reason: "Self-intersection",
      places: [place(1, 1), place(2, 1), place(2, 2), place(1, 2)]),
    Case(
      testDescription: "ring without area", corners: [(0, 0), (1, 1), (2, 2)],
      reason: "Self-intersection", places: [place(0, 0), place(1, 1), place(2, 2)]),
    Case(
      testDescription: "one place over and over", corners: [(3, 3), (3, 3), (3, 3)],
      reason: "Too few points in geometry component", places: [place(3, 3)]),
    Case(
      testDescription: "number that is none", corners: [(0, 0), (1, 0), (.nan, 1)],
      reason: "Invalid Coordinate", places: []),
    Case(
      testDescription: "infinity", corners: [(0, 0), (1, 0), (1, .infinity)],
      reason: "Invalid Coordinate", places: []),
  ]

  @Test(arguments: cases)
  func `are told with the reason of GEOS and the place`(shape: Case) throws {
    let good = [try polygon(box(20, 20, 21, 21))]
    let bad = [try polygon(shape.corners, holes: shape.holes)]
    let found = try validityProblems(in: [good, bad, good])
    #expect(found.map(\.unit) == [1])
    #expect(found.map(\.reason) == [shape.reason])
    if shape.places.isEmpty {
      #expect(found.map(\.place) == [nil])
    } else {
      #expect(found.allSatisfy { $0.place.map(shape.places.contains) ?? false })
    }
  }

  @Test func `parts of a unit must not overlap, repeat or share an edge`() throws {
    let part = try polygon(box(0, 0, 2, 2))
    let units = [
      [part, try polygon(box(1, 1, 3, 3))], [part, part], [part, try polygon(box(2, 0, 4, 2))],
      [part, try polygon(box(0.5, 0.5, 1, 1))],
    ]
    let problems = try validityProblems(in: units)
    #expect(problems.map(\.unit) == [0, 1, 2, 3])
    #expect(
      problems.map(\.reason) == [
        "Self-intersection", "Self-intersection", "Self-intersection", "Nested shells",
      ])
  }

  @Test func `there are none in good units`() throws {
    let units = [
      [], [try polygon(box(0, 0, 1, 1))],
      [try polygon(box(0, 0, 9, 9), holes: [box(1, 1, 2, 2), box(2, 2, 3, 3)])],
      [try polygon(box(0, 0, 1, 1)), try polygon(box(1, 1, 2, 2))],
      [try polygon(box(0, 0, 1, 1).reversed())],
    ]
    #expect(try validityProblems(in: units).isEmpty)
  }
}
