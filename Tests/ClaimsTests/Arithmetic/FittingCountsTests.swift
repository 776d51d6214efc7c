import Statistics
import Testing

@testable import Claims

/// The published values of the granularity audit.
@Suite struct FittingCountsTests {
  private func figure(_ text: String) throws -> PrintedFigure { try #require(PrintedFigure(text)) }

  @Test(arguments: [PrintedRounding.halfUp, .halfEven])
  func `96 % is impossible of just these totals`(rounding: PrintedRounding) throws {
    let impossible = try figure("96%").impossibleTotals(in: 1...399, rounding: rounding)
    #expect(impossible == [1...22, 29...44, 58...66, 86...88])
    #expect(try figure("96%").impossibleTotals(in: 301...399, rounding: rounding) == [])
  }

  @Test func `the two ways of rounding differ below 400 at 193 of 200 alone`() throws {
    let figure = try figure("96%")
    let differing = (1..<400).filter { total in
      figure.range(rounding: .halfUp)?.counts(of: total)
        != figure.range(rounding: .halfEven)?.counts(of: total)
    }
    #expect(differing == [200])
    #expect(figure.range(rounding: .halfUp)?.contains(Proportion(193, of: 200)) == false)
    #expect(figure.range(rounding: .halfEven)?.contains(Proportion(193, of: 200)) == true)
  }

  @Test func `of 301 only 288 to 290 print as 96 %`() throws {
    let fits = try #require(FittingCounts(figure("96%"), rounding: .either, of: 301))
    #expect(fits.counts == 288...290)
    #expect(fits.halfUp == 288...290)
    #expect(fits.halfEven == 288...290)
  }

  @Test func `digits are kept`() throws {
    let finer = try #require(FittingCounts(figure("96.0%"), rounding: .either, of: 301))
    #expect(finer.counts == 289...289)
  }

  @Test func `31,200 of 75,600 are 41 % and about 40 %, not 40 %`() throws {
    let share = Proportion(31_200, of: 75_600)
    #expect(share.percentText(decimals: 1) == "41.3")
    #expect(try figure("40 %").range(rounding: .either)?.contains(share) == false)
    #expect(try figure("41 %").range(rounding: .either)?.contains(share) == true)
    #expect(try figure("about 40 %").range(rounding: .either)?.contains(share) == true)
  }

  @Test func `a count has no counts that fit a share`() throws {
    #expect(FittingCounts(try figure("more than 300"), rounding: .either, of: 301) == nil)
    #expect(FittingCounts(try figure("96%"), rounding: .either, of: 0) == nil)
  }
}
