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
    let run = try geotally(with: fixture(input))(
      "export", input, "--layer", layer, "--on-invalid", "skip")
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

  static func lands(_ codes: [String]) -> String {
    let features = codes.enumerated().map { index, code in
      let (west, east) = (60 + 2 * index, 62 + 2 * index)
      return """
        {"type": "Feature", "properties": {"code": "\(code)"}, "geometry": {"type": "Polygon",
        "coordinates": [[[\(west), 30], [\(east), 30], [\(east), 32], [\(west), 32], [\(west), 30]]]}}
        """
    }
    return """
      {"type": "FeatureCollection", "features": [\(features.joined(separator: ","))]}
      """
  }

  @Test func `the borders of a layer of several countries are those between them`() throws {
    let geotally = try geotally()
    try geotally.folder.write(Self.lands(["XA-1", "XB-1"]), to: "lands.geojson")
    let run = try geotally("export", "--layer", "borders", "--boundaries", "lands.geojson")
    #expect(run.code == 0, "\(run.errors)")
    let borders = try JSON(run.output)["features"].array.map {
      $0["properties"]["neighbour"].string
    }
    #expect(borders == ["XA", "XB"])
  }

  @Test(arguments: [["XA-1", "XA-2"], ["XA-1"]])
  func `a layer of another country has no borders of Afghanistan's`(_ codes: [String]) throws {
    let geotally = try geotally()
    try geotally.folder.write(Self.lands(codes), to: "land.geojson")
    let run = try geotally("export", "--layer", "borders", "--boundaries", "land.geojson")
    #expect(run.code == 64)
    #expect(run.firstError == "error: there are no borders for the layer land.geojson")
    #expect(run.output.isEmpty)
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
