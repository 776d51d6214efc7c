internal import Engine
internal import Geography
internal import Statistics

/// What one reading of a part counts.
struct Tally: Equatable {
  /// Exact; nil where incidents are spread over provinces.
  var count: Int? = 0
  /// Of all; nil for a count of its own.
  var total: Int?
  /// The count as a number, fractions included.
  var amount = 0.0

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

/// One way to read the rows.
struct Reading {
  var precision = AcceptedPrecision.any
  var method = CountingMethod.coded
  var actorsWide = false
  var kindsWide = false
  var window: Coverage?
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

extension MatchedRows {
  /// Counts the rows as a reading does.
  ///
  /// - Complexity: O(rows).
  func tally(_ reading: Reading, of queries: PartQueries) -> Tally {
    let part = PartQueries.bit(
      actorsWide: reading.actorsWide, kindsWide: reading.kindsWide, of: 0)
    let whole = queries.denominator.map { _ in
      PartQueries.bit(actorsWide: reading.actorsWide, kindsWide: reading.kindsWide, of: 1)
    }
    var sum = RunningTally(method: reading.method)
    for row in rows where reading.accepts(row) {
      let place = places[Int(row.place)]
      if let whole {
        guard row.queries & (1 << UInt32(whole)) != 0, place.memberships[whole].isCoded else {
          continue
        }
      }
      let matches = row.queries & (1 << UInt32(part)) != 0
      if !matches, whole == nil { continue }
      sum.add(row, matches ? place.memberships[part] : nil)
    }
    return sum.tally(hasTotal: whole != nil)
  }
}

extension Reading {
  fileprivate func accepts(_ row: MatchedRows.Row) -> Bool {
    precision.accepts(row.precision) && window.holds(row.day)
  }
}

/// The sums of one reading while rows pass.
private struct RunningTally {
  let method: CountingMethod
  private var count = 0
  private var total = 0
  /// By the size of the support, how often its provinces are in the set: the fractional count is
  /// the sum of these over their sizes, whatever the order of rows.
  private var spread: [Int: Int] = [:]
  private var lastUnit: Int32?
  private var unitIsCounted = false

  init(method: CountingMethod) { self.method = method }

  /// - Parameter membership: nil for rows of the whole that the part does not match.
  mutating func add(_ row: MatchedRows.Row, _ membership: MatchedRows.Membership?) {
    switch method {
    case .coded: add(1, membership?.isCoded)
    case .lowest: add(1, membership?.isInside)
    case .highest: add(1, membership?.meets)
    case .fractional:
      total += 1
      if let membership, membership.common > 0 {
        spread[membership.size, default: 0] += membership.common
      }
    case .perDayAndDistrict:
      if row.dayAndDistrict != lastUnit {
        total += 1
        unitIsCounted = false
        lastUnit = row.dayAndDistrict
      }
      if !unitIsCounted, membership?.isCoded == true {
        count += 1
        unitIsCounted = true
      }
    case .deathsBest: add(Int(row.best ?? 0), membership?.isCoded)
    case .deathsLow: add(Int(row.low ?? 0), membership?.isCoded)
    case .deathsHigh: add(Int(row.high ?? 0), membership?.isCoded)
    }
  }

  private mutating func add(_ amount: Int, _ isIn: Bool?) {
    total += amount
    if isIn == true { count += amount }
  }

  func tally(hasTotal: Bool) -> Tally {
    let amount =
      method == .fractional
      ? spread.keys.sorted().reduce(0.0) { $0 + Double(spread[$1] ?? 0) / Double($1) }
      : Double(count)
    return Tally(
      count: method == .fractional ? nil : count, total: hasTotal ? total : nil, amount: amount)
  }
}
