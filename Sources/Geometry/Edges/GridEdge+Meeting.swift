extension GridEdge {
  /// How two edges meet.
  enum Meeting {
    /// Surely not.
    case apart
    /// Surely in an end of both and nowhere else; whether it is the first end of each.
    case sharedEnd(isFirst: Bool, otherIsFirst: Bool)
    /// They are the same.
    case same
    /// In another way, or rounding could decide.
    case unsure
  }

  /// How the edge meets another, by sure signs.
  @inline(__always)
  func meeting(_ other: GridEdge) -> Meeting {
    if bx < other.ax || other.bx < ax { return .apart }
    let (low, high) = ay < by ? (ay, by) : (by, ay)
    let (otherLow, otherHigh) = other.ay < other.by ? (other.ay, other.by) : (other.by, other.ay)
    if high < otherLow || otherHigh < low { return .apart }
    // Ends ascend: where one edge ends and the other begins, they lie on two sides of that place.
    if bx == other.ax, by == other.ay { return .sharedEnd(isFirst: false, otherIsFirst: true) }
    if ax == other.bx, ay == other.by { return .sharedEnd(isFirst: true, otherIsFirst: false) }
    let haveSameFirst = ax == other.ax && ay == other.ay
    let haveSameSecond = bx == other.bx && by == other.by
    if haveSameFirst, haveSameSecond { return .same }
    if haveSameFirst {
      return isOnLeft(longitude: other.bx, latitude: other.by) == nil
        ? .unsure : .sharedEnd(isFirst: true, otherIsFirst: true)
    }
    if haveSameSecond {
      return isOnLeft(longitude: other.ax, latitude: other.ay) == nil
        ? .unsure : .sharedEnd(isFirst: false, otherIsFirst: false)
    }
    return isOnOneSide(other) || other.isOnOneSide(self) ? .apart : .unsure
  }

  /// Whether both ends of another edge surely lie on one side of the edge's line.
  @inline(__always)
  private func isOnOneSide(_ other: GridEdge) -> Bool {
    guard let first = isOnLeft(longitude: other.ax, latitude: other.ay),
      let second = isOnLeft(longitude: other.bx, latitude: other.by)
    else { return false }
    return first == second
  }
}
