public import Geography

/// The lines along which the units of two owners meet.
public struct SharedLines: Sendable, Hashable {
  /// The lower of the two owners.
  public let firstOwner: Int
  /// The higher of the two owners.
  public let secondOwner: Int
  /// At least one. No line runs through a place where three or more of them meet; a closed line
  /// repeats its first position at the end.
  public let lines: [Polyline]

  public init(firstOwner: Int, secondOwner: Int, lines: [Polyline]) {
    self.firstOwner = firstOwner
    self.secondOwner = secondOwner
    self.lines = lines
  }
}

/// The merged edges that units of different owners share exactly, by pair of owners, ascending.
///
/// `owners` names the owner of each unit, such as the country of a province; shape `[unitCount]`.
/// The lines and their directions depend on the edges alone, not on the order of units and rings.
/// Edges that overlap without having the same ends are not shared.
/// - Precondition: as many owners as units.
/// - Complexity: O(n log n) in the edges.
public func sharedLines(between units: [[Polygon]], owners: [Int]) -> [SharedLines] {
  precondition(owners.count == units.count, "every unit needs one owner")
  let table = EdgeTable(units)
  var segments: [UnitPair: [LineSegment]] = [:]
  table.forEachSharedEdge { edges in
    let sharers = Set(edges.map { owners[table.unit(ofEdge: $0)] }).sorted()
    guard sharers.count > 1, let index = edges.first else { return }
    let edge = table.edges[index]
    for (position, a) in sharers.enumerated() {
      for b in sharers[(position + 1)...] {
        segments[UnitPair(a, b), default: []].append(LineSegment(low: edge.low, high: edge.high))
      }
    }
  }
  return segments.keys.sorted().map { pair in
    SharedLines(
      firstOwner: pair.first, secondOwner: pair.second,
      lines: mergedLines(of: segments[pair] ?? []))
  }
}
