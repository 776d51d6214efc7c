/// How far outside every province incidents lie: the least and the most, which merge.
struct OutsideTotals: Sendable, Equatable {
  /// From the least to the most, nil where nothing was measured.
  var meters: ClosedRange<Double>?

  var leastMeters: Double? { meters?.lowerBound }
  var mostMeters: Double? { meters?.upperBound }

  mutating func add(_ distance: Double) {
    let known = meters ?? distance...distance
    meters = min(known.lowerBound, distance)...max(known.upperBound, distance)
  }

  mutating func merge(_ other: OutsideTotals) {
    guard let theirs = other.meters else { return }
    add(theirs.lowerBound)
    add(theirs.upperBound)
  }

  /// Whether the totals stay what they are without rows that have these.
  func holds(without other: OutsideTotals) -> Bool {
    guard let least = other.leastMeters, let most = other.mostMeters else { return true }
    return least > leastMeters ?? .infinity && most < mostMeters ?? 0
  }
}
