import Columnar
import Geocoding
import Geography
import Incidents
import Statistics
import TestSupport
import Testing

@testable import Engine

private let provinceCount = 6

private func ids(_ numbers: some Sequence<Int>) -> [ProvinceID] {
  numbers.map { ProvinceID(rawValue: UInt16($0)) }
}

/// One incident: where it may lie, and its figures.
private struct Case {
  let support: Support
  let low: Int32
  let best: Int32
  let high: Int32
  /// How many incidents it stands for.
  let weight: RowWeight

  init(isCounted: Bool, using random: inout SplitMix64) {
    let size = Int.random(in: 0...4, using: &random)
    let provinces = ids((0..<provinceCount).shuffled(using: &random).prefix(size)).sorted()
    switch size {
    case 0: support = Bool.random(using: &random) ? .none : .all
    case 1: support = .one(provinces[0])
    default: support = .several(provinces)
    }
    low = Int32.random(in: 0..<5, using: &random)
    best = low + Int32.random(in: 0..<5, using: &random)
    high = best + Int32.random(in: 0..<5, using: &random)
    let least = Int32.random(in: 0..<4, using: &random)
    let count = least + Int32.random(in: 0..<3, using: &random)
    weight =
      isCounted
      ? RowWeight(count: count, low: least, high: count + Int32.random(in: 0..<9, using: &random))
      : .one
  }

  /// The provinces one by one.
  var provinces: Set<ProvinceID> {
    switch support {
    case .none: []
    case .one(let id): [id]
    case .several(let list): Set(list)
    case .all: Set(ids(0..<provinceCount))
    }
  }
}

/// The readings by going through the incidents one at a time.
private struct NaiveReadings {
  var all = 0
  var lower = (inside: 0, elsewhere: 0)
  var upper = (inside: 0, elsewhere: 0)
  var fractional = 0.0
  var fractionalBest = 0.0
  var least: (inside: Int64, elsewhere: Int64) = (0, 0)
  var most: (inside: Int64, elsewhere: Int64) = (0, 0)

  init(_ cases: [Case], _ set: Set<ProvinceID>) {
    for item in cases {
      let isInside = !item.provinces.isEmpty && item.provinces.isSubset(of: set)
      let meets = !item.provinces.isDisjoint(with: set)
      let (count, few, many) = (
        Int(item.weight.count), Int(item.weight.low), Int(item.weight.high)
      )
      all += count
      if isInside { lower.inside += few } else { lower.elsewhere += many }
      if meets { upper.inside += many } else { upper.elsewhere += few }
      let (low, high) = (Int64(item.low), Int64(item.high))
      if isInside { least.inside += low } else { least.elsewhere += high }
      if meets { most.inside += high } else { most.elsewhere += low }
      guard !item.provinces.isEmpty else { continue }
      let part = Double(item.provinces.intersection(set).count) / Double(item.provinces.count)
      fractional += part * Double(count)
      fractionalBest += part * Double(item.best)
    }
  }

  var fatalityBounds: Interval? {
    guard least.inside + least.elsewhere > 0, most.inside + most.elsewhere > 0 else { return nil }
    return Interval(
      lower: Double(least.inside) / Double(least.inside + least.elsewhere),
      upper: Double(most.inside) / Double(most.inside + most.elsewhere))
  }
}

@Suite struct `Readings of a share` {
  @Test(arguments: UInt64(0)..<25)
  func `agree with counting incident by incident, for any focus and any order of merging`(
    seed: UInt64
  ) throws {
    var random = SplitMix64(seed: seed)
    let cases = (0..<Int.random(in: 1...80, using: &random)).map { _ in
      Case(isCounted: seed.isMultiple(of: 2), using: &random)
    }
    let focus = Set(
      ids((0..<provinceCount).filter { _ in Bool.random(using: &random) }))
    let shape = TotalsShape(provinceCount: provinceCount, targetCount: 0, withinMeters: [])
    var parts = Array(repeating: CellTotals(shape), count: 3)
    for item in cases {
      parts[Int.random(in: 0..<3, using: &random)].add(
        group: Int.random(in: 0..<shape.groupCount, using: &random),
        day: Bool.random(using: &random) ? Int32.random(in: 0..<90, using: &random) : nil,
        isPrecise: Bool.random(using: &random), support: item.support, low: item.low,
        best: item.best, high: item.high, weight: item.weight)
    }
    var totals = CellTotals(shape)
    for part in parts.shuffled(using: &random) { totals.merge(part) }
    let sets = SetsOfProvinces(totals, focus: focus, provinceCount: provinceCount)
    #expect(sets.all.rows == Int64(cases.count))
    try expect(sets.focus, toMatch: NaiveReadings(cases, focus), all: sets.all)
    for id in ids(0..<provinceCount) {
      try expect(sets.provinces[id.index], toMatch: NaiveReadings(cases, [id]), all: sets.all)
    }
  }

  private func expect(
    _ figures: SetFigures, toMatch naive: NaiveReadings, all: CellTotals.Figures
  ) throws {
    #expect(naive.all == Int(all.incidents))
    let readings = figures.readings(of: naive.all, all: all, preciseOnly: nil)
    let (lower, upper) = (readings.bounds.lower, readings.bounds.upper)
    #expect(lower.count == naive.lower.inside && upper.count == naive.upper.inside)
    #expect(lower.total == naive.lower.inside + naive.lower.elsewhere)
    #expect(upper.total == naive.upper.inside + naive.upper.elsewhere)
    if naive.all > 0 {
      let fractional = try #require(readings.fractional)
      #expect(abs(fractional - naive.fractional / Double(naive.all)) < 1e-12)
      let bounds = try (#require(lower.value), #require(upper.value))
      #expect(bounds.0 - 1e-12 <= fractional && fractional <= bounds.1 + 1e-12)
    }
    let deaths = figures.fatalityReadings(best: 0, all: all, hasRange: true, preciseOnly: nil)
    #expect(deaths.bounds == naive.fatalityBounds)
    if all.best > 0 {
      let spread = try #require(deaths.fractional)
      #expect(abs(spread - naive.fractionalBest / Double(all.best)) < 1e-12)
    }
  }

  @Test func `without a range there are no bounds of deaths, without incidents no readings`() {
    let figures = SetFigures()
    let none = figures.readings(of: 0, all: CellTotals.Figures(), preciseOnly: nil)
    #expect(none.fractional == nil && none.bounds.lower.value == nil)
    let deaths = figures.fatalityReadings(
      best: 0, all: CellTotals.Figures(), hasRange: false, preciseOnly: nil)
    #expect(deaths.share == nil && deaths.bounds == nil && deaths.fractional == nil)
  }

  @Test func `precise only is null where no row has a precision, not 0 of 0`() async throws {
    let unknown = try await analyze(
      Question(), [table([Row(point: (0.5, 0.5), precision: .unknown)])]
    ).report()
    #expect(unknown.provinces[0].readings.preciseOnly == nil)
    let coarse = try await analyze(
      Question(), [table([Row(point: (0.5, 0.5), precision: .province)])]
    ).report()
    #expect(coarse.provinces[0].readings.preciseOnly == Proportion(0, of: 0))
    var assuming = Question()
    assuming.placing.assumedPrecision = .exact
    let assumed = try await analyze(
      assuming, [table([Row(point: (0.5, 0.5), precision: .unknown)])]
    ).report()
    #expect(assumed.provinces[0].readings.preciseOnly == Proportion(1, of: 1))
  }
}
