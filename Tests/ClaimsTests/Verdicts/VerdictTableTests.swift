import Testing

@testable import Claims

@Suite struct VerdictTableTests {
  /// Every combination of what can be known.
  private static let all: [VerdictFacts] = (0..<1024).map { bits in
    func bit(_ index: Int) -> Bool { bits & (1 << index) != 0 }
    return VerdictFacts(
      isImpossible: bit(0), needsData: bit(1), hasData: bit(2), isRecorded: bit(3),
      isIndependent: bit(4), isCovered: bit(5), isCoverageStated: bit(9), isDetermined: bit(6),
      codedHolds: bit(7),
      anotherHolds: bit(8))
  }

  /// The rules again, as the question that is asked at each step.
  private func expected(_ facts: VerdictFacts) -> Verdict {
    if facts.isImpossible { return .inconsistent }
    if facts.needsData && !facts.hasData || !facts.isRecorded || !facts.isIndependent {
      return .notCheckable
    }
    guard facts.isCovered else { return .outOfCoverage }
    guard facts.isCoverageStated else { return .coverageNotStated }
    guard facts.isDetermined else { return .undetermined }
    switch (facts.codedHolds, facts.anotherHolds) {
    case (true, _): return .supported
    case (false, true): return .supportedOnlyUnder
    case (false, false): return .contradicted
    }
  }

  @Test func `the table gives every case one verdict`() {
    for facts in Self.all { #expect(VerdictTable.verdict(facts) == expected(facts)) }
  }

  @Test(arguments: Verdict.allCases)
  func `every verdict has cases`(verdict: Verdict) {
    #expect(Self.all.contains { VerdictTable.verdict($0) == verdict })
  }

  @Test func `no rule is in vain`() {
    for (index, rule) in VerdictTable.rules.enumerated() {
      let decided = Self.all.contains { facts in
        rule.applies(facts) && !VerdictTable.rules[..<index].contains { $0.applies(facts) }
      }
      #expect(decided, "\(rule.condition)")
    }
  }
}
