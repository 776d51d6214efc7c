import TestSupport
import Testing

@testable import Columnar

@Suite struct `A zone map` {
  @Test(arguments: UInt64(0)..<12)
  func `leaves out only rows outside the range and exempts only rows inside`(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let count = Int.random(in: 0...60_000, using: &random)
    var days = (0..<count).map { Int32($0 / 13) }
    if seed % 3 == 1 { days.shuffle(using: &random) }
    let nulls = seed % 2 == 0 ? 0 : Int.random(in: 0..<50, using: &random)
    var values: [Int32?] = days
    for _ in 0..<nulls {
      if let row = values.indices.randomElement(using: &random) { values[row] = nil }
    }
    let map = ZoneMap(PackedColumn(Column(values)))
    let base = values.compactMap { $0 }.min() ?? 0
    for _ in 0..<10 {
      let low = UInt32.random(in: 0...5_000, using: &random)
      let range = low...UInt32.random(in: low...5_000, using: &random)
      let start =
        ZoneMap.blockRows * Int.random(in: 0...(count / ZoneMap.blockRows), using: &random)
      let runs = map.runs(in: start..<count, range: range)
      var next = start
      for run in runs {
        #expect(run.rows.lowerBound >= next && run.rows.lowerBound % ZoneMap.blockRows == 0)
        #expect((next..<run.rows.lowerBound).allSatisfy { !isIn($0) })
        if run.answer == .all { #expect(run.rows.allSatisfy(isIn)) }
        next = run.rows.upperBound
      }
      #expect((next..<count).allSatisfy { !isIn($0) })

      func isIn(_ row: Int) -> Bool {
        values[row].map { range.contains(UInt32($0 - base)) } ?? false
      }
    }
  }

  @Test func `of sorted days visits hardly more than the blocks that are asked for`() {
    let map = ZoneMap(PackedColumn(Column((0..<1_000_000).map { Int32?($0 / 1_000) })))
    let runs = map.runs(in: 0..<1_000_000, range: 300...399)
    #expect(runs.reduce(0) { $0 + $1.rows.count } < 120_000)
    #expect(runs.contains { $0.answer == .all && $0.rows.count > 90_000 })
  }
}
