/// A part of a whole, `count` out of `total`, kept as the integers that it is computed from.
public struct Proportion: Sendable, Hashable {
  /// The part, in `0...total`.
  public let count: Int
  /// The whole; 0 is allowed and gives no value.
  public let total: Int

  /// - Precondition: `count` is in `0...total`.
  public init(_ count: Int, of total: Int) {
    precondition(count >= 0 && count <= total, "a part is between nothing and the whole")
    self.count = count
    self.total = total
  }

  /// The share, in `0...1`; nil when the total is 0.
  public var value: Double? { total == 0 ? nil : Double(count) / Double(total) }
}

/// The two ends of a range of shares, both included.
public struct Interval: Sendable, Hashable {
  public let lower: Double
  public let upper: Double

  public init(lower: Double, upper: Double) {
    self.lower = lower
    self.upper = upper
  }
}
