internal import Statistics

/// What the supports of all incidents add up to for one set of provinces.
struct SetFigures: Sendable, Equatable {
  /// Incidents whose support lies wholly inside the set.
  private var inside = CellTotals.Figures()
  /// Incidents whose support meets the set.
  private var meeting = CellTotals.Figures()
  /// By the size of the support: how often its provinces are in the set, over all incidents, so
  /// that the fractional count is the sum of these over their sizes.
  private var weighted: [Int: Weighted] = [:]

  private struct Weighted: Equatable {
    var incidents: Int128 = 0
    /// A sum of deaths times a number of provinces may need more than 64 bits.
    var best: Int128 = 0
  }

  /// Adds the incidents of one support.
  ///
  /// - Parameters:
  ///   - common: how many provinces of the support are in the set.
  ///   - size: how many places there are to spread over.
  ///   - mayBeElsewhere: whether they may lie in no province at all, as where they are counted in
  ///     none: they are then surely in no set.
  mutating func add(
    _ figures: CellTotals.Figures, common: Int, size: Int, mayBeElsewhere: Bool = false
  ) {
    guard common > 0 else { return }
    meeting.add(figures)
    if common == size, !mayBeElsewhere { inside.add(figures) }
    weighted[size, default: Weighted()].incidents += Int128(figures.incidents) * Int128(common)
    weighted[size, default: Weighted()].best += Int128(figures.best) * Int128(common)
  }

  /// The readings of the set's share of `matched` incidents.
  ///
  /// The bounds are joint worst cases: where rows stand for least and most numbers of incidents, the
  /// least inside with the most elsewhere, and the most wherever it can be inside with the least
  /// elsewhere.
  func readings(
    of matched: Int, all: CellTotals.Figures, preciseOnly: Proportion?
  ) -> Readings {
    Readings(
      bounds: CountBounds(
        lower: Proportion(
          Int(inside.least), of: Int(inside.least + (all.most - inside.most))),
        upper: Proportion(
          Int(meeting.most), of: Int(meeting.most + (all.least - meeting.least)))),
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
    best: Int64, all: CellTotals.Figures, hasRange: Bool, preciseOnly: FatalityPart?
  ) -> FatalityReadings {
    FatalityReadings(
      share: FatalityPart(fatalities: best, of: all.best).share,
      bounds: hasRange ? fatalityBounds(all: all) : nil,
      fractional: all.best == 0 ? nil : fractionalSum(\.best) / Double(all.best),
      preciseOnly: preciseOnly)
  }

  /// Low inside with high elsewhere, and high wherever it can be inside with low elsewhere. An
  /// incident without a best figure adds nothing to the share, so that its least is nothing, too.
  private func fatalityBounds(all: CellTotals.Figures) -> Interval? {
    let least = FatalityPart(
      fatalities: inside.leastBest, of: inside.leastBest + (all.high - inside.high)
    ).share
    let most = FatalityPart(
      fatalities: meeting.high, of: meeting.high + (all.leastBest - meeting.leastBest)
    ).share
    guard let least, let most else { return nil }
    return Interval(lower: least, upper: most)
  }

  /// Summed by ascending size, so that the last digits do not depend on the order of rows.
  private func fractionalSum(_ part: KeyPath<Weighted, Int128>) -> Double {
    weighted.keys.sorted().reduce(0.0) { sum, size in
      sum + Double(weighted[size]?[keyPath: part] ?? 0) / Double(size)
    }
  }
}
