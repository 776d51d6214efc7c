import Geography
import Incidents
import TestSupport
import Testing

@testable import Engine
@testable import Reporting

@Suite struct ChartTests {
  @Test(arguments: 0..<40)
  func `a histogram loses no incident, however far they lie`(seed: Int) {
    var random = SplitMix64(seed: UInt64(seed))
    let count = Int.random(in: 1...400, using: &random)
    var bins = (0..<count).map { _ in Int.random(in: 0...3, using: &random) }
    bins.append(1)
    let chart = DistanceChart(bins)
    let told = chart.bins.reduce(0) { $0 + $1.incidents } + (chart.open?.incidents ?? 0)
    #expect(told == bins.reduce(0, +))
    #expect(chart.bins.count <= DistanceChart.mostBins)
    let shown = chart.bins.reduce(0) { $0 + $1.incidents }
    #expect(shown * 10 >= told * 9)
  }

  @Test func `bins are of 5 km where these suffice`() {
    #expect(DistanceChart([1, 2, 30, 4, 0, 0, 1]).kilometers == 5)
    #expect(
      DistanceChart(Array(repeating: 1, count: 60)).kilometers == 15
        || DistanceChart(Array(repeating: 1, count: 60)).kilometers == 25)
  }

  @Test(arguments: [
    [0.5, 0.5], [0.0, 1.0], [0.957, 0.93, 0.9], [0, 0], [1, 1], [.nan, 0.2], [], [0.001, 0.002],
  ])
  func `an axis holds its shares in at most seven round steps`(_ shares: [Double]) {
    let axis = ShareAxis(over: shares, from: 10, to: 110)
    for share in shares where (0...1).contains(share) {
      #expect(axis.low...axis.high ~= share * 100)
      #expect(10...110 ~= axis.position(share))
    }
    #expect((0...100) ~= axis.low && (0...100) ~= axis.high && axis.low < axis.high)
    #expect((axis.high - axis.low) / axis.step <= 7)
  }

  @Test func `months of the window that are empty are shown`() throws {
    var report = SampleReport.focus.report
    let chart = try #require(
      MonthChart(report, codes: ["AF-NAN"], label: { $0 }, other: "others"))
    #expect(chart.periods.first?.description == "2017-01")
    #expect(chart.periods.last?.description == "2018-10")
    #expect(chart.lines.map(\.total) == [211, 90])
    report = SampleReport.scripts.report
    let years = try #require(MonthChart(report, codes: [], label: { $0 }, other: "all"))
    #expect(years.isByYear && years.periods.map(\.year) == [2015, 2016, 2017, 2018])
    #expect(years.lines.map(\.counts) == [[40, 0, 120, 120]])
  }
}
