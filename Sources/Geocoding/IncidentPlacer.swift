public import Geography

/// Places incidents by their coordinates and by what their texts say, and finds the provinces in
/// which each may truly lie.
///
/// Holds GEOS handles, so that it is not `Sendable`: every worker makes its own.
public final class IncidentPlacer {
  private let locator: ProvinceLocator
  private let discs: DiscMemo?
  private let rules: PlacingRules
  /// The rows of the chunk whose points may lie on a boundary, ascending, and the first that is not
  /// behind.
  private var rowsOnEdges: [Int] = []
  private var nextOnEdge = 0

  /// - Parameter boundaries: those of the layer, for incidents located near a place or to an area;
  ///   nil leaves their supports at the provinces known otherwise.
  /// - Complexity: O(1).
  public init(
    _ layer: ProvinceLayer, rules: PlacingRules = PlacingRules(), boundaries: ProvinceBoundaries?
  ) {
    locator = ProvinceLocator(layer)
    self.rules = rules
    discs = boundaries.map { DiscMemo($0) }
  }

  /// Where each row is.
  ///
  /// - Parameters:
  ///   - longitudes: Degrees, NaN where the row has none, shape `[rowCount]`.
  ///   - latitudes: The same.
  ///   - precisions: As the source states them, shape `[rowCount]`.
  ///   - hints: What the texts of the rows say.
  ///   - isAsked: Whether a row is asked for; others stay unlocated and cost nothing.
  /// - Complexity: O(rowCount); a row that is only near a place or in an area, or at the very
  ///   distance from a boundary that the layer's accuracy sets, adds O(log(vertices) + the edges
  ///   around it).
  public func place(
    longitudes: [Double], latitudes: [Double], precisions: [LocationPrecision],
    hints: PlaceHints, isAsked: (Int) -> Bool
  ) throws(GeocodingError) -> Locations {
    var visible = longitudes
    for row in visible.indices where !isAsked(row) { visible[row] = .nan }
    var locations = try locator.locate(
      longitudes: visible, latitudes: latitudes, rowsOnEdges: &rowsOnEdges)
    nextOnEdge = 0
    for row in longitudes.indices where isAsked(row) {
      let precision = rules.effective(precisions[row])
      let point = Coordinate(longitude: visible[row], latitude: latitudes[row])
      if isSettled(locations, row, precision, hints) {
        try noteAccuracy(around: point, at: row, in: &locations)
      } else {
        try weigh(row, point: point, precision, hints, in: &locations)
      }
    }
    return locations
  }

  /// Whether locating has already said all of a row: its point is in one province or in none,
  /// nothing speaks against it, and its support is that province or none. So it is with most rows.
  @inline(__always)
  private func isSettled(
    _ locations: Locations, _ row: Int, _ precision: LocationPrecision, _ hints: PlaceHints
  ) -> Bool {
    guard locations.methods[row] == .coordinates, locations.statuses[row] != .tied else {
      return false
    }
    let coded = hints.coded[row]
    guard coded == ProvinceID.noneRawValue || coded == locations.provinces[row] else {
      return false
    }
    return switch precision {
    case .exact, .unknown, .district: true
    case .province: hints.listed[row] < 0
    case .near, .area, .country, .abroad: false
    }
  }

  /// Weighs all that is known of a row.
  private func weigh(
    _ row: Int, point: Coordinate, _ precision: LocationPrecision, _ hints: PlaceHints,
    in locations: inout Locations
  ) throws(GeocodingError) {
    let hasPoint = !point.longitude.isNaN && !point.latitude.isNaN
    let evidence = Evidence(
      point: hasPoint ? point : nil, covering: locations.covering(row),
      coded: hints.codedProvince(row), named: hints.namedPlace(row), listed: hints.list(row),
      scope: hints.scope(row), precision: precision)
    let decision = evidence.decide(rules.preference)
    locations.set(decision, at: row)
    locations.setSupport(try support(of: evidence, decision), at: row)
    guard hasPoint else { return }
    if decision.method == .coordinates { try noteAccuracy(around: point, at: row, in: &locations) }
    try noteError(of: evidence, at: row, in: &locations)
  }

  /// Notes which boundaries are so near that a more accurate layer may put the incident elsewhere.
  @inline(__always)
  private func noteAccuracy(
    around point: Coordinate, at row: Int, in locations: inout Locations
  ) throws(GeocodingError) {
    guard let accuracy = rules.boundaryAccuracyMeters, let discs else { return }
    // No boundary is within no distance of a point that surely lies on none, by any longitude.
    let hasOneLongitude = abs(point.longitude) < 180 && abs(point.latitude) < 90
    if accuracy == 0, hasOneLongitude, !mayLieOnEdge(row) { return }
    let near = try discs.provinces(within: accuracy, of: point)
    if !near.isEmpty { locations.setNearBoundaries(near, at: row) }
  }

  /// Whether the point of a row may lie on a boundary; asked of ascending rows.
  private func mayLieOnEdge(_ row: Int) -> Bool {
    while nextOnEdge < rowsOnEdges.count, rowsOnEdges[nextOnEdge] < row { nextOnEdge += 1 }
    return nextOnEdge < rowsOnEdges.count && rowsOnEdges[nextOnEdge] == row
  }

  /// Notes whether the incident may truly lie beyond a boundary.
  private func noteError(
    of evidence: Evidence, at row: Int, in locations: inout Locations
  ) throws(GeocodingError) {
    let error: Double? =
      switch evidence.precision {
      case .near: PlacingRules.nearRadiusMeters
      case .area: rules.areaRadiusMeters
      case .exact, .district, .province, .country, .abroad, .unknown: nil
      }
    if let error, try !disc(error, around: evidence).isEmpty { locations.setReachesBoundary(row) }
  }

  /// The provinces in which an incident may truly lie: docs/methods/precision.md has the table.
  private func support(
    of evidence: Evidence, _ decision: Decision
  ) throws(GeocodingError) -> Support {
    guard decision.status != .unlocated else {
      return evidence.listed.isEmpty ? evidence.anywhere([]) : Support(evidence.listed)
    }
    var assigned = decision.province.map { [$0] } ?? []
    // Nothing but names places it, and they do not agree.
    if evidence.point == nil, let other = decision.conflict { assigned.append(other) }
    let coded = evidence.coded.map { [$0] } ?? []
    // A point on a shared boundary is in no province more than in another.
    let ties = evidence.covering.count > 1 ? evidence.covering : []
    switch evidence.precision {
    case .abroad: return .none
    case .exact, .unknown:
      return Support(assigned + evidence.covering)
    case .near:
      return Support(
        try assigned + evidence.covering
          + disc(PlacingRules.nearRadiusMeters, around: evidence))
    case .district:
      return Support(assigned + evidence.covering + coded)
    case .province:
      return Support(assigned + ties + coded + evidence.listed)
    case .area:
      guard evidence.listed.isEmpty else {
        return Support(assigned + ties + evidence.listed)
      }
      return Support(
        try assigned + evidence.covering + disc(rules.areaRadiusMeters, around: evidence))
    case .country:
      return evidence.listed.isEmpty
        ? evidence.anywhere(assigned + evidence.covering)
        : Support(assigned + ties + evidence.listed)
    }
  }

  /// The provinces within a distance of the incident's point, else of the place it was matched to.
  private func disc(
    _ radius: Double, around evidence: Evidence
  ) throws(GeocodingError) -> [ProvinceID] {
    guard let discs, let center = evidence.point ?? evidence.named?.coordinate else { return [] }
    let near = try discs.provinces(within: radius, of: center)
    return evidence.scope.map { scope in near.filter(scope.contains) } ?? near
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
  /// The provinces of the country that the source places it in; none where the layer does not have
  /// it, nil where any will do.
  let scope: [ProvinceID]?
  let precision: LocationPrecision

  /// The support of what may lie anywhere in its country, and in some provinces.
  func anywhere(_ provinces: [ProvinceID]) -> Support {
    scope.map { Support(provinces + $0) } ?? .all
  }
}

/// Where an incident is taken to be.
struct Decision: Equatable {
  let status: LocationStatus
  let method: LocationMethod
  let province: ProvinceID?
  /// The other province, where coordinates and the source disagree: the one that was not followed, or
  /// the one that covers what the source places abroad.
  var conflict: ProvinceID?
}

extension Evidence {
  /// Coordinates decide, unless the name is preferred or the point only stands for its province.
  ///
  /// A point that no province covers is outside, whatever else is known: a wrong point and a wrong
  /// code look the same, and moving it in would hide both.
  func decide(_ preference: PlacingRules.Preference) -> Decision {
    if precision == .abroad {
      return Decision(
        status: .outside, method: .none, province: nil, conflict: covering.first)
    }
    if point == nil && scope?.isEmpty == true {
      return Decision(status: .outside, method: .none, province: nil)
    }
    guard point != nil else {
      return byName
    }
    guard let coded, !covering.contains(coded) else { return byCoordinates }
    if !covering.isEmpty, preference == .name || pointStandsForProvince {
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
