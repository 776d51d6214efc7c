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
  public mutating func require(
    _ column: Column<Int32>, in range: ClosedRange<Int32>, else reason: UInt8,
    at level: InstructionLevel = .inForce
  ) {
    let low = UInt32(bitPattern: range.lowerBound)
    let spread = UInt32(bitPattern: range.upperBound) &- low
    let within = KernelTest.range(.signedWords(column.values), low: low, spread: spread)
    drop(reason, failing: [within] + (column.validity.map { [.rows($0)] } ?? []), at: level)
  }

  /// Drops, for `reason`, every row whose code is missing from `accepted`, a bit for each code.
  ///
  /// A code past the end of `accepted`, such as the one for "no text", is never accepted.
  /// - Precondition: codes have at most 32 bits.
  /// - Complexity: O(rowCount).
  public mutating func require<Code: FixedWidthInteger & UnsignedInteger>(
    _ codes: [Code], in accepted: Bitmap, else reason: UInt8,
    at level: InstructionLevel = .inForce
  ) {
    guard let codes = KernelBuffer(codes) else {
      preconditionFailure("codes have 8, 16 or 32 bits")
    }
    drop(reason, failing: [.codes(codes, in: CodeSet(accepted))], at: level)
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

  private mutating func drop(
    _ reason: UInt8, failing tests: [KernelTest], at level: InstructionLevel
  ) {
    precondition(reason != Self.kept, "reasons are numbered from 1")
    charge(reason, to: &verdicts, failing: tests, at: level)
  }

  /// The set of the one verdict that keeps a row.
  static let keptVerdict = CodeSet(Bitmap(settingBits: [Int(kept)], count: 256))
}
