import TestSupport
import Testing

@testable import Engine

@Suite struct `Unknown names` {
  @Test(arguments: UInt64(0)..<10)
  func `are the same however the rows are split, also beyond the limit`(_ seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let texts = (0..<400).map { _ in "name \(Int.random(in: 0..<60, using: &random))" }
    var whole = UnknownTotals(limit: 20)
    for text in texts { whole.add(text, incidents: 1) }
    var parts = Array(repeating: UnknownTotals(limit: 20), count: 4)
    for text in texts { parts[Int.random(in: 0..<4, using: &random)].add(text, incidents: 1) }
    var merged = UnknownTotals(limit: 20)
    for part in parts.shuffled(using: &random) { merged.merge(part, times: 1) }
    #expect(merged == whole)
    #expect(whole.names.count == 20)
    for name in whole.names { #expect(name.incidents == texts.count { $0 == name.text }) }
  }

  @Test func `stand by how many incidents carry them`() {
    var totals = UnknownTotals()
    totals.add("b", incidents: 1)
    totals.add("c", incidents: 3)
    totals.add("a", incidents: 1)
    #expect(totals.names.map(\.text) == ["c", "a", "b"])
    var taken = UnknownTotals()
    taken.add("a", incidents: 1)
    totals.merge(taken, times: -1)
    #expect(totals.names.map(\.text) == ["c", "b"])
  }
}
