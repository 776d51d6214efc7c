import Testing

@testable import Claims

@Suite struct VerdictTests {
  @Test(arguments: [
    ([Verdict.supported, .supported], Verdict.supported),
    ([.supported, .supportedOnlyUnder], .supportedOnlyUnder),
    ([.supported, .undetermined], .undetermined),
    ([.undetermined, .outOfCoverage], .outOfCoverage),
    ([.notCheckable, .outOfCoverage], .notCheckable),
    ([.notCheckable, .contradicted], .contradicted),
    ([.contradicted, .inconsistent, .supported], .inconsistent),
  ])
  func `a claim takes the worst verdict of its parts`(parts: [Verdict], whole: Verdict) {
    #expect(parts.ofWhole == whole)
    #expect(parts.reversed().ofWhole == whole)
  }

  @Test func `a claim without parts has no verdict`() {
    #expect([Verdict]().ofWhole == nil)
  }
}
