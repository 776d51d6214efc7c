internal import Foundation

/// How unevenly incidents are spread over units such as provinces, those without any included.
///
/// Every measure is computed from integers as far as its formula allows and does not depend on
/// the order of the units. Without incidents all are nil. Below, m is the number of units, n that
/// of incidents, and p the share of a unit.
public struct Concentration: Sendable, Equatable {
  /// Ascending; shape `[unitCount]`.
  private let counts: [UInt128]
  private let total: UInt128

  /// The spread of `counts`, one for each unit, zeros included.
  ///
  /// Totals of 2^48 and more are first divided by a power of two, so that no sum overflows; that
  /// moves a measure by less than 1e-12 for every unit.
  /// - Precondition: no count is negative.
  /// - Complexity: O(m log m).
  public init(_ counts: [Int]) {
    precondition(counts.allSatisfy { $0 >= 0 }, "a unit cannot have a negative count")
    precondition(counts.count <= Int(Int32.max), "there are more units than can be squared")
    let sorted = counts.sorted().map { UInt128($0) }
    let bits = UInt128.bitWidth - sorted.reduce(0, +).leadingZeroBitCount
    self.counts = sorted.map { $0 >> max(0, bits - 48) }
    total = self.counts.reduce(0, +)
  }

  /// How many units there are.
  public var unitCount: Int { counts.count }

  /// How many units have any incidents.
  public var occupiedCount: Int { counts.count { $0 > 0 } }

  /// The Herfindahl-Hirschman index, the sum of p², in `1/m...1`.
  ///
  /// - Source: Hirschman, The paternity of an index, 1964.
  public var hhi: Double? { total == 0 ? nil : Double(squares) / Double(total * total) }

  /// The index stretched to `0...1`, (HHI - 1/m) / (1 - 1/m); nil for a single unit.
  public var normalizedHHI: Double? {
    guard total > 0, unitCount > 1 else { return nil }
    let m = UInt128(unitCount)
    return Double(m * squares - total * total) / Double((m - 1) * total * total)
  }

  /// How many units would have the same index if they had equal shares, 1/HHI, in `1...m`.
  public var effectiveNumber: Double? {
    total == 0 ? nil : Double(total * total) / Double(squares)
  }

  /// The index to expect when each incident falls into any unit with the same probability,
  /// 1/m + (1 - 1/m)/n: what `hhi` is to be compared with.
  public var expectedHHIWhenEven: Double? {
    guard total > 0 else { return nil }
    let m = UInt128(unitCount)
    return Double(total + m - 1) / Double(m * total)
  }

  /// The Gini coefficient, in `0...(1 - 1/m)`: 2 sum(i x_i) / (m n) - (m + 1)/m over ascending
  /// counts x_i.
  ///
  /// - Source: Gini, Variabilità e mutabilità, 1912.
  public var gini: Double? {
    guard total > 0 else { return nil }
    let m = UInt128(unitCount)
    let ranked = counts.enumerated().reduce(0) { $0 + UInt128($1.offset + 1) * $1.element }
    return Double(2 * ranked - (m + 1) * total) / Double(m * total)
  }

  /// Shannon's entropy in nats, the sum of -p ln p, in `0...ln m`.
  ///
  /// - Source: Shannon, A mathematical theory of communication, 1948,
  ///   doi:10.1002/j.1538-7305.1948.tb01338.x.
  public var entropy: Double? {
    guard total > 0 else { return nil }
    let n = Double(total)
    return occupied.reduce(0) { $0 + $1 / n * log(n / $1) }
  }

  /// Theil's index in nats, ln m less the entropy, in `0...ln m`.
  ///
  /// Summed as p ln(m p), which is exactly 0 for equal counts.
  /// - Source: Theil, Economics and information theory, 1967.
  public var theil: Double? {
    guard total > 0 else { return nil }
    let n = Double(total)
    let m = Double(unitCount)
    return max(0, occupied.reduce(0) { $0 + $1 / n * log($1 * m / n) })
  }

  private var squares: UInt128 { counts.reduce(0) { $0 + $1 * $1 } }

  private var occupied: some Sequence<Double> {
    counts.lazy.filter { $0 > 0 }.map { Double($0) }
  }
}
