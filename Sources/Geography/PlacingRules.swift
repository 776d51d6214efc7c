/// The choices by which incidents are placed; the defaults are those of docs/methods/precision.md.
public struct PlacingRules: Sendable, Equatable {
  /// Which evidence decides where coordinates and the coded province disagree.
  public enum Preference: String, Sendable, CaseIterable {
    case coordinates
    case name
  }

  public var preference = Preference.coordinates
  /// What an unstated precision is taken for, nil to leave it unknown.
  public var assumedPrecision: LocationPrecision?
  /// How far from its point an incident located to an area may lie, our convention.
  public var areaRadiusMeters = 100_000.0
  /// How far the boundaries of the layer may be off; nil when nobody says, and then nearness to
  /// them is not looked for.
  public var boundaryAccuracyMeters: Double?
  /// How far from its point an incident located "near" a place may lie, by UCDP's codebook.
  public static let nearRadiusMeters = 25_000.0

  public init() {}

  /// The precision that an incident is taken to have.
  public func effective(_ stated: LocationPrecision) -> LocationPrecision {
    stated == .unknown ? assumedPrecision ?? .unknown : stated
  }
}
