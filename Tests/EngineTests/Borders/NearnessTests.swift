import Geography
import Incidents
import Statistics
import TestSupport
import Testing

@testable import Engine
@testable import Readers

/// The border along the east side of the four squares, and one along the west.
private func squareBorders(isBundled: Bool = false) -> BorderLayer {
  func line(_ neighbor: String, _ longitude: Double) -> Border {
    let positions = [0.0, 2].map { Coordinate(longitude: longitude, latitude: $0) }
    return Border(neighbor: neighbor, lines: [Polyline(positions)].compactMap(\.self))
  }
  return BorderLayer(
    name: "b.geojson", borders: [line("EST", 2), line("WST", 0)], isBundled: isBundled)
}

private func analysis(
  _ rows: [Row], _ nearness: NearnessQuestion, focus: [String] = [], threads: Int = 1,
  batchSize: Int = 100, gazetteer: [GazetteerPlace] = []
) async throws -> Analysis {
  var question = Question()
  question.nearness = nearness
  question.focus = focus
  let layer = try fourSquares()
  let names = placeNames(in: layer, gazetteer)
  let plan = try NearnessPlan(nearness, borders: squareBorders(), layer: layer, names: names)
  return try await Analysis(
    question, of: .tables([table(rows, batchSize: batchSize)]), in: layer, names: names,
    nearness: plan,
    threads: threads)
}

private func row(_ longitude: Double, _ precision: LocationPrecision = .exact) -> Row {
  var row = Row()
  row.point = (longitude, 0)
  row.precision = precision
  return row
}

/// Meters to a degree of the equator.
private let degree = 111_319.490793

@Suite struct `Distances of incidents` {
  @Test func `are told for all, the focus and each province, with what cannot be measured`()
    async throws
  {
    var nearness = NearnessQuestion()
    nearness.neighbors = ["EST"]
    nearness.withinMeters = [50_000, 2 * degree]
    let rows = [
      row(1.9), row(1.8), row(1.5), row(1.5, .province), row(0.5, .unknown), Row(), row(9),
    ]
    let report = try await analysis(rows, nearness, focus: ["XX-B"]).report()
    let border = try #require(report.nearness?.borders.first)
    #expect(border.distances.all.measured == 5)
    #expect(border.distances.all.notMeasurable == 2)
    #expect(abs(try #require(border.distances.all.medianMeters) - 0.5 * degree) < 0.01)
    #expect(abs(try #require(border.distances.all.p90Meters) - 7 * degree) < 0.01)
    let focus = try #require(border.distances.focus)
    #expect(focus.measured == 3)
    #expect(focus.notMeasurable == 1)
    #expect(focus.within[0].share == Proportion(2, of: 4))
    #expect(focus.within[0].bounds.lower == Proportion(2, of: 4))
    #expect(focus.within[0].bounds.upper == Proportion(3, of: 4))
    #expect(border.distances.provinces.map(\.measured) == [1, 3, 0, 0])
    #expect(border.distances.all.within[1].share == Proportion(4, of: 7))
    #expect(border.distances.histogram.reduce(0, +) == 5)
    #expect(abs(border.lengthsMeters[1] - 110_574.39) < 1)
  }

  @Test func `have bounds from their location error`() async throws {
    var nearness = NearnessQuestion()
    nearness.neighbors = ["EST"]
    nearness.withinMeters = [10_000, 40_000, 50_000]
    // 33.4 km from the border, give or take 25 km; and within it.
    let rows = [row(1.7, .near), row(1.99, .near)]
    let report = try await analysis(rows, nearness).report()
    let within = try #require(report.nearness?.borders.first?.distances.all.within)
    #expect(within.map(\.share.count) == [1, 2, 2])
    #expect(within.map(\.bounds.lower.count) == [0, 1, 1])
    #expect(within.map(\.bounds.upper.count) == [2, 2, 2])
  }

  @Test(arguments: [
    (LocationPrecision.exact, [0: true, 1: false, 2: false]),
    (.near, [0: true, 1: true, 2: false]), (.district, [0: true, 1: true, 2: true]),
  ])
  func `are measured up to the precision asked`(
    coarsest: LocationPrecision, expected: [Int: Bool]
  ) async throws {
    var nearness = NearnessQuestion()
    nearness.neighbors = ["EST", "WST", "EST"]
    nearness.coarsest = coarsest
    let rows = [row(1, .exact), row(1, .near), row(1, .district), row(1, .unknown)]
    let analysis = try await analysis(rows, nearness)
    #expect(analysis.targetNames == ["EST", "WST"])
    let outcomes = analysis.tables[0].outcomes
    for (index, isMeasured) in expected {
      #expect((outcomes[index].distancesMeters[0] != nil) == isMeasured)
      #expect(outcomes[index].unmeasuredReason == (isMeasured ? nil : .precision))
    }
    #expect(outcomes[3].unmeasuredReason == nil)
  }

  @Test func `have a reason where there are no coordinates, and none where nothing matched`()
    async throws
  {
    var nearness = NearnessQuestion()
    nearness.neighbors = ["EST"]
    let outcomes = Array(try await analysis([Row(), row(1)], nearness).tables[0].outcomes)
    #expect(outcomes[0].unmeasuredReason == .noCoordinates)
    #expect(outcomes[0].distancesMeters == [nil])
    let empty = try await analysis([], nearness).report()
    let figures = try #require(empty.nearness?.borders.first?.distances.all)
    #expect(figures.medianMeters == nil)
    #expect(figures.within[0].share.value == nil)
  }

  @Test(arguments: [1, 2, 7])
  func `are the same for any number of threads`(threads: Int) async throws {
    var nearness = NearnessQuestion()
    nearness.neighbors = ["EST", "WST"]
    nearness.place = "1.5,0.5"
    let rows = randomRows(700, seed: 4)
    let one = try await analysis(rows, nearness, focus: ["XX-A"], batchSize: 50).report()
    let several = try await analysis(
      rows, nearness, focus: ["XX-A"], threads: threads, batchSize: 50
    ).report()
    #expect(one == several)
  }

  static let refused: [(NearnessQuestion, NearnessProblem)] = {
    func asked(_ change: (inout NearnessQuestion) -> Void) -> NearnessQuestion {
      var question = NearnessQuestion()
      change(&question)
      return question
    }
    let known = ["EST", "WST"]
    return [
      (
        asked { $0.neighbors = ["ESTO"] },
        .unknownNeighbor("ESTO", known: known, suggestion: "EST")
      ),
      (asked { $0.neighbors = ["PAK"] }, .unknownNeighbor("PAK", known: known, suggestion: nil)),
      (asked { $0.place = "60,30" }, .placeOffLayer("60,30", isSwapped: false)),
      (asked { $0.place = "Nowhere" }, .unknownPlace("Nowhere", suggestions: [])),
      (asked { $0.place = "Spa" }, .unknownPlace("Spa", suggestions: ["Spaa"])),
      (asked { $0.place = "Seatless" }, .placeWithoutPoint("Seatless")),
      (
        asked { $0.place = "Twice" },
        .ambiguousPlace(
          "Twice", candidates: ["Twice in XX-A at 0.5,0.5", "Twice in XX-B at 1.5,0.5"])
      ),
    ]
  }()

  @Test(arguments: refused)
  func `are refused for what is not known or known twice`(
    nearness: NearnessQuestion, problem: NearnessProblem
  ) async throws {
    func place(_ name: String, _ code: String, _ longitude: Double?) -> GazetteerPlace {
      GazetteerPlace(
        id: "\(code)/\(name)", name: name, provinceCode: code,
        coordinate: longitude.map { Coordinate(longitude: $0, latitude: 0.5) })
    }
    let gazetteer = [
      place("Spaa", "XX-A", 0.25), place("Seatless", "XX-A", nil), place("Twice", "XX-A", 0.5),
      place("Twice", "XX-B", 1.5),
    ]
    await #expect(throws: EngineError.nearness(problem)) {
      _ = try await analysis([row(1)], nearness, gazetteer: gazetteer)
    }
  }

  @Test func `need borders of the layer's own country`() throws {
    let layer = try fourSquares()
    let names = placeNames(in: layer)
    var nearness = NearnessQuestion()
    nearness.neighbors = ["EST"]
    #expect(throws: EngineError.nearness(.noBorders(layer: "squares.geojson"))) {
      try NearnessPlan(
        nearness, borders: squareBorders(isBundled: true), layer: layer, names: names)
    }
  }
}
