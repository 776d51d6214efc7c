internal import Columnar
internal import Statistics

/// What the supports of all incidents add up to for one set of provinces.
struct SetFigures: Sendable, Equatable {
  /// Incidents whose support lies wholly inside the set.
  private var inside = SupportTotals.Figures()
  /// Incidents whose support meets the set.
  private var meeting = SupportTotals.Figures()
  /// By the size of the support: how often its provinces are in the set, over all incidents, so
  /// that the fractional count is the sum of these over their sizes.
  private var weighted: [Int: Weighted] = [:]

  private struct Weighted: Equatable {
    var incidents: Int64 = 0
    var best: Int64 = 0
  }

  /// Adds the incidents of one support.
  ///
  /// - Parameters:
  ///   - common: how many provinces of the support are in the set.
  ///   - size: how many it has.
  mutating func add(
    _ figures: SupportTotals.Figures, common: Int, size: Int
  ) throws(AggregationError) {
    guard common > 0 else { return }
    try meeting.add(figures)
    if common == size { try inside.add(figures) }
    let times = Int64(common)
    let (incidents, overflow) = figures.incidents.multipliedReportingOverflow(by: times)
    let (best, bestOverflow) = figures.best.multipliedReportingOverflow(by: times)
    guard !overflow, !bestOverflow else { throw .overflow(group: 0) }
    weighted[size, default: Weighted()].incidents += incidents
    weighted[size, default: Weighted()].best += best
  }

  /// The readings of the set's share of `matched` incidents.
  func readings(of matched: Int, preciseOnly: Proportion?) -> Readings {
    Readings(
      bounds: CountBounds(
        lower: Proportion(Int(inside.incidents), of: matched),
        upper: Proportion(Int(meeting.incidents), of: matched)),
      fractional: matched == 0 ? nil : fractionalSum(\.incidents) / Double(matched),
      preciseOnly: preciseOnly)
  }

  /// The readings of the set's share of reported deaths.
  ///
  /// - Parameters:
  ///   - best: the sum of best figures in the set, as coded.
  ///   - all: the figures of all matched incidents.
  ///   - hasRange: whether every counted incident has a low and a high figure.
  func fatalityReadings(
    best: Int64, all: SupportTotals.Figures, hasRange: Bool, preciseOnly: FatalityPart?
  ) -> FatalityReadings {
    FatalityReadings(
      share: FatalityPart(fatalities: best, of: all.best).share,
      bounds: hasRange ? fatalityBounds(all: all) : nil,
      fractional: all.best == 0 ? nil : fractionalSum(\.best) / Double(all.best),
      preciseOnly: preciseOnly)
  }

  /// Low inside with high elsewhere, and high wherever it can be inside with low elsewhere.
  private func fatalityBounds(all: SupportTotals.Figures) -> Interval? {
    let least = FatalityPart(
      fatalities: inside.low, of: inside.low + (all.high - inside.high)
    ).share
    let most = FatalityPart(
      fatalities: meeting.high, of: meeting.high + (all.low - meeting.low)
    ).share
    guard let least, let most else { return nil }
    return Interval(lower: least, upper: most)
  }

  /// Summed by ascending size, so that the last digits do not depend on the order of rows.
  private func fractionalSum(_ part: KeyPath<Weighted, Int64>) -> Double {
    weighted.keys.sorted().reduce(0.0) { sum, size in
      sum + Double(weighted[size]?[keyPath: part] ?? 0) / Double(size)
    }
  }
}
