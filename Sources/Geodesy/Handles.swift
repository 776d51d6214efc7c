internal import CPROJ
internal import Geography

/// PROJ's geodesic routines on WGS 84. They are pure functions of this one struct of numbers: there
/// is no context, nothing to free, and any number of threads may share it.
@safe struct GeodesicHandle: Sendable {
  static let wgs84 = GeodesicHandle()

  private let ellipsoid: geod_geodesic

  private init() {
    var ellipsoid = geod_geodesic()
    unsafe geod_init(&ellipsoid, WGS84.semiMajorAxisMeters, WGS84.flattening)
    self.ellipsoid = ellipsoid
  }

  /// The shortest path; both azimuths point along the way from `start` to `end`.
  func inverse(
    from start: Coordinate, to end: Coordinate
  ) -> (distance: Double, startAzimuth: Double, endAzimuth: Double) {
    var distance = Double.nan
    var startAzimuth = Double.nan
    var endAzimuth = Double.nan
    unsafe withUnsafePointer(to: ellipsoid) { ellipsoid in
      unsafe geod_inverse(
        ellipsoid, start.latitude, start.longitude, end.latitude, end.longitude,
        &distance, &startAzimuth, &endAzimuth)
    }
    return (distance, startAzimuth, endAzimuth)
  }

  /// Where the path ends that leaves `start` at an azimuth; the azimuth points onward.
  func direct(
    from start: Coordinate, azimuth: Double, distance: Double
  ) -> (end: Coordinate, endAzimuth: Double) {
    var latitude = Double.nan
    var longitude = Double.nan
    var endAzimuth = Double.nan
    unsafe withUnsafePointer(to: ellipsoid) { ellipsoid in
      unsafe geod_direct(
        ellipsoid, start.latitude, start.longitude, azimuth, distance,
        &latitude, &longitude, &endAzimuth)
    }
    return (Coordinate(longitude: longitude, latitude: latitude), endAzimuth)
  }
}
