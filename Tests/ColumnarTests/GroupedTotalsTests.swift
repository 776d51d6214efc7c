import Columnar
import TestSupport
import Testing

/// Rows with what is to be counted and summed, at random.
private struct Rows {
  var groups: [UInt8] = []
  var kept: [Bool] = []
  /// Shape `[measureCount][rowCount]`.
  var measures: [[Int32?]] = [[], []]
  static let groupCount = 7

  init(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    for _ in 0..<Int.random(in: 0...500, using: &random) {
      let isKept = Int.random(in: 0..<4, using: &random) > 0
      kept.append(isKept)
      // The group of a dropped row means nothing and may be any number.
      groups.append(isKept ? UInt8.random(in: 0..<7, using: &random) : UInt8.max)
      for measure in measures.indices {
        let isNull = Int.random(in: 0..<5, using: &random) == 0
        measures[measure].append(isNull ? nil : Int32.random(in: .min ... .max, using: &random))
      }
    }
  }

  func totals<Group: FixedWidthInteger & UnsignedInteger>(
    of range: Range<Int>, as type: Group.Type = UInt8.self, at level: InstructionLevel = .inForce
  ) throws -> GroupedTotals {
    var filter = RowFilter(rowCount: range.count)
    filter.judge { kept[range.lowerBound + $0] ? RowFilter.kept : 1 }
    var totals = GroupedTotals(groupCount: Self.groupCount, measureCount: measures.count)
    try totals.add(
      groups: groups[range].map { Group($0) }, keptBy: filter,
      measures: measures.map { Column(Array($0[range])) }, at: level)
    return totals
  }
}

@Suite struct `Grouped totals` {
  @Test(arguments: UInt64(0)..<20)
  func `equal a dictionary filled row by row`(seed: UInt64) throws {
    let rows = Rows(seed: seed)
    let totals = try rows.totals(of: rows.groups.indices)
    for group in 0..<Rows.groupCount {
      let members = rows.groups.indices.filter { rows.kept[$0] && rows.groups[$0] == group }
      #expect(totals.counts[group] == Int64(members.count))
      for (measure, values) in rows.measures.enumerated() {
        let present = members.compactMap { values[$0] }
        let sum = present.reduce(Int64(0)) { $0 + Int64($1) }
        #expect(totals.sum(measure: measure, group: group) == sum)
        let missing = Int64(members.count - present.count)
        #expect(totals.nullCount(measure: measure, group: group) == missing)
      }
    }
  }

  @Test(arguments: UInt64(0)..<10)
  func `do not depend on the width of the group ids`(seed: UInt64) throws {
    let rows = Rows(seed: seed)
    let narrow = try rows.totals(of: rows.groups.indices, as: UInt8.self)
    #expect(try rows.totals(of: rows.groups.indices, as: UInt16.self) == narrow)
    #expect(try rows.totals(of: rows.groups.indices, as: UInt32.self) == narrow)
    // No kernel knows ids of 64 bits: they are added row by row.
    #expect(try rows.totals(of: rows.groups.indices, as: UInt64.self) == narrow)
  }

  @Test(arguments: UInt64(0)..<10)
  func `do not depend on the level of instructions`(seed: UInt64) throws {
    let rows = Rows(seed: seed)
    for level in InstructionLevel.supported {
      let totals = try rows.totals(of: rows.groups.indices, at: level)
      #expect(try totals == rows.totals(of: rows.groups.indices, as: UInt64.self))
    }
  }

  @Test(arguments: InstructionLevel.supported, [1, 255, 257, 9_000, 80_000])
  func `of the largest and smallest values carry nothing from sums to counts`(
    level: InstructionLevel, groupCount: Int
  ) throws {
    let rowCount = 140_000
    let measures = [Int32.max, .min].map { Column(Array(repeating: $0, count: rowCount)) }
    var totals = GroupedTotals(groupCount: groupCount, measureCount: 2)
    try totals.add(
      groups: Array(repeating: UInt32(groupCount - 1), count: rowCount),
      keptBy: RowFilter(rowCount: rowCount), measures: measures, at: level)
    #expect(totals.counts == Array(repeating: 0, count: groupCount - 1) + [Int64(rowCount)])
    for (measure, value) in [Int64(Int32.max), Int64(Int32.min)].enumerated() {
      #expect(totals.sum(measure: measure, group: groupCount - 1) == Int64(rowCount) * value)
      #expect(totals.nullCount(measure: measure, group: groupCount - 1) == 0)
    }
  }

  @Test func `refuse a kept row of a group past the last`() async {
    await #expect(processExitsWith: .failure) {
      var totals = GroupedTotals(groupCount: 2, measureCount: 0)
      try totals.add(groups: [UInt8(2)], keptBy: RowFilter(rowCount: 1), measures: [])
    }
  }

  @Test(arguments: UInt64(0)..<20)
  func `merge to the totals of a single pass, in any split and order`(seed: UInt64) throws {
    let rows = Rows(seed: seed)
    var random = SplitMix64(seed: seed ^ 0xFFFF)
    let rowCount = rows.groups.count
    let cuts = (0..<5).map { _ in Int.random(in: 0...rowCount, using: &random) }
    let ends = ([0, rowCount] + cuts).sorted()
    var parts = try zip(ends, ends.dropFirst()).map { try rows.totals(of: $0..<$1) }
    parts.shuffle(using: &random)
    var merged = GroupedTotals(groupCount: Rows.groupCount, measureCount: 2)
    for part in parts { try merged.merge(part) }
    #expect(try merged == rows.totals(of: 0..<rowCount))
  }

  @Test func `of no groups merge`() throws {
    var totals = GroupedTotals(groupCount: 0, measureCount: 3)
    try totals.merge(totals)
    #expect(totals.counts.isEmpty)
  }

  /// One row in group 1 of 2, doubled by merging.
  private func nearlyFull(_ value: Int32?, doublings: Int) throws -> GroupedTotals {
    var totals = GroupedTotals(groupCount: 2, measureCount: 1)
    try totals.add(
      groups: [UInt8(1)], keptBy: RowFilter(rowCount: 1), measures: [Column([value])])
    for _ in 0..<doublings {
      let copy = totals
      try totals.merge(copy)
    }
    return totals
  }

  @Test(arguments: [(1, 62), (-1, 62), (nil, 62), (Int32.max, 32), (Int32.min, 32)])
  func `refuse to overflow, and a failed merge changes nothing`(
    value: Int32?, doublings: Int
  ) throws {
    var totals = try nearlyFull(value, doublings: doublings)
    let before = totals
    #expect(throws: AggregationError.overflow(group: 1)) { try totals.merge(before) }
    #expect(totals == before)
  }

  @Test func `refuse to overflow while adding rows`() throws {
    var totals = try nearlyFull(.max, doublings: 32)
    #expect(throws: AggregationError.overflow(group: 1)) {
      try totals.add(
        groups: Array(repeating: UInt8(1), count: 5), keptBy: RowFilter(rowCount: 5),
        measures: [Column(Array(repeating: Int32.max, count: 5))])
    }
  }

  @Test func `refuse a merge of other shapes and stay as they were`() {
    let before = GroupedTotals(groupCount: 2, measureCount: 3)
    var totals = before
    for other in [(3, 2), (2, 2), (3, 3), (6, 1)] {
      let partial = GroupedTotals(groupCount: other.0, measureCount: other.1)
      #expect(throws: AggregationError.differentShapes) { try totals.merge(partial) }
      #expect(totals == before)
    }
  }
}
