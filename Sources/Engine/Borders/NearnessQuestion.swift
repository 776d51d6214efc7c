public import Geography

/// Which distances are asked for, and what lies between.
public struct NearnessQuestion: Sendable, Equatable {
  /// The neighbors whose borders are measured to, as the borders name them.
  public var neighbors: [String] = []
  /// A place to measure to: `longitude,latitude` or a name; nil without one.
  public var place: String?
  /// The distances within which incidents are counted, in meters.
  public var withinMeters = NearnessQuestion.usualMeters
  /// The coarsest location precision at which an incident is measured; exact, near or district.
  public var coarsest = LocationPrecision.near
  public var between: [BetweenQuestion] = []

  public static let usualMeters = [5_000.0, 10_000, 25_000, 50_000, 100_000]
  /// How far from its point an incident located to a district may lie: our convention, the radius
  /// within which nearly every district of Afghanistan fits around its seat.
  public static let districtRadiusMeters = 50_000.0

  public init() {}

  /// Whether any distance is asked for.
  var measuresDistances: Bool { !neighbors.isEmpty || place != nil }
  var needsBorders: Bool { !neighbors.isEmpty || !between.isEmpty }

  /// How far an incident may lie from its point, nil where its precision is too coarse to measure
  /// it at all. An unstated precision counts as exact.
  func errorMeters(of precision: LocationPrecision, rules: PlacingRules) -> Double? {
    let effective = rules.effective(precision)
    guard effective == .unknown || coarsest.acceptedLevels.contains(effective) else { return nil }
    switch effective {
    case .exact, .unknown: return 0
    case .near: return PlacingRules.nearRadiusMeters
    case .district: return Self.districtRadiusMeters
    case .province, .area, .country, .abroad: return nil
    }
  }
}

/// A province and a border; asked is what lies between the two.
public struct BetweenQuestion: Sendable, Equatable {
  public let provinceCode: String
  public let neighbor: String

  public init(provinceCode: String, neighbor: String) {
    self.provinceCode = provinceCode
    self.neighbor = neighbor
  }
}

/// Why the distance of an incident is not known.
public enum UnmeasuredReason: String, Sendable, CaseIterable {
  /// The source gives no coordinates.
  case noCoordinates = "no_coordinates"
  /// The source locates the incident too coarsely.
  case precision
}
