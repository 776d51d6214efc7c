import Geography
import Incidents
import TestSupport
import Testing

@testable import Engine

@Suite struct PointTests {
  private static let positions: [(Double, Double)] = [
    (0.5, 0.5), (0.5, 0.5), (1.5, 0.5), (0.5, 0.25), (9, 9), (1.5, 0.5), (0.5, 0.5),
  ]

  @Test(arguments: [1, 2, 5])
  func `incidents are counted at their positions from west to east, for any threads`(
    threads: Int
  ) async throws {
    let rows = Self.positions.enumerated().map { index, position in
      Row(
        point: position,
        deaths: CountRange(low: nil, best: index % 2 == 0 ? nil : Int32(index), high: nil))
    }
    let incidents = table(rows + [Row(point: nil)], batchSize: 2)
    let points = try #require(
      try await analyze(Question(), [incidents], keepsPoints: true, threads: threads)
        .report().points)
    #expect(
      points.map { [$0.coordinate.longitude, $0.coordinate.latitude] } == [
        [0.5, 0.25], [0.5, 0.5], [1.5, 0.5], [9, 9],
      ])
    #expect(points.map(\.incidents) == [1, 3, 2, 1])
    #expect(points.map(\.fatalitiesBest) == [3, 1, 5, 0])
    #expect(points.map(\.withoutFatalities) == [0, 2, 1, 1])
  }

  @Test func `positions are collected only when they are asked for`() async throws {
    let report = try await analyze(Question(), [table([Row(point: (0.5, 0.5))])]).report()
    #expect(report.points == nil)
  }

  @Test(arguments: 0..<5)
  func `merging partial counts in any order gives the counts of one pass`(seed: Int) {
    var random = SplitMix64(seed: UInt64(seed))
    var whole = PointTotals()
    var parts = Array(repeating: PointTotals(), count: 4)
    for _ in 0..<500 {
      let point = Coordinate(
        longitude: Double(Int.random(in: 0..<8, using: &random)),
        latitude: Double(Int.random(in: 0..<8, using: &random)))
      let figure: Int64? = Bool.random(using: &random) ? .random(in: 0..<9, using: &random) : nil
      let isCoarse = Bool.random(using: &random)
      whole.add(point, fatalities: figure, isCoarse: isCoarse)
      let part = Int.random(in: 0..<4, using: &random)
      parts[part].add(point, fatalities: figure, isCoarse: isCoarse)
    }
    var merged = PointTotals()
    for part in parts.shuffled(using: &random) { merged.merge(part, times: 1) }
    #expect(merged.points == whole.points)
  }
}
