internal import Geography

/// A segment whose ends are in ascending order.
struct LineSegment {
  let low: Coordinate
  let high: Coordinate
}

/// Different segments, joined end to end into lines as long as they go: a line ends where the
/// number of segments that meet is not two.
///
/// A line starts at its lower end, a closed one at its lowest position and toward the lower of the
/// two next ones, unless it starts and ends where others meet; lines ascend by their positions.
/// GEOS merges lines too, but promises no order.
/// - Precondition: the segments ascend and no two are equal.
/// - Complexity: O(n log n).
func mergedLines(of segments: [LineSegment]) -> [Polyline] {
  var chains = SegmentChains(segments)
  var lines: [[Coordinate]] = []
  for (index, segment) in segments.enumerated() {
    if chains.isNode(segment.low) {
      lines.append(chains.walk(from: segment.low, along: index))
    }
    if chains.isNode(segment.high) {
      lines.append(chains.walk(from: segment.high, along: index))
    }
  }
  // What is left has no end: rings, each first met at the edge from its lowest position.
  for (index, segment) in segments.enumerated() {
    lines.append(chains.walk(from: segment.low, along: index))
  }
  return lines.filter { !$0.isEmpty }
    .map { line in
      let reversed = Array(line.reversed())
      return precedes(reversed, line) ? reversed : line
    }
    .sorted(by: precedes)
    .compactMap(Polyline.init)
}

private func precedes(_ a: [Coordinate], _ b: [Coordinate]) -> Bool {
  a.lexicographicallyPrecedes(b) { $0.precedes($1) }
}

/// Segments by the positions at which they meet, and which of them are in a line already.
private struct SegmentChains {
  private let segments: [LineSegment]
  private var segmentsAt: [Coordinate: [Int]] = [:]
  private var isTaken: [Bool]

  init(_ segments: [LineSegment]) {
    self.segments = segments
    isTaken = Array(repeating: false, count: segments.count)
    for (index, segment) in segments.enumerated() {
      segmentsAt[segment.low, default: []].append(index)
      segmentsAt[segment.high, default: []].append(index)
    }
  }

  /// Whether lines end here.
  func isNode(_ place: Coordinate) -> Bool { segmentsAt[place]?.count != 2 }

  /// The line from `start` along the segment `first` to the next node, or back to `start`; empty
  /// when the segment is taken.
  mutating func walk(from start: Coordinate, along first: Int) -> [Coordinate] {
    var line: [Coordinate] = []
    var place = start
    var next: Int? = first
    while let index = next, !isTaken[index] {
      if line.isEmpty { line = [start] }
      isTaken[index] = true
      let segment = segments[index]
      place = segment.low == place ? segment.high : segment.low
      line.append(place)
      next = isNode(place) ? nil : segmentsAt[place]?.first { !isTaken[$0] }
    }
    return line
  }
}
