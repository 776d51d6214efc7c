import Foundation
import TestSupport
import Testing

/// The built program against an independent count with shapely, recorded by
/// `Oracle/province_counts.py`.
@Suite struct OracleTests {
  static let cases = [
    "all-default", "all-fine", "iskp-default", "iskp-fine", "iskp-full", "sample-default",
    "sample-fine", "sample-taliban-default", "taliban-2010s-fine",
  ]
  static let hasData = sharedData("ucdp_ged211_afg.csv") != nil

  @Test func `every recorded case is tested`() throws {
    #expect(try recorded().keys.sorted() == Self.cases)
  }

  @Test(
    .enabled(if: hasData, "the test data in ../shared/data is absent"), arguments: cases)
  func `counts and fatalities of every province equal the oracle's`(_ name: String) throws {
    let oracle = try recorded()[name]
    let run = try geotally()(["report"] + arguments(for: oracle) + ["--format", "json"])
    try #require(run.code == 0, "\(run.errors)")
    let report = try JSON(run.output)
    let ledger = report["ledger"]
    #expect(ledger["read"] == oracle["read"])
    #expect(ledger["rejected"] == .integer(0))
    #expect(ledger["duplicate"] == .integer(0))
    #expect(ledger["matched"] == oracle["matched"])
    #expect(ledger["outside"] == oracle["outside"])
    #expect(ledger["tied"] == oracle["tied"])
    #expect(ledger["unlocated"] == .integer(0))
    expectClosed(ledger)
    #expect(incidents(of: report) == oracle["incidents"].integers)
    for bound in ["low", "best", "high"] {
      #expect(fatalities(bound, of: report) == oracle[bound].integers, "\(bound)")
    }
  }

  @Test(.enabled(if: hasData, "the test data in ../shared/data is absent"))
  func `the focus is the sum of its provinces`() throws {
    let oracle = try recorded()["iskp-default"]
    let run = try geotally()(
      ["report"] + arguments(for: oracle) + ["--format", "json", "--focus", "AF-NAN,AF-KNR"])
    let focus = try JSON(run.output)["focus"]
    let counts = oracle["incidents"].integers
    #expect(focus["incidents"].int == (counts["AF-NAN"] ?? 0) + (counts["AF-KNR"] ?? 0))
    #expect(focus["of"] == oracle["matched"])
  }

  private func recorded() throws -> JSON {
    try JSON(Data(contentsOf: testFile("Oracle/province_counts.json")))
  }

  private func arguments(for oracle: JSON) throws -> [String] {
    let table = try #require(oracle["table"].string.flatMap(sharedData))
    var arguments = [table.path(percentEncoded: false)]
    if let layer = oracle["layer"].string, layer != "afg-provinces.geojson" {
      let file = try #require(sharedData(layer))
      arguments += ["--boundaries", file.path(percentEncoded: false)]
      arguments += ["--boundary-key", "iso_3166_2"]
    }
    for flag in ["actor", "from", "to"] {
      if let value = oracle[flag].string { arguments += ["--\(flag)", value] }
    }
    return arguments
  }
}
