internal import Geography

/// What the grid made of a column of points.
struct GridAnswers {
  /// The raw value of the lowest covering province; shape `[rowCount]`.
  var lowest: [UInt16]
  /// The rows that several provinces cover; ascending.
  var ties: [Coverage.Tie] = []
  /// The rows that GEOS has to decide, ascending, and the cell of each.
  var undecided: [(row: Int, cell: UInt32)] = []
  /// A number without meaning that keeps reads which are made to have memory near at hand.
  var touched = 0.0
}

extension GridCells {
  /// Points of a block: what one phase leaves to the next stays in the nearest cache.
  private static let blockLength = 512

  /// Looks up every point, in blocks: the numbers of the cells, which vectorizes, and the cells'
  /// codes; then, for the points in special cells, what they will read, and these one by one.
  func locate(longitudes: Span<Double>, latitudes: Span<Double>) -> GridAnswers {
    var answers = GridAnswers(
      lowest: Array(repeating: ProvinceID.noneRawValue, count: longitudes.count))
    var numbers = [UInt32](repeating: 0, count: Self.blockLength)
    var special = [UInt16](repeating: 0, count: Self.blockLength)
    var places = [UInt32](repeating: 0, count: Self.blockLength)
    var cells = [Cell](repeating: Cell(), count: Self.blockLength)
    var start = 0
    while start < longitudes.count {
      let range = start..<min(start &+ Self.blockLength, longitudes.count)
      let x = longitudes.extracting(range)
      let y = latitudes.extracting(range)
      var written = numbers.mutableSpan
      number(x, y, &written)
      var listed = special.mutableSpan
      var found = answers.lowest.mutableSpan
      let block = numbers.span.extracting(0..<range.count)
      let count = readCodes(block, from: start, into: &found, &listed)
      let few = special.span.extracting(0..<count)
      answers.touched += gather(few, block, codes: found, from: start, &places, &cells)
      for index in 0..<count {
        let place = Int(special[index])
        let point = Coordinate(longitude: x[place], latitude: y[place])
        resolve(
          point, cell: cells[index], number: numbers[place], row: start &+ place, &answers)
      }
      start = range.upperBound
    }
    return answers
  }

  /// Gives the special points of a block their cells, and reads what these need, one kind after the
  /// other: each read waits for the one before it, and waits of many points at once take hardly
  /// longer than that of one. Returns a number without meaning, so that the reads are made.
  @inline(never)
  private func gather(
    _ special: Span<UInt16>, _ numbers: Span<UInt32>, codes: borrowing MutableSpan<UInt16>,
    from start: Int, _ places: inout [UInt32], _ found: inout [Cell]
  ) -> Double {
    let tiles = tiles.span
    let firstCells = firstCells.span
    for index in special.indices {
      let place = Int(special[index])
      let row = Int(tiles[Int(numbers[place] &>> 6)])
      places[index] = firstCells[row] &+ UInt32(codes[start &+ place] &- unitCount)
    }
    let cells = cells.span
    for index in special.indices { found[index] = cells[Int(places[index])] }
    let entries = entries.span
    var sum: UInt32 = 0
    for index in special.indices where found[index].isDecided && found[index].count > 0 {
      sum ^= entries[Int(found[index].start)]
    }
    let edges = edges.span
    var total = Double(sum)
    for index in special.indices where found[index].isDecided {
      var entry = Int(found[index].start)
      let end = entry &+ Int(found[index].count)
      while entry < end {
        let edge = edges[Int(entries[entry] &>> 9)]
        // Its two halves may lie in two lines of the cache.
        total += edge.ax + edge.by
        entry &+= 1
      }
    }
    return total
  }

  /// The number of each point's cell.
  @inline(never)
  private func number(
    _ x: Span<Double>, _ y: Span<Double>, _ numbers: inout MutableSpan<UInt32>
  ) {
    let frame = frame
    let count = x.count
    precondition(y.count == count && numbers.count >= count, "columns of one block")
    var index = 0
    while index < count {
      numbers[index] = frame.cell(longitude: x[index], latitude: y[index])
      index &+= 1
    }
  }

  /// Writes the codes of the cells, and lists the special ones, whose codes are no provinces.
  /// Returns how many there are.
  @inline(never)
  private func readCodes(
    _ numbers: Span<UInt32>, from start: Int, into found: inout MutableSpan<UInt16>,
    _ special: inout MutableSpan<UInt16>
  ) -> Int {
    let tiles = tiles.span
    let codes = codes.span
    let unitCount = unitCount
    let width = ProvinceID.noneRawValue &- unitCount
    var count = 0
    var index = 0
    while index < numbers.count {
      let number = numbers[index]
      let code = codes[Int(tiles[Int(number &>> 6)]) &<< 6 | Int(number & 63)]
      found[start &+ index] = code
      special[count] = UInt16(truncatingIfNeeded: index)
      count &+= code &- unitCount < width ? 1 : 0
      index &+= 1
    }
    return count
  }

  /// Decides a point in a special cell, or notes that GEOS has to.
  private func resolve(
    _ point: Coordinate, cell: Cell, number: UInt32, row: Int, _ answers: inout GridAnswers
  ) {
    guard let bits = covering(point, cell: cell, number: number) else {
      answers.lowest[row] = ProvinceID.noneRawValue
      answers.undecided.append((row, number))
      return
    }
    guard bits != 0 else {
      answers.lowest[row] = ProvinceID.noneRawValue
      return
    }
    answers.lowest[row] = sets[Int(cell.set) * Self.setSize &+ bits.trailingZeroBitCount]
    if bits & (bits &- 1) != 0 {
      answers.ties.append(.init(row: row, provinces: members(of: cell, bits)))
    }
  }

  /// The special cell with a number.
  @inline(__always)
  private func special(_ number: UInt32) -> Cell {
    let row = Int(tiles[Int(number &>> 6)])
    let code = codes[row &<< 6 | Int(number & 63)]
    return cells[Int(firstCells[row] &+ UInt32(code &- unitCount))]
  }

  /// Which provinces of the cell's set cover the point, a bit for each; nil where rounding could
  /// have decided.
  ///
  /// The way from the reference position to the point goes along the meridian, then along the
  /// parallel, and each edge that it crosses toggles its owners. Whether an edge spans the meridian
  /// or parallel is decided by comparing, on which side of it the point, the corner of the way and
  /// the reference position lie by sure signs. So no edge goes through any of the three, and an edge
  /// that ends on the way counts for one of its sides, as if the way were moved a little.
  @inline(__always)
  private func covering(_ point: Coordinate, cell: Cell, number: UInt32) -> UInt8? {
    guard cell.isDecided else { return nil }
    let (px, py) = (point.longitude, point.latitude)
    let reference = frame.reference(ofCell: number)
    let cx = reference.longitude
    var bits = UInt32(cell.covering)
    var isSure = true
    let edges = edges.span
    let entries = entries.span
    var index = Int(cell.start)
    let end = index &+ Int(cell.count)
    while index < end {
      let entry = entries[index]
      let edge = edges[Int(entry &>> 9)]
      let (south, north) = (edge.ay - py, edge.by - py)
      let (pointLeft, pointRight) = ((edge.ax - px) * north, south * (edge.bx - px))
      let (cornerLeft, cornerRight) = ((edge.ax - cx) * north, south * (edge.bx - cx))
      isSure =
        isSure && Orientation.isCertain(pointLeft, pointRight)
        && Orientation.isCertain(cornerLeft, cornerRight)
      let pointIsOnLeft = pointLeft > pointRight
      let cornerIsOnLeft = cornerLeft > cornerRight
      let referenceIsOnLeft = entry & 0x100 != 0
      let spansParallel = (edge.ay > py) != (edge.by > py)
      let spansMeridian = (edge.ax > cx) != (edge.bx > cx)
      let isCrossed =
        (spansParallel && pointIsOnLeft != cornerIsOnLeft)
        != (spansMeridian && cornerIsOnLeft != referenceIsOnLeft)
      bits ^= isCrossed ? entry & 0xFF : 0
      index &+= 1
    }
    return isSure ? UInt8(truncatingIfNeeded: bits) : nil
  }

  func members(of cell: Cell, _ bits: UInt8) -> [ProvinceID] {
    (0..<Self.setSize).filter { bits & (1 &<< UInt8($0)) != 0 }.map {
      ProvinceID(rawValue: sets[Int(cell.set) * Self.setSize + $0])
    }
  }

  /// The provinces that may cover points of a cell, ascending; nil where any may.
  func candidates(ofCell number: UInt32) -> [Int]? {
    let row = Int(tiles[Int(number >> 6)])
    let code = codes[row << 6 | Int(number & 63)]
    guard code >= unitCount, code != ProvinceID.noneRawValue else {
      return code == ProvinceID.noneRawValue ? [] : [Int(code)]
    }
    let cell = special(number)
    guard cell.count != Cell.askAll else { return nil }
    let members = (0..<Self.setSize).map { sets[Int(cell.set) * Self.setSize + $0] }
    return members.filter { $0 != ProvinceID.noneRawValue }.map(Int.init)
  }
}
