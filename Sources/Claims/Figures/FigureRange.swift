internal import Statistics

/// Which counts, of which totals, print as a figure says.
///
/// Every range is one stretch of whole numbers, computed exactly.
struct FigureRange: Sendable, Equatable {
  /// A share at one end of a range.
  struct End: Sendable, Equatable {
    let numerator: Int
    let denominator: Int
    let isIncluded: Bool
  }

  enum Kind: Sendable, Equatable {
    /// Shares from one end to the other; nil for no limit.
    case shares(End?, End?)
    /// Counts, whatever the total.
    case counts(ClosedRange<Int>)
    /// Lengths in meters, from the first on and below the second; the second alone is included when
    /// the flag says so.
    case lengths(Double, Double, includesUpper: Bool)
  }

  let kind: Kind

  /// The counts out of `total` that fit, nil when none does.
  ///
  /// - Complexity: O(1).
  func counts(of total: Int) -> ClosedRange<Int>? {
    switch kind {
    case .counts(let range): return range
    case .lengths: return nil
    case .shares(let low, let high):
      let first = low.map { Self.first($0, of: total) } ?? 0
      let last = high.map { Self.last($0, of: total) } ?? total
      let (from, to) = (max(0, first), min(total, last))
      return from <= to ? from...to : nil
    }
  }

  func contains(_ share: Proportion) -> Bool {
    counts(of: share.total)?.contains(share.count) ?? false
  }

  func contains(count: Int) -> Bool {
    if case .counts(let range) = kind { range.contains(count) } else { false }
  }

  /// Whether a share or count that is no whole number of incidents fits.
  func contains(value: Double) -> Bool {
    switch kind {
    case .counts(let range):
      return value >= Double(range.lowerBound) && value <= Double(range.upperBound)
    case .lengths(let low, let high, let includesUpper):
      return value >= low && (value < high || includesUpper && value == high)
    case .shares(let low, let high):
      if let low {
        let end = Double(low.numerator) / Double(low.denominator)
        guard value > end || low.isIncluded && value == end else { return false }
      }
      if let high {
        let end = Double(high.numerator) / Double(high.denominator)
        guard value < end || high.isIncluded && value == end else { return false }
      }
      return true
    }
  }

  /// The least count that is not below an end.
  private static func first(_ end: End, of total: Int) -> Int {
    let (quotient, rest) = product(total, end)
    return quotient + (rest > 0 || !end.isIncluded ? 1 : 0)
  }

  /// The greatest count that is not above an end.
  private static func last(_ end: End, of total: Int) -> Int {
    let (quotient, rest) = product(total, end)
    return quotient - (rest == 0 && !end.isIncluded ? 1 : 0)
  }

  /// `total * end` as a whole number and what is left; the end lies in `0...1`.
  private static func product(_ total: Int, _ end: End) -> (quotient: Int, rest: Int) {
    let (quotient, rest) = end.denominator.dividingFullWidth(
      total.multipliedFullWidth(by: end.numerator))
    return (quotient, rest)
  }
}

extension PrintedFigure {
  /// What fits the figure; nil for ranks and dates, which are compared as they are.
  func range(rounding: PrintedRounding) -> FigureRange? {
    switch quantity {
    case .percent(let units, let decimals):
      guard let scale = Self.scale(decimals).map({ $0 * 100 }) else { return nil }
      if qualifier == .none {
        return FigureRange(kind: Self.rounded(units, of: scale, rounding))
      }
      return FigureRange(kind: shares(units, of: scale))
    case .fraction(let part, let whole):
      let kind = shares(part, of: whole, plain: .about)
      return FigureRange(kind: kind)
    case .majority:
      return FigureRange(kind: .shares(.init(numerator: 1, denominator: 2, isIncluded: false), nil))
    case .nearlyAll:
      return FigureRange(kind: .shares(.init(numerator: 9, denominator: 10, isIncluded: true), nil))
    case .all:
      return FigureRange(kind: .shares(.init(numerator: 1, denominator: 1, isIncluded: true), nil))
    case .none: return FigureRange(kind: .counts(0...0))
    case .count(let count): return FigureRange(kind: .counts(counts(around: count)))
    case .length(let units, let decimals, let meters):
      return lengths(units, decimals: decimals, unit: meters)
    case .rank, .date: return nil
    }
  }

  /// The shares that round to `units` of `scale`; a tie goes where a way of rounding puts it.
  private static func rounded(
    _ units: Int, of scale: Int, _ rounding: PrintedRounding
  ) -> FigureRange.Kind {
    let isEven = units.isMultiple(of: 2)
    let low = FigureRange.End(
      numerator: max(0, 2 * units - 1), denominator: 2 * scale,
      isIncluded: units == 0 || (rounding == .halfEven ? isEven : true))
    let high = FigureRange.End(
      numerator: min(2 * scale, 2 * units + 1), denominator: 2 * scale,
      isIncluded: units == scale || (rounding == .halfUp ? false : isEven))
    return .shares(low, high)
  }

  /// The shares that a qualified figure of `part` in `whole` allows.
  private func shares(
    _ part: Int, of whole: Int, plain: Qualifier = .none
  ) -> FigureRange.Kind {
    func end(_ isIncluded: Bool) -> FigureRange.End {
      .init(numerator: part, denominator: whole, isIncluded: isIncluded)
    }
    // In thousandths of the whole, so that the tolerance is a whole number of them.
    let middle = part * 1_000
    let reach = Self.shareTolerance * whole
    let low = FigureRange.End(
      numerator: max(0, middle - reach), denominator: whole * 1_000, isIncluded: true)
    let high = FigureRange.End(
      numerator: min(whole * 1_000, middle + reach), denominator: whole * 1_000,
      isIncluded: true)
    switch qualifier == .none ? plain : qualifier {
    case .none: return .shares(end(true), end(true))
    case .moreThan: return .shares(end(false), nil)
    case .atLeast: return .shares(end(true), nil)
    case .lessThan: return .shares(nil, end(false))
    case .atMost: return .shares(nil, end(true))
    case .about: return .shares(low, high)
    case .almost: return .shares(low, end(false))
    }
  }

  private func counts(around count: Int) -> ClosedRange<Int> {
    let reach = count * Self.tolerance.0 / Self.tolerance.of
    switch qualifier {
    case .none: return count...count
    case .moreThan: return count + 1...Int.max
    case .atLeast: return count...Int.max
    case .lessThan: return 0...max(0, count - 1)
    case .atMost: return 0...count
    case .about: return count - reach...count + reach
    case .almost: return count - max(1, reach)...max(0, count - 1)
    }
  }

  private func lengths(_ units: Int, decimals: Int, unit: Double) -> FigureRange? {
    guard let scale = Self.scale(decimals) else { return nil }
    let step = unit / Double(scale)
    let length = Double(units) * step
    let reach = length * Double(Self.tolerance.0) / Double(Self.tolerance.of)
    let kind: FigureRange.Kind =
      switch qualifier {
      case .none: .lengths(length - step / 2, length + step / 2, includesUpper: false)
      case .moreThan: .lengths(length.nextUp, .infinity, includesUpper: true)
      case .atLeast: .lengths(length, .infinity, includesUpper: true)
      case .lessThan: .lengths(0, length, includesUpper: false)
      case .atMost: .lengths(0, length, includesUpper: true)
      case .about: .lengths(length - reach, length + reach, includesUpper: true)
      case .almost: .lengths(length - reach, length, includesUpper: false)
      }
    return FigureRange(kind: kind)
  }
}
