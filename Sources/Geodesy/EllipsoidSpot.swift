internal import Foundation
internal import Geography

/// A position on the ellipsoid with the sines and cosines that it was computed from.
struct EllipsoidSpot {
  let sinLatitude: Double
  let cosLatitude: Double
  let sinLongitude: Double
  let cosLongitude: Double
  let position: Vector

  init(_ coordinate: Coordinate) {
    let latitude = coordinate.latitude * WGS84.radiansPerDegree
    let longitude = coordinate.longitude * WGS84.radiansPerDegree
    self.init(
      sinLatitude: sin(latitude), cosLatitude: cos(latitude), sinLongitude: sin(longitude),
      cosLongitude: cos(longitude))
  }

  private init(
    sinLatitude: Double, cosLatitude: Double, sinLongitude: Double, cosLongitude: Double
  ) {
    self.sinLatitude = sinLatitude
    self.cosLatitude = cosLatitude
    self.sinLongitude = sinLongitude
    self.cosLongitude = cosLongitude
    position = WGS84.cartesian(
      sinLatitude: sinLatitude, cosLatitude: cosLatitude, sinLongitude: sinLongitude,
      cosLongitude: cosLongitude)
  }

  /// The position halfway along an edge that begins or ends at `here`, the place of this spot, by the
  /// addition theorems where the edge is short: as good as by its own sines, and several times faster.
  func halfway(from here: Coordinate, to other: Coordinate) -> Vector {
    let longitude = (other.longitude - here.longitude) / 2
    let latitude = (other.latitude - here.latitude) / 2
    guard abs(longitude) < Self.reachDegrees, abs(latitude) < Self.reachDegrees else {
      let middle = Coordinate(
        longitude: here.longitude + longitude, latitude: here.latitude + latitude)
      return EllipsoidSpot(middle).position
    }
    let (sinY, cosY) = Self.small(latitude * WGS84.radiansPerDegree)
    let (sinX, cosX) = Self.small(longitude * WGS84.radiansPerDegree)
    return EllipsoidSpot(
      sinLatitude: sinLatitude * cosY + cosLatitude * sinY,
      cosLatitude: cosLatitude * cosY - sinLatitude * sinY,
      sinLongitude: sinLongitude * cosX + cosLongitude * sinX,
      cosLongitude: cosLongitude * cosX - sinLongitude * sinX
    ).position
  }

  /// Up to here the series below leave less than 1e-17.
  private static let reachDegrees = 0.4

  /// Sine and cosine of a small angle by their Taylor series.
  private static func small(_ angle: Double) -> (sine: Double, cosine: Double) {
    let square = angle * angle
    return (
      angle * (1 - square / 6 * (1 - square / 20 * (1 - square / 42))),
      1 - square / 2 * (1 - square / 12 * (1 - square / 30))
    )
  }
}
