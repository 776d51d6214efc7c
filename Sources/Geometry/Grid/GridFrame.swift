internal import Geography

/// How positions fall into the cells of a square grid.
///
/// The cells are those of `cell(longitude:latitude:)` and of nothing else: every step of it grows
/// with the coordinate, rounding included, so that a cell is a box of doubles, and building and
/// asking cannot disagree on where one ends. The two outermost cells on each side are outside.
struct GridFrame: Sendable {
  /// Tiles of 8 x 8 cells in a row of the grid, as a power of two.
  let tileBits: UInt32
  private let west: Double
  private let south: Double
  private let cellsPerDegree: (longitude: Double, latitude: Double)
  private let cellSize: (longitude: Double, latitude: Double)
  private let lastCell: Double

  /// Added to a number from 0 to 2^51, it leaves the nearest integer in the lowest bits of the
  /// double, which vectorizes where a checked conversion does not.
  private static let roundingShift = 0x1.8p52
  /// Where in its cell a reference position lies, in cells: off the middle, on which the
  /// boundaries of tidy layers like to run.
  private static let referenceOffset = (longitude: 0.487_1, latitude: 0.523_7)
  /// Coordinates beyond are no degrees of any kind; the error bounds need some limit.
  private static let largestCoordinate = 0x1p30

  /// Nil for a box whose positions are too few or too large to be told apart by cells.
  init?(_ box: BoundingBox, tileBits: UInt32) {
    let cells = Double(8 << tileBits)
    let width = box.east - box.west
    let height = box.north - box.south
    let reach = max(abs(box.west), abs(box.east), abs(box.south), abs(box.north))
    // Two cells on each side are outside. A cell has at least 2^16 doubles in each direction.
    let smallest = reach * 0x1p-36 * cells
    guard reach <= Self.largestCoordinate, width > 0, height > 0, width >= smallest,
      height >= smallest, min(width, height) >= 0x1p-60
    else { return nil }
    self.tileBits = tileBits
    cellSize = (width / (cells - 4), height / (cells - 4))
    cellsPerDegree = ((cells - 4) / width, (cells - 4) / height)
    west = box.west - 2 * cellSize.longitude
    south = box.south - 2 * cellSize.latitude
    lastCell = cells - 1
  }

  /// Cells in a row of the grid.
  var side: Int { 8 << Int(tileBits) }

  /// The place of a position in cells from the grid's corner; exact to 2^-38 of a cell.
  func offset(_ position: Coordinate) -> (u: Double, v: Double) {
    (
      (position.longitude - west) * cellsPerDegree.longitude,
      (position.latitude - south) * cellsPerDegree.latitude
    )
  }

  /// The number of the cell of a position: tile by tile, and row by row inside a tile.
  ///
  /// What lies beyond the grid, or is no position, is in cell 0, which is outside.
  @inline(__always)
  func cell(longitude: Double, latitude: Double) -> UInt32 {
    // Half a cell less, for the shift rounds to the nearest.
    let u = (longitude - west) * cellsPerDegree.longitude - 0.5
    let v = (latitude - south) * cellsPerDegree.latitude - 0.5
    let number = number(
      column: (u + Self.roundingShift).bitPattern & 0xFFFF,
      row: (v + Self.roundingShift).bitPattern & 0xFFFF)
    // Masks instead of conditions, which would become branches and keep the loop from vectorizing.
    let isInside = mask(u >= 0) & mask(u <= lastCell) & mask(v >= 0) & mask(v <= lastCell)
    return UInt32(truncatingIfNeeded: number & isInside)
  }

  @inline(__always)
  private func mask(_ condition: Bool) -> UInt64 { condition ? .max : 0 }

  @inline(__always)
  private func number(column: UInt64, row: UInt64) -> UInt64 {
    let tile = ((row &>> 3) &<< UInt64(tileBits)) | (column &>> 3)
    return (tile &<< 6) | ((row & 7) &<< 3) | (column & 7)
  }

  /// The reference position of a cell, inside it by almost half a cell on each side.
  @inline(__always)
  func reference(column: Int, row: Int) -> Coordinate {
    Coordinate(
      longitude: west + (Double(column) + Self.referenceOffset.longitude) * cellSize.longitude,
      latitude: south + (Double(row) + Self.referenceOffset.latitude) * cellSize.latitude)
  }

  /// The reference position of the cell with a number.
  @inline(__always)
  func reference(ofCell number: UInt32) -> Coordinate {
    let tile = number &>> 6
    let mask: UInt32 = (1 &<< tileBits) &- 1
    let column = ((tile & mask) &<< 3) | (number & 7)
    let row = ((tile &>> tileBits) &<< 3) | ((number &>> 3) & 7)
    return reference(column: Int(column), row: Int(row))
  }
}
