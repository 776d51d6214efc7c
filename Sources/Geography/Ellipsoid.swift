/// The defining parameters of the World Geodetic System 1984.
///
/// Inlined everywhere, so that what is computed from them is a constant for the compiler.
/// - Source: NGA.STND.0036_1.0.0_WGS84 (2014), table 3.1.
public enum Ellipsoid {
  /// The equatorial radius in meters.
  @inlinable public static var semiMajorAxisMeters: Double { 6_378_137.0 }
  /// How much shorter the polar axis is than the equatorial one, as a part of the latter.
  @inlinable public static var flattening: Double { 1 / 298.257_223_563 }
  /// e² = f (2 - f).
  @inlinable public static var eccentricitySquared: Double { flattening * (2 - flattening) }
}
