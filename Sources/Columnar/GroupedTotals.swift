/// Why totals could not be added up.
public enum AggregationError: Error, Sendable, Equatable {
  /// The count or a sum of `group` left the range of 64-bit integers.
  case overflow(group: Int)
  /// Partial aggregates of different shapes were merged.
  case differentShapes
}

/// Counts and sums by group: a partial aggregate that merges with any other of the same shape.
///
/// Everything is an integer, so the result does not depend on how rows were split into chunks nor
/// on the order of merging.
public struct GroupedTotals: Sendable, Equatable {
  public let groupCount: Int
  public let measureCount: Int
  /// Rows in each group; shape `[groupCount]`.
  public private(set) var counts: [Int64]
  /// Shape `[measureCount][groupCount]`, flattened; a null adds nothing.
  private var sums: [Int64]
  /// How many rows had no value; same shape as `sums`.
  private var nulls: [Int64]

  /// Totals of no rows.
  public init(groupCount: Int, measureCount: Int) {
    self.groupCount = groupCount
    self.measureCount = measureCount
    counts = Array(repeating: 0, count: groupCount)
    sums = Array(repeating: 0, count: groupCount * measureCount)
    nulls = sums
  }

  /// The sum of a measure over the rows of a group that have a value.
  public func sum(measure: Int, group: Int) -> Int64 { sums[measure * groupCount + group] }

  /// How many rows of a group have no value of a measure.
  public func nullCount(measure: Int, group: Int) -> Int64 { nulls[measure * groupCount + group] }

  /// Adds what a kernel counted and summed of values less `bases`.
  ///
  /// - Throws: `AggregationError.overflow`; the totals are then unchanged.
  mutating func add(
    _ kernel: KernelTotals, bases: [Int64]
  ) throws(AggregationError) {
    var added = self
    for group in 0..<groupCount where kernel.counts[group] > 0 {
      let rows = kernel.counts[group]
      try Self.add(Int64(rows), to: &added.counts, at: group, group: group)
      for measure in 0..<measureCount {
        let cell = measure * groupCount + group
        try Self.add(Int64(kernel.nulls[cell]), to: &added.nulls, at: cell, group: group)
        // The kernel adds 0 for a null.
        let summed = Int64(rows - kernel.nulls[cell])
        // At most 2^31 times the rows of a group, in memory: far from the ends of 64 bits.
        let sum = Int64(bitPattern: kernel.sums[cell]) + bases[measure] * summed
        try Self.add(sum, to: &added.sums, at: cell, group: group)
      }
    }
    self = added
  }

  /// Adds another partial aggregate of the same groups and measures.
  ///
  /// - Throws: `AggregationError`; the totals are then unchanged.
  public mutating func merge(_ other: GroupedTotals) throws(AggregationError) {
    guard groupCount == other.groupCount, measureCount == other.measureCount else {
      throw .differentShapes
    }
    var merged = self
    for group in counts.indices {
      try Self.add(other.counts[group], to: &merged.counts, at: group, group: group)
    }
    for cell in sums.indices {
      let group = cell % max(groupCount, 1)
      try Self.add(other.sums[cell], to: &merged.sums, at: cell, group: group)
      try Self.add(other.nulls[cell], to: &merged.nulls, at: cell, group: group)
    }
    self = merged
  }

  private static func add(
    _ value: Int64, to totals: inout [Int64], at cell: Int, group: Int
  ) throws(AggregationError) {
    let (sum, overflow) = totals[cell].addingReportingOverflow(value)
    guard !overflow else { throw .overflow(group: group) }
    totals[cell] = sum
  }
}
