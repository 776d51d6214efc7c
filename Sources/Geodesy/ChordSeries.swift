/// Geodesic lengths from chords through the ellipsoid.
enum ChordSeries {
  /// The longest chord, in meters, for which `geodesic(chord:…)` serves.
  static let limit = 1_000_000.0

  /// The length of the geodesic between two positions in meters, from the chord alone: no angle is
  /// computed.
  ///
  /// The arc over the chord with the normal curvature κ at its middle, in its direction, plus the
  /// first-order effect of the flattening along the way. With n and t the third components of the
  /// unit vectors along the normal and along the chord, and θ = κ s:
  /// κ = √(1 - e² n²) (1 + e'² t²) / a and s = 2/κ asin(κ c / 2) + f/κ (n² - t²) (θ⁵/80 + θ⁷/1344).
  /// The error is of the order f² c⁵: at most 0.13 mm at 1,000 km and 4 µm at 500 km, over all
  /// latitudes and azimuths.
  /// - Source: docs/methods/distance.md derives it.
  @inline(__always)
  static func geodesic(from start: Vector, along chord: Vector, squaredLength: Double) -> Double {
    if squaredLength == 0 { return 0 }
    let length = squaredLength.squareRoot()
    let e2 = WGS84.eccentricitySquared
    let sum = start + start + chord
    let z = sum.z * (1 / (1 - e2))
    let n2 = z * z / (sum.x * sum.x + sum.y * sum.y + z * z)
    let t2 = chord.z * chord.z / squaredLength
    let curvature =
      (1 - e2 * n2).squareRoot() * (1 + WGS84.secondEccentricitySquared * t2)
      * (1 / WGS84.semiMajorAxisMeters)
    let u = curvature * length * 0.5
    let u2 = u * u
    // asin u / u, up to u¹⁰: the rest is below 1e-15 for the longest chord.
    let tail = 15.0 / 336 + u2 * (105.0 / 3456 + u2 * (945.0 / 42240))
    let arc = 1 + u2 * (1.0 / 6 + u2 * (3.0 / 40 + u2 * tail))
    let theta = 2 * u * arc
    let theta2 = theta * theta
    // θ⁵ / κ is θ⁴ times the arc's length.
    let flattening =
      WGS84.flattening * (n2 - t2) * theta2 * theta2 * (1.0 / 80 + theta2 * (1.0 / 1344))
    return length * arc * (1 + flattening)
  }

  /// The longest chord that a geodesic of this length may have anywhere on the ellipsoid, in meters.
  ///
  /// No geodesic is shorter than the arc over its chord on a sphere of the largest radius of
  /// curvature R: c <= 2 R sin(s / 2R). The series is cut after a positive term, so it errs upward;
  /// beyond half a turn there is no bound.
  @inline(__always)
  static func longestChord(ofGeodesic length: Double) -> Double {
    let x = length * (0.5 / WGS84.largestRadiusMeters)
    let x2 = x * x
    if x2 > 2.4 { return .infinity }
    return length * (1 - x2 / 6 * (1 - x2 / 20))
  }
}

extension ChordSeries {
  /// How the geodesic's length pulls the nearest point along a curve away from where the chord is
  /// shortest: the curvature of the way depends on its direction.
  ///
  /// The derivative of the length is (w · T) / c + c² f Tz (4 wz - nz c² / a) / (12 a² c), w being the
  /// chord of length c and T the curve's tangent; this is the second term, times c.
  @inline(__always)
  static func drift(
    from start: Vector, along chord: Vector, tangent: Vector, squaredLength: Double
  ) -> Double {
    let a = WGS84.semiMajorAxisMeters
    let normal = (start.z + 0.5 * chord.z) * (1 / a)
    return squaredLength * tangent.z * (4 * chord.z - normal * squaredLength * (1 / a))
      * (WGS84.flattening / (12 * a * a))
  }
}
