/// Rows that have been read and placed once, kept narrow so that counting them again under other
/// filters runs at the speed of memory.
///
/// A grid of questions, or a slider, asks the same rows over and over. The table answers each
/// question with `GroupedTotals`, also for a part of the rows: parts merge, in any order.
public struct CountingTable: Sendable {
  public let rowCount: Int
  public let groupCount: Int
  private let groups: PackedColumn
  private let days: PackedColumn?
  private let zones: ZoneMap?
  private let attributes: [PackedColumn]
  private let measures: [PackedColumn]

  /// - Parameters:
  ///   - groups: the group of every row, in `0..<groupCount`, without nulls.
  ///   - days: the day of every row; nil when no question is about days.
  ///   - attributes: codes that requirements refer to by number, such as kinds or lists of actors.
  ///   - measures: what is summed, such as reported deaths.
  /// - Precondition: all columns have the same number of rows.
  /// - Complexity: O(rows), for the zone map of the days.
  public init(
    groups: PackedColumn, groupCount: Int, days: PackedColumn? = nil,
    attributes: [PackedColumn] = [], measures: [PackedColumn] = []
  ) {
    precondition(groups.validity == nil && groups.base == 0, "every row needs a group")
    precondition(
      groups.count == 0 || groups.spread < groupCount, "groups are numbered below groupCount")
    for column in attributes + measures + (days.map { [$0] } ?? []) {
      precondition(column.count == groups.count, "all columns have the same number of rows")
    }
    precondition(attributes.allSatisfy { $0.base == 0 }, "attributes are codes")
    rowCount = groups.count
    self.groupCount = groupCount
    self.groups = groups
    self.days = days
    zones = days.map(ZoneMap.init)
    self.attributes = attributes
    self.measures = measures
  }

  /// Splits the rows into at most `count` parts of nearly equal size that `totals` accepts.
  public func parts(_ count: Int) -> [Range<Int>] {
    let blocks = (rowCount + ZoneMap.blockRows - 1) / ZoneMap.blockRows
    let partCount = max(min(count, blocks), 1)
    let bounds = (0...partCount).map { part in
      min(blocks * part / partCount * ZoneMap.blockRows, rowCount)
    }
    return zip(bounds, bounds.dropFirst()).map { $0..<$1 }
  }

  /// Counts the rows that meet the query, and sums its measures, in the order it names them.
  ///
  /// - Parameters:
  ///   - rows: the part that is counted, as `parts` gives it; nil for all rows.
  ///   - level: the instructions to use; the totals are the same at every level.
  /// - Precondition: the query names attributes and measures of this table, and asks about days
  ///   only if there are any.
  /// - Returns: totals of `groupCount` groups, or of `binCount * groupCount` with bins.
  /// - Throws: `AggregationError.overflow`.
  /// - Complexity: O(rows), less the blocks outside the window.
  public func totals(
    _ query: ScanQuery, rows: Range<Int>? = nil, at level: InstructionLevel = .inForce
  ) throws(AggregationError) -> GroupedTotals {
    let rows = rows ?? 0..<rowCount
    precondition(
      rows.lowerBound >= 0 && rows.lowerBound % ZoneMap.blockRows == 0
        && rows.upperBound <= rowCount, "a part of the table begins at a block")
    let summed = query.measures.map { measures[$0] }
    let cellCount = (query.bins?.binCount ?? 1) * groupCount
    precondition(cellCount <= Int(UInt32.max), "there are too many cells")
    var totals = GroupedTotals(groupCount: cellCount, measureCount: summed.count)
    var kernel = KernelQuery(
      tests: query.requirements.flatMap(tests), groups: groups.offsets,
      measures: summed.map { measure in
        KernelMeasure(column: measure.offsets, validity: measure.validity)
      })
    guard let runs = runs(query, in: rows, &kernel) else { return totals }
    var sums = KernelTotals(
      cellCount: cellCount, measureCount: summed.count,
      widest: summed.map(\.offsets.width).max() ?? 0)
    let tests = kernel.tests
    for run in runs {
      kernel.tests = run.tests + tests
      for start in stride(
        from: run.rows.lowerBound, to: run.rows.upperBound, by: KernelTotals.rowLimit)
      {
        let end = min(start + KernelTotals.rowLimit, run.rows.upperBound)
        kernel.add(start..<end, to: &sums, at: level)
      }
    }
    try totals.add(sums, bases: summed.map { Int64($0.base) })
    return totals
  }

  /// The rows to visit with the tests of days that they need, and the cells of the days.
  ///
  /// - Returns: nil when no row can be in the window.
  private func runs(
    _ query: ScanQuery, in rows: Range<Int>, _ kernel: inout KernelQuery
  ) -> [(rows: Range<Int>, tests: [KernelTest])]? {
    guard let window = Self.intersection(query.window, query.bins?.days) else {
      return query.window == nil && query.bins == nil ? [(rows, [])] : nil
    }
    guard let days, let zones else { preconditionFailure("the table has no days to ask about") }
    guard let offsets = days.offsets(of: window) else { return nil }
    if let bins = query.bins {
      let first = Int(days.base) + Int(offsets.lowerBound) - Int(bins.firstDay)
      let cells = bins.bins[first...].prefix(offsets.count).map { $0 * UInt32(groupCount) }
      kernel.days = KernelQuery.DayCells(
        column: days.offsets, low: offsets.lowerBound, cells: cells)
    }
    var tests: [KernelTest] = [
      .range(
        days.offsets, low: offsets.lowerBound, spread: offsets.upperBound - offsets.lowerBound)
    ]
    if let validity = days.validity { tests.append(.rows(validity)) }
    return zones.runs(in: rows, range: offsets).map { run in
      (run.rows, run.answer == .all ? [] : tests)
    }
  }

  private func tests(_ requirement: ScanQuery.Requirement) -> [KernelTest] {
    switch requirement {
    case .attribute(let number, let accepted):
      let column = attributes[number]
      return [.codes(column.offsets, in: CodeSet(accepted))]
        + (column.validity.map { [.rows($0)] } ?? [])
    case .group(let accepted): return [.codes(groups.offsets, in: CodeSet(accepted))]
    case .rows(let bitmap):
      precondition(bitmap.count == rowCount, "a bit is needed for every row")
      return [.rows(bitmap)]
    }
  }

  /// The days in both ranges, where nil has them all; nil when there is no such range.
  private static func intersection(
    _ first: ClosedRange<Int32>?, _ second: ClosedRange<Int32>?
  ) -> ClosedRange<Int32>? {
    guard let first, let second else { return first ?? second }
    guard first.overlaps(second) else { return nil }
    return first.clamped(to: second)
  }
}
