import Foundation
import TestSupport
import Testing

/// The rules of docs/methods/claims.md on small tables, each by an example.
@Suite struct VerdictExampleTests {
  private func verify(
    _ claims: [String], sets: String = "  nangarhar: {province: AF-NAN}\n",
    published: String = "{title: Paper}", rows: [String],
    coverage: String? = "2018-01,2018-06"
  ) throws -> (run: Run, parts: [JSON]) {
    let geotally = try geotally()
    let spec = """
      version: 1
      published: \(published)
      sets:
        strikes: {kind: airstrike}
      \(sets)claims:

      """
    let listed = claims.enumerated().map { number, claim in
      "  - {id: c\(number), quotation: Q, window: {from: 2018-01, to: 2018-06}, \(claim)}\n"
    }
    try geotally.folder.write(spec + listed.joined(), to: "claims.yaml")
    let header = "event_id,date,kind,admin1,location,longitude,latitude,precision,fatalities,notes"
    try geotally.folder.write(([header] + rows).joined(separator: "\n") + "\n", to: "rows.csv")
    let run = try geotally(
      ["verify", "claims.yaml", "rows.csv", "--text", "notes", "--format", "json"]
        + (coverage.map { ["--coverage", $0] } ?? []))
    guard run.code != 78 else { return (run, []) }
    return (run, try JSON(run.output)["claims"].array.flatMap { $0["parts"].array })
  }

  private func rows(
    _ count: Int, _ name: String, _ province: String, _ point: String,
    _ precision: String = "exact",
    fatalities: Int = 0, notes: String = ""
  ) -> [String] {
    (0..<count).map {
      "\(name)\($0),2018-03-15,airstrike,\(province),,\(point),\(precision),\(fatalities),\(notes)"
    }
  }

  @Test func `a rank takes the readings of a share`() throws {
    let data =
      rows(5, "a", "Kunar", "71.15,34.87")
      + rows(6, "b", "Nangarhar", ",", "province", notes: "between Nangarhar and Kunar")
    let parts = try verify(
      [
        "kind: rank, of: strikes, province: AF-KNR, figure: first",
        "kind: most, numerator: kunar, denominator: strikes",
        "kind: rank, of: strikes, province: AF-HER, figure: first",
      ], sets: "  kunar: {province: AF-KNR}\n", rows: data
    ).parts
    #expect(
      parts.map { $0["verdict"].string } == [
        "supported-only-under", "supported-only-under", "contradicted",
      ])
    // By hand: of the six, all may lie in Kunar: 11 to 0; precise rows alone: 5 to 0.
    let cells = try #require(parts.first)["sensitivity"]["cells"].array
    let holding = cells.filter { $0["holds"] == .bool(true) }
    #expect(
      holding.allSatisfy {
        $0["method"].string == "highest" || $0["precision"].string != "any"
      })
  }

  @Test(arguments: [
    ("within 200 km", "nearest", "supported"), ("within 200 km", "farthest", "undetermined"),
    ("within 200 km", "median", "supported"), ("more than 100 km", "nearest", "contradicted"),
  ])
  func `incidents that could not be measured can turn a distance`(
    figure: String, statistic: String, verdict: String
  ) throws {
    let data =
      rows(5, "a", "Nangarhar", "70.45,34.43") + rows(2, "b", "Nangarhar", ",", "province")
    let part = try #require(
      verify(
        [
          "kind: distance, of: strikes, border: PAK, statistic: \(statistic), "
            + "figure: \(figure)"
        ], rows: data
      ).parts.first)
    #expect(part["verdict"].string == verdict)
  }

  @Test func `few false percentages escape, and a random figure is set beside`() throws {
    let data =
      rows(30, "a", "Nangarhar", "70.45,34.43", fatalities: 3)
      + rows(11, "b", "Kabul", "69.17,34.52", fatalities: 7)
      + rows(9, "c", "Nangarhar", ",", "province", notes: "between Nangarhar and Kunar")
    let parts = try verify(
      (40...99).map {
        "kind: share, numerator: nangarhar, denominator: strikes, figure: \"\($0)%\""
      }, rows: data
    ).parts
    #expect(parts.count == 60)
    for (figure, part) in zip(40...99, parts) {
      let cells = part["sensitivity"]["cells"].array
      let holding = cells.filter { $0["holds"] == .bool(true) }
      #expect(part["sensitivity"]["holding"].int == holding.count)
      let isSupported = figure == 78
      #expect((part["verdict"].string == "supported") == isSupported, "\(figure)")
      if part["verdict"].string == "supported-only-under" {
        #expect(100 * holding.count > cells.count, "\(figure)")
      }
    }
    let escaping = parts.count { $0["verdict"].string == "supported-only-under" }
    #expect(escaping <= 4)
  }

  @Test func `deaths are no reading of a share, precision none of a count`() throws {
    let data =
      rows(301, "a", "Nangarhar", "70.45,34.43", fatalities: 1)
      + rows(50, "b", "Kabul", ",", "province", fatalities: 100)
    let parts = try verify(
      [
        "kind: count, of: strikes, figure: more than 300",
        "kind: share, numerator: nangarhar, denominator: strikes, figure: \"6%\"",
      ], rows: data
    ).parts
    #expect(parts.map { $0["verdict"].string } == ["supported", "contradicted"])
    #expect(parts.first?["robust"] == .bool(true))
  }

  @Test func `the guard against self-confirmation fails closed`() throws {
    let data = rows(3, "a", "Nangarhar", "70.45,34.43")
    for derived in ["{column: absent, values: [yes]}", "{column: admin1, values: [Nowhere]}"] {
      let part = try #require(
        verify(
          ["kind: count, of: strikes, figure: 3"],
          published: "{title: Paper, derived_rows: \(derived)}", rows: data
        ).parts.first)
      #expect(part["verdict"].string == "not-checkable")
    }
  }

  @Test func `coverage not stated, empty months, none, and almost all`() throws {
    let data =
      rows(270, "a", "Nangarhar", "70.45,34.43") + rows(31, "b", "Kabul", "69.17,34.52")
      + ["x,2018-01-02,arrest,Kabul,,69.17,34.52,exact,0,"]
      + ["y,2018-06-02,arrest,Kabul,,69.17,34.52,exact,0,"]
    let claims = [
      "kind: count, of: strikes, figure: 400",
      "kind: share, numerator: kunar, denominator: strikes, figure: none",
      "kind: share, numerator: nangarhar, denominator: strikes, figure: almost all",
      "kind: share, numerator: kunar, denominator: bombings, figure: none",
    ]
    let sets =
      "  nangarhar: {province: AF-NAN}\n  kunar: {province: AF-KNR}\n"
      + "  bombings: {kind: bombing}\n"
    let unstated = try verify(claims, sets: sets, rows: data, coverage: nil).parts
    #expect(unstated.first?["verdict"].string == "coverage-not-stated")
    #expect(unstated.first?["k"].int == 301)
    let stated = try verify(claims, sets: sets, rows: data).parts
    #expect(
      stated.map { $0["verdict"].string } == [
        "contradicted", "supported", "contradicted", "undetermined",
      ])
    let reasons = stated.first?["reasons"].array.compactMap(\.string).joined() ?? ""
    #expect(reasons.contains("2018-02, 2018-04, 2018-05"))
  }

  @Test func `every mistake of a file is named with its line`() throws {
    let run = try verify(
      ["kind: count, of: strike, figure: 3", "kind: count, of: strikes, figure: dozens"], rows: []
    ).run
    #expect(run.code == 78)
    #expect(run.errors.contains("claims.yaml:7:") && run.errors.contains("claims.yaml:8:"))
  }
}
