internal import Foundation
internal import Geography

/// Albers' equal-area conic projection of the WGS 84 ellipsoid; the cylindrical equal-area one where
/// the standard parallels cancel, as around the equator.
///
/// Areas are true everywhere, lengths along the standard parallels. Forward only.
/// - Source: Snyder, Map Projections: A Working Manual, USGS Professional Paper 1395, 1987,
///   equations 3-12, 14-1 to 14-21 and 10-12 to 10-15, doi:10.3133/pp1395.
struct EqualAreaProjection: Sendable, Equatable {
  /// Degrees.
  let centralMeridian: Double
  /// Degrees, the southern first.
  let standardParallels: (south: Double, north: Double)
  /// The latitude that is drawn at y = 0.
  let originLatitude: Double
  private let form: Form

  private enum Form: Equatable {
    /// The cone's constant `n`, `C` and the radius of the origin's parallel.
    case conic(n: Double, c: Double, originRadius: Double)
    /// The scale along the equator.
    case cylindrical(scale: Double)
  }

  /// Below this constant of the cone its radius would cost digits, and it is a cylinder to the eye.
  private static let leastConstant = 1e-6

  /// The projection for an extent: its middle meridian, and parallels one sixth of its height inside
  /// its south and north.
  init(_ extent: LayerExtent) {
    let sixth = (extent.north - extent.south) / 6
    self.init(
      centralMeridian: extent.centralMeridian,
      standardParallels: (extent.south + sixth, extent.north - sixth),
      originLatitude: extent.middleLatitude)
  }

  init(
    centralMeridian: Double, standardParallels: (south: Double, north: Double),
    originLatitude: Double
  ) {
    self.centralMeridian = centralMeridian
    self.standardParallels = standardParallels
    self.originLatitude = originLatitude
    let (south, north) = (
      Parallel(latitude: standardParallels.south), Parallel(latitude: standardParallels.north)
    )
    let n =
      abs(standardParallels.north - standardParallels.south) < 1e-8
      ? south.sine : (south.m * south.m - north.m * north.m) / (north.q - south.q)
    guard abs(n) >= Self.leastConstant else {
      form = .cylindrical(scale: south.m)
      return
    }
    let c = south.m * south.m + n * south.q
    let origin = Parallel(latitude: originLatitude)
    form = .conic(n: n, c: c, originRadius: Self.radius(n: n, c: c, q: origin.q))
  }

  /// The place in meters east of the central meridian and north of the origin.
  ///
  /// - Parameter longitude: in degrees, at most 180 from the central meridian to either side, as
  ///   `LayerExtent.unrolled` gives it.
  func project(longitude: Double, latitude: Double) -> PlanePoint {
    let lambda = (longitude - centralMeridian) * .pi / 180
    let q = Parallel(latitude: latitude).q
    switch form {
    case .conic(let n, let c, let originRadius):
      let radius = Self.radius(n: n, c: c, q: q)
      let theta = n * lambda
      // 1 - cos by the half angle keeps its digits where the cone is nearly a cylinder.
      let half = sin(theta / 2)
      return PlanePoint(
        x: radius * sin(theta), y: originRadius - radius + 2 * radius * half * half)
    case .cylindrical(let scale):
      let origin = Parallel(latitude: originLatitude).q
      return PlanePoint(
        x: Ellipsoid.semiMajorAxisMeters * scale * lambda,
        y: Ellipsoid.semiMajorAxisMeters * (q - origin) / (2 * scale))
    }
  }

  /// How much longer lengths along a parallel are drawn than they are.
  func scaleAlongParallel(atLatitude latitude: Double) -> Double {
    let parallel = Parallel(latitude: latitude)
    switch form {
    case .conic(let n, let c, _):
      return abs(Self.radius(n: n, c: c, q: parallel.q) * n)
        / (Ellipsoid.semiMajorAxisMeters * parallel.m)
    case .cylindrical(let scale):
      return scale / parallel.m
    }
  }

  /// Equation 14-3; the root of a negative number, which rounding can leave at a pole, is 0.
  private static func radius(n: Double, c: Double, q: Double) -> Double {
    Ellipsoid.semiMajorAxisMeters * max(0, c - n * q).squareRoot() / n
  }

  static func == (a: EqualAreaProjection, b: EqualAreaProjection) -> Bool {
    a.centralMeridian == b.centralMeridian && a.standardParallels == b.standardParallels
      && a.originLatitude == b.originLatitude
  }
}

/// What the projection needs of a latitude.
private struct Parallel {
  let sine: Double
  /// Equation 14-15: the radius of the parallel in semi-major axes.
  let m: Double
  /// Equation 3-12: twice the area to the equator of a band one radian wide, in squared axes.
  let q: Double

  init(latitude: Double) {
    let phi = latitude * .pi / 180
    sine = sin(phi)
    let e2 = Ellipsoid.eccentricitySquared
    let e = e2.squareRoot()
    let denominator = 1 - e2 * sine * sine
    m = cos(phi) / denominator.squareRoot()
    q = (1 - e2) * (sine / denominator + atanh(e * sine) / e)
  }
}
