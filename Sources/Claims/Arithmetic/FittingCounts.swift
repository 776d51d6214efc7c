internal import Statistics

/// Which counts of a total print as a figure.
///
/// - Source: the granularity test of Brown and Heathers, The GRIM test, 2017,
///   doi:10.1177/1948550616673876, here for percentages of counts.
public struct FittingCounts: Sendable, Equatable {
  public let total: Int
  /// By the rounding that the claim states, or by either.
  public let counts: ClosedRange<Int>?
  public let halfUp: ClosedRange<Int>?
  public let halfEven: ClosedRange<Int>?

  init?(_ figure: PrintedFigure, rounding: PrintedRounding, of total: Int) {
    guard total > 0, let range = figure.range(rounding: rounding), case .shares = range.kind else {
      return nil
    }
    self.total = total
    counts = range.counts(of: total)
    halfUp = figure.range(rounding: .halfUp)?.counts(of: total)
    halfEven = figure.range(rounding: .halfEven)?.counts(of: total)
  }
}

extension PrintedFigure {
  /// The totals in a range of which no count prints as the figure, as stretches.
  ///
  /// - Complexity: O(totals).
  public func impossibleTotals(
    in totals: ClosedRange<Int>, rounding: PrintedRounding
  ) -> [ClosedRange<Int>] {
    guard let range = range(rounding: rounding) else { return [] }
    var stretches: [ClosedRange<Int>] = []
    for total in totals where total > 0 && range.counts(of: total) == nil {
      if let last = stretches.last, last.upperBound + 1 == total {
        stretches[stretches.count - 1] = last.lowerBound...total
      } else {
        stretches.append(total...total)
      }
    }
    return stretches
  }
}
