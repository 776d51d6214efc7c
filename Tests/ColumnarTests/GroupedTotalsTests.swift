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
      groups.append(UInt8.random(in: 0..<7, using: &random))
      for measure in measures.indices {
        let isNull = Int.random(in: 0..<5, using: &random) == 0
        measures[measure].append(isNull ? nil : Int32.random(in: .min + 1 ... .max, using: &random))
      }
    }
  }

  func totals(
    of range: Range<Int>, at level: InstructionLevel = .inForce
  ) throws -> GroupedTotals {
    let table = CountingTable(
      groups: PackedColumn(codes: Array(groups[range])), groupCount: Self.groupCount,
      measures: measures.map { PackedColumn(Column($0[range])) })
    let bits = Bitmap(
      settingBits: range.filter { kept[$0] }.map { $0 - range.lowerBound }, count: range.count)
    return try table.totals(
      ScanQuery(requirements: [.rows(bits)], measures: [0, 1]), at: level)
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
  func `do not depend on the level of instructions`(seed: UInt64) throws {
    let rows = Rows(seed: seed)
    for level in InstructionLevel.supported {
      let totals = try rows.totals(of: rows.groups.indices, at: level)
      #expect(try totals == rows.totals(of: rows.groups.indices, at: .portable))
    }
  }

  @Test(arguments: InstructionLevel.supported, [1, 255, 257, 9_000, 80_000])
  func `of the largest and smallest values carry nothing from sums to counts`(
    level: InstructionLevel, groupCount: Int
  ) throws {
    let rowCount = 140_000
    let table = CountingTable(
      groups: PackedColumn(codes: Array(repeating: UInt32(groupCount - 1), count: rowCount)),
      groupCount: groupCount,
      measures: [Int32.max, .min + 1].map {
        PackedColumn(Column(Array(repeating: $0, count: rowCount)))
      })
    let totals = try table.totals(ScanQuery(measures: [0, 1]), at: level)
    #expect(totals.counts == Array(repeating: 0, count: groupCount - 1) + [Int64(rowCount)])
    for (measure, value) in [Int64(Int32.max), Int64(Int32.min + 1)].enumerated() {
      #expect(totals.sum(measure: measure, group: groupCount - 1) == Int64(rowCount) * value)
      #expect(totals.nullCount(measure: measure, group: groupCount - 1) == 0)
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
    var totals = try CountingTable(
      groups: PackedColumn(codes: [UInt8(1)]), groupCount: 2,
      measures: [PackedColumn(Column([value]))]
    ).totals(ScanQuery(measures: [0]))
    for _ in 0..<doublings {
      let copy = totals
      try totals.merge(copy)
    }
    return totals
  }

  @Test(arguments: [(1, 62), (-1, 62), (nil, 62), (Int32.max, 32), (Int32.min + 1, 32)])
  func `refuse to overflow, and a failed merge changes nothing`(
    value: Int32?, doublings: Int
  ) throws {
    var totals = try nearlyFull(value, doublings: doublings)
    let before = totals
    #expect(throws: AggregationError.overflow(group: 1)) { try totals.merge(before) }
    #expect(totals == before)
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
