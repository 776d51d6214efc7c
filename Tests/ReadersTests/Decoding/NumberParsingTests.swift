import TestSupport
import Testing

@testable import Readers

@Suite struct `Number parsing` {
  private func double(_ text: String) throws(RowFault) -> Double {
    try parseDouble(Array(text.utf8)[...])
  }

  private func integer(_ text: String) throws(RowFault) -> Int64 {
    try parseInteger(Array(text.utf8)[...])
  }

  @Test(arguments: UInt64(0)..<200)
  func `doubles equal those of the standard library to the last bit`(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    for _ in 0..<50 {
      let text = randomDecimal(using: &random)
      let expected = try #require(Double(text))
      guard expected.isFinite else {
        #expect(throws: RowFault.self) { try double(text) }
        continue
      }
      #expect(try double(text).bitPattern == expected.bitPattern, "\(text)")
    }
  }

  private func randomDecimal(using random: inout SplitMix64) -> String {
    func digits(_ range: ClosedRange<Int>, _ random: inout SplitMix64) -> String {
      String(
        (0..<Int.random(in: range, using: &random)).map { _ in
          Character(String(Int.random(in: 0...9, using: &random)))
        })
    }
    var text = Bool.random(using: &random) ? "-" : ""
    text += digits(1...Int.random(in: 1...25, using: &random), &random)
    if Bool.random(using: &random) {
      text += "." + digits(1...Int.random(in: 1...30, using: &random), &random)
    }
    if Int.random(in: 0..<4, using: &random) == 0 {
      text += ["e", "E", "e-", "E+"].randomElement(using: &random) ?? "e"
      text += String(Int.random(in: 0...330, using: &random))
    }
    return text
  }

  @Test(
    arguments: [
      ("34.5", 34.5), ("-0.25", -0.25), ("0070.10", 70.1), ("1e3", 1000), ("7.", 7), (".5", 0.5),
      ("9007199254740993", 9_007_199_254_740_992), ("1E-2", 0.01),
      ("+34.5", 34.5), ("+0.5e+1", 5), ("5e-324", Double.leastNonzeroMagnitude), ("1e-400", 0),
      ("17976931348623157e292", 1.7976931348623157e308),
    ] as [(String, Double)])
  func `usual forms are read`(text: String, value: Double) throws {
    #expect(try double(text) == value)
  }

  @Test(arguments: [
    "nan", "NaN", "inf", "-inf", "infinity", "0x1F", "--5", "+-5", "++5", "1e", "e5", "1e+", ".",
    "-", "",
    "1 2", "1_000", "1,000.5", "٣٤", "−5", "1.2.3", "34°", "5d", "1e5.5",
  ])
  func `other forms are refused`(text: String) {
    #expect(throws: RowFault(reason: "is no number such as 34.5")) { try double(text) }
    #expect(throws: RowFault.self) { try integer(text) }
  }

  @Test(arguments: [("34,5", 34.5), ("-70,123", -70.123), ("1,000", 1), ("+1,5", 1.5)])
  func `a comma is named, or read where it separates no fields`(text: String, value: Double) throws
  {
    let fault = #expect(throws: RowFault.self) { try double(text) }
    #expect(fault?.reason.hasPrefix("has a comma") == true)
    #expect(try parseDouble(Array(text.utf8)[...], hasDecimalComma: true) == value)
  }

  @Test(arguments: ["1,000,5", "1.000,5", "1,000.5", ","])
  func `two marks are no decimal comma`(text: String) {
    #expect(throws: RowFault.self) {
      try parseDouble(Array(text.utf8)[...], hasDecimalComma: true)
    }
  }

  @Test(arguments: ["1e309", "-1e309", "1e99999999999999999999", "2e308"])
  func `numbers beyond doubles are refused`(text: String) {
    #expect(throws: RowFault(reason: "is beyond the range of numbers")) { try double(text) }
  }

  @Test(
    arguments: [
      ("0", 0), ("-0", 0), ("700", 700), ("700.0", 700), ("-9", -9), ("007", 7), ("+3", 3),
      ("1,200", 1_200),
      ("12,345,678", 12_345_678), ("-1,000", -1_000), ("1 200", 1_200), ("1,000.0", 1_000),
      ("2000.000", 2_000), ("1.0000", 1),
      ("999999999999999999", 999_999_999_999_999_999),
    ] as [(String, Int64)])
  func `whole numbers are read, a fraction of zero too`(text: String, value: Int64) throws {
    #expect(try integer(text) == value)
  }

  @Test(arguments: [
    "1.000", "12.000", "1,2", "1,2000", "12,34,5", ",100", "1,", "1234,567", "1,200 300",
    "1.5", "1e3", "5.", "1000000000000000000", "99999999999999999999999", "1.0.0",
  ])
  func `numbers that are not whole or too large are refused`(text: String) {
    #expect(throws: RowFault.self) { try integer(text) }
  }
}
