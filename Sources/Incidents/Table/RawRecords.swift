internal import Columnar

/// Rows of a table as they stand there, field by field, over one arena of bytes.
///
/// Quotes around fields are taken off, and two inside are one.
public struct RawRecords: Sendable {
  /// The number of the row before the first.
  public let rowsBefore: Int
  @usableFromInline var bytes: [UInt8] = []
  /// Where each field ends.
  @usableFromInline var fieldEnds: [Int] = []
  /// For each row, how many fields there are up to its last.
  @usableFromInline var rowEnds: [Int] = []

  public init(rowsBefore: Int = 0) { self.rowsBefore = rowsBefore }

  public var count: Int { rowEnds.count }

  /// Adds a field to the row that `endRow` ends.
  public mutating func append(_ field: Span<UInt8>) {
    Columnar.append(field, to: &bytes)
    fieldEnds.append(bytes.count)
  }

  /// How many fields a row has.
  public func fieldCount(ofRow row: Int) -> Int {
    rowEnds[row] - (row == 0 ? 0 : rowEnds[row - 1])
  }

  public mutating func endRow() { rowEnds.append(fieldEnds.count) }

  /// Folds the fields of a row, in order, with their numbers from 0.
  @inlinable
  public func reduceFields<Result>(
    ofRow row: Int, into result: inout Result, _ body: (inout Result, Int, Span<UInt8>) -> Void
  ) {
    let span = bytes.span
    let first = row == 0 ? 0 : rowEnds[row - 1]
    for field in first..<rowEnds[row] {
      let start = field == 0 ? 0 : fieldEnds[field - 1]
      body(&result, field - first, span.extracting(start..<fieldEnds[field]))
    }
  }
}
