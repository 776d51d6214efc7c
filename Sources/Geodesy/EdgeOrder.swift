internal import Geography

extension LineEdge {
  /// The edges in runs of neighbors, the runs along a Hilbert curve over the map: so edges that
  /// follow one another lie near each other, though the lines that they are of come in any order.
  ///
  /// - Complexity: O(edges + n log n) in the runs.
  static func runsInSpatialOrder(_ edges: [LineEdge]) -> [Range<Int>] {
    var runs: [(place: UInt32, edges: Range<Int>)] = []
    var start = 0
    for number in 1..<max(edges.count, 1)
    where number - start == runLength || !edges[number].touches(edges[number - 1]) {
      runs.append((hilbertPlace(of: edges[start].start), start..<number))
      start = number
    }
    if let first = edges.dropFirst(start).first {
      runs.append((hilbertPlace(of: first.start), start..<edges.count))
    }
    return runs.sorted {
      ($0.place, $0.edges.lowerBound) < ($1.place, $1.edges.lowerBound)
    }.map(\.edges)
  }

  private static let runLength = 64

  private func touches(_ other: LineEdge) -> Bool {
    start == other.end || start == other.start || end == other.start || end == other.end
  }

  /// How far along the curve a position lies.
  ///
  /// Bit by bit from the largest square: which quarter it is in, and how the curve runs through it.
  /// - Source: D. Hilbert, Über die stetige Abbildung einer Linie auf ein Flächenstück, Mathematische
  ///   Annalen 38 (1891) 459–460, doi:10.1007/BF01199431.
  private static func hilbertPlace(of position: Coordinate) -> UInt32 {
    var turned = position.longitude + 180
    if turned < 0 { turned += 360 }
    if turned >= 360 { turned -= 360 }
    let last = Double(UInt16.max)
    var x = UInt32(min(max(turned / 360 * last, 0), last))
    var y = UInt32(min(max((position.latitude + 90) / 180 * last, 0), last))
    var place: UInt32 = 0
    var side: UInt32 = 1 << 15
    while side > 0 {
      let isEast = x & side != 0
      let isNorth = y & side != 0
      let quarter: UInt32 = isEast ? (isNorth ? 2 : 3) : (isNorth ? 1 : 0)
      place = place << 2 | quarter
      if !isNorth {
        if isEast { (x, y) = (~x, ~y) }
        swap(&x, &y)
      }
      side >>= 1
    }
    return place
  }
}
