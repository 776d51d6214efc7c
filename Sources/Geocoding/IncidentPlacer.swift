public import Geography

/// Places incidents by their coordinates and by what their texts say, and finds the provinces in
/// which each may truly lie.
///
/// Holds GEOS handles, so that it is not `Sendable`: every worker makes its own.
public final class IncidentPlacer {
  private let locator: ProvinceLocator
  private let discs: DiscIndex?
  private let rules: PlacingRules
  private var knownDiscs: [DiscKey: [ProvinceID]] = [:]

  private struct DiscKey: Hashable {
    let center: Coordinate
    let radius: Double
  }

  /// - Parameter discs: the index for incidents located near a place or to an area; nil leaves
  ///   their supports at the provinces known otherwise.
  /// - Complexity: O(vertices).
  public init(
    _ layer: ProvinceLayer, rules: PlacingRules = PlacingRules(), discs: DiscIndex?
  ) throws(GeocodingError) {
    locator = try ProvinceLocator(layer)
    self.rules = rules
    self.discs = discs
  }

  /// Where each row is.
  ///
  /// - Parameters:
  ///   - longitudes: Degrees, NaN where the row has none, shape `[rowCount]`.
  ///   - latitudes: The same.
  ///   - precisions: As the source states them, shape `[rowCount]`.
  ///   - hints: What the texts of the rows say.
  ///   - isAsked: Whether a row is asked for; others stay unlocated and cost nothing.
  /// - Complexity: O(rowCount * log(vertices)); a row near to a boundary or located to an area adds
  ///   O(provinces).
  public func place(
    longitudes: [Double], latitudes: [Double], precisions: [LocationPrecision],
    hints: PlaceHints, isAsked: (Int) -> Bool
  ) throws(GeocodingError) -> Locations {
    var visible = longitudes
    for row in visible.indices where !isAsked(row) || precisions[row] == .abroad {
      visible[row] = .nan
    }
    var locations = try locator.locate(longitudes: visible, latitudes: latitudes)
    for row in longitudes.indices where isAsked(row) {
      let point: Coordinate? =
        longitudes[row].isNaN || latitudes[row].isNaN
        ? nil : Coordinate(longitude: longitudes[row], latitude: latitudes[row])
      let evidence = Evidence(
        point: point, covering: locations.covering(row), coded: hints.codedProvince(row),
        named: hints.namedPlace(row), listed: hints.list(row),
        precision: rules.effective(precisions[row]))
      let decision = evidence.decide(rules.preference)
      locations.set(decision, at: row)
      locations.setSupport(support(of: evidence, decision), at: row)
      noteBoundaries(near: evidence, at: row, in: &locations)
    }
    return locations
  }

  /// Notes whether a boundary is so near that the incident may truly lie beyond it.
  private func noteBoundaries(near evidence: Evidence, at row: Int, in locations: inout Locations) {
    guard evidence.point != nil else { return }
    if let accuracy = rules.boundaryAccuracyMeters, locations.methods[row] == .coordinates {
      locations.setNearBoundaries(disc(accuracy, around: evidence), at: row)
    }
    let error: Double? =
      switch evidence.precision {
      case .near: PlacingRules.nearRadiusMeters
      case .area: rules.areaRadiusMeters
      case .exact, .district, .province, .country, .abroad, .unknown: nil
      }
    if let error, !disc(error, around: evidence).isEmpty { locations.setReachesBoundary(row) }
  }

  /// The provinces in which an incident may truly lie: docs/methods/precision.md has the table.
  private func support(of evidence: Evidence, _ decision: Decision) -> Support {
    let assigned = decision.province.map { [$0] } ?? []
    guard decision.status != .unlocated else { return .all }
    let coded = evidence.coded.map { [$0] } ?? []
    switch evidence.precision {
    case .abroad: return .none
    case .exact, .unknown:
      return Support(assigned + evidence.covering)
    case .near:
      return Support(
        assigned + evidence.covering
          + disc(PlacingRules.nearRadiusMeters, around: evidence))
    case .district:
      return Support(assigned + evidence.covering + coded)
    case .province:
      return Support(assigned + coded + evidence.listed)
    case .area:
      guard evidence.listed.isEmpty else { return Support(assigned + evidence.listed) }
      return Support(
        assigned + evidence.covering + disc(rules.areaRadiusMeters, around: evidence))
    case .country:
      return evidence.listed.isEmpty ? .all : Support(assigned + evidence.listed)
    }
  }

  /// The provinces within a distance of the incident's point, else of the place it was matched to.
  private func disc(_ radius: Double, around evidence: Evidence) -> [ProvinceID] {
    guard let discs, let center = evidence.point ?? evidence.named?.coordinate else { return [] }
    let key = DiscKey(center: center, radius: radius)
    if let known = knownDiscs[key] { return known }
    let found = discs.provinces(within: radius, of: center)
    knownDiscs[key] = found
    return found
  }
}

/// All that is known of where an incident is.
struct Evidence {
  let point: Coordinate?
  /// Every province that covers the point, ascending.
  let covering: [ProvinceID]
  let coded: ProvinceID?
  let named: PlaceHints.NamedPlace?
  let listed: [ProvinceID]
  let precision: LocationPrecision
}

/// Where an incident is taken to be.
struct Decision: Equatable {
  let status: LocationStatus
  let method: LocationMethod
  let province: ProvinceID?
  /// The other province, where coordinates and the coded province disagree.
  var conflict: ProvinceID?
}

extension Evidence {
  /// Coordinates decide, unless the name is preferred or the point only stands for its province.
  func decide(_ preference: PlacingRules.Preference) -> Decision {
    if precision == .abroad {
      return Decision(status: .outside, method: .none, province: nil)
    }
    guard point != nil else {
      return byName
    }
    guard let coded, !covering.contains(coded) else { return byCoordinates }
    if preference == .name || pointStandsForProvince {
      return Decision(
        status: .located, method: .name, province: coded, conflict: covering.first)
    }
    var decision = byCoordinates
    decision.conflict = coded
    return decision
  }

  /// The place that the texts name; the source's own province where they name another.
  private var byName: Decision {
    guard let named else {
      return Decision(
        status: coded == nil ? .unlocated : .located, method: coded == nil ? .none : .name,
        province: coded)
    }
    let province = coded ?? named.province
    return Decision(
      status: .located, method: coded == nil ? named.method : .name, province: province,
      conflict: named.province == province ? nil : named.province)
  }

  private var byCoordinates: Decision {
    let status: LocationStatus =
      switch covering.count {
      case 0: .outside
      case 1: .located
      default: .tied
      }
    return Decision(status: status, method: .coordinates, province: covering.first)
  }

  /// Whether the source says no more than the province, so that the point is a stand-in for it.
  private var pointStandsForProvince: Bool {
    switch precision {
    case .province, .area, .country: true
    case .exact, .near, .district, .abroad, .unknown: false
    }
  }
}
