import Foundation
import TestSupport
import Testing
import Text

@testable import Reporting

@Suite struct JSONValueTests {
  private func parse(_ text: String) throws -> Any {
    try JSONSerialization.jsonObject(with: Data(text.utf8), options: .fragmentsAllowed)
  }

  @Test(arguments: [UInt64](1...50))
  func `numbers read back as the same doubles`(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let value = Double(bitPattern: random.next())
    let share = Double.random(in: 0...1, using: &random)
    for number in [value, share, value.rounded()] where number.isFinite {
      let text = JSONValue.number(number).compact
      #expect(Double(text) == number)
      // JSONSerialization rounds some numbers of 16 digits by way of a decimal number.
      #expect(try JSONDecoder().decode(Double.self, from: Data(text.utf8)) == number)
    }
  }

  @Test func `numbers that are not finite are null`() {
    for value in [Double.nan, .infinity, -.infinity] {
      #expect(JSONValue.number(value).compact == "null")
    }
  }

  @Test(arguments: [
    (Int64(0), "0"), (1, "0.0000001"), (-1, "-0.0000001"), (10_000_000, "1"),
    (-705_000_000, "-70.5"), (1_800_000_000, "180"),
  ])
  func `ten-millionths are plain decimals`(units: Int64, text: String) {
    #expect(JSONValue.decimal(units).compact == text)
  }

  @Test func `every scalar survives a parser and controls do not reach the terminal`() throws {
    for range in [
      0...0x2FF, 0x2000...0x20FF, 0xFE00...0xFEFF, 0x1F600...0x1F6FF, 0xE0000...0xE0080,
    ] {
      let string = String(
        String.UnicodeScalarView(range.compactMap { Unicode.Scalar(UInt32($0)) }))
      let text = quotedJSON(string)
      let back = try #require(try parse(text) as? String)
      #expect(back.unicodeScalars.elementsEqual(string.unicodeScalars))
      #expect(text.unicodeScalars.allSatisfy { !$0.needsEscape })
    }
  }

  @Test(arguments: SampleReport.allCases)
  func `reports are valid JSON whose ledger closes`(_ sample: SampleReport) throws {
    let json = try #require(
      try parse(renderJSON(sample.report, version: "0.0.0")) as? [String: Any])
    let ledger = try #require(json["ledger"] as? [String: Any])
    func count(_ key: String) -> Int { ledger[key] as? Int ?? -1 }
    let filtered = try #require(ledger["filtered"] as? [String: Int])
    #expect(
      count("read") == count("rejected") + count("duplicate") + filtered.values.reduce(0, +)
        + count("matched"))
    #expect(
      count("matched") == count("located") + count("tied") + count("outside") + count("unlocated"))
    let provinces = try #require(json["provinces"] as? [[String: Any]])
    let placed = provinces.compactMap { $0["incidents"] as? Int }.reduce(0, +)
    #expect(placed == count("located") + count("tied"))
  }

  @Test(arguments: [
    (Int64(0), "1970-01-01T00:00:00Z"), (1_546_300_799, "2018-12-31T23:59:59Z"),
    (-1, "1969-12-31T23:59:59Z"), (Int64.max, nil), (Int64.min, nil), (4_102_444_800, nil),
  ])
  func `timestamps are UTC`(seconds: Int64, text: String?) {
    #expect(timestampText(seconds) == text)
  }
}
