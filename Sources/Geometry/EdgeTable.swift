internal import Geography

/// One edge of a ring, its ends in ascending order.
struct Edge {
  let low: Coordinate
  let high: Coordinate
  /// The index of the ring in its table.
  let ring: Int
  /// Whether the ring runs from `low` to `high`.
  let isAscending: Bool

  /// Nil for an edge without length and for one with an end that is not finite.
  init?(from start: Coordinate, to end: Coordinate, ring: Int) {
    guard start.longitude.isFinite, start.latitude.isFinite,
      end.longitude.isFinite, end.latitude.isFinite, start != end
    else { return nil }
    isAscending = start.precedes(end)
    (low, high) = isAscending ? (start, end) : (end, start)
    self.ring = ring
  }

  func hasSameEnds(as other: Edge) -> Bool { low == other.low && high == other.high }

  func precedes(_ other: Edge) -> Bool {
    low == other.low ? high.precedes(other.high) : low.precedes(other.low)
  }
}

extension Coordinate {
  /// By longitude, then by latitude.
  func precedes(_ other: Coordinate) -> Bool {
    longitude == other.longitude ? latitude < other.latitude : longitude < other.longitude
  }
}

/// Every edge of a layer, matched with the edges that have exactly the same ends.
struct EdgeTable {
  struct Ring {
    let unit: Int
    let isHole: Bool
    /// The ring's edges in the table, in the order in which it runs.
    let edges: Range<Int>
  }

  let edges: [Edge]
  let rings: [Ring]
  /// The indices of `edges`, those with equal ends side by side.
  private let order: [Int]

  /// - Complexity: O(n log n) in the edges.
  init(_ units: [[Polygon]]) {
    var edges: [Edge] = []
    var rings: [Ring] = []
    for (unit, polygons) in units.enumerated() {
      for polygon in polygons {
        for (position, ring) in polygon.rings.enumerated() {
          let first = edges.count
          for (start, end) in zip(ring.coordinates, ring.coordinates.dropFirst()) {
            if let edge = Edge(from: start, to: end, ring: rings.count) { edges.append(edge) }
          }
          rings.append(Ring(unit: unit, isHole: position > 0, edges: first..<edges.count))
        }
      }
    }
    order = edges.indices.sorted { edges[$0].precedes(edges[$1]) }
    self.edges = edges
    self.rings = rings
  }

  func unit(ofEdge index: Int) -> Int { rings[edges[index].ring].unit }

  /// Calls `body` with the indices of each set of two or more edges that have the same ends, in
  /// ascending order of the ends.
  func forEachSharedEdge(_ body: (ArraySlice<Int>) -> Void) {
    var start = 0
    while start < order.count {
      var end = start + 1
      while end < order.count, edges[order[start]].hasSameEnds(as: edges[order[end]]) { end += 1 }
      if end - start > 1 { body(order[start..<end]) }
      start = end
    }
  }
}
