/// How far outside every province incidents lie: the least and the most, which merge.
struct OutsideTotals: Sendable, Equatable {
  private(set) var leastMeters: Double?
  private(set) var mostMeters: Double?

  mutating func add(_ meters: Double) {
    leastMeters = min(leastMeters ?? meters, meters)
    mostMeters = max(mostMeters ?? meters, meters)
  }

  mutating func merge(_ other: OutsideTotals) {
    if let least = other.leastMeters { add(least) }
    if let most = other.mostMeters { add(most) }
  }
}
