internal import Engine
internal import Geocoding
internal import Geography
internal import Statistics

/// What one reading of a part counts.
struct Tally: Equatable {
  /// Exact; nil where incidents are spread over provinces.
  let count: Int?
  /// Of all; nil for a count of its own.
  let total: Int?
  /// The count as a number, fractions included.
  let amount: Double

  /// The share, or the count where there is no total; nil when there is nothing to take a share of.
  var value: Double? {
    guard let total else { return amount }
    return total == 0 ? nil : amount / Double(total)
  }

  var proportion: Proportion? {
    guard let count, let total, count >= 0, count <= total else { return nil }
    return Proportion(count, of: total)
  }

  /// Whether the figure fits; nil when there is nothing to take a share of.
  func fits(_ range: FigureRange) -> Bool? {
    guard let total else {
      return count.map { range.contains(count: $0) } ?? range.contains(value: amount)
    }
    guard total > 0 else { return nil }
    if let proportion { return range.contains(proportion) }
    return value.map { range.contains(value: $0) }
  }
}

/// One way to choose the rows.
struct Reading: Hashable {
  var precision = AcceptedPrecision.any
  var actorsWide = false
  var kindsWide = false
  /// Nil for any day, and none.
  var days: ClosedRange<Int32>?
  /// Whether the publication's own rows are counted.
  var isPublication = false
}

/// The queries of a part as bits of the matched rows: four variants of the numerator, then four of
/// the denominator where there is one.
struct PartQueries {
  let numerator: IncidentSet
  let denominator: IncidentSet?

  /// In the order of `bit`.
  var sets: [IncidentSet] { [numerator] + (denominator.map { [$0] } ?? []) }

  static func bit(actorsWide: Bool, kindsWide: Bool, of set: Int) -> Int {
    set * 4 + (actorsWide ? 1 : 0) + (kindsWide ? 2 : 0)
  }
}

/// What one choice of rows adds up to by place: every method but one counts from it.
struct ReadingSums {
  let rows: MatchedRows
  /// The number of the query of the part, and of the whole where there is one.
  let bits: (part: Int, whole: Int?)
  let selections: (part: MatchedRows.Selection, whole: MatchedRows.Selection?)
  /// By place, of the rows that are in the part, and in the whole.
  let part: [MatchedRows.Sums]
  private let whole: [MatchedRows.Sums]?

  /// - Throws: `EngineError.aggregation` where a sum leaves 64 bits.
  /// - Complexity: O(rows).
  init(_ reading: Reading, of queries: PartQueries, in rows: MatchedRows) throws(EngineError) {
    func bit(_ set: Int) -> Int {
      PartQueries.bit(actorsWide: reading.actorsWide, kindsWide: reading.kindsWide, of: set)
    }
    func selection(_ queries: [Int]) -> MatchedRows.Selection {
      var selection = MatchedRows.Selection(
        queries: queries, window: reading.days, precisions: reading.precision.levels)
      selection.isPublication = reading.isPublication
      return selection
    }
    self.rows = rows
    bits = (bit(0), queries.denominator.map { _ in bit(1) })
    selections = (
      selection([bits.part] + (bits.whole.map { [$0] } ?? [])), bits.whole.map { selection([$0]) }
    )
    part = try rows.sums(selections.part)
    var sums: [MatchedRows.Sums]?
    if let selected = selections.whole { sums = try rows.sums(selected) }
    whole = sums
  }

  /// - Complexity: O(places); O(rows) for days and districts.
  func tally(_ method: CountingMethod) throws(EngineError) -> Tally {
    switch method {
    case .coded: tally(\.incidents, in: \.isCoded)
    case .lowest: extreme(\.isInside, inside: \.least, elsewhere: \.most)
    case .highest: extreme(\.meets, inside: \.most, elsewhere: \.least)
    case .deathsBest: tally(\.best, in: \.isCoded)
    case .deathsLow: tally(\.low, in: \.isCoded)
    case .deathsHigh: tally(\.high, in: \.isCoded)
    case .fractional: spread
    case .perDayAndDistrict: try onceADay()
    }
  }

  private func tally(
    _ figure: KeyPath<MatchedRows.Sums, Int64>, in set: KeyPath<MatchedRows.Membership, Bool>
  ) -> Tally {
    var count = 0
    for (place, sums) in zip(rows.places, part) where isInWhole(place) {
      if place.memberships[bits.part][keyPath: set] { count += Int(sums[keyPath: figure]) }
    }
    return Tally(count: count, total: total(figure), amount: Double(count))
  }

  /// A joint worst case: the least inside with the most elsewhere, or the other way round.
  private func extreme(
    _ set: KeyPath<MatchedRows.Membership, Bool>, inside: KeyPath<MatchedRows.Sums, Int64>,
    elsewhere: KeyPath<MatchedRows.Sums, Int64>
  ) -> Tally {
    let count = tally(inside, in: set).amount
    let rest = tally(elsewhere, in: set).amount
    let total = total(elsewhere).map { $0 - Int(rest) + Int(count) }
    return Tally(count: Int(count), total: total, amount: count)
  }

  /// Every incident spread evenly over its support: by the size of the support, how often its
  /// provinces are in the set, so that the sum does not depend on the order of rows.
  private var spread: Tally {
    var bySize: [Int: Int] = [:]
    for (place, sums) in zip(rows.places, part) where isInWhole(place) {
      let membership = place.memberships[bits.part]
      bySize[membership.size, default: 0] += membership.common * Int(sums.incidents)
    }
    let amount = bySize.keys.sorted().reduce(0.0) { sum, size in
      size == 0 ? sum : sum + Double(bySize[size] ?? 0) / Double(size)
    }
    return Tally(count: nil, total: total(\.incidents), amount: amount)
  }

  private func onceADay() throws(EngineError) -> Tally {
    let count = try rows.dayAndDistrictCount(selections.part) { place in
      isInWhole(place) && place.memberships[bits.part].isCoded
    }
    var total: Int?
    if let selected = selections.whole {
      total = try rows.dayAndDistrictCount(selected, at: isInWhole)
    }
    return Tally(count: count, total: total, amount: Double(count))
  }

  private func total(_ figure: KeyPath<MatchedRows.Sums, Int64>) -> Int? {
    whole.map { whole in
      zip(rows.places, whole).reduce(0) { sum, place in
        isInWhole(place.0) ? sum + Int(place.1[keyPath: figure]) : sum
      }
    }
  }

  private func isInWhole(_ place: MatchedRows.Place) -> Bool {
    bits.whole.map { place.memberships[$0].isCoded } ?? true
  }
}

extension ReadingSums {
  /// What is recorded in each province; shape `[provinceCount]`. The least and the most are those of
  /// one province, as its place is asked: the incidents that may lie in it do not, or all do.
  func counts(
    _ method: CountingMethod, of province: ProvinceID, among provinceCount: Int
  ) throws(EngineError) -> [Int] {
    var counts = Array(repeating: 0, count: provinceCount)
    for (place, sums) in zip(rows.places, part) where place.memberships[bits.part].isCoded {
      let common = place.support.count(among: [province], of: provinceCount)
      let isOpen = common > 0 && place.support.count(of: provinceCount) > 1
      switch method {
      case .highest where common > 0: counts[province.index] += Int(sums.incidents)
      case .lowest where isOpen && place.province == province:
        for index in counts.indices where index != province.index {
          let other = ProvinceID(rawValue: UInt16(index))
          let meets = place.support.count(among: [other], of: provinceCount) > 0
          if meets { counts[index] += Int(sums.incidents) }
        }
      default:
        guard let coded = place.province else { continue }
        let deaths =
          method == .deathsLow ? sums.low : method == .deathsHigh ? sums.high : sums.best
        let isDeaths = [.deathsBest, .deathsLow, .deathsHigh].contains(method)
        counts[coded.index] += Int(isDeaths ? deaths : sums.incidents)
      }
    }
    return counts
  }

  /// The measured distances of the rows, ascending, and how many incidents there are.
  var distances: (measured: [Double], incidents: Int) {
    get throws(EngineError) {
      try rows.distances(selections.part) { $0.memberships[bits.part].isCoded }
    }
  }
}
