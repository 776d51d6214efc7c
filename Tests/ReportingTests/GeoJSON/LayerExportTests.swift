import Engine
import Foundation
import Geography
import TestSupport
import Testing

@testable import Reporting

@Suite struct LayerExportTests {
  private var report: Report {
    makeReport(
      [
        Sample(code: "T-A", name: "Holed", incidents: 2, best: 4),
        Sample(code: "T-B", name: "Two \"parts\"", incidents: 1, best: 0),
        Sample(code: "T-C", name: "Plain"),
      ], notes: ["Made for tests.", "A note with \"quotes\" and\nlines."])
  }

  @Test func `provinces carry their figures and keep RFC 7946`() throws {
    var text = ""
    exportProvinces(report, catalog: try makeCatalog()) { text += $0 }
    let checked = GeoJSONChecker(text)
    #expect(checked.problems == [])
    #expect(checked.features.compactMap { $0["id"] as? String } == ["T-A", "T-B", "T-C"])
    #expect(checked.root["notes"] as? [String] == report.notes)
    let first = try #require(checked.features.first?["properties"] as? [String: Any])
    #expect(first["incidents"] as? Int == 2)
    #expect(first["share"] as? Double == 2.0 / 3)
    #expect(first["fatalities_best"] as? Int == 4)
    expectGolden(text, named: "provinces.geojson")
  }

  @Test func `shares of no incidents are null`() throws {
    var text = ""
    let report = makeReport([Sample(code: "T-A", name: "Holed")])
    exportProvinces(report, catalog: try makeCatalog()) { text += $0 }
    let checked = GeoJSONChecker(text)
    #expect(checked.problems == [])
    let first = try #require(checked.features.first?["properties"] as? [String: Any])
    #expect(first["share"] is NSNull)
  }

  @Test func `boundaries keep RFC 7946 and their attribution`() throws {
    var text = ""
    exportBoundaries(try makeCatalog(), summary: report.boundaries) { text += $0 }
    let checked = GeoJSONChecker(text)
    #expect(checked.problems == [])
    #expect(
      checked.root["notes"] as? [String] == ["squares.geojson: Made for tests. License: CC0."])
    #expect(checked.root["bbox"] as? [Double] == [-67, -30, 71, 33])
  }

  @Test func `borders are lines with unique ids`() throws {
    func line(_ pairs: [(Double, Double)]) throws -> Polyline {
      try #require(Polyline(pairs.map { Coordinate(longitude: $0.0, latitude: $0.1) }))
    }
    let borders = [
      Border(neighbor: "PAK", lines: [try line([(60, 30), (61.123_456_78, 30)])]),
      Border(
        neighbor: "IRN", lines: [try line([(60, 31), (60, 32)]), try line([(1, 2), (3, 4)])]),
      Border(neighbor: "PAK", lines: [try line([(5, 5), (5, 5.000_000_001)])]),
    ]
    var text = ""
    exportBorders(borders, notes: ["n"]) { text += $0 }
    let checked = GeoJSONChecker(text)
    #expect(checked.problems == [])
    #expect(checked.features.compactMap { $0["id"] as? String } == ["PAK", "IRN", "PAK-2"])
    #expect(checked.features[2]["geometry"] is NSNull)
  }

  @Test func `a collection without features is valid`() {
    var text = ""
    exportBorders([]) { text += $0 }
    #expect(GeoJSONChecker(text).problems == [])
  }

  @Test func `the checker finds a turned ring, a wrong box, a crs and long decimals`() {
    let bad = """
      {"type": "FeatureCollection", "crs": {}, "bbox": [0, 0, 1, 2], "features": [
      {"type": "Feature", "id": "a", "properties": {}, "geometry": {"type": "Polygon", \
      "coordinates": [[[0, 0], [0, 1], [1.00000001, 1], [0, 0]]]}}
      ]}
      """
    #expect(
      GeoJSONChecker(bad).problems == [
        "has a crs member", "too many decimals: 1.00000001", "a: ring 0 is turned",
        "collection: wrong bbox",
      ])
  }

  @Test(arguments: [UInt64](1...20))
  func `random rings are turned to the right hand`(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let middle = (
      Double.random(in: -170...170, using: &random), Double.random(in: -80...80, using: &random)
    )
    let size = Double.random(in: 1e-6...5, using: &random)
    let count = Int.random(in: 3...40, using: &random)
    var pairs = (0..<count).map { index in
      let angle = 2 * Double.pi * Double(index) / Double(count)
      let radius = size * Double.random(in: 0.5...1, using: &random)
      return (middle.0 + radius * cos(angle), middle.1 + radius * sin(angle))
    }
    if Bool.random(using: &random) { pairs.reverse() }
    let polygon = Polygon(exterior: try #require(ring(pairs)))
    let catalog = try ProvinceCatalog([Province(code: "R", name: "", polygons: [polygon])])
    var text = ""
    exportBoundaries(catalog, summary: report.boundaries) { text += $0 }
    #expect(GeoJSONChecker(text).problems == [])
  }
}
