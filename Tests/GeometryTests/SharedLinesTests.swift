import Geography
import TestSupport
import Testing

@testable import Geometry

@Suite struct `Shared lines` {
  private func line(_ positions: [(Double, Double)]) throws -> Polyline {
    try #require(Polyline(positions.map { place($0.0, $0.1) }))
  }

  @Test func `run along the whole border of two owners, through all their units`() throws {
    let units = [
      [try polygon(box(0, 0, 1, 1))], [try polygon(box(0, 1, 1, 2))],
      [try polygon(box(1, 0, 2, 1))], [try polygon(box(1, 1, 2, 2))],
    ]
    #expect(
      sharedLines(between: units, owners: [7, 7, 3, 3]) == [
        SharedLines(firstOwner: 3, secondOwner: 7, lines: [try line([(1, 0), (1, 1), (1, 2)])])
      ])
  }

  @Test func `break where the third owner begins`() throws {
    let units = [
      [try polygon([(0, 0), (2, 0), (2, 1), (2, 2), (0, 2)])],
      [try polygon(box(2, 0, 4, 1))], [try polygon(box(2, 1, 4, 2))],
    ]
    #expect(
      sharedLines(between: units, owners: [0, 1, 2]) == [
        SharedLines(firstOwner: 0, secondOwner: 1, lines: [try line([(2, 0), (2, 1)])]),
        SharedLines(firstOwner: 0, secondOwner: 2, lines: [try line([(2, 1), (2, 2)])]),
        SharedLines(firstOwner: 1, secondOwner: 2, lines: [try line([(2, 1), (4, 1)])]),
      ])
  }

  @Test func `close around an enclave, from its lowest position to its lower neighbor`() throws {
    let units = [
      [try polygon(box(0, 0, 9, 9), holes: [box(3, 3, 6, 6)])],
      [try polygon(box(3, 3, 6, 6).reversed())],
    ]
    #expect(
      sharedLines(between: units, owners: [0, 1]) == [
        SharedLines(
          firstOwner: 0, secondOwner: 1,
          lines: [try line([(3, 3), (3, 6), (6, 6), (6, 3), (3, 3)])])
      ])
  }

  @Test func `do not run on through a place where four meet`() throws {
    let units = [
      [try polygon(box(0, 0, 1, 1))], [try polygon(box(1, 0, 2, 1))],
      [try polygon(box(0, 1, 1, 2))], [try polygon(box(1, 1, 2, 2))],
    ]
    let found = sharedLines(between: units, owners: [0, 1, 1, 0])
    #expect(found.map(\.lines.count) == [4])
    #expect(found.flatMap(\.lines).allSatisfy { $0.coordinates.count == 2 })
  }

  @Test func `there are none within one owner, nor where vertices differ`() throws {
    let units = [
      [try polygon(box(0, 0, 1, 2))], [try polygon(box(1, 0, 2, 1))],
      [try polygon(box(1, 1, 2, 2))],
    ]
    #expect(sharedLines(between: units, owners: [0, 1, 1]).isEmpty)
    #expect(sharedLines(between: [], owners: []).isEmpty)
  }

  @Test func `count zero and minus zero as one place`() throws {
    let units = [[try polygon(box(-1, -0.0, 0.0, 1))], [try polygon(box(-0.0, 0.0, 1, 1))]]
    #expect(adjacentPairs(of: units) == [UnitPair(0, 1)])
    #expect(
      sharedLines(between: units, owners: [0, 1]).flatMap(\.lines) == [try line([(0, 0), (0, 1)])])
  }

  @Test(arguments: UInt64(0)..<30)
  func `hold every shared edge once and do not depend on the order of anything`(
    seed: UInt64
  ) throws {
    var generator = SplitMix64(seed: seed)
    let boxes = LatticeBox(west: -6, south: -6, east: 8, north: 8).partition(using: &generator)
    let owners = boxes.map { _ in Int.random(in: 0..<4, using: &generator) }
    let units = try boxes.map { [try $0.polygon()] }
    let found = sharedLines(between: units, owners: owners)

    var expected: [UnitPair: Set<Set<Coordinate>>] = [:]
    for (a, first) in boxes.enumerated() {
      for (b, second) in boxes.enumerated() where a < b && owners[a] != owners[b] {
        let edges = try Set(sides(of: first)).intersection(sides(of: second))
        if !edges.isEmpty { expected[UnitPair(owners[a], owners[b]), default: []].formUnion(edges) }
      }
    }
    #expect(found.map { UnitPair($0.firstOwner, $0.secondOwner) } == expected.keys.sorted())
    for shared in found {
      let edges = shared.lines.flatMap { line in
        zip(line.coordinates, line.coordinates.dropFirst()).map { Set([$0, $1]) }
      }
      #expect(Set(edges).count == edges.count)
      #expect(Set(edges) == expected[UnitPair(shared.firstOwner, shared.secondOwner)])
    }

    let order = Array(boxes.indices).shuffled(using: &generator)
    let rewritten = try order.map { [try units[$0][0].rewritten(using: &generator)] }
    #expect(sharedLines(between: rewritten, owners: order.map { owners[$0] }) == found)
  }

  private func sides(of box: LatticeBox) throws -> [Set<Coordinate>] {
    let positions = try box.polygon().exterior.coordinates
    return zip(positions, positions.dropFirst()).map { Set([$0, $1]) }
  }
}

@Suite struct `Merged lines` {
  @Test func `are as few as the places where others than two segments meet allow`() throws {
    // A bar with a loop at its end, and a ring apart.
    let places = [(0, 0), (1, 0), (2, 0), (3, 1), (3, -1), (-6, 5), (-5, 5), (-5, 6)]
      .map { place($0, $1) }
    let ends = [(0, 1), (1, 2), (2, 3), (4, 3), (2, 4), (5, 6), (6, 7), (5, 7)]
    let segments = ends.map { LineSegment(low: places[$0], high: places[$1]) }
    let merged = mergedLines(
      of: segments.sorted {
        $0.low == $1.low ? $0.high.precedes($1.high) : $0.low.precedes($1.low)
      })
    #expect(
      merged.map(\.coordinates) == [
        [places[5], places[6], places[7], places[5]],
        [places[0], places[1], places[2]],
        [places[2], places[4], places[3], places[2]],
      ])
  }
}
