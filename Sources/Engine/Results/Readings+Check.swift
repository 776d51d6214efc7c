internal import Statistics

extension Readings {
  /// Whether the coded and the fractional share lie within the bounds, as they must by definition.
  func holds(_ coded: Proportion) -> Bool {
    guard !bounds.lower.isMore(than: coded), !coded.isMore(than: bounds.upper) else { return false }
    guard let low = bounds.lower.value, let high = bounds.upper.value, let fractional else {
      return true
    }
    return low <= fractional && fractional <= high
  }
}

extension Proportion {
  /// Whether the share is the larger one; exact, and false where one is a share of nothing.
  func isMore(than other: Proportion) -> Bool {
    guard total > 0, other.total > 0 else { return false }
    return Int128(count) * Int128(other.total) > Int128(other.count) * Int128(total)
  }
}

extension FatalityReadings {
  /// The same for reported deaths; without bounds nothing is claimed.
  var holds: Bool {
    guard let bounds else { return true }
    return [share, fractional].compactMap(\.self).allSatisfy {
      bounds.lower <= $0 && $0 <= bounds.upper
    }
  }
}

extension DistanceFigures {
  /// Whether every share within a distance lies within its bounds.
  var holds: Bool {
    within.allSatisfy { limit in
      !limit.bounds.lower.isMore(than: limit.share) && !limit.share.isMore(than: limit.bounds.upper)
    }
  }
}

extension Report {
  /// The first figure that does not lie within its bounds, in words; nil where all do.
  var figureOutOfBounds: String? {
    for province in provinces {
      if !province.readings.holds(province.share) { return "the share of \(province.code)" }
      if !province.fatalityReadings.holds { return "the share of deaths in \(province.code)" }
    }
    if let focus {
      if !focus.readings.holds(focus.share) { return "the share of the focus" }
      if !focus.fatalityReadings.holds { return "the share of deaths in the focus" }
    }
    guard let nearness else { return nil }
    for border in nearness.borders where !border.distances.holds {
      return "a share near the border with \(border.neighbor)"
    }
    return nearness.place?.distances.holds == false ? "a share near the place" : nil
  }
}

extension TargetDistances {
  var holds: Bool { ([all] + provinces + [focus].compactMap(\.self)).allSatisfy(\.holds) }
}
