import Columnar

/// Grouped totals as plain arrays, which a loop over rows can fill.
struct PlainTotals: Equatable {
  private(set) var counts: [Int64]
  /// Shape `[measureCount][groupCount]`.
  private(set) var sums: [[Int64]]
  private(set) var nulls: [[Int64]]

  init(groupCount: Int, measureCount: Int) {
    counts = Array(repeating: 0, count: groupCount)
    sums = Array(repeating: counts, count: measureCount)
    nulls = sums
  }

  init(_ totals: GroupedTotals) {
    self.init(groupCount: totals.groupCount, measureCount: totals.measureCount)
    counts = totals.counts
    for measure in sums.indices {
      for group in counts.indices {
        sums[measure][group] = totals.sum(measure: measure, group: group)
        nulls[measure][group] = totals.nullCount(measure: measure, group: group)
      }
    }
  }

  /// Adds a row with these values of the measures.
  mutating func add(_ values: [Int32?], to group: Int) {
    counts[group] += 1
    for (measure, value) in values.enumerated() {
      if let value { sums[measure][group] += Int64(value) } else { nulls[measure][group] += 1 }
    }
  }
}
