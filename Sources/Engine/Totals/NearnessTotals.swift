internal import Geocoding
internal import Geography
internal import Incidents

/// The distances of the matched incidents of some batches: merges with any other of the same targets.
///
/// Holds a number for every measured incident and target, for medians cannot be merged.
struct NearnessTotals: Sendable, Equatable {
  /// Shape `[targetCount][provinceCount + 1]`; incidents in no province come last.
  private(set) var byProvince: [[DistanceTotals]]
  private(set) var withoutCoordinates = 0
  /// Located more coarsely than is measured.
  private(set) var tooCoarse = 0

  init(targetCount: Int, provinceCount: Int, within meters: [Double]) {
    byProvince = Array(
      repeating: Array(repeating: DistanceTotals(within: meters), count: provinceCount + 1),
      count: targetCount)
  }

  /// Adds the matched rows of a batch.
  mutating func add(_ found: BatchDistances, _ locations: Locations, keptBy verdicts: Verdicts) {
    for row in found.reasons.indices where verdicts.keeps(row) {
      switch found.reasons[row] {
      case .noCoordinates: withoutCoordinates += 1
      case .precision: tooCoarse += 1
      case nil: break
      }
      for target in byProvince.indices {
        let group = locations.province(row)?.index ?? byProvince[target].count - 1
        if found.reasons[row] == nil {
          byProvince[target][group].add(
            found.meters[target][row], errorMeters: found.errorsMeters[row])
        } else {
          byProvince[target][group].addUnmeasured()
        }
      }
    }
  }

  /// Adds other totals, or takes them out.
  mutating func merge(_ other: NearnessTotals, times: Int) {
    withoutCoordinates += other.withoutCoordinates * times
    tooCoarse += other.tooCoarse * times
    for target in byProvince.indices {
      for group in byProvince[target].indices {
        byProvince[target][group].merge(other.byProvince[target][group], times: times)
      }
    }
  }
}
