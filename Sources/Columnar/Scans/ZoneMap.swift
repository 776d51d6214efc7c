/// The smallest and largest value of every block of a column.
///
/// A scan skips the blocks that lie outside a range and takes those inside it without testing
/// their rows. In a table sorted by date nearly every block is one or the other; in a shuffled one
/// none is, and the map costs a look for each block.
struct ZoneMap: Sendable, Equatable {
  static let blockRows = 1_024

  enum Answer: Sendable, Equatable {
    /// Every row has a value in the range.
    case all
    /// No row has.
    case none
    /// The rows have to be tested.
    case some
  }

  /// Shape `[blockCount]`, offsets of the column; above `highs` where a block has no value.
  private var lows: [UInt32] = []
  private var highs: [UInt32] = []
  private var hasNulls: [Bool] = []

  /// - Complexity: O(rows).
  init(_ column: PackedColumn) {
    switch column.offsets {
    case .bytes(let offsets): add(offsets, column.validity)
    case .shorts(let offsets): add(offsets, column.validity)
    case .words(let offsets): add(offsets, column.validity)
    case .bits: preconditionFailure("packed columns hold unsigned offsets")
    }
  }

  private mutating func add<Offset: FixedWidthInteger>(_ offsets: [Offset], _ validity: Bitmap?) {
    let offsets = offsets.span
    for start in stride(from: 0, to: offsets.count, by: Self.blockRows) {
      var (low, high, hasNull) = (Offset.max, Offset.min, false)
      let rows = start..<min(start + Self.blockRows, offsets.count)
      if let validity {
        for row in rows {
          guard validity[row] else {
            hasNull = true
            continue
          }
          low = min(low, offsets[row])
          high = max(high, offsets[row])
        }
      } else {
        for row in rows {
          low = min(low, offsets[row])
          high = max(high, offsets[row])
        }
      }
      lows.append(UInt32(truncatingIfNeeded: low))
      highs.append(UInt32(truncatingIfNeeded: high))
      hasNulls.append(hasNull)
    }
  }

  /// What is known of the rows of a block.
  func answer(block: Int, range: ClosedRange<UInt32>) -> Answer {
    let (low, high) = (lows[block], highs[block])
    if low > high || high < range.lowerBound || low > range.upperBound { return .none }
    let isInside = low >= range.lowerBound && high <= range.upperBound
    return isInside && !hasNulls[block] ? .all : .some
  }

  /// Rows in a row with the same answer; the ones without any row in the range are left out.
  ///
  /// Short runs are tested together with their neighbors: a call of a kernel has its price, and a
  /// test is never wrong.
  /// - Parameter rows: beginning at a block.
  /// - Complexity: O(blocks).
  func runs(
    in rows: Range<Int>, range: ClosedRange<UInt32>
  ) -> [(rows: Range<Int>, answer: Answer)] {
    var runs: [(rows: Range<Int>, answer: Answer)] = []
    func append(_ rows: Range<Int>, _ answer: Answer) {
      if let last = runs.last, last.answer == answer {
        runs[runs.count - 1].rows = last.rows.lowerBound..<rows.upperBound
      } else {
        runs.append((rows, answer))
      }
    }
    for start in stride(from: rows.lowerBound, to: rows.upperBound, by: Self.blockRows) {
      let end = min(start + Self.blockRows, rows.upperBound)
      append(start..<end, answer(block: start / Self.blockRows, range: range))
    }
    let raw = runs
    runs = []
    for run in raw {
      let isShort = run.rows.count < Self.shortestRun
      append(run.rows, isShort && raw.count > 1 ? .some : run.answer)
    }
    return runs.filter { $0.answer != .none }
  }

  /// Rows that are worth a call of their own.
  private static let shortestRun = 8 * blockRows
}
