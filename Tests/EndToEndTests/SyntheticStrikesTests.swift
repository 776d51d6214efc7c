import Foundation
import TestSupport
import Testing

/// A synthetic ACLED export of 301 air strikes, 289 of them in Nangarhar and Kunar.
@Suite struct SyntheticStrikesTests {
  static let styles = ["iso", "words", "day-first"]

  @Test(arguments: styles)
  func `289 of 301 are 96.0 % in every date style`(_ style: String) throws {
    let geotally = try geotally(with: fixture("synthetic-acled-\(style).csv"))
    let report = try JSON(geotally(arguments(style) + ["--format", "json"]).output)
    #expect(report["focus"]["incidents"].int == 289)
    #expect(report["focus"]["of"].int == 301)
    #expect(report["ledger"]["matched"].int == 301)
    expectClosed(report["ledger"])
    #expect(
      incidents(of: report).filter { $0.value > 0 } == [
        "AF-NAN": 236, "AF-KNR": 53, "AF-JOW": 5, "AF-GHO": 2, "AF-NUR": 2, "AF-KAB": 1,
        "AF-SAR": 1, "AF-ZAB": 1,
      ])
    let text = try geotally(arguments(style)).text
    #expect(text.contains("96.0 %"))
    #expect(text.contains("289 of 301"))
  }

  @Test func `the date style changes nothing but the name and checksum of the input`() throws {
    let reports = try Self.styles.map { style in
      let geotally = try geotally(with: fixture("synthetic-acled-\(style).csv"))
      let run = try geotally(arguments(style) + ["--format", "json"])
      let lines = run.text.replacing("synthetic-acled-\(style).csv", with: "INPUT")
        .split(separator: "\n", omittingEmptySubsequences: false)
      let sums = lines.filter { $0.contains("\"sha256\"") }
      #expect(sums.count == 2)
      // The first checksum is the input's, the second the boundaries'.
      // How the dates are written is said, in a note and among the forms.
      let others = lines.filter {
        $0 != sums.first && !$0.contains("with the day first") && !$0.contains("\"date_forms\"")
      }
      return (others, sums.first)
    }
    #expect(Set(reports.map(\.1)).count == 3)
    #expect(Set(reports.map(\.0)).count == 1)
  }

  @Test func `ACLED's figure is a best without a range`() throws {
    let geotally = try geotally(with: fixture("synthetic-acled-iso.csv"))
    let report = try JSON(geotally(arguments("iso") + ["--format", "json"]).output)
    for province in report["provinces"].array {
      #expect(province["fatalities"]["low"] == .null)
      #expect(province["fatalities"]["high"] == .null)
      #expect(province["fatalities"]["best"].int != nil)
    }
    let expected = csvRows(try geotally.folder.text("synthetic-acled-iso.csv"))
      .compactMap { $0["fatalities"].flatMap { Int($0) } }.reduce(0, +)
    #expect(fatalities("best", of: report).values.reduce(0, +) == expected)
  }

  private func arguments(_ style: String) -> [String] {
    ["report", "synthetic-acled-\(style).csv"] + GoldenTests.strikes.dropFirst()
  }
}
