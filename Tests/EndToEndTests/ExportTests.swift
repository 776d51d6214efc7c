import Foundation
import TestSupport
import Testing

/// The exported layers against RFC 7946 and against the report on the same rows.
@Suite struct ExportTests {
  static let layers = ["provinces", "incidents", "boundaries", "borders"]
  static let hasOGR = ["/usr/bin", "/usr/local/bin", "/opt/homebrew/bin"].contains {
    FileManager.default.isExecutableFile(atPath: "\($0)/ogrinfo")
  }

  @Test(arguments: layers, ["synthetic-acled-iso.csv", "messy.csv"])
  func `an exported layer keeps RFC 7946`(_ layer: String, _ input: String) throws {
    let run = try geotally(with: fixture(input))("export", input, "--layer", layer)
    #expect(run.code == 0)
    let check = RFC7946Check(try JSON(run.output))
    #expect(check.complaints.isEmpty)
    #expect(check.features > 0)
    #expect(layer == "incidents" || check.nullGeometries == 0)
  }

  @Test(arguments: ["provinces", "boundaries"])
  func `rings wound the wrong way are turned, decimals cut to seven`(_ layer: String) throws {
    let name = "wound-wrong.geojson"
    let run = try geotally(with: fixture(name))("export", "--boundaries", name, "--layer", layer)
    #expect(run.code == 0, "\(run.errors)")
    let check = RFC7946Check(try JSON(run.output))
    #expect(check.complaints.isEmpty)
    #expect(check.features == 2)
    #expect(run.text.contains("[71.1234568, 30]"))
  }

  @Test func `an exported layer is read back as the same layer`() throws {
    let geotally = try geotally(with: fixture("wound-wrong.geojson"))
    let once = try geotally(
      "export", "--boundaries", "wound-wrong.geojson", "--layer", "boundaries", "-o",
      "boundaries.geojson")
    #expect(once.code == 0)
    let twice = try geotally(
      "export", "--boundaries", "boundaries.geojson", "--layer", "boundaries")
    #expect(twice.output == (try geotally.folder.data("boundaries.geojson")))
  }

  @Test func `incidents without a place have a null geometry and are counted`() throws {
    let run = try geotally()("export", "--layer", "incidents")
    let check = RFC7946Check(try JSON(run.output))
    #expect(check.features == 31)
    #expect(check.nullGeometries == 20)
    #expect(run.errors == "20 of 31 incidents have no coordinates\n")
  }

  @Test func `exported provinces carry the figures of the report`() throws {
    let geotally = try geotally(with: fixture("synthetic-acled-iso.csv"))
    let filters = Array(GoldenTests.strikes.dropLast(2))
    let report = try JSON(geotally(["report"] + filters + ["--format", "json"]).output)
    let layer = try JSON(geotally(["export", "--layer", "provinces"] + filters).output)
    let pairs = layer["features"].array.map {
      ($0["id"].string ?? "", $0["properties"]["incidents"].int ?? -1)
    }
    #expect(Dictionary(pairs) { first, _ in first } == incidents(of: report))
    let exported = try JSON(geotally(["export", "--layer", "incidents"] + filters).output)
    #expect(exported["features"].array.count == report["ledger"]["matched"].int)
  }

  @Test(.enabled(if: hasOGR, "ogrinfo is not installed"), arguments: layers)
  func `ogrinfo opens an exported layer without a warning`(_ layer: String) throws {
    let geotally = try geotally()
    #expect(try geotally("export", "--layer", layer, "-o", "layer.geojson").code == 0)
    let run = try geotally.shell("PATH=$PATH:/usr/local/bin ogrinfo -al -so layer.geojson")
    #expect(run.code == 0)
    #expect(run.errors.isEmpty)
    #expect(!run.text.lowercased().contains("warning"))
    #expect(run.text.contains("Layer name: \(layer)"))
    #expect(run.text.contains("WGS 84"))
  }

  @Test(arguments: ["layer.csv", "layer.shp", "layer"])
  func `a layer is not written under another extension`(_ name: String) throws {
    let geotally = try geotally()
    let run = try geotally("export", "--layer", "provinces", "-o", name)
    #expect(run.code == 64)
    #expect(run.firstError == "error: the layer provinces cannot be written as '\(name)'")
    #expect(try geotally.folder.names().isEmpty)
  }
}
