internal import Foundation
public import Geography

/// The shortest path between two positions.
public struct GeodesicArc: Sendable, Hashable {
  public let distanceMeters: Double
  /// The direction in which the path leaves its start, clockwise from north, in -180...180.
  public let forwardAzimuthDegrees: Double
  /// The direction from the end back along the path, clockwise from north, in -180...180.
  public let backAzimuthDegrees: Double
}

/// Geodesics on WGS 84, and the lengths and areas of shapes whose edges are straight in longitude
/// and latitude.
///
/// Longitudes are periodic: 190 and -170 are the same meridian. A latitude outside -90...90, a
/// longitude outside -360...360 or NaN gives NaN.
public enum Geodesic {
  /// The shortest path from `start` to `end`.
  ///
  /// The distance is good to 15 nanometers. Azimuths are arbitrary where the positions coincide,
  /// and one of several shortest paths is taken between antipodes.
  /// - Source: C. F. F. Karney, Algorithms for geodesics, J. Geodesy 87 (2013) 43–55,
  ///   doi:10.1007/s00190-012-0578-z, as implemented in PROJ.
  public static func inverse(from start: Coordinate, to end: Coordinate) -> GeodesicArc {
    let isMeasurable = start.isMeasurable && end.isMeasurable
    let path =
      isMeasurable
      ? GeodesicHandle.wgs84.inverse(from: start, to: end) : (.nan, .nan, .nan)
    return GeodesicArc(
      distanceMeters: path.distance,
      forwardAzimuthDegrees: path.startAzimuth,
      backAzimuthDegrees: opposite(path.endAzimuth))
  }

  /// Where the path ends that leaves `start` at an azimuth, clockwise from north, and runs for a
  /// distance; the longitude is in -180...180.
  ///
  /// A negative distance runs the other way. `backAzimuthDegrees` points back along the path.
  /// - Source: as `inverse(from:to:)`.
  public static func direct(
    from start: Coordinate, azimuthDegrees: Double, distanceMeters: Double
  ) -> (end: Coordinate, backAzimuthDegrees: Double) {
    guard start.isMeasurable, azimuthDegrees.isFinite, distanceMeters.isFinite else {
      return (Coordinate(longitude: .nan, latitude: .nan), .nan)
    }
    let path = GeodesicHandle.wgs84.direct(
      from: start, azimuth: azimuthDegrees, distance: distanceMeters)
    return (path.end, opposite(path.endAzimuth))
  }

  private static func opposite(_ azimuth: Double) -> Double {
    azimuth > 0 ? azimuth - 180 : azimuth + 180
  }
}

extension Coordinate {
  /// Whether the position can be measured. Longitudes are periodic, and layers count them from 0 to
  /// 360 or past 180 to cross the antimeridian; more than one turn is a mistake.
  @inline(__always)
  var isMeasurable: Bool {
    longitude >= -360 && longitude <= 360 && latitude >= -90 && latitude <= 90
  }
}
