internal import Geography

/// Whether units are surely valid, told from how their edges meet and how their rings lie in each
/// other.
///
/// Where the edges of a unit meet only where a ring goes on, its rings are simple closed curves apart
/// from each other, and validity is a matter of nesting: a shell lies in nothing or right inside a
/// hole, a hole right inside its own shell. What is not sure is left to GEOS.
struct RingNesting {
  private let layer: LayerEdges
  private let meetings: EdgeMeetings

  init(_ layer: LayerEdges, _ meetings: EdgeMeetings) {
    self.layer = layer
    self.meetings = meetings
  }

  /// More rings in a unit are left to GEOS, which has an index for them.
  private static let mostRings = 1_000

  /// Whether the unit that has these rings is surely valid.
  ///
  /// - Complexity: O(rings² + the edges of rings whose boxes hold others).
  func isSound(_ rings: ArraySlice<LayerEdges.Ring>) -> Bool {
    guard let first = rings.first else { return true }
    guard !meetings.unitIsUnsure[Int(first.unit)], rings.count <= Self.mostRings,
      rings.allSatisfy({ $0.places.count >= 3 })
    else { return false }
    guard rings.count > 1 else { return !first.isHole }
    guard let containers = containers(Array(rings)) else { return false }
    return zip(rings, containers).allSatisfy { ring, around in
      let parent = around.max { containers[$0].count < containers[$1].count }
        .map { rings[rings.startIndex + $0] }
      guard let parent else { return !ring.isHole }
      return ring.isHole
        ? !parent.isHole && parent.polygon == ring.polygon : parent.isHole
    }
  }

  /// The rings that each ring lies in; nil where that is not sure, or takes too long.
  private func containers(_ rings: [LayerEdges.Ring]) -> [[Int]]? {
    let boxes = rings.map(box)
    var work = 4_096 + 64 * rings.reduce(0) { $0 + $1.places.count }
    var found: [[Int]] = []
    for (number, box) in boxes.enumerated() {
      let edge = layer.edges[layer.places[rings[number].places.lowerBound].edge]
      var around: [Int] = []
      for other in rings.indices where other != number && boxes[other].contains(box) {
        work -= rings[other].places.count
        guard work > 0,
          let isInside = isInside(edge.ax, edge.ay, ringOf: rings[other])
        else { return nil }
        if isInside { around.append(other) }
      }
      found.append(around)
    }
    return found
  }

  private struct Box {
    var west = Double.infinity
    var south = Double.infinity
    var east = -Double.infinity
    var north = -Double.infinity

    func contains(_ other: Box) -> Bool {
      west <= other.west && south <= other.south && east >= other.east && north >= other.north
    }
  }

  private func box(_ ring: LayerEdges.Ring) -> Box {
    var box = Box()
    for place in layer.places[ring.places] {
      let edge = layer.edges[place.edge]
      box.west = min(box.west, edge.ax)
      box.east = max(box.east, edge.bx)
      box.south = min(box.south, edge.ay, edge.by)
      box.north = max(box.north, edge.ay, edge.by)
    }
    return box
  }

  /// Whether a position that is on no edge of a ring lies inside, by the edges that a ray to the east
  /// crosses; nil where rounding could have decided.
  private func isInside(_ x: Double, _ y: Double, ringOf ring: LayerEdges.Ring) -> Bool? {
    var isInside = false
    for place in layer.places[ring.places] {
      let edge = layer.edges[place.edge]
      if (edge.ay > y) == (edge.by > y) { continue }
      guard let isOnLeft = edge.isOnLeft(longitude: x, latitude: y) else { return nil }
      if isOnLeft == (edge.by > edge.ay) { isInside.toggle() }
    }
    return isInside
  }
}
