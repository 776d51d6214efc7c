/// A verdict for every row of a chunk: kept, or dropped for the first reason that applied.
///
/// Requirements are stated in the order of their reasons; a row that has fallen stays charged to
/// the reason that dropped it, so the counts of the reasons add up to the rows dropped.
public struct RowFilter: Sendable, Equatable {
  /// The verdict of a row that no requirement dropped.
  public static let kept: UInt8 = 0

  /// Shape `[rowCount]`: `kept`, or the number of a reason.
  public private(set) var verdicts: [UInt8]

  /// Keeps every row.
  public init(rowCount: Int) {
    verdicts = Array(repeating: Self.kept, count: rowCount)
  }

  public var rowCount: Int { verdicts.count }

  public func keeps(_ row: Int) -> Bool { verdicts[row] == Self.kept }

  /// How many rows are kept.
  ///
  /// - Complexity: O(rowCount).
  public var keptCount: Int { verdicts.count { $0 == Self.kept } }

  /// Drops, for `reason`, every row whose value is null or outside `range`.
  ///
  /// - Complexity: O(rowCount).
  public mutating func require<Value>(
    _ column: Column<Value>, in range: ClosedRange<Value>, else reason: UInt8
  ) {
    drop(reason) { row in !column.isNull(row) && range.contains(column.values[row]) }
  }

  /// Drops, for `reason`, every row whose code is missing from `accepted`, a bit for each code.
  ///
  /// A code past the end of `accepted`, such as the one for "no text", is never accepted.
  /// - Complexity: O(rowCount).
  public mutating func require<Code: FixedWidthInteger & UnsignedInteger>(
    _ codes: [Code], in accepted: Bitmap, else reason: UInt8
  ) {
    precondition(codes.count == rowCount, "one code is needed for every row")
    drop(reason) { row in
      let code = Int(codes[row])
      return code < accepted.count && accepted[code]
    }
  }

  /// Asks `verdict` about every row still kept; anything but `kept` drops the row for that reason.
  public mutating func judge<Failure>(
    _ verdict: (_ row: Int) throws(Failure) -> UInt8
  ) throws(Failure) {
    for row in verdicts.indices where verdicts[row] == Self.kept {
      verdicts[row] = try verdict(row)
    }
  }

  /// How many rows fell for each reason; shape `[reasonCount + 1]`, the kept rows first.
  ///
  /// - Precondition: no reason is above `reasonCount`.
  public func counts(reasonCount: Int) -> [Int] {
    var counts = Array(repeating: 0, count: reasonCount + 1)
    for verdict in verdicts { counts[Int(verdict)] += 1 }
    return counts
  }

  private mutating func drop(_ reason: UInt8, unless passes: (Int) -> Bool) {
    precondition(reason != Self.kept, "reasons are numbered from 1")
    judge { row in passes(row) ? Self.kept : reason }
  }
}
