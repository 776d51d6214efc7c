internal import Foundation

/// Lower bounds on long geodesics, a hundred times cheaper than the geodesics.
///
/// Positions are given on the auxiliary sphere: the axes of the ellipsoid scaled to one.
enum FlatteningBound {
  /// The position on the auxiliary sphere, for a position on the ellipsoid.
  @inline(__always)
  static func auxiliary(_ position: Vector) -> Vector {
    Vector(
      x: position.x * (1 / WGS84.semiMajorAxisMeters),
      y: position.y * (1 / WGS84.semiMajorAxisMeters),
      z: position.z * (1 / WGS84.semiMinorAxisMeters))
  }

  /// No geodesic between the positions is shorter, in meters.
  ///
  /// The great circle of angle θ on the auxiliary sphere is as long on the ellipsoid, to the first
  /// order in f, as a (θ - f/2 (n² (θ - sin θ) + t² (θ + sin θ))), n and t being the third components
  /// of the unit vectors to its middle and along its chord. That is too long by at most
  /// 2.5 θ³ / cos θ/2 meters, and by 34 km between antipodes.
  /// - Source: docs/methods/distance.md derives it.
  static func geodesic(from start: Vector, to end: Vector) -> (length: Double, sine: Double) {
    let chord = end - start
    let sum = start + end
    let chordSquared = chord.squaredLength
    let sumSquared = sum.squaredLength
    if chordSquared == 0 { return (0, 0) }
    let doubledCosine = sumSquared.squareRoot()
    let theta = 2 * atan2(chordSquared.squareRoot(), doubledCosine)
    let sine = chordSquared.squareRoot() * doubledCosine / 2
    let t2 = chord.z * chord.z / chordSquared
    let n2 = sumSquared > 0 ? sum.z * sum.z / sumSquared : 0
    let flattening = n2 * (theta - sine) + t2 * (theta + sine)
    let length = WGS84.semiMajorAxisMeters * (theta - WGS84.flattening / 2 * flattening)
    let excess = min(40_000, 5 * theta * theta * theta / doubledCosine)
    return (length - excess, sine)
  }

  /// The center of a box on the auxiliary sphere, and how far from it, along the ellipsoid in
  /// meters, anything in the box may lie.
  struct Disc: Sendable {
    let center: Vector
    let radius: Double

    /// A position within r of the box's center is seen from Earth's center at most asin(r / b) away.
    init(_ box: Box) {
      let middle = FlatteningBound.auxiliary((box.low + box.high) * 0.5)
      let length = middle.squaredLength.squareRoot()
      center = length > 0 ? middle * (1 / length) : Vector(x: 1, y: 0, z: 0)
      let sine =
        (box.high - box.low).squaredLength.squareRoot() / 2 / WGS84.semiMinorAxisMeters
      radius =
        sine < 1 && length > 0
        ? WGS84.semiMajorAxisMeters * asin(sine) : 2 * WGS84.semiMajorAxisMeters * .pi
    }

    /// Nothing in the box is nearer to a position on the auxiliary sphere, in meters.
    func lowerBound(from position: Vector) -> Double {
      FlatteningBound.geodesic(from: position, to: center).length - radius
    }
  }
}
