import Foundation
import TestSupport
import Testing

/// The golden outputs of every command.
@Suite struct GoldenTests {
  static let strikes = [
    "synthetic-acled-iso.csv", "--kind", "airstrike", "--actor", "ISKP", "--actor", "US|NATO",
    "--from", "2017-01-01", "--to", "2018-10-31", "--focus", "AF-NAN,AF-KNR",
  ]
  static let formats = ["text", "md", "json", "csv"]

  @Test(arguments: formats)
  func `a report on the bundled example`(_ format: String) throws {
    let run = try geotally()("report", "--format", format)
    #expect(run.code == 0)
    #expect(run.errors.isEmpty)
    expectGolden(run.text, named: "report-example.\(format)")
  }

  @Test(arguments: formats)
  func `a report with filters and a focus`(_ format: String) throws {
    let geotally = try geotally(with: fixture("synthetic-acled-iso.csv"))
    let run = try geotally(["report"] + Self.strikes + ["--format", format])
    #expect(run.code == 0)
    expectGolden(run.text, named: "report-strikes.\(format)")
  }

  @Test func `a report in which every filter leaves something out`() throws {
    let geotally = try geotally(with: fixture("every-filter.csv"))
    let run = try geotally(
      "report", "every-filter.csv", "--from", "2017-01-01", "--to", "2018-10-31", "--kind",
      "airstrike", "--actor", "ISKP", "--province", "AF-NAN,AF-KNR", "--precision", "district",
      "--quiet", "--format", "json")
    #expect(run.code == 0)
    expectGolden(run.text, named: "report-every-filter.json")
    let filtered = try JSON(run.output)["ledger"]["filtered"].integers
    let empty = filtered.filter { $0.value == 0 }.keys
    #expect(empty.sorted() == ["event_type"])
  }

  @Test func `colors are asked for`() throws {
    let run = try geotally()("report", "--color", "always")
    expectGolden(
      run.text.replacing("\u{1B}", with: "ESC"), named: "report-example-color.txt")
  }

  @Test func `geocode on the bundled example`() throws {
    let run = try geotally()("geocode")
    #expect(run.code == 0)
    expectGolden(run.text, named: "geocode-example.csv")
  }

  @Test func `geocode of a messy table`() throws {
    let run = try geotally(with: fixture("messy.csv"))("geocode", "messy.csv")
    #expect(run.code == 0)
    expectGolden(run.text, named: "geocode-messy.csv")
    expectGolden(run.errors, named: "geocode-messy.stderr.txt")
  }

  @Test(arguments: ["borders", "incidents"])
  func `an exported layer`(_ layer: String) throws {
    let run = try geotally()("export", "--layer", layer)
    #expect(run.code == 0)
    expectGolden(run.text, named: "export-\(layer).geojson")
  }

  @Test(arguments: ["provinces", "boundaries"])
  func `an exported layer of polygons, without their many positions`(_ layer: String) throws {
    let run = try geotally()("export", "--layer", layer)
    #expect(run.code == 0)
    let lines = run.text.split(separator: "\n", omittingEmptySubsequences: false)
    let shortened = lines.map { line in
      line.firstRange(of: "\"geometry\"").map { line[..<$0.lowerBound] } ?? line
    }
    expectGolden(shortened.joined(separator: "\n"), named: "export-\(layer).txt")
  }

  @Test func `exported incidents as a table`() throws {
    let geotally = try geotally()
    let run = try geotally("export", "--layer", "incidents", "-o", "incidents.csv")
    #expect(run.code == 0)
    #expect(run.errors == "20 of 31 incidents have no coordinates\n")
    expectGolden(try geotally.folder.text("incidents.csv"), named: "export-incidents.csv")
  }

  @Test func `validate without defects`() throws {
    let geotally = try geotally(with: fixture("synthetic-acled-iso.csv"))
    let run = try geotally("validate", "synthetic-acled-iso.csv")
    #expect(run.code == 0)
    expectGolden(run.text, named: "validate-clean.txt")
  }

  @Test func `validate with defects ends with 1`() throws {
    let run = try geotally(with: fixture("messy.csv"))("validate", "messy.csv")
    #expect(run.code == 1)
    expectGolden(run.text, named: "validate-messy.txt")
  }

  @Test func `validate on a layer`() throws {
    let geotally = try geotally(with: fixture("two-squares.geojson"), fixture("bow-tie.geojson"))
    let clean = try geotally("validate", "--boundaries", "two-squares.geojson")
    #expect(clean.code == 0)
    let broken = try geotally("validate", "--boundaries", "bow-tie.geojson")
    #expect(broken.code == 1)
    expectGolden(clean.text + broken.text, named: "validate-layers.txt")
  }

  @Test func `the list of rejected rows`() throws {
    let geotally = try geotally(with: fixture("messy.csv"))
    let run = try geotally("report", "messy.csv", "--rejects", "rejects.csv", "--format", "csv")
    #expect(run.code == 0)
    #expect(!run.output.isEmpty)
    expectGolden(run.errors, named: "report-messy.stderr.txt")
    expectGolden(try geotally.folder.text("rejects.csv"), named: "rejects-messy.csv")
  }
}
