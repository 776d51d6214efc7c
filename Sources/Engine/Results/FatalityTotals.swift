/// Reported deaths: the sums of the sources' figures.
///
/// A sum is nil rather than 0 where incidents are counted and none of them has the figure.
public struct FatalityTotals: Sendable, Equatable {
  /// Matched rows.
  let rows: Int
  /// Rows without a best figure.
  public let missing: Int
  /// Rows without any figure.
  public let untold: Int
  private let bestSum: Int64
  /// Of rows that have a best figure, and of all.
  private let lowSumWithBest: Int64
  private let lowSum: Int64
  private let highSum: Int64
  /// Whether every row that has some figure has this bound.
  private let hasLow: Bool
  private let hasHigh: Bool

  /// - Parameters:
  ///   - recordsLow: whether the inputs have low figures.
  ///   - recordsHigh: whether they have high ones.
  init(_ figures: CellTotals.Figures, recordsLow: Bool, recordsHigh: Bool) {
    rows = Int(figures.rows)
    missing = Int(figures.withoutBest)
    untold = Int(figures.untold)
    bestSum = figures.best
    lowSumWithBest = figures.leastBest
    lowSum = figures.low
    highSum = figures.high
    hasLow = recordsLow && figures.withoutLow == 0
    hasHigh = recordsHigh && figures.withoutHigh == 0
  }

  /// The sums of some sums; a bound is nil when one of them lacks it.
  public init(sumOf parts: some Collection<FatalityTotals>) {
    func sum(_ part: KeyPath<FatalityTotals, Int64>) -> Int64 {
      parts.reduce(0) { $0 + $1[keyPath: part] }
    }
    rows = parts.reduce(0) { $0 + $1.rows }
    missing = parts.reduce(0) { $0 + $1.missing }
    untold = parts.reduce(0) { $0 + $1.untold }
    bestSum = sum(\.bestSum)
    lowSumWithBest = sum(\.lowSumWithBest)
    lowSum = sum(\.lowSum)
    highSum = sum(\.highSum)
    hasLow = parts.allSatisfy(\.hasLow)
    hasHigh = parts.allSatisfy(\.hasHigh)
  }

  /// The sum of the best figures; a row without one adds nothing.
  public var best: Int64? { rows > 0 && missing == rows ? nil : bestSum }

  /// The least: of the rows that have a best figure, or of all where none has. Nil where a row has
  /// another figure and not this one.
  public var low: Int64? {
    guard hasLow, rows == 0 || untold < rows else { return nil }
    return best == nil ? lowSum : lowSumWithBest
  }

  /// The most, of all rows; nil where a row has another figure and not this one.
  public var high: Int64? { hasHigh && (rows == 0 || untold < rows) ? highSum : nil }

  /// Whether every row has a low and a high figure.
  var hasFullRange: Bool { hasLow && hasHigh && untold == 0 }

  /// Rows with low or high figures, and no best one.
  public var ranges: Int { missing - untold }
}
