import Foundation
import TestSupport
import Testing

@Suite struct BoundaryErrorTests {
  struct Defect: Sendable, CustomTestStringConvertible {
    let file: String
    let error: String
    var testDescription: String { file }
  }

  static let defects = [
    Defect(file: "duplicate-code", error: "feature 2: the code 'A' is already that of feature 1"),
    Defect(file: "missing-code", error: "feature 2: the key 'code' is missing"),
    Defect(
      file: "bow-tie",
      error: "province A is invalid: Self-intersection at longitude 65.0, latitude 35.0"),
    Defect(file: "overlap", error: "provinces A and B overlap by 50.0 % of the smaller one"),
    Defect(file: "open-ring", error: "feature 1 (A): a ring does not close"),
    Defect(
      file: "projected",
      error: "feature 1 (A): the position [600000, 3000000], expected WGS 84 degrees"),
    Defect(file: "no-features", error: "the layer has no features, expected at least one"),
  ]

  @Test(arguments: defects, ["report", "geocode", "export"])
  func `a layer with a defect ends every command with 65`(
    _ defect: Defect, _ command: String
  ) throws {
    let name = "\(defect.file).geojson"
    let geotally = try geotally(with: fixture(name))
    let layer = command == "export" ? ["--layer", "boundaries"] : []
    let run = try geotally([command, "--boundaries", name] + layer)
    #expect(run.code == 65)
    #expect(run.output.isEmpty)
    #expect(run.firstError.hasPrefix(name))
    #expect(run.firstError.contains("error: \(defect.error)"), "\(run.errors)")
    #expect(run.errors.contains("\n  help: "))
  }

  @Test(arguments: defects)
  func `validate lists a defect of a layer and ends with 1`(_ defect: Defect) throws {
    let name = "\(defect.file).geojson"
    let run = try geotally(with: fixture(name))("validate", "--boundaries", name)
    #expect(run.code == 1)
    #expect(run.errors.isEmpty)
    let lines = run.text.split(separator: "\n").filter { $0.hasPrefix("  defect: ") }
    #expect(lines.contains { $0.contains(defect.error) }, "\(run.text)")
  }

  @Test func `validate lists the defects of every feature`() throws {
    let geotally = try geotally()
    func feature(_ code: String, _ type: String, _ coordinates: String) -> String {
      """
      {"type": "Feature", "properties": {"code": \(code)}, "geometry": \
      {"type": "\(type)", "coordinates": \(coordinates)}}
      """
    }
    let square = "[[[60,30],[61,30],[61,31],[60,31],[60,30]]]"
    let features = [
      feature("\"A\"", "Polygon", square), feature("\"A\"", "Polygon", square),
      feature("null", "Polygon", "[[[70,30],[71,31],[71,30],[70,31],[70,30]]]"),
      feature("\"C\"", "Polygon", "[[[80,30],[81,30],[81,31],[80,31]]]"),
      feature("\"D\"", "Point", "[60,30]"),
    ].joined(separator: ",\n")
    try geotally.folder.write(
      "{\"type\": \"FeatureCollection\", \"features\": [\n\(features)\n]}", to: "all.geojson")
    let run = try geotally("validate", "--boundaries", "all.geojson")
    #expect(run.code == 1)
    for part in [
      "line 3: feature 2: the code 'A' is already that of feature 1",
      "line 4: feature 3: the key 'code' is missing",
      "line 5: feature 4 (C): a ring does not close",
      "line 6: feature 5 (D): the geometry is a Point",
      "province feature 3 is invalid: Self-intersection",
    ] {
      #expect(run.text.contains("  defect: \(part)"), "\(run.text)")
    }
  }

  @Test(arguments: [("[", 65 as Int32), ("x", 65), ("{\"type\": \"Topology\"}", 65), ("", 65)])
  func `validate cannot read what is no feature collection`(_ text: String, _ code: Int32) throws {
    let geotally = try geotally()
    try geotally.folder.write(text, to: "in.geojson")
    let run = try geotally("validate", "--boundaries", "in.geojson")
    #expect(run.code == code)
    #expect(run.output.isEmpty)
    #expect(try geotally("validate", "--boundaries", "none.geojson").code == 66)
  }

  @Test func `a mistyped boundary key is met with the near one`() throws {
    let geotally = try geotally(with: fixture("two-squares.geojson"))
    let run = try geotally(
      "report", "--boundaries", "two-squares.geojson", "--boundary-key", "cod")
    #expect(run.code == 65)
    #expect(run.errors.contains("no feature has a property 'cod'"))
    #expect(run.errors.hasSuffix("  help: did you mean 'code'?\n"))
  }

  @Test(arguments: ["", "none.geojson"])
  func `a layer that is not there`(_ name: String) throws {
    let run = try geotally()("report", "--boundaries", name)
    #expect(run.code == (name.isEmpty ? 64 : 66))
  }

  @Test func `a point on a shared border is a tie and goes to the lowest code`() throws {
    let geotally = try geotally(with: fixture("two-squares.geojson"))
    try geotally.folder.write("id,date,lat,lon\n1,2017-01-01,35,70\n", to: "tie.csv")
    let run = try geotally(
      "report", "tie.csv", "--boundaries", "two-squares.geojson", "--format", "json")
    let report = try JSON(run.output)
    #expect(report["ledger"]["tied"].int == 1)
    #expect(incidents(of: report) == ["E": 1, "W": 0])
  }
}
