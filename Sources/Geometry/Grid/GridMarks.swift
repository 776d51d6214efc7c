internal import Geography

/// What the edges of a layer do to the cells of a grid, by row and column.
struct GridMarks {
  /// One mark: `row << 48 | column << 32 | edge << 1 | isCrossing`.
  typealias Mark = UInt64

  /// In ascending order of the row, then the column.
  private(set) var marks: [Mark] = []
  /// The first mark of each row, and the count of all; shape `[rowCount + 1]`.
  private(set) var rowStarts: [Int] = []

  /// How far the cells that an edge is listed in are made larger on each side, in cells. Offsets
  /// are exact to 2^-38 of a cell, and the clipping below to 2^-25.
  private static let pad = 0x1p-20

  @inline(__always)
  static func column(_ mark: Mark) -> Int { Int(truncatingIfNeeded: (mark &>> 32) & 0xFFFF) }

  /// A number for the cell that is the same for its marks alone.
  @inline(__always)
  static func cell(_ mark: Mark) -> UInt64 { mark &>> 32 }

  @inline(__always)
  static func edge(_ mark: Mark) -> Int { Int(truncatingIfNeeded: (mark & 0xFFFF_FFFF) &>> 1) }

  /// Whether the mark says that the reference positions of its row, from its column on, lie beyond
  /// the edge; else that the edge may touch the cell.
  @inline(__always)
  static func isCrossing(_ mark: Mark) -> Bool { mark & 1 == 1 }

  /// - Complexity: O(edges + the cells that they touch).
  init(_ edges: [GridEdge], in frame: GridFrame) {
    marks.reserveCapacity(6 * edges.count + 4 * frame.side)
    for (number, edge) in edges.enumerated() {
      mark(edge, UInt64(truncatingIfNeeded: number), in: frame)
    }
    sort(side: frame.side)
  }

  private mutating func mark(_ edge: GridEdge, _ number: UInt64, in frame: GridFrame) {
    let (u0, v0) = frame.offset(Coordinate(longitude: edge.ax, latitude: edge.ay))
    let (u1, v1) = frame.offset(Coordinate(longitude: edge.bx, latitude: edge.by))
    let (lowU, highU, lowV, highV) = (min(u0, u1), max(u0, u1), min(v0, v1), max(v0, v1))
    // An edge almost along its row would make the quotient too large for the padding.
    let isSteep = highV - lowV >= 0.5
    let slope = isSteep ? (u1 - u0) / (v1 - v0) : 0
    for row in Int(lowV - Self.pad)...Int(highV + Self.pad) {
      var (low, high) = (lowU, highU)
      if isSteep {
        let bottom = max(lowV, Double(row) - Self.pad)
        let top = min(highV, Double(row + 1) + Self.pad)
        let (enters, leaves) = (u0 + (bottom - v0) * slope, u0 + (top - v0) * slope)
        low = max(lowU, min(enters, leaves))
        high = min(highU, max(enters, leaves))
      }
      let prefix = UInt64(truncatingIfNeeded: row) &<< 48
      let columns = Int(low - Self.pad)...Int(high + Self.pad)
      for column in columns {
        marks.append(prefix | UInt64(truncatingIfNeeded: column) &<< 32 | number &<< 1)
      }
      if let column = crossing(of: edge, row: row, near: columns, in: frame) {
        marks.append(prefix | UInt64(truncatingIfNeeded: column) &<< 32 | number &<< 1 | 1)
      }
    }
  }

  /// The first column whose reference position is not surely west of an edge that crosses the
  /// parallel of the row's reference positions; nil for an edge that does not cross it.
  ///
  /// Where that position is not surely east either, the edge touches its cell, so that the cell is
  /// left to GEOS. Of an edge that ends on the parallel, the northern part alone crosses it.
  private func crossing(
    of edge: GridEdge, row: Int, near columns: ClosedRange<Int>, in frame: GridFrame
  ) -> Int? {
    let first = frame.reference(column: columns.lowerBound, row: row)
    guard (edge.ay > first.latitude) != (edge.by > first.latitude) else { return nil }
    let runsNorth = edge.by > edge.ay
    var low = columns.lowerBound
    var high = columns.upperBound + 1
    while low < high {
      let middle = (low + high) / 2
      let reference = frame.reference(column: middle, row: row)
      let isLeft = edge.isOnLeft(longitude: reference.longitude, latitude: reference.latitude)
      if isLeft == runsNorth { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// Sorts by counting: by column, then by row, keeping the order of equals.
  private mutating func sort(side: Int) {
    var sorted = marks
    for shift: UInt64 in [32, 48] {
      var starts = [Int](repeating: 0, count: side + 1)
      for mark in marks { starts[Int(truncatingIfNeeded: (mark &>> shift) & 0xFFFF) + 1] += 1 }
      for index in 1...side { starts[index] += starts[index - 1] }
      if shift == 48 { rowStarts = starts }
      for mark in marks {
        let key = Int(truncatingIfNeeded: (mark &>> shift) & 0xFFFF)
        sorted[starts[key]] = mark
        starts[key] += 1
      }
      swap(&marks, &sorted)
    }
  }
}
