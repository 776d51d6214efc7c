internal import Columnar
internal import Geocoding
internal import Geography
internal import Statistics

/// The figures of every single province, and of the focus, from one walk over the supports.
struct SetsOfProvinces {
  /// Shape `[provinceCount]`.
  private(set) var provinces: [SetFigures]
  private(set) var focus = SetFigures()
  /// Of all matched incidents.
  private(set) var all = SupportTotals.Figures()

  /// - Complexity: O(sum of the sizes of the distinct supports + provinces).
  init(
    _ totals: SupportTotals, focus ids: Set<ProvinceID>, provinceCount: Int
  ) throws(AggregationError) {
    provinces = Array(repeating: SetFigures(), count: provinceCount)
    for (support, figures) in totals.figures {
      try all.add(figures)
      let size = support.count(of: provinceCount)
      try focus.add(
        figures, common: support.count(among: ids, of: provinceCount), size: size)
      switch support {
      case .none: break
      case .one(let id): try provinces[id.index].add(figures, common: 1, size: 1)
      case .several(let ids):
        for id in ids { try provinces[id.index].add(figures, common: 1, size: size) }
      case .all:
        for index in provinces.indices {
          try provinces[index].add(figures, common: 1, size: size)
        }
      }
    }
  }
}

/// Reads the shares of sets of provinces off the final totals.
struct SetReader {
  let totals: PartialTotals
  let sets: SetsOfProvinces
  let matched: Int
  /// Whether every matched incident with a best figure has its bounds too.
  let hasRange: Bool

  func share(of ids: [ProvinceID]) -> Proportion {
    Proportion(Int(ids.reduce(0) { $0 + totals.byProvince.counts[$1.index] }), of: matched)
  }

  func readings(_ figures: SetFigures, of ids: [ProvinceID]) -> Readings {
    let count = ids.reduce(0) { $0 + totals.precise.counts[$1.index] }
    let whole = totals.precise.counts.reduce(0, +)
    return figures.readings(
      of: matched,
      preciseOnly: statesPrecision ? Proportion(Int(count), of: Int(whole)) : nil)
  }

  func fatalityReadings(_ figures: SetFigures, of ids: [ProvinceID]) -> FatalityReadings {
    let best = PartialTotals.Measure.best.rawValue
    let part = FatalityPart(
      fatalities: ids.reduce(0) { $0 + totals.precise.sum(measure: 0, group: $1.index) },
      of: (0..<totals.shape.groupCount).reduce(0) {
        $0 + totals.precise.sum(measure: 0, group: $1)
      })
    return figures.fatalityReadings(
      best: ids.reduce(0) { $0 + totals.byProvince.sum(measure: best, group: $1.index) },
      all: sets.all, hasRange: hasRange, preciseOnly: statesPrecision ? part : nil)
  }

  /// Whether any matched incident says how exactly it is located.
  private var statesPrecision: Bool { totals.observations.unknownPrecision < matched }
}
