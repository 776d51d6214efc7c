public import Geography

/// Two units of a layer by their indices in the order given.
public struct UnitPair: Sendable, Hashable, Comparable {
  /// The lower index.
  public let first: Int
  /// The higher index.
  public let second: Int

  /// The pair of two different units, in either order.
  public init(_ a: Int, _ b: Int) {
    precondition(a != b, "a unit is no pair with itself")
    first = min(a, b)
    second = max(a, b)
  }

  public static func < (a: UnitPair, b: UnitPair) -> Bool {
    (a.first, a.second) < (b.first, b.second)
  }
}

/// The pairs of units that share at least one edge exactly, ascending.
///
/// Units that meet in a vertex alone, or along lines whose vertices differ, are not adjacent here.
/// - Complexity: O(n log n) in the edges.
public func adjacentPairs(of units: [[Polygon]]) -> [UnitPair] {
  let table = EdgeTable(units)
  var pairs: Set<UnitPair> = []
  table.forEachSharedEdge { edges in
    let sharers = Set(edges.map(table.unit(ofEdge:))).sorted()
    for (position, a) in sharers.enumerated() {
      for b in sharers[(position + 1)...] { pairs.insert(UnitPair(a, b)) }
    }
  }
  return pairs.sorted()
}
