/// How exactly a source says where an incident happened.
///
/// The levels up to `country` are ordered from the most exact to the coarsest.
/// - Source: the geographic precision codes of ACLED, UCDP GED (`where_prec`) and GTD
///   (`specificity`), brought to one scale; docs/methods/join.md has the table.
public enum LocationPrecision: UInt8, Sendable, CaseIterable {
  /// The settlement itself.
  case exact
  /// Within about 25 km of the point.
  case near
  /// Somewhere in the district; the point is often its seat.
  case district
  /// Somewhere in the province; the point is often its capital.
  case province
  /// A part of the country that is no administrative unit.
  case area
  /// Somewhere in the country.
  case country
  /// Outside the country, at sea or in the air.
  case abroad
  /// The source does not say.
  case unknown

  /// The name in queries and files, such as `district`.
  public var name: String {
    switch self {
    case .exact: "exact"
    case .near: "near"
    case .district: "district"
    case .province: "province"
    case .area: "area"
    case .country: "country"
    case .abroad: "abroad"
    case .unknown: "unknown"
    }
  }

  public init?(name: String) {
    guard let found = Self.allCases.first(where: { $0.name == name }) else { return nil }
    self = found
  }

  /// The levels that a limit of `self` accepts: those no coarser, and for `abroad` and `unknown`,
  /// which are outside the order, just themselves.
  public var acceptedLevels: Set<LocationPrecision> {
    switch self {
    case .abroad, .unknown: [self]
    default: Set(Self.allCases.filter { $0.rawValue <= rawValue })
    }
  }

  /// Whether the source places the incident no better than in a province.
  public var isCoarse: Bool {
    switch self {
    case .province, .area, .country, .abroad: true
    case .exact, .near, .district, .unknown: false
    }
  }

  /// Whether the source places the incident within about 25 km.
  public var isPrecise: Bool { self == .exact || self == .near }
}
