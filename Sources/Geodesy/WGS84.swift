internal import Foundation
internal import Geography

/// The ellipsoid of the World Geodetic System 1984, on which every length and area is measured.
///
/// - Source: NGA.STND.0036_1.0.0_WGS84 (2014), table 3.1, defining parameters.
public enum WGS84 {
  /// The equatorial radius in meters.
  public static let semiMajorAxisMeters = Ellipsoid.semiMajorAxisMeters
  /// How much shorter the polar axis is than the equatorial one, as a part of the latter.
  public static let flattening = Ellipsoid.flattening

  /// e² = f (2 - f).
  static let eccentricitySquared = Ellipsoid.eccentricitySquared
  /// e'² = e² / (1 - e²).
  static let secondEccentricitySquared = eccentricitySquared / (1 - eccentricitySquared)
  static let semiMinorAxisMeters = semiMajorAxisMeters * (1 - flattening)
  /// a² / b, the largest radius of curvature, at the poles.
  static let largestRadiusMeters =
    semiMajorAxisMeters * semiMajorAxisMeters / semiMinorAxisMeters
  /// b² / a, the least radius of curvature, along the meridian at the equator.
  static let leastRadiusMeters =
    semiMinorAxisMeters * semiMinorAxisMeters / semiMajorAxisMeters
  static let radiansPerDegree = Double.pi / 180

  /// The meters to a degree of longitude along a parallel, and to one of latitude across it.
  ///
  /// - Source: the radii of curvature N in the prime vertical and M in the meridian.
  public static func metersPerDegree(
    latitude: Double
  ) -> (longitude: Double, latitude: Double) {
    let sinLatitude = sin(latitude * radiansPerDegree)
    let root = (1 - eccentricitySquared * sinLatitude * sinLatitude).squareRoot()
    let primeVertical = semiMajorAxisMeters / root
    let meridian = primeVertical * (1 - eccentricitySquared) / (root * root)
    return (
      primeVertical * cos(latitude * radiansPerDegree) * radiansPerDegree,
      meridian * radiansPerDegree
    )
  }

  /// The position in meters in the Cartesian frame whose third axis runs through the north pole.
  @inline(__always)
  static func cartesian(longitude: Double, latitude: Double) -> Vector {
    cartesian(
      sinLatitude: sin(latitude * radiansPerDegree), cosLatitude: cos(latitude * radiansPerDegree),
      sinLongitude: sin(longitude * radiansPerDegree),
      cosLongitude: cos(longitude * radiansPerDegree))
  }

  /// The same, of an angle's sines and cosines.
  @inline(__always)
  static func cartesian(
    sinLatitude: Double, cosLatitude: Double, sinLongitude: Double, cosLongitude: Double
  ) -> Vector {
    let primeVertical =
      semiMajorAxisMeters / (1 - eccentricitySquared * sinLatitude * sinLatitude).squareRoot()
    let axisDistance = primeVertical * cosLatitude
    return Vector(
      x: axisDistance * cosLongitude, y: axisDistance * sinLongitude,
      z: primeVertical * (1 - eccentricitySquared) * sinLatitude)
  }
}

/// A position or a difference of positions in meters, in the Cartesian frame of the ellipsoid.
struct Vector: Sendable, Equatable {
  var x: Double
  var y: Double
  var z: Double

  @inline(__always)
  static func + (a: Vector, b: Vector) -> Vector {
    Vector(x: a.x + b.x, y: a.y + b.y, z: a.z + b.z)
  }

  @inline(__always)
  static func - (a: Vector, b: Vector) -> Vector {
    Vector(x: a.x - b.x, y: a.y - b.y, z: a.z - b.z)
  }

  @inline(__always)
  static func * (a: Vector, factor: Double) -> Vector {
    Vector(x: a.x * factor, y: a.y * factor, z: a.z * factor)
  }

  @inline(__always)
  func dot(_ other: Vector) -> Double { x * other.x + y * other.y + z * other.z }

  @inline(__always)
  var squaredLength: Double { dot(self) }
}
