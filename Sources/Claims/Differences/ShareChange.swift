/// A part of a whole in both versions, and how much of its change each cause made.
public struct ShareChange: Sendable, Equatable {
  /// A part and its whole: incidents, or reported deaths.
  public struct Figure: Sendable, Hashable {
    public let part: Int64
    public let whole: Int64

    /// In `0...1`; nil when the whole is 0.
    public var share: Double? { whole == 0 ? nil : Double(part) / Double(whole) }
  }

  /// What one cause changed of part and whole.
  public struct Part: Sendable, Hashable {
    public let cause: ChangeCause
    public let part: Int64
    public let whole: Int64
    /// The change of the share charged to the cause; nil where `change` is.
    public let share: ExactFraction?
  }

  public let before: Figure
  public let after: Figure
  /// The change of the share; nil when a version has no share, or the integers are too large.
  public let change: ExactFraction?
  /// One for every cause, in their order; each figure sums exactly to its change.
  public let parts: [Part]

  /// Takes the change apart by the midpoint rule.
  ///
  /// - Source: docs/methods/differences.md.
  init(before: Figure, after: Figure, parts: [(cause: ChangeCause, part: Int64, whole: Int64)]) {
    self.before = before
    self.after = after
    let rule = MidpointRule(before, after)
    var shares: [ExactFraction?] = parts.map { rule?.share($0.part, $0.whole) }
    let whole = rule?.share(after.part - before.part, after.whole - before.whole)
    // All or none: parts of which one is missing would not sum up.
    if shares.contains(where: { $0 == nil }) || whole == nil {
      shares = parts.map { _ in nil }
      change = nil
    } else {
      change = whole
    }
    self.parts = zip(parts, shares).map {
      Part(cause: $0.cause, part: $0.part, whole: $0.whole, share: $1)
    }
  }
}

/// Charges changes of part and whole with changes of the share, linearly.
private struct MidpointRule {
  /// 2 n0 n1.
  private let partWeight: Int128
  /// k0 n1 + k1 n0.
  private let wholeWeight: Int128
  /// n0 n1 (n0 + n1).
  private let denominator: Int128

  /// Nil when a version has no share, or the products leave 128 bits.
  init?(_ before: ShareChange.Figure, _ after: ShareChange.Figure) {
    guard before.whole > 0, after.whole > 0 else { return nil }
    let (k0, n0) = (Int128(before.part), Int128(before.whole))
    let (k1, n1) = (Int128(after.part), Int128(after.whole))
    // Below 2^126 each, so that they can be doubled and added.
    let (denominator, overflow) = (n0 * n1).multipliedReportingOverflow(by: n0 + n1)
    guard !overflow, denominator < Int128(1) << 120 else { return nil }
    partWeight = 2 * n0 * n1
    wholeWeight = k0 * n1 + k1 * n0
    self.denominator = denominator
  }

  /// Nil when the products leave 128 bits.
  func share(_ part: Int64, _ whole: Int64) -> ExactFraction? {
    let (a, overflow) = partWeight.multipliedReportingOverflow(by: Int128(part))
    let (b, otherOverflow) = wholeWeight.multipliedReportingOverflow(by: Int128(whole))
    guard !overflow, !otherOverflow else { return nil }
    let (numerator, lastOverflow) = a.subtractingReportingOverflow(b)
    guard !lastOverflow, numerator != .min else { return nil }
    return ExactFraction(numerator, over: denominator)
  }
}
