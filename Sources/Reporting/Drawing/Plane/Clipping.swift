/// One side of a box, as a half-plane.
private enum Side: CaseIterable {
  case left, right, low, high

  /// How far inside the side a point lies; negative outside.
  func depth(of point: PlanePoint, in box: PlaneBox) -> Double {
    switch self {
    case .left: point.x - box.minX
    case .right: box.maxX - point.x
    case .low: point.y - box.minY
    case .high: box.maxY - point.y
    }
  }

  /// Where the segment crosses the side, on the side exactly.
  ///
  /// The ends are taken in a fixed order, so that both neighbors of an edge cut it at the same
  /// place.
  func crossing(_ p: PlanePoint, _ q: PlanePoint, of box: PlaneBox) -> PlanePoint {
    let (a, b) = (p.x, p.y) < (q.x, q.y) ? (p, q) : (q, p)
    let (inA, inB) = (depth(of: a, in: box), depth(of: b, in: box))
    let part = inA / (inA - inB)
    var point = a + (b - a) * part
    switch self {
    case .left: point.x = box.minX
    case .right: point.x = box.maxX
    case .low: point.y = box.minY
    case .high: point.y = box.maxY
    }
    return point
  }
}

/// The part of a closed ring inside a box, as one ring; empty when it lies outside.
///
/// Parts that the box separates stay connected along its edges, so the box should reach beyond what
/// is shown by more than a line's width.
/// - Parameter ring: without its first point repeated at the end.
/// - Source: Sutherland and Hodgman, Reentrant polygon clipping, 1974, doi:10.1145/360767.360802.
/// - Complexity: O(n).
func clipped(ring: [PlanePoint], to box: PlaneBox) -> [PlanePoint] {
  var ring = ring
  for side in Side.allCases {
    guard var previous = ring.last else { return [] }
    if ring.allSatisfy({ side.depth(of: $0, in: box) >= 0 }) { continue }
    var kept: [PlanePoint] = []
    kept.reserveCapacity(ring.count + 4)
    for point in ring {
      let isInside = side.depth(of: point, in: box) >= 0
      if isInside != (side.depth(of: previous, in: box) >= 0) {
        kept.append(side.crossing(previous, point, of: box))
      }
      if isInside { kept.append(point) }
      previous = point
    }
    ring = kept
  }
  return ring
}

/// The parts of a line inside a box, in the order of the line; none when it lies outside.
///
/// - Complexity: O(n).
func clipped(line: [PlanePoint], to box: PlaneBox) -> [[PlanePoint]] {
  var parts: [[PlanePoint]] = []
  var part: [PlanePoint] = []
  for (p, q) in zip(line, line.dropFirst()) {
    guard let (start, end) = clipped(segment: p, q, to: box) else {
      if part.count > 1 { parts.append(part) }
      part = []
      continue
    }
    if part.last != start {
      if part.count > 1 { parts.append(part) }
      part = [start]
    }
    part.append(end)
  }
  if part.count > 1 { parts.append(part) }
  return parts
}

/// The part of a segment inside a box, its direction kept; nil when it lies outside.
private func clipped(
  segment p: PlanePoint, _ q: PlanePoint, to box: PlaneBox
) -> (PlanePoint, PlanePoint)? {
  var (start, end) = (p, q)
  for side in Side.allCases {
    let isStartInside = side.depth(of: start, in: box) >= 0
    let isEndInside = side.depth(of: end, in: box) >= 0
    if !isStartInside && !isEndInside { return nil }
    if isStartInside && isEndInside { continue }
    let crossing = side.crossing(start, end, of: box)
    if isStartInside { end = crossing } else { start = crossing }
  }
  return (start, end)
}
