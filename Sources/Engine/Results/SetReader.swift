internal import Geocoding
internal import Geography
internal import Incidents
internal import Statistics

/// The sums of the cells by group, by month, and over those that are located precisely.
struct GroupFigures {
  /// Shape `[groupCount]`.
  private(set) var all: [CellTotals.Figures]
  private(set) var precise: [CellTotals.Figures]
  /// Of all groups together.
  private(set) var allPrecise = CellTotals.Figures()
  /// By month and group, those of no province together; rows without a date are missing.
  private(set) var byMonth: [MonthGroup: CellTotals.Figures] = [:]

  struct MonthGroup: Hashable {
    let month: Month
    let group: Int
  }

  /// - Complexity: O(cells).
  init(_ totals: PartialTotals) {
    let shape = totals.shape
    all = Array(repeating: CellTotals.Figures(), count: shape.groupCount)
    precise = all
    for cell in totals.cells.cells {
      all[cell.group].add(cell.figures)
      if cell.isPrecise {
        precise[cell.group].add(cell.figures)
        allPrecise.add(cell.figures)
      }
      guard let month = cell.month else { continue }
      let key = MonthGroup(month: month, group: min(cell.group, shape.provinceCount))
      byMonth[key, default: CellTotals.Figures()].add(cell.figures)
    }
  }

  /// The sums over some groups.
  func sum(_ groups: some Sequence<Int>) -> CellTotals.Figures {
    groups.reduce(into: CellTotals.Figures()) { $0.add(all[$1]) }
  }
}

/// The figures of every single province, and of the focus, from one walk over the supports.
struct SetsOfProvinces {
  /// Shape `[provinceCount]`.
  private(set) var provinces: [SetFigures]
  private(set) var focus = SetFigures()
  /// Of all matched incidents.
  private(set) var all = CellTotals.Figures()

  /// - Complexity: O(cells + sum of the sizes of the distinct supports + provinces).
  init(_ cells: CellTotals, focus ids: Set<ProvinceID>, provinceCount: Int) {
    provinces = Array(repeating: SetFigures(), count: provinceCount)
    var byPlace: [PossiblePlaces: CellTotals.Figures] = [:]
    for cell in cells.cells {
      let places = PossiblePlaces(cell, provinceCount: provinceCount)
      byPlace[places, default: CellTotals.Figures()].add(cell.figures)
    }
    for (places, figures) in byPlace {
      all.add(figures)
      let size = places.count(of: provinceCount)
      func add(_ figures: CellTotals.Figures, common: Int, to set: inout SetFigures) {
        set.add(figures, common: common, size: size, mayBeElsewhere: !places.isInProvince)
      }
      add(figures, common: places.support.count(among: ids, of: provinceCount), to: &focus)
      switch places.support {
      case .none: break
      case .one(let id): add(figures, common: 1, to: &provinces[id.index])
      case .several(let ids):
        for id in ids { add(figures, common: 1, to: &provinces[id.index]) }
      case .all:
        for index in provinces.indices { add(figures, common: 1, to: &provinces[index]) }
      }
    }
  }

  /// Where incidents may truly lie: in the provinces of a support, and in none where they are counted
  /// in none.
  private struct PossiblePlaces: Hashable {
    let support: Support
    let isInProvince: Bool
    let isOutside: Bool

    init(_ cell: CellTotals.Cell, provinceCount: Int) {
      support = cell.support
      isInProvince = cell.group < provinceCount
      isOutside = cell.group == provinceCount
    }

    /// Outside is one more place to spread over, for a point says so; nothing says so of incidents
    /// without any place.
    func count(of provinceCount: Int) -> Int {
      support.count(of: provinceCount) + (isOutside ? 1 : 0)
    }
  }
}

/// Reads the shares of sets of provinces off the final totals.
struct SetReader {
  let figures: GroupFigures
  let sets: SetsOfProvinces
  /// How many incidents the matched rows stand for.
  let matched: Int
  /// Whether every matched incident with a best figure has its bounds too.
  let hasRange: Bool
  /// Whether any matched incident says how exactly it is located.
  let statesPrecision: Bool

  func share(of ids: [ProvinceID]) -> Proportion {
    Proportion(Int(figures.sum(ids.map(\.index)).incidents), of: matched)
  }

  func readings(_ set: SetFigures, of ids: [ProvinceID]) -> Readings {
    let count = ids.reduce(0) { $0 + figures.precise[$1.index].incidents }
    return set.readings(
      of: matched, all: sets.all,
      preciseOnly: statesPrecision
        ? Proportion(Int(count), of: Int(figures.allPrecise.incidents)) : nil)
  }

  func fatalityReadings(_ set: SetFigures, of ids: [ProvinceID]) -> FatalityReadings {
    let part = FatalityPart(
      fatalities: ids.reduce(0) { $0 + figures.precise[$1.index].best },
      of: figures.allPrecise.best)
    return set.fatalityReadings(
      best: figures.sum(ids.map(\.index)).best, all: sets.all, hasRange: hasRange,
      preciseOnly: statesPrecision ? part : nil)
  }
}
