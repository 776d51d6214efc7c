internal import Geography

/// Which provinces cover the cells of a grid, and what to ask where a boundary runs.
///
/// Two levels: tiles of 8 x 8 cells are rows of `codes`, and all tiles that lie inside one province
/// share one, so that what is read again and again fits the near caches. A code below `unitCount`
/// is the province that covers the whole cell, alone; `ProvinceID.noneRawValue` says that none
/// does; what lies between is the number of one of the tile's special cells, plus `unitCount`.
struct GridCells: Sendable {
  /// A cell that a boundary may touch or that several provinces cover.
  struct Cell: Sendable {
    /// The first of the cell's `entries`.
    var start: UInt32 = 0
    /// Which of `sets` holds the provinces that may cover points of the cell.
    var set: UInt16 = 0
    /// Which of them cover the cell's reference position, a bit for each.
    var covering: UInt8 = 0
    /// How many entries the cell has, or `askAll` or `askSet`.
    var count: UInt8 = 0

    /// The count of a cell in which any province may cover a point: GEOS has to find it.
    static let askAll = UInt8.max
    /// The count of a cell whose set is known and whose points GEOS has to decide.
    static let askSet = UInt8.max - 1

    /// Whether the cell's entries tell who covers its points.
    var isDecided: Bool { count < Self.askSet }
  }

  /// The provinces in one set, at most; a bit of a byte stands for each.
  static let setSize = 8
  /// An entry is `edge << 9 | isReferenceOnLeft << 8 | toggled provinces of the set`.
  static let mostEdges = 1 << 23

  let frame: GridFrame
  let unitCount: UInt16
  let edges: [GridEdge]
  /// The row of `codes` for each tile; shape `[tileCount]`.
  private(set) var tiles: [UInt16] = []
  /// Shape `[rowCount, 64]`.
  private(set) var codes: [UInt16] = []
  /// The first special cell of each row of `codes`.
  private(set) var firstCells: [UInt32] = []
  private(set) var cells: [Cell] = []
  private(set) var entries: [UInt32] = []
  /// Shape `[setCount, setSize]`, ascending, then `ProvinceID.noneRawValue`.
  private(set) var sets: [UInt16] = []

  var byteCount: Int {
    edges.count * MemoryLayout<GridEdge>.stride + 2 * (tiles.count + codes.count + sets.count)
      + 4 * (firstCells.count + entries.count) + cells.count * MemoryLayout<Cell>.stride
  }

  init(
    frame: GridFrame, unitCount: Int, edges: [GridEdge], tiles: [UInt16], codes: [UInt16],
    firstCells: [UInt32], cells: [Cell], entries: [UInt32], sets: [UInt16]
  ) {
    self.frame = frame
    self.unitCount = UInt16(truncatingIfNeeded: unitCount)
    self.edges = edges
    self.tiles = tiles
    self.codes = codes
    self.firstCells = firstCells
    self.cells = cells
    self.entries = entries
    self.sets = sets
  }
}
