import Columnar
import TestSupport
import Testing

@Suite struct `A counting table` {
  @Test(arguments: [0, 1, 63, 64, 65, 1_023, 1_024, 1_025, 2_047, 9_000, 66_001])
  func `answers at every level as a loop over its rows does`(rowCount: Int) throws {
    for seed in 0..<UInt64(rowCount > 2_000 ? 2 : 8) {
      var random = SplitMix64(seed: seed << 20 ^ UInt64(rowCount))
      let rows = ScanRows(rowCount: rowCount, using: &random)
      let table = rows.table
      for _ in 0..<4 {
        let query = rows.query(using: &random)
        let expected = rows.twin(query, in: 0..<rowCount)
        for level in InstructionLevel.supported {
          let totals = PlainTotals(try table.totals(query, at: level))
          #expect(totals == expected, "\(level), seed \(seed)")
        }
      }
    }
  }

  @Test(arguments: InstructionLevel.supported, UInt64(0)..<3)
  func `merges its parts to the answer of the whole`(level: InstructionLevel, seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let rows = ScanRows(rowCount: Int.random(in: 0...9_000, using: &random), using: &random)
    let query = rows.query(using: &random)
    for partCount in [1, 2, 3, 8, 100] {
      let parts = rows.table.parts(partCount)
      #expect(parts.count <= partCount)
      #expect(parts.reduce(0) { $0 + $1.count } == rows.rowCount)
      var merged = GroupedTotals(
        groupCount: (query.bins?.binCount ?? 1) * rows.groupCount,
        measureCount: query.measures.count)
      for part in parts.shuffled(using: &random) {
        let totals = try rows.table.totals(query, rows: part, at: level)
        #expect(PlainTotals(totals) == rows.twin(query, in: part))
        try merged.merge(totals)
      }
      #expect(try merged == rows.table.totals(query))
    }
  }

  @Test(arguments: InstructionLevel.supported, [200, 5_000, 60_000, 70_000])
  func `adds the largest and smallest values without a carry into the counts`(
    level: InstructionLevel, groupCount: Int
  ) throws {
    let rowCount = 140_000
    let group = UInt32(groupCount - 1)
    let values = (0..<rowCount).map { row in row == 0 ? Int32.min + 1 : Int32.max }
    let table = CountingTable(
      groups: PackedColumn(codes: Array(repeating: group, count: rowCount)),
      groupCount: groupCount, measures: [PackedColumn(Column(values))])
    let totals = try table.totals(ScanQuery(measures: [0]), at: level)
    #expect(totals.counts[groupCount - 1] == Int64(rowCount))
    let sum = Int64(rowCount - 1) * Int64(Int32.max) + Int64(Int32.min + 1)
    #expect(totals.sum(measure: 0, group: groupCount - 1) == sum)
    #expect(totals.counts.dropLast().allSatisfy { $0 == 0 })
  }

  @Test func `has no rows for a window outside its days or beside its bins`() throws {
    let table = CountingTable(
      groups: PackedColumn(codes: [UInt8(0), 0]), groupCount: 1,
      days: PackedColumn(Column<Int32>([10, 20])))
    func count(_ query: ScanQuery) throws -> Int64 {
      try table.totals(query).counts.reduce(0, +)
    }
    #expect(try count(ScanQuery(window: -5...9)) == 0)
    #expect(try count(ScanQuery(window: 21...Int32.max)) == 0)
    #expect(try count(ScanQuery(window: Int32.min...Int32.max)) == 2)
    #expect(try count(ScanQuery(window: 10...10)) == 1)
    let bins = DayBins(firstDay: 20, bins: [0, 1], binCount: 2)
    #expect(try count(ScanQuery(bins: bins)) == 1)
    #expect(try count(ScanQuery(window: 0...15, bins: bins)) == 0)
  }

  @Test func `counts a row without a day only when no question is about days`() throws {
    let table = CountingTable(
      groups: PackedColumn(codes: [UInt8(0), 1]), groupCount: 2,
      days: PackedColumn(Column<Int32>([nil, 3])))
    #expect(try table.totals(ScanQuery()).counts == [1, 1])
    #expect(try table.totals(ScanQuery(window: 0...9)).counts == [0, 1])
    let bins = DayBins(firstDay: 3, bins: [0], binCount: 1)
    #expect(try table.totals(ScanQuery(bins: bins)).counts == [0, 1])
  }

  @Test func `refuses columns of other lengths and groups past the last`() async {
    await #expect(processExitsWith: .failure) {
      _ = CountingTable(groups: PackedColumn(codes: [UInt8(2)]), groupCount: 2)
    }
    await #expect(processExitsWith: .failure) {
      _ = CountingTable(
        groups: PackedColumn(codes: [UInt8(0)]), groupCount: 1,
        attributes: [PackedColumn(codes: [UInt8(0), 0])])
    }
  }
}
