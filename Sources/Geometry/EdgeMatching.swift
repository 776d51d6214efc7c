internal import Geography

/// Which edges of a layer two neighbors share, and which are left.
///
/// An edge is matched when exactly two units have it, one on either side.
struct EdgeMatching {
  /// Successive unmatched edges of one ring.
  struct Line {
    let unit: Int
    let coordinates: [Coordinate]
  }

  /// The units across the matched edges of each unit, ascending; shape `[unitCount]`.
  let neighbors: [[Int]]
  let unmatchedLines: [Line]

  /// - Precondition: `geometries` are those of `units`.
  init(_ units: [[Polygon]], _ geometries: [GeometryHandle]) throws(GeometryError) {
    let table = EdgeTable(units)
    var isCounterclockwise: [Bool] = []
    for geometry in geometries {
      isCounterclockwise += try geometry.ringsAreCounterclockwise()
    }
    let hasUnitOnLeft = table.edges.map {
      $0.isAscending == (isCounterclockwise[$0.ring] != table.rings[$0.ring].isHole)
    }
    var isMatched = Array(repeating: false, count: table.edges.count)
    var neighbors = Array(repeating: Set<Int>(), count: units.count)
    table.forEachSharedEdge { edges in
      guard edges.count == 2, let one = edges.first, let other = edges.last,
        hasUnitOnLeft[one] != hasUnitOnLeft[other]
      else { return }
      let (a, b) = (table.unit(ofEdge: one), table.unit(ofEdge: other))
      guard a != b else { return }
      isMatched[one] = true
      isMatched[other] = true
      neighbors[a].insert(b)
      neighbors[b].insert(a)
    }
    self.neighbors = neighbors.map { $0.sorted() }
    unmatchedLines = table.rings.flatMap { ring in
      ring.edges.split { isMatched[$0] }.map { run in
        Line(unit: ring.unit, coordinates: table.positions(along: run))
      }
    }
  }
}

extension EdgeTable {
  /// The positions of successive edges of one ring, in the order in which it runs.
  fileprivate func positions(along run: Range<Int>) -> [Coordinate] {
    guard let first = run.first else { return [] }
    let start = edges[first].isAscending ? edges[first].low : edges[first].high
    return [start] + edges[run].map { $0.isAscending ? $0.high : $0.low }
  }
}
