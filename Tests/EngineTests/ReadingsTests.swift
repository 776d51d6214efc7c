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

/// One incident: where it is counted and where it may lie, and its figures.
private struct Case {
  /// The province, `provinceCount` for outside, one more for unlocated.
  let group: Int
  let support: Support
  let low: Int32
  let best: Int32?
  let high: Int32
  /// How many incidents it stands for.
  let weight: RowWeight

  /// A support holds the province that its incident is counted in.
  init(isCounted: Bool, using random: inout SplitMix64) {
    let group = Int.random(in: 0..<provinceCount + 2, using: &random)
    self.group = group
    let size = Int.random(in: 0...4, using: &random)
    let own = group < provinceCount ? [group] : []
    let others = (0..<provinceCount).filter { $0 != group }.shuffled(using: &random)
    let provinces = ids(Set((own + others).prefix(size))).sorted()
    switch size {
    case 0: support = group == provinceCount && Bool.random(using: &random) ? .none : .all
    case 1: support = .one(provinces[0])
    default: support = .several(provinces)
    }
    low = Int32.random(in: 0..<5, using: &random)
    let middle = low + Int32.random(in: 0..<5, using: &random)
    high = middle + Int32.random(in: 0..<5, using: &random)
    best = Int.random(in: 0..<5, using: &random) == 0 ? nil : middle
    let least = Int32.random(in: 0..<4, using: &random)
    let count = least + Int32.random(in: 0..<3, using: &random)
    weight =
      isCounted
      ? RowWeight(count: count, low: least, high: count + Int32.random(in: 0..<9, using: &random))
      : .one
  }

  var mayBeElsewhere: Bool { group >= provinceCount }
  /// Over how many places it spreads.
  var size: Int { provinces.count + (group == provinceCount ? 1 : 0) }

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
      let isInside = !item.mayBeElsewhere && item.provinces.isSubset(of: set)
      let meets = !item.provinces.isDisjoint(with: set)
      let (count, few, many) = (
        Int(item.weight.count), Int(item.weight.low), Int(item.weight.high)
      )
      all += count
      if isInside { lower.inside += few } else { lower.elsewhere += many }
      if meets { upper.inside += many } else { upper.elsewhere += few }
      let (low, high) = (Int64(item.best == nil ? 0 : item.low), Int64(item.high))
      if isInside { least.inside += low } else { least.elsewhere += high }
      if meets { most.inside += high } else { most.elsewhere += low }
      guard !item.provinces.isEmpty else { continue }
      let part = Double(item.provinces.intersection(set).count) / Double(item.size)
      fractional += part * Double(count)
      fractionalBest += part * Double(item.best ?? 0)
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
        group: item.group,
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
    for set in [focus, Set(ids(0..<provinceCount))] + ids(0..<provinceCount).map({ [$0] }) {
      expectWithinBounds(cases, totals, set)
    }
  }

  /// Coded and fractional shares lie within the bounds, of incidents and of deaths.
  private func expectWithinBounds(
    _ cases: [Case], _ totals: CellTotals, _ set: Set<ProvinceID>
  ) {
    let sets = SetsOfProvinces(totals, focus: set, provinceCount: provinceCount)
    let coded = cases.filter { item in set.contains { $0.index == item.group } }
    let all = Int(sets.all.incidents)
    let readings = sets.focus.readings(of: all, all: sets.all, preciseOnly: nil)
    let count = coded.reduce(0) { $0 + Int($1.weight.count) }
    #expect(readings.holds(Proportion(count, of: all)))
    let deaths = sets.focus.fatalityReadings(
      best: coded.reduce(0) { $0 + Int64($1.best ?? 0) }, all: sets.all, hasRange: true,
      preciseOnly: nil)
    #expect(deaths.holds)
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

  @Test(arguments: [LocationPrecision.district, .near, .area, .country, .unknown])
  func `a point outside is surely in no province, whatever province is coded`(
    _ precision: LocationPrecision
  ) async throws {
    var question = Question()
    question.focus = ["XX-A", "XX-B", "XX-C", "XX-D"]
    let report = try await analyze(
      question, [table([Row(point: (2.1, 0.5), precision: precision), Row()])]
    ).report()
    let focus = try #require(report.focus)
    #expect(focus.share.count == 0)
    #expect(focus.readings.bounds.lower.count == 0)
    #expect(focus.readings.holds(focus.share))
  }

  @Test func `bounds of deaths need both bounds of every best figure`() async throws {
    let rows = [
      Row(point: (0.5, 0.5), deaths: CountRange(best: 10)),
      Row(point: (1.5, 0.5), deaths: CountRange(low: 1, high: 5)),
    ]
    let report = try await analyze(Question(), [table(rows)]).report()
    #expect(report.fatalities.low == nil && report.fatalities.high == nil)
    #expect(report.provinces.allSatisfy { $0.fatalityReadings.bounds == nil })
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
