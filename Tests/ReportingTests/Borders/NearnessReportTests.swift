import Geography
import Reporting
import Statistics
import TestSupport
import Testing

@testable import Engine

/// A hand-made report of distances and of what lies between.
func reportWithDistances() -> Report {
  var report = SampleReport.focus.report
  let matched = report.ledger.matched
  func figures(_ measured: Int, _ rest: Int, _ median: Double?) -> DistanceFigures {
    DistanceFigures(
      measured: measured, notMeasurable: rest, medianMeters: median,
      p90Meters: median.map { $0 * 2 },
      within: [10_000.0, 25_500].map { meters in
        let count = median.map { $0 <= meters ? measured : 0 } ?? 0
        return WithinDistance(
          meters: meters, share: Proportion(count, of: measured + rest),
          bounds: CountBounds(
            lower: Proportion(0, of: measured + rest),
            upper: Proportion(count + rest, of: measured + rest)))
      })
  }
  let provinces = report.provinces.sorted { $0.id < $1.id }
  let distances = TargetDistances(
    all: figures(matched - 11, 11, 20_250.5), focus: figures(280, 9, 9_000.25),
    provinces: provinces.map {
      figures($0.share.count, 0, $0.share.count == 0 ? nil : 20_000)
    }, histogram: [3, 0, 4] + Array(repeating: 0, count: 20) + [1])
  report.areas = ProvinceAreas(squareMeters: provinces.indices.map { Double($0) * 1e9 })
  report.nearness = NearnessReport(
    bordersName: "lines.geojson", coarsest: .near,
    borders: [
      BorderNearness(
        neighbor: "PAK", distances: distances,
        lengthsMeters: provinces.indices.map { $0 == 4 ? 178_600.5 : 0 }, sharesEdges: true)
    ], place: nil)
  return report
}

@Suite struct `Distances in a report` {
  @Test func `are told as text`() {
    expectGolden(renderText(reportWithDistances(), style: TextStyle()), named: "borders.txt")
  }

  @Test func `are told as Markdown`() {
    expectGolden(renderMarkdown(reportWithDistances()), named: "borders.md")
  }

  @Test func `are keys of the JSON`() {
    expectGolden(renderJSON(reportWithDistances(), version: "0"), named: "borders.json")
  }

  @Test func `are no keys where nothing was asked`() {
    let text = renderJSON(SampleReport.focus.report, version: "0")
    for key in ["\"borders\"", "\"near\": {", "\"border_distance_m\"", "\"area_km2\""] {
      #expect(!text.contains(key))
    }
  }
}
