import Engine
import Statistics
import Testing

@testable import Reporting

@Suite struct FiguresTests {
  @Test(arguments: [
    (0, "0"), (999, "999"), (1_000, "1,000"), (16_038, "16,038"), (-1_234_567, "-1,234,567"),
    (Int.min, "-9,223,372,036,854,775,808"), (Int.max, "9,223,372,036,854,775,807"),
  ])
  func `counts have a comma between groups of three`(count: Int, text: String) {
    #expect(countText(count) == text)
  }

  @Test(arguments: [
    (289, 301, "96.0 %"), (1, 2000, "0.1 %"), (1, 2001, "0.0 %"), (0, 0, "–"), (1, 1, "100.0 %"),
  ])
  func `shares are rounded half-up from the integers`(count: Int, total: Int, text: String) {
    #expect(percentText(Proportion(count, of: total)) == text)
  }

  @Test(arguments: [
    (0.5, 0, "1"), (1.25, 1, "1.3"), (-0.04, 1, "0.0"), (1234.5678, 3, "1,234.568"),
    (0.999_96, 4, "1.0000"), (.nan, 2, "–"), (1e300, 1, "–"),
  ])
  func `measures have a fixed number of decimals`(value: Double, decimals: Int, text: String) {
    #expect(decimalText(value, decimals: decimals) == text)
  }

  @Test func `enumerations end in a conjunction`() {
    #expect(enumeration([]) == "")
    #expect(enumeration(["a"]) == "a")
    #expect(enumeration(["a", "b"]) == "a and b")
    #expect(enumeration(["a", "b", "c"], last: "or") == "a, b or c")
  }
}
