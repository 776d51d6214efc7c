internal import Geography

/// Builds the cells of a grid, one row of tiles after the other.
///
/// A row of cells is walked from the west, where no province is, along the parallel of its
/// reference positions: each edge that crosses the parallel lets its owners begin or end. So every
/// reference position gets its covering provinces by the same even-odd rule that decides points.
struct GridBuilder {
  typealias Cell = GridCells.Cell

  private let frame: GridFrame
  private let unitCount: Int
  private let layer: LayerEdges
  private let marks: GridMarks
  private let side: Int
  private let tileSide: Int

  private var tiles: [UInt16]
  private var codes: [UInt16] = []
  private var firstCells: [UInt32] = []
  private var cells: [Cell] = []
  private var entries: [UInt32] = []
  private var sets = GridSets()
  /// The row of `codes` for tiles wholly in one province, and at the end in none; -1 for not yet.
  private var uniformRows: [Int32]
  /// Of the tiles in the current row: their row of `codes` where they are not uniform, else -1.
  private var mixedRows: [Int32]
  private var cellCounts: [UInt32]
  /// The special cells of the current row of tiles, with the column of their tiles.
  private var pending: [(tile: Int, number: UInt32, cell: Cell)] = []
  /// The provinces that cover the current reference position, ascending.
  private var state: [UInt16] = []

  /// The most special cells: 8 MB, and as good as never met.
  private static let mostCells = 1 << 20
  /// The most edges that a cell tries itself; beyond, the tree of GEOS is faster.
  private static let mostEntries = 96

  /// - Parameter marks: those of the layer's edges in the frame.
  init(_ layer: LayerEdges, _ frame: GridFrame, _ marks: GridMarks, unitCount: Int) {
    self.frame = frame
    self.unitCount = unitCount
    self.layer = layer
    self.marks = marks
    side = frame.side
    tileSide = side / 8
    tiles = Array(repeating: 0, count: tileSide * tileSide)
    uniformRows = Array(repeating: -1, count: unitCount + 1)
    mixedRows = Array(repeating: -1, count: tileSide)
    cellCounts = Array(repeating: 0, count: tileSide)
  }

  /// Nil where so many cells are special that a coarser grid has to do.
  consuming func build() -> GridCells? {
    for tileRow in 0..<tileSide {
      prepare(tileRow)
      for row in 8 * tileRow..<8 * tileRow + 8 { walk(row, tileRow: tileRow) }
      finish(tileRow)
      guard codes.count <= 64 * Int(UInt16.max), cells.count <= Self.mostCells else { return nil }
    }
    return GridCells(
      frame: frame, unitCount: unitCount, edges: layer.edges, tiles: tiles, codes: codes,
      firstCells: firstCells, cells: cells, entries: entries, sets: sets.members)
  }

  /// Gives a row of codes to each tile of a row that a boundary may touch.
  private mutating func prepare(_ tileRow: Int) {
    for tile in 0..<tileSide {
      mixedRows[tile] = -1
      cellCounts[tile] = 0
    }
    for index in marks.rowStarts[8 * tileRow]..<marks.rowStarts[8 * tileRow + 8] {
      let mark = marks.marks[index]
      let tile = GridMarks.column(mark) / 8
      if !GridMarks.isCrossing(mark), mixedRows[tile] < 0 { mixedRows[tile] = addRow() }
    }
  }

  private mutating func addRow(filledWith code: UInt16 = ProvinceID.noneRawValue) -> Int32 {
    codes.append(contentsOf: repeatElement(code, count: 64))
    firstCells.append(0)
    return Int32(truncatingIfNeeded: firstCells.count - 1)
  }

  private mutating func walk(_ row: Int, tileRow: Int) {
    state.removeAll(keepingCapacity: true)
    var index = marks.rowStarts[row]
    let end = marks.rowStarts[row + 1]
    for tile in 0..<tileSide {
      if mixedRows[tile] < 0 {
        while index < end, GridMarks.column(marks.marks[index]) / 8 == tile {
          toggle(across: GridMarks.edge(marks.marks[index]))
          index += 1
        }
        if row != 8 * tileRow { continue }
        if state.count <= 1 {
          tiles[tileRow * tileSide + tile] = uniformRow()
          continue
        }
        mixedRows[tile] = addRow()
      }
      for column in 8 * tile..<8 * tile + 8 {
        let first = index
        while index < end, GridMarks.column(marks.marks[index]) == column { index += 1 }
        visit(column, row, tile: tile, marks: first..<index)
      }
    }
  }

  private mutating func uniformRow() -> UInt16 {
    let code = state.first ?? ProvinceID.noneRawValue
    let slot = state.isEmpty ? unitCount : Int(code)
    if uniformRows[slot] < 0 { uniformRows[slot] = addRow(filledWith: code) }
    return UInt16(truncatingIfNeeded: uniformRows[slot])
  }

  private mutating func visit(_ column: Int, _ row: Int, tile: Int, marks range: Range<Int>) {
    var hasEdges = false
    for index in range {
      let mark = marks.marks[index]
      if GridMarks.isCrossing(mark) {
        toggle(across: GridMarks.edge(mark))
      } else {
        hasEdges = true
      }
    }
    let slot = 64 * Int(mixedRows[tile]) + 8 * (row & 7) + (column & 7)
    guard hasEdges || state.count > 1 else {
      codes[slot] = state.first ?? ProvinceID.noneRawValue
      return
    }
    codes[slot] = UInt16(truncatingIfNeeded: unitCount + Int(cellCounts[tile]))
    let reference = frame.reference(column: column, row: row)
    pending.append((tile, cellCounts[tile], cell(at: reference, marks: range)))
    cellCounts[tile] += 1
  }

  private mutating func cell(at reference: Coordinate, marks range: Range<Int>) -> Cell {
    var set = GridSets.Members()
    for unit in state { set.insert(unit) }
    for index in range where !GridMarks.isCrossing(marks.marks[index]) {
      let owners = layer.owners[GridMarks.edge(marks.marks[index])]
      set.insert(owners.first)
      set.insert(owners.second)
    }
    var cell = Cell(start: UInt32(truncatingIfNeeded: entries.count), count: Cell.askAll)
    guard !set.hasOverflowed, let number = sets.number(of: set) else { return cell }
    cell.set = number
    for unit in state { cell.covering |= set.bit(of: unit) }
    cell.count = Cell.askSet
    let start = entries.count
    for index in range where !GridMarks.isCrossing(marks.marks[index]) {
      let edge = GridMarks.edge(marks.marks[index])
      guard entries.count - start < Self.mostEntries,
        let isOnLeft = layer.edges[edge].isOnLeft(
          longitude: reference.longitude, latitude: reference.latitude)
      else {
        entries.removeLast(entries.count - start)
        return cell
      }
      let toggled = set.bit(of: layer.owners[edge].first) ^ set.bit(of: layer.owners[edge].second)
      entries.append(
        UInt32(truncatingIfNeeded: edge) &<< 9 | (isOnLeft ? 0x100 : 0) | UInt32(toggled))
    }
    cell.count = UInt8(truncatingIfNeeded: entries.count - start)
    return cell
  }

  /// Lets the owners of an edge begin or end.
  private mutating func toggle(across edge: Int) {
    let owners = layer.owners[edge]
    toggle(owners.first)
    if owners.second != ProvinceID.noneRawValue { toggle(owners.second) }
  }

  private mutating func toggle(_ unit: UInt16) {
    var position = 0
    while position < state.count, state[position] < unit { position += 1 }
    if position < state.count, state[position] == unit {
      state.remove(at: position)
    } else {
      state.insert(unit, at: position)
    }
  }

  /// Puts the special cells of a row of tiles side by side for each tile.
  private mutating func finish(_ tileRow: Int) {
    var start = UInt32(truncatingIfNeeded: cells.count)
    for tile in 0..<tileSide where mixedRows[tile] >= 0 {
      let row = Int(mixedRows[tile])
      tiles[tileRow * tileSide + tile] = UInt16(truncatingIfNeeded: row)
      firstCells[row] = start
      start += cellCounts[tile]
    }
    cells.append(contentsOf: repeatElement(Cell(), count: pending.count))
    for (tile, number, cell) in pending {
      cells[Int(firstCells[Int(mixedRows[tile])] + number)] = cell
    }
    pending.removeAll(keepingCapacity: true)
  }
}
