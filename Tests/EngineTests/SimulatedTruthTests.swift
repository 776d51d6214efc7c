import Columnar
import Foundation
import Geocoding
import Geography
import Incidents
import Statistics
import TestSupport
import Testing

@testable import Engine

/// What truly happened in one incident, which no source tells.
private struct Truth {
  /// The square, nil outside all of them.
  let province: Int?
  let deaths: Int32
}

/// Incidents whose truth is known, recorded as sources record them: at some precision, with a point
/// or words that stand for the place, and a range of deaths.
private struct SimulatedTable {
  private(set) var truths: [Truth] = []
  private(set) var rows: [TableRow] = []
  private(set) var strings = StringPool()
  private var random: SplitMix64

  private static let corners = [(0.0, 0.0), (1.0, 0.0), (0.0, 1.0), (1.0, 1.0)]
  private static let codes = ["XX-A", "XX-B", "XX-C", "XX-D"]

  init(rows count: Int, seed: UInt64) {
    random = SplitMix64(seed: seed)
    for _ in 0..<count { addRow() }
  }

  private mutating func addRow() {
    let isOutside = Int.random(in: 0..<12, using: &random) == 0
    let province = isOutside ? nil : Int.random(in: 0..<4, using: &random)
    let place = point(in: province)
    var row = TableRow()
    row.incident.startDay = Day(year: 2017, month: 1, day: 1)
    row.incident.precision = LocationPrecision.allCases.randomElement(using: &random) ?? .exact
    record(place, province, in: &row.incident)
    let deaths = Int32.random(in: 0..<9, using: &random)
    let low = deaths - Int32.random(in: 0...min(deaths, 3), using: &random)
    let high = deaths + Int32.random(in: 0..<5, using: &random)
    row.incident.fatalities = CountRange(
      low: low,
      best: Int.random(in: 0..<4, using: &random) == 0
        ? nil : Int32.random(in: low...high, using: &random), high: high)
    rows.append(row)
    truths.append(Truth(province: province, deaths: deaths))
  }

  /// A point of a square, its edges included now and then; or one a degree away from all.
  private mutating func point(in province: Int?) -> (longitude: Double, latitude: Double) {
    guard let province else { return (Double.random(in: 3...4, using: &random), 0.5) }
    let corner = Self.corners[province]
    let parts = (0..<2).map { _ in
      Int.random(in: 0..<6, using: &random) == 0
        ? Double(Int.random(in: 0...1, using: &random)) : Double.random(in: 0...1, using: &random)
    }
    return (corner.0 + parts[0], corner.1 + parts[1])
  }

  /// Writes down what a source that knows no more than the row's precision would.
  private mutating func record(
    _ place: (longitude: Double, latitude: Double), _ province: Int?, in row: inout Incident
  ) {
    let inCountry = Int.random(in: 0..<4, using: &random)
    guard let province else {
      // What happened outside is placed there exactly, or said to be abroad.
      if row.precision != .abroad { row.precision = .exact }
      row.coordinate = Bool.random(using: &random) || row.precision == .exact ? place : nil
      return
    }
    switch row.precision {
    case .exact, .unknown, .abroad:
      if row.precision == .abroad { row.precision = .exact }
      row.coordinate = place
    case .near:
      // Less than 25 km in either direction together.
      let shifts = (0..<2).map { _ in Double.random(in: -0.15...0.15, using: &random) }
      row.coordinate = (place.longitude + shifts[0], place.latitude + shifts[1])
    case .district:
      row.admin1 = strings.intern(Self.codes[province])
      row.coordinate = point(in: province)
    case .province:
      row.admin1 = strings.intern(Self.codes[province])
      // A point that stands for the province, sometimes in another one or outside.
      let stand = Int.random(in: 0..<6, using: &random)
      if stand > 0 {
        row.coordinate = point(in: stand == 1 ? nil : stand == 2 ? inCountry : province)
      }
    case .area:
      if Bool.random(using: &random) {
        let other = Self.codes[inCountry]
        row.location = strings.intern("Province \(Self.codes[province]) and Province \(other)")
        row.coordinate = point(in: Bool.random(using: &random) ? province : inCountry)
      } else {
        let shifts = (0..<2).map { _ in Double.random(in: -0.6...0.6, using: &random) }
        row.coordinate = (place.longitude + shifts[0], place.latitude + shifts[1])
      }
    case .country:
      row.coordinate = Bool.random(using: &random) ? point(in: inCountry) : nil
    }
  }

  var table: IncidentTable {
    var input = InputSummary(name: "simulated.csv", format: .csv)
    input.rowCount = rows.count
    input.fields = [.date, .longitude, .latitude, .admin1, .location, .low, .best, .high]
    return IncidentTable(
      input: input, strings: strings, batches: incidentBatches(rows, size: 100),
      rejects: InputRejects())
  }

  /// The true share of some squares in incidents and in deaths, nil where nobody died.
  func shares(of squares: Set<Int>) -> (incidents: Double, deaths: Double?) {
    let inside = truths.filter { $0.province.map(squares.contains) ?? false }
    let dead = truths.reduce(0) { $0 + Int($1.deaths) }
    return (
      Double(inside.count) / Double(truths.count),
      dead == 0 ? nil : Double(inside.reduce(0) { $0 + Int($1.deaths) }) / Double(dead)
    )
  }

  static func codes(_ squares: Set<Int>) -> [String] { squares.sorted().map { codes[$0] } }
}

@Suite struct `Simulated truths` {
  /// 200 tables, or 10,000 where slow tests are asked for.
  static let seeds: Range<UInt64> =
    0..<(ProcessInfo.processInfo.environment["GEOTALLY_SLOW_TESTS"] == "1" ? 100 : 2)

  @Test(arguments: seeds)
  func `lie within the bounds, of incidents and of deaths`(block: UInt64) async throws {
    var errors: [Double] = []
    for seed in block * 100..<block * 100 + 100 {
      let simulated = SimulatedTable(rows: 1 + Int(seed % 23), seed: seed)
      var random = SplitMix64(seed: seed ^ 0xFACE)
      let squares = Set((0..<4).filter { _ in Bool.random(using: &random) })
      guard !squares.isEmpty else { continue }
      var question = Question()
      question.focus = SimulatedTable.codes(squares)
      let report = try await analyze(question, [simulated.table]).report()
      let focus = try #require(report.focus)
      let truth = simulated.shares(of: squares)
      let (low, high) = (
        try #require(focus.readings.bounds.lower.value),
        try #require(focus.readings.bounds.upper.value)
      )
      #expect((low...high).contains(truth.incidents), "table \(seed)")
      if let deaths = truth.deaths, let bounds = focus.fatalityReadings.bounds {
        let slack = 1e-12
        #expect((bounds.lower - slack...bounds.upper + slack).contains(deaths), "table \(seed)")
      }
      if let fractional = focus.readings.fractional {
        errors.append(abs(fractional - truth.incidents))
      }
    }
    let mean = errors.reduce(0, +) / Double(errors.count)
    print("fractional share: mean error \(mean), largest \(errors.max() ?? 0)")
  }
}
