internal import Geocoding
internal import Geography
internal import Incidents

/// How many incidents lie so near to a province boundary that another layer, or the true place,
/// could put them in another province.
public struct Closeness: Sendable, Equatable {
  /// How far the boundaries of the layer may be off, nil when nobody says.
  public let boundaryAccuracyMeters: Double?
  /// Incidents placed by coordinates within that distance of a boundary; nil without it.
  public let withinAccuracy: Int?
  /// Incidents whose own location error (25 km, or the radius of an area) reaches a boundary.
  public let withinLocationError: Int
  /// Of those within the accuracy: in the focus, with a way out of it; nil without focus.
  public let couldLeaveFocus: Int?
  /// Of those within the accuracy: outside the focus, with a way in.
  public let couldEnterFocus: Int?
}

/// What chunks add to the closeness; sums of integers.
struct ClosenessTotals: Sendable, Equatable {
  /// Incidents within the accuracy of a boundary, by their province and those near.
  struct Key: Hashable {
    let province: ProvinceID?
    let near: [ProvinceID]
  }

  private(set) var withinAccuracy: [Key: Int] = [:]
  private(set) var withinLocationError = 0

  /// Adds the matched rows of a batch.
  mutating func add(_ locations: Locations, keptBy verdicts: Verdicts) {
    for row in locations.reachesBoundary where verdicts.keeps(row) { withinLocationError += 1 }
    guard !locations.nearBoundaries.isEmpty else { return }
    // Rows have the same few lists, so that these are looked up once and not for each row.
    var counts: [UInt64: (count: Int, row: Int)] = [:]
    for row in locations.statuses.indices where verdicts.keeps(row) {
      let code = locations.nearBoundaries.code(row)
      guard code != 0 else { continue }
      let key = UInt64(code) << 16 | UInt64(locations.provinces[row])
      counts[key, default: (0, row)].count += 1
    }
    for (count, row) in counts.values {
      let near = locations.nearBoundaries[row] ?? []
      withinAccuracy[Key(province: locations.province(row), near: near), default: 0] += count
    }
  }

  /// Adds other totals, or takes them out.
  mutating func merge(_ other: ClosenessTotals, times: Int) {
    withinLocationError += other.withinLocationError * times
    for (key, count) in other.withinAccuracy {
      let sum = (withinAccuracy[key] ?? 0) + count * times
      withinAccuracy[key] = sum == 0 ? nil : sum
    }
  }

  /// The totals for a focus, empty when there is none.
  func closeness(accuracyMeters: Double?, focus: Set<ProvinceID>) -> Closeness {
    var leaving = 0
    var entering = 0
    for (key, count) in withinAccuracy {
      let isInside = key.province.map(focus.contains) ?? false
      let others = key.near.filter { $0 != key.province }
      // Beyond the outer boundary of the layer lies no province at all.
      if isInside, others.isEmpty || others.contains(where: { !focus.contains($0) }) {
        leaving += count
      }
      if !isInside, others.contains(where: focus.contains) { entering += count }
    }
    let isKnown = accuracyMeters != nil
    return Closeness(
      boundaryAccuracyMeters: accuracyMeters,
      withinAccuracy: isKnown ? withinAccuracy.values.reduce(0, +) : nil,
      withinLocationError: withinLocationError,
      couldLeaveFocus: isKnown && !focus.isEmpty ? leaving : nil,
      couldEnterFocus: isKnown && !focus.isEmpty ? entering : nil)
  }
}
