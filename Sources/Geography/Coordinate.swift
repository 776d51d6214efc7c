/// A position on the WGS 84 ellipsoid, longitude before latitude.
public struct Coordinate: Sendable, Hashable {
  /// Degrees east of Greenwich, in -180...180.
  public var longitude: Double
  /// Degrees north of the equator, in -90...90.
  public var latitude: Double

  public init(longitude: Double, latitude: Double) {
    self.longitude = longitude
    self.latitude = latitude
  }

  /// Whether both numbers are finite and inside the range of WGS 84 degrees.
  public var isValid: Bool {
    (-180...180).contains(longitude) && (-90...90).contains(latitude)
  }
}
