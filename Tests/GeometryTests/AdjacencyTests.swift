import Geography
import Geometry
import Testing

@Suite struct `Adjacent pairs` {
  @Test func `share an edge, not just a vertex`() throws {
    let units = [
      [try polygon(box(1, 1, 2, 2))], [try polygon(box(0, 0, 1, 1))],
      [try polygon(box(1, 0, 2, 1))], [try polygon(box(5, 5, 6, 6))],
    ]
    #expect(adjacentPairs(of: units) == [UnitPair(0, 2), UnitPair(1, 2)])
  }

  @Test func `meet at holes and through any of their parts`() throws {
    let units = [
      [try polygon(box(0, 0, 9, 9), holes: [box(3, 3, 6, 6)])],
      [try polygon(box(20, 0, 21, 1)), try polygon(box(3, 3, 6, 6).reversed())],
      [try polygon(box(21, 0, 22, 1))],
    ]
    #expect(adjacentPairs(of: units) == [UnitPair(0, 1), UnitPair(1, 2)])
  }

  @Test func `come from every unit at an edge that three have`() throws {
    let unit = [try polygon(box(0, 0, 1, 1))]
    #expect(
      adjacentPairs(of: [unit, unit, unit])
        == [UnitPair(0, 1), UnitPair(0, 2), UnitPair(1, 2)])
  }

  @Test func `are not made by edges that are not finite or have no length`() throws {
    let odd = [try polygon([(0, 0), (.nan, 1), (1, 1), (1, 1)])]
    #expect(adjacentPairs(of: [odd, odd]) == [UnitPair(0, 1)])
    let point = [try polygon([(3, 3), (3, 3), (3, 3)])]
    #expect(adjacentPairs(of: [point, point, [], []]).isEmpty)
  }

  @Test func `are the same pair in either order`() {
    #expect(UnitPair(5, 2) == UnitPair(2, 5))
    #expect(UnitPair(1, 9) < UnitPair(2, 3) && UnitPair(2, 3) < UnitPair(2, 4))
  }
}
