internal import Statistics

/// The distances of the incidents of one group, and counts of what may lie within some of them.
///
/// Distances are kept until the end, for medians cannot be merged; the figures depend on the values
/// alone, not on the order in which they came.
struct DistanceTotals: Sendable, Equatable {
  private let withinMeters: [Double]
  private(set) var distances: [Double] = []
  private(set) var notMeasurable = 0
  /// Shape of `withinMeters`.
  private var certain: [Int]
  private var possible: [Int]

  init(within meters: [Double]) {
    withinMeters = meters
    certain = Array(repeating: 0, count: meters.count)
    possible = certain
  }

  mutating func add(_ distance: Double, errorMeters: Double) {
    distances.append(distance)
    for (index, limit) in withinMeters.enumerated() {
      if distance + errorMeters <= limit { certain[index] += 1 }
      if distance - errorMeters <= limit { possible[index] += 1 }
    }
  }

  mutating func addUnmeasured() { notMeasurable += 1 }

  /// Adds other totals, or takes them out.
  mutating func merge(_ other: DistanceTotals, times: Int = 1) {
    if times > 0 { distances += other.distances } else { takeOut(other.distances) }
    notMeasurable += other.notMeasurable * times
    for index in withinMeters.indices {
      certain[index] += other.certain[index] * times
      possible[index] += other.possible[index] * times
    }
  }

  private mutating func takeOut(_ others: [Double]) {
    guard !others.isEmpty else { return }
    var left = others.sorted()[...]
    distances = distances.sorted().filter { distance in
      guard left.first == distance else { return true }
      left.removeFirst()
      return false
    }
  }

  /// - Complexity: O(n log n).
  var figures: DistanceFigures {
    let sorted = distances.sorted()
    let count = sorted.count
    let matched = count + notMeasurable
    return DistanceFigures(
      measured: count, notMeasurable: notMeasurable,
      medianMeters: count == 0 ? nil : (sorted[(count - 1) / 2] + sorted[count / 2]) / 2,
      p90Meters: count == 0 ? nil : sorted[(9 * count + 9) / 10 - 1],
      within: withinMeters.enumerated().map { index, limit in
        WithinDistance(
          meters: limit,
          share: Proportion(sorted.count { $0 <= limit }, of: matched),
          bounds: CountBounds(
            lower: Proportion(certain[index], of: matched),
            upper: Proportion(possible[index] + notMeasurable, of: matched)))
      })
  }

  /// Measured incidents by bins of a width, from 0 to the last that is not empty.
  func histogram(binMeters: Double) -> [Int] {
    guard let farthest = distances.max() else { return [] }
    var bins = Array(repeating: 0, count: Int(farthest / binMeters) + 1)
    for distance in distances { bins[Int(distance / binMeters)] += 1 }
    return bins
  }
}
