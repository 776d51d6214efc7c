import Statistics
import TestSupport
import Testing

@testable import Claims

@Suite struct FragilityTests {
  private func range(_ text: String) throws -> FigureRange {
    try #require(PrintedFigure(text)?.range(rounding: .either))
  }

  @Test func `289 of 301 print as 96 % until two records are recoded, added or removed`() throws {
    #expect(
      try range("96%").fragility(count: 289, of: 301)
        == Fragility(recoded: 2, added: 2, removed: 2))
  }

  @Test func `one removal breaks more than 300`() throws {
    #expect(
      try range("more than 300").fragility(count: 301)
        == Fragility(recoded: nil, added: nil, removed: 1))
  }

  @Test(
    arguments: [
      "96%", "50 %", "33.3%", "0%", "100%", "most", "almost all", "all", "none", "about 40 %",
      "nearly 60 %", "more than 40 %", "at most 10 %", "two thirds",
    ], [1, 2, 3] as [UInt64])
  func `the fragility of a share is minimal`(text: String, seed: UInt64) throws {
    let range = try range(text)
    var random = SplitMix64(seed: seed)
    for _ in 0..<25 {
      let total = Int.random(in: 1...40, using: &random)
      let count = Int.random(in: 0...total, using: &random)
      let found = range.fragility(count: count, of: total)
      let holds = range.contains(Proportion(count, of: total))
      func turns(_ k: Int, _ n: Int) -> Bool {
        n > 0 && k >= 0 && k <= n && range.contains(Proportion(k, of: n)) != holds
      }
      let recoded = (1...total).first { d in turns(count + d, total) || turns(count - d, total) }
      #expect(found.recoded == recoded, "\(count) of \(total)")
      let limit = 60
      let added = (1...limit).first { d in (0...d).contains { turns(count + $0, total + d) } }
      #expect(
        found.added.map { min($0, limit + 1) } == added || (found.added ?? .max) > limit,
        "\(count) of \(total)")
      if let added { #expect(found.added == added) }
      let removed = (1...total).first { d in
        (0...d).contains { inside in
          inside <= count && d - inside <= total - count && turns(count - inside, total - d)
        }
      }
      #expect(found.removed == removed, "\(count) of \(total)")
    }
  }

  @Test(
    arguments: [
      "more than 12", "at least 7", "fewer than 9", "at most 3", "about 30", "nearly 20", "11",
      "none",
    ])
  func `the fragility of a count is minimal`(text: String) throws {
    let range = try range(text)
    for count in 0...40 {
      let holds = range.contains(count: count)
      let added = (1...200).first { range.contains(count: count + $0) != holds }
      let removed =
        count == 0 ? nil : (1...count).first { range.contains(count: count - $0) != holds }
      #expect(
        range.fragility(count: count) == Fragility(recoded: nil, added: added, removed: removed),
        "\(count)")
    }
  }

  @Test(arguments: 1...6 as ClosedRange<UInt64>)
  func `the fragility of a rank is minimal`(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    for _ in 0..<8 {
      let counts = (0..<4).map { _ in Int.random(in: 0...3, using: &random) }
      let rank = Int.random(in: 1...4, using: &random)
      let own = counts[0]
      let ranking = RankFragility(count: own, others: Array(counts.dropFirst()), rank: rank)
      let holds = place(counts) == rank
      #expect(ranking.place == place(counts))
      let found = ranking.fragility
      let added = search(counts) {
        place($0) == rank
      } neighbors: {
        steps(from: $0, by: 1)
      }
      #expect(found.added == added, "\(counts) \(rank)")
      let removed = search(counts) {
        place($0) == rank
      } neighbors: {
        steps(from: $0, by: -1)
      }
      #expect(found.removed == removed, "\(counts) \(rank)")
      guard holds, own > 0 else { continue }
      let recoded = search(counts) {
        place($0) == rank
      } neighbors: {
        moves(from: $0)
      }
      #expect(found.recoded == recoded, "\(counts) \(rank)")
    }
  }

  private func place(_ counts: [Int]) -> Int { counts.dropFirst().count { $0 > counts[0] } + 1 }

  /// The fewest single changes that turn the answer, found by trying every sequence of them.
  private func search(
    _ counts: [Int], _ answer: ([Int]) -> Bool, neighbors: ([Int]) -> [[Int]]
  ) -> Int? {
    var seen: Set<[Int]> = [counts]
    var front = [counts]
    for changes in 1...20 {
      var next: [[Int]] = []
      for state in front.flatMap(neighbors) where seen.insert(state).inserted {
        if answer(state) != answer(counts) { return changes }
        next.append(state)
      }
      front = next
    }
    return nil
  }

  private func steps(from state: [Int], by step: Int) -> [[Int]] {
    state.indices.compactMap { index in
      var changed = state
      changed[index] += step
      return (0...6).contains(changed[index]) ? changed : nil
    }
  }

  private func moves(from state: [Int]) -> [[Int]] {
    state.indices.flatMap { source in
      state.indices.compactMap { target -> [Int]? in
        guard source != target, state[source] > 0 else { return nil }
        var changed = state
        changed[source] -= 1
        changed[target] += 1
        return changed
      }
    }
  }
}
