internal import Columnar
internal import Geocoding
internal import Geography

/// Incidents counted by the set of provinces in which they may truly lie: a partial aggregate of
/// integers, from which every reading of any share follows, and which merges with any other.
struct SupportTotals: Sendable, Equatable {
  /// Incidents with one support.
  struct Figures: Sendable, Equatable {
    var incidents: Int64 = 0
    /// Sums of the sources' figures; a missing one adds nothing.
    var low: Int64 = 0
    var best: Int64 = 0
    var high: Int64 = 0

    mutating func add(_ other: Figures) throws(AggregationError) {
      incidents = try sum(incidents, other.incidents)
      low = try sum(low, other.low)
      best = try sum(best, other.best)
      high = try sum(high, other.high)
    }

    private func sum(_ a: Int64, _ b: Int64) throws(AggregationError) -> Int64 {
      let (sum, overflow) = a.addingReportingOverflow(b)
      guard !overflow else { throw .overflow(group: 0) }
      return sum
    }
  }

  private(set) var figures: [Support: Figures] = [:]

  /// - Complexity: amortized O(size of the support).
  mutating func add(_ support: Support, _ added: Figures) throws(AggregationError) {
    try figures[support, default: Figures()].add(added)
  }

  mutating func merge(_ other: SupportTotals) throws(AggregationError) {
    for (support, added) in other.figures { try add(support, added) }
  }
}
