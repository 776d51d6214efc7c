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

  /// Adds the rows that `filter` keeps.
  ///
  /// - Parameters:
  ///   - groups: A dense group id for each row, shape `[rowCount]`; ids of dropped rows are ignored.
  ///   - filter: Which rows count, shape `[rowCount]`.
  ///   - measures: What is summed, shape `[measureCount][rowCount]`.
  ///   - level: The instructions to use; the totals are the same at every level.
  /// - Precondition: shapes agree, and the ids of kept rows are in `0..<groupCount`.
  /// - Throws: `AggregationError.overflow`, when a total leaves its range; the totals are then of no
  ///   use.
  /// - Complexity: O(rowCount * measureCount).
  public mutating func add<Group: FixedWidthInteger & UnsignedInteger>(
    groups: [Group], keptBy filter: RowFilter, measures: [Column<Int32>],
    at level: InstructionLevel = .inForce
  ) throws(AggregationError) {
    precondition(groups.count == filter.rowCount, "one group id is needed for every row")
    precondition(measures.count == measureCount, "every measure needs a column")
    for column in measures {
      precondition(column.count == groups.count, "a measure needs a value for every row")
    }
    // More groups than rows: to visit every group would cost more than the rows.
    guard let ids = KernelBuffer(groups), groupCount <= max(groups.count, 256) else {
      return try addSingly(groups: groups, keptBy: filter, measures: measures)
    }
    let query = KernelQuery(
      tests: [.codes(.bytes(filter.verdicts), in: RowFilter.keptVerdict)], groups: ids,
      measures: measures.map { column in
        KernelMeasure(
          column: .signedWords(column.values), base: UInt32(bitPattern: Int32.min),
          validity: column.validity)
      })
    var sums = KernelTotals(cellCount: groupCount, measureCount: measureCount, widest: 4)
    for start in stride(from: 0, to: groups.count, by: KernelTotals.rowLimit) {
      query.add(
        start..<min(start + KernelTotals.rowLimit, groups.count), to: &sums, at: level)
    }
    // A null keeps a zero in its place, from which the base was subtracted like from any value.
    try add(
      sums, bases: Array(repeating: Int64(Int32.min), count: measureCount), skippingNulls: false)
  }

  /// The same, one row after another.
  private mutating func addSingly<Group: FixedWidthInteger & UnsignedInteger>(
    groups: [Group], keptBy filter: RowFilter, measures: [Column<Int32>]
  ) throws(AggregationError) {
    for row in groups.indices where filter.keeps(row) {
      let group = Int(groups[row])
      try Self.add(1, to: &counts, at: group, group: group)
      for (measure, column) in measures.enumerated() {
        let cell = measure * groupCount + group
        if column.isNull(row) {
          try Self.add(1, to: &nulls, at: cell, group: group)
        } else {
          try Self.add(Int64(column.values[row]), to: &sums, at: cell, group: group)
        }
      }
    }
  }

  /// Adds what a kernel counted and summed of values less `bases`.
  ///
  /// - Parameter skippingNulls: the kernel added 0 for a null, and not 0 less the base.
  /// - Throws: `AggregationError.overflow`; the totals are then unchanged.
  mutating func add(
    _ kernel: KernelTotals, bases: [Int64], skippingNulls: Bool
  ) throws(AggregationError) {
    var added = self
    for group in 0..<groupCount where kernel.counts[group] > 0 {
      let rows = kernel.counts[group]
      try Self.add(Int64(rows), to: &added.counts, at: group, group: group)
      for measure in 0..<measureCount {
        let cell = measure * groupCount + group
        try Self.add(Int64(kernel.nulls[cell]), to: &added.nulls, at: cell, group: group)
        let summed = Int64(skippingNulls ? rows - kernel.nulls[cell] : rows)
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
