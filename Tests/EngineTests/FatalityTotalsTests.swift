import TestSupport
import Testing

@testable import Engine

private typealias DeathFigures = (low: Int32?, best: Int32?, high: Int32?)

private func totals(_ rows: [DeathFigures]) -> FatalityTotals {
  var figures = CellTotals.Figures()
  for row in rows { figures.addIncident(low: row.low, best: row.best, high: row.high) }
  return FatalityTotals(figures, recordsLow: true, recordsHigh: true)
}

@Suite struct `Sums of reported deaths` {
  @Test func `are nil and not 0 where no incident has a figure`() {
    let none = totals([(nil, nil, nil), (nil, nil, nil)])
    #expect(none.best == nil && none.low == nil && none.high == nil)
    #expect(none.missing == 2 && none.untold == 2 && none.ranges == 0)
    // Of no incident the sum is 0.
    #expect(totals([]).best == 0)
  }

  @Test func `are a range where incidents have low and high figures alone`() {
    let range = totals([(2, nil, 5), (1, nil, 4), (nil, nil, nil)])
    #expect(range.best == nil && range.low == 3 && range.high == 9)
    #expect(range.missing == 3 && range.untold == 1 && range.ranges == 2)
  }

  @Test func `lack a bound where one incident does, though another has it`() {
    // The gaps are in different columns, so that neither sum is that of all incidents.
    let gaps = totals([(5, nil, 9), (nil, 7, nil)])
    #expect(gaps.best == 7 && gaps.low == nil && gaps.high == nil)
    #expect(totals([(5, nil, nil), (1, 2, 3)]).high == nil)
  }

  @Test(arguments: UInt64(0)..<50)
  func `hold the best between the bounds, and add up in any parts`(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let rows: [DeathFigures] = (0..<Int.random(in: 1...9, using: &random)).map { _ in
      let figures = (0..<3).map { _ in Int32.random(in: 0...9, using: &random) }.sorted()
      let keeps = (0..<3).map { _ in Int.random(in: 0...5, using: &random) > 0 }
      return (
        keeps[0] ? figures[0] : nil, keeps[1] ? figures[1] : nil, keeps[2] ? figures[2] : nil
      )
    }
    let all = totals(rows)
    if let best = all.best {
      #expect(all.low.map { $0 <= best } ?? true)
      #expect(all.high.map { best <= $0 } ?? true)
    }
    let cut = Int.random(in: 0...rows.count, using: &random)
    #expect(
      FatalityTotals(sumOf: [totals(Array(rows[..<cut])), totals(Array(rows[cut...]))]) == all)
  }
}
