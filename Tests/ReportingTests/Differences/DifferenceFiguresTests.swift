import Testing

@testable import Claims
@testable import Reporting

@Suite struct `Figures of a difference` {
  @Test(arguments: [(3, "+3"), (-1_204, "-1,204"), (0, "0")])
  func `are changes with their sign`(_ change: Int, _ text: String) {
    #expect(changeText(change) == text)
  }

  @Test func `are percentage points with two decimals`() {
    #expect(pointsText(ExactFraction(-7, over: 36)) == "-19.44")
    #expect(pointsText(ExactFraction(1, over: 8)) == "+12.50")
    #expect(pointsText(ExactFraction(1, over: 2_000)) == "+0.05")
    #expect(pointsText(ExactFraction(-1, over: 30_000)) == "0.00")
    #expect(pointsText(ExactFraction(0, over: 1)) == "0.00")
    #expect(pointsText(nil) == "–")
  }

  @Test func `name a row by its id, else by its number`() {
    #expect(RowReference(id: "A", oldRow: 1, newRow: 2).label == "A")
    #expect(RowReference(id: nil, oldRow: 1, newRow: 2).label == "row 1 of OLD")
    #expect(RowReference(id: nil, oldRow: nil, newRow: 2).label == "row 2 of NEW")
  }

  @Test func `state a share with its part and whole`() {
    #expect(ShareChange.Figure(part: 1_000, whole: 3_000).text == "1,000 of 3,000 (33.3 %)")
    #expect(ShareChange.Figure(part: 0, whole: 0).text == "0 of 0 (no share)")
  }
}
