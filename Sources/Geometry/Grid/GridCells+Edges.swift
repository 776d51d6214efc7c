internal import Geography

extension GridCells {
  /// The units that cover an edge without its ends, its own besides; nil where rounding could have
  /// decided.
  ///
  /// As for a point, by the way from the reference position to the edge's middle, over all edges but
  /// this one. The middle is rounded, so that a sign must stay the same that far around it.
  /// - Precondition: the edge surely meets others in its ends alone, and one unit has it.
  func unitsCovering(middleOf number: Int) -> [Int]? {
    let own = edges[number]
    let middle = Coordinate(longitude: (own.ax + own.bx) / 2, latitude: (own.ay + own.by) / 2)
    let reach = 0x1p-50 * max(abs(own.ax), abs(own.bx), abs(own.ay), abs(own.by))
    let place = frame.cell(longitude: middle.longitude, latitude: middle.latitude)
    guard let cell = specialCell(place), cell.isDecided else { return nil }
    let cornerLongitude = frame.reference(ofCell: place).longitude
    let corner = Coordinate(longitude: cornerLongitude, latitude: middle.latitude)
    var bits = UInt32(cell.covering)
    for entry in entries[Int(cell.start)..<Int(cell.start) + Int(cell.count)]
    where Int(entry >> 9) != number {
      let edge = edges[Int(entry >> 9)]
      guard let pointIsOnLeft = edge.isOnLeft(middle, within: reach),
        let cornerIsOnLeft = edge.isOnLeft(corner, within: reach)
      else { return nil }
      let referenceIsOnLeft = entry & 0x100 != 0
      let spansParallel = (edge.ay > middle.latitude) != (edge.by > middle.latitude)
      let spansMeridian = (edge.ax > cornerLongitude) != (edge.bx > cornerLongitude)
      let isCrossed =
        (spansParallel && pointIsOnLeft != cornerIsOnLeft)
        != (spansMeridian && cornerIsOnLeft != referenceIsOnLeft)
      if isCrossed { bits ^= entry & 0xFF }
    }
    return members(of: cell, UInt8(truncatingIfNeeded: bits)).map(\.index)
  }

  /// The special cell with a number, nil where another cell has it.
  private func specialCell(_ number: UInt32) -> Cell? {
    let row = Int(tiles[Int(number >> 6)])
    let code = codes[row << 6 | Int(number & 63)]
    guard code >= unitCount, code != ProvinceID.noneRawValue else { return nil }
    return cells[Int(firstCells[row] + UInt32(code - unitCount))]
  }
}

extension GridEdge {
  /// Whether every position within `reach` of one, in each coordinate, lies left of the edge; nil
  /// where that is not sure.
  fileprivate func isOnLeft(_ position: Coordinate, within reach: Double) -> Bool? {
    let left = (ax - position.longitude) * (by - position.latitude)
    let right = (ay - position.latitude) * (bx - position.longitude)
    // Twice what the determinant changes on the way covers the rounding of this sum.
    let spread = 2 * reach * (abs(bx - ax) + abs(by - ay))
    let bound =
      Orientation.relativeBound * (abs(left) + abs(right)) + Orientation.underflowBound + spread
    return abs(left - right) > bound ? left > right : nil
  }
}
