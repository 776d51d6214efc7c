import Foundation
import Geography
import Statistics
import TestSupport
import Testing

@testable import Engine
@testable import Reporting

/// A report over a synthetic country, its incidents near the middles of its provinces.
func wiggledReport(
  _ country: WiggledCountry, seed: UInt64, focus: [String] = [], name: (Int) -> String
) -> Report {
  var random = SplitMix64(seed: seed)
  var samples: [Sample] = []
  var points: [PointCount] = []
  for (index, province) in country.provinces.enumerated() {
    let count = index.isMultiple(of: 3) ? 0 : Int.random(in: 1...120, using: &random)
    samples.append(
      Sample(code: province.code, name: name(index), incidents: count, best: Int64(count)))
    let ring = province.polygons[0].exterior.coordinates
    let middle = ring.reduce((0.0, 0.0)) { ($0.0 + $1.longitude, $0.1 + $1.latitude) }
    guard count > 0 else { continue }
    points.append(
      PointCount(
        coordinate: Coordinate(
          longitude: middle.0 / Double(ring.count), latitude: middle.1 / Double(ring.count)),
        incidents: count, fatalitiesBest: Int64(index.isMultiple(of: 2) ? count : 0),
        withoutFatalities: 0, coarse: index == 1 ? count : 0))
  }
  var report = makeReport(samples, focus: focus, notes: ["Counts are of recorded incidents."])
  report.points = points
  return report
}

@Suite struct MapFigureTests {
  private func figure(
    _ country: WiggledCountry, seed: UInt64, focus: [String] = [], borders: [Border] = []
  ) throws -> MapFigure {
    let report = wiggledReport(country, seed: seed, focus: focus) { "Province \($0)" }
    let map = MapLayers(catalog: try country.catalog, borders: borders)
    let names = Dictionary(uniqueKeysWithValues: report.provinces.map { ($0.code, $0.name) })
    return try #require(
      MapFigure(report, map, label: { names[$0] ?? $0 }, words: .english))
  }

  @Test(
    arguments: [UInt64](1...10), [(4, 3, 8.0, 6.0), (9, 2, 30, 3), (2, 9, 4, 30), (8, 8, 8, 8)])
  func `labels lie in their panel and none on another`(
    seed: UInt64, shape: (Int, Int, Double, Double)
  ) throws {
    let country = WiggledCountry(
      seed: seed, columns: shape.0, rows: shape.1, width: shape.2, height: shape.3)
    let west = try #require(
      Polyline([
        Coordinate(longitude: 60, latitude: 30),
        Coordinate(longitude: 60, latitude: 30 + shape.3),
      ]))
    let figure = try figure(
      country, seed: seed, focus: ["W-101", "W-102"],
      borders: [Border(neighbor: "PAK", lines: [west])])
    for panel in [figure.national] + [figure.lens].compactMap({ $0 }) {
      let taken = panel.labels.map(\.box) + [panel.scaleBar].compactMap { $0?.box(in: panel.view) }
      for (index, box) in panel.labels.map(\.box).enumerated() {
        #expect(panel.view.frame.contains(box))
        for other in taken[(index + 1)...] { #expect(!box.overlaps(other)) }
      }
    }
    #expect(!figure.national.labels.isEmpty)
  }

  @Test func `the lens shows all of the focus, and the dashed box what the lens shows`() throws {
    let country = WiggledCountry(seed: 2, columns: 8, rows: 8, width: 8, height: 8)
    let figure = try figure(country, seed: 2, focus: ["W-110", "W-111"])
    let lens = try #require(figure.lens)
    let layer = try #require(DrawableLayer(try country.catalog))
    for index in [10, 11] {
      #expect(lens.view.frame.contains(lens.view.pixels(layer.provinceBoxes[index])))
      let box = figure.national.view.pixels(layer.provinceBoxes[index])
      #expect(figure.national.lensBox?.contains(box) == true)
      #expect(lens.provinces.contains { $0.shape.province == index })
    }
    #expect(lens.view.height == figure.national.view.height)
  }

  @Test func `a focus that takes the country needs no lens`() throws {
    let country = WiggledCountry(seed: 2)
    #expect(try figure(country, seed: 2, focus: country.provinces.map(\.code)).lens == nil)
    #expect(try figure(country, seed: 2).lens == nil)
  }

  @Test func `every province of the layer is drawn with what it counts`() throws {
    let country = WiggledCountry(seed: 4)
    let figure = try figure(country, seed: 4)
    #expect(figure.national.provinces.map(\.shape.province) == Array(country.provinces.indices))
    #expect(figure.national.provinces[0].title == "Province 0: 0 incidents")
    #expect(figure.national.provinces.allSatisfy { !$0.shape.path.isEmpty })
  }

  @Test func `400 provinces stay in the budget`() throws {
    let country = WiggledCountry(
      seed: 6, columns: 20, rows: 20, width: 16, height: 14, depth: 6)
    let figure = try figure(country, seed: 6)
    let bytes = figure.national.provinces.reduce(0) { $0 + $1.shape.path.text.utf8.count }
    #expect(figure.national.provinces.count == 400)
    #expect(bytes < 70_000)
  }

  @Test func `the real fine layer stays in the budget`() throws {
    guard let file = sharedData("afg_provinces_fine.geojson") else { return }
    let collection = try JSONSerialization.jsonObject(with: Data(contentsOf: file))
    let features = try #require((collection as? [String: Any])?["features"] as? [[String: Any]])
    let provinces = features.enumerated().map { index, feature in
      Province(code: "P-\(100 + index)", name: "", polygons: polygons(feature["geometry"]))
    }
    let layer = try #require(DrawableLayer(try ProvinceCatalog(provinces)))
    let view = PanelView(of: layer.box, width: 640, height: 500, padding: 18)
    let drawing = LayerDrawing(layer, in: view, budget: 9_000)
    let bytes = drawing.shapes.reduce(drawing.outline.text.utf8.count) {
      $0 + $1.path.text.utf8.count
    }
    #expect(drawing.shapes.count == 34 && drawing.shapes.allSatisfy { $0.mark == nil })
    #expect((30_000...65_000).contains(bytes))
  }

  private func polygons(_ geometry: Any?) -> [Polygon] {
    guard let geometry = geometry as? [String: Any] else { return [] }
    let parts =
      geometry["coordinates"] as? [[[[Double]]]]
      ?? (geometry["coordinates"] as? [[[Double]]]).map { [$0] } ?? []
    return parts.compactMap { rings in
      let made = rings.compactMap { ring in
        Ring(ring.map { Coordinate(longitude: $0[0], latitude: $0[1]) })
      }
      return made.first.map { Polygon(exterior: $0, holes: Array(made.dropFirst())) }
    }
  }
}

@Suite struct MapSheetTests {
  private func sheet(name: (Int) -> String) throws -> String {
    let country = WiggledCountry(seed: 9, columns: 5, rows: 5, depth: 1)
    let report = wiggledReport(country, seed: 9, focus: ["W-101"], name: name)
    let line = try #require(
      Polyline([
        Coordinate(longitude: 60, latitude: 30), Coordinate(longitude: 60, latitude: 36),
      ]))
    let map = MapLayers(
      catalog: try country.catalog, borders: [Border(neighbor: "IRN", lines: [line])])
    return renderMapSheet(report, map: map, version: "0.0.0")
  }

  @Test func `it has the golden bytes`() throws {
    expectGolden(try sheet { "Unit \($0)" }, named: "map.svg")
  }

  @Test func `names cannot be markup, and long ones are cut`() throws {
    let text = try sheet { index in
      switch index {
      case 1: "<script>alert(1)</script> \u{202E}x\u{7}"
      case 2: String(repeating: "long", count: 1_024)
      case 4: ""
      default: "\"quoted\" & 'single' \(index)"
      }
    }
    #expect(!text.contains("<script") && !text.contains("\u{202E}") && !text.contains("\u{7}"))
    #expect(!text.contains("longlonglonglonglonglonglonglonglonglonglonglonglonglonglonglong"))
    #expect(text.contains("W-104"))
  }
}
