internal import Geography

/// Which edges of a layer two neighbors share, and which are left.
///
/// An edge is matched when exactly two units have it, one on either side.
struct EdgeMatching {
  private let layer: LayerEdges
  /// Shape `[edgeCount]`.
  private let isMatched: [Bool]

  /// - Parameter isCounterclockwise: whether each ring runs so; shape `[ringCount]`.
  init(_ layer: LayerEdges, _ meetings: EdgeMeetings, isCounterclockwise: [Bool]) {
    self.layer = layer
    let hasUnitOnLeft = { (place: UInt32) in
      let place = layer.places[Int(place)]
      let ring = Int(place.ring)
      return place.isForward == (isCounterclockwise[ring] != layer.rings[ring].isHole)
    }
    isMatched = layer.edges.indices.map { edge in
      guard layer.owners[edge].second != ProvinceID.noneRawValue,
        !meetings.flags[edge].contains(.isRepeated)
      else { return false }
      let (first, second) = layer.ownPlaces[edge]
      return hasUnitOnLeft(first) != hasUnitOnLeft(second)
    }
  }

  /// The units across the matched edges of each unit, ascending; shape `[unitCount]`.
  ///
  /// - Complexity: O(edges).
  func neighbors(unitCount: Int) -> [[Int]] {
    var neighbors = Array(repeating: Set<Int>(), count: unitCount)
    for (edge, owners) in layer.owners.enumerated() where isMatched[edge] {
      neighbors[Int(owners.first)].insert(Int(owners.second))
      neighbors[Int(owners.second)].insert(Int(owners.first))
    }
    return neighbors.map { $0.sorted() }
  }

  /// Calls `body` with the places of successive unmatched edges of one ring.
  func forEachUnmatchedRun<E: Error>(
    _ body: (Range<Int>) throws(E) -> Void
  ) throws(E) {
    for ring in layer.rings {
      var start = ring.places.lowerBound
      for place in ring.places where isMatched[layer.places[place].edge] {
        if start < place { try body(start..<place) }
        start = place + 1
      }
      if start < ring.places.upperBound { try body(start..<ring.places.upperBound) }
    }
  }
}

extension LayerEdges {
  /// The positions of successive edges of one ring, in the order in which it runs.
  func positions(along run: Range<Int>) -> [Coordinate] {
    var positions: [Coordinate] = []
    for place in places[run] {
      let edge = edges[place.edge]
      let first = Coordinate(longitude: edge.ax, latitude: edge.ay)
      let second = Coordinate(longitude: edge.bx, latitude: edge.by)
      if positions.isEmpty { positions.append(place.isForward ? first : second) }
      positions.append(place.isForward ? second : first)
    }
    return positions
  }

  /// Whether a simple ring runs counterclockwise, by the turn at its first vertex in the order of
  /// the ends of edges; nil where rounding could have decided, and for a ring that is not simple
  /// there.
  func isCounterclockwise(_ ring: Ring) -> Bool? {
    var least: Int?
    for place in ring.places where places[place].isForward {
      guard let known = least else {
        least = place
        continue
      }
      let (edge, best) = (edges[places[place].edge], edges[places[known].edge])
      if (edge.ax, edge.ay) < (best.ax, best.ay) { least = place }
    }
    guard let least else { return nil }
    let before = least == ring.places.lowerBound ? ring.places.upperBound - 1 : least - 1
    guard !places[before].isForward else { return nil }
    let (out, back) = (edges[places[least].edge], edges[places[before].edge])
    guard out.ax == back.ax, out.ay == back.ay else { return nil }
    return out.isOnLeft(longitude: back.bx, latitude: back.by)
  }
}
