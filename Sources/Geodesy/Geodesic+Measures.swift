internal import Foundation
public import Geography

extension Geodesic {
  /// The length of a line in meters, its edges straight in longitude and latitude.
  ///
  /// Relative error below 1e-9. An edge from 179 to -179 runs the long way round, as its numbers
  /// say (RFC 7946, section 3.1.9).
  /// - Complexity: O(vertexCount).
  public static func length(of line: Polyline) -> Double { length(along: line.coordinates) }

  /// The length of a ring in meters, as for a line.
  ///
  /// - Complexity: O(vertexCount).
  public static func length(of ring: Ring) -> Double { length(along: ring.coordinates) }

  /// The area of a polygon in square meters, whichever way its rings run; holes are subtracted.
  ///
  /// Edges are straight in longitude and latitude, so a ring around a pole must run along it, from
  /// -180 to 180 at latitude 90 or -90. Relative error below 1e-9, or 1e-4 m² if that is more. The
  /// rings must not cross themselves or each other.
  /// - Complexity: O(vertexCount).
  public static func area(of polygon: Polygon) -> Double {
    polygon.holes.reduce(area(of: polygon.exterior)) { $0 - area(of: $1) }
  }

  /// The area inside a ring in square meters, as for a polygon.
  ///
  /// Green's theorem: the sum over the edges of dλ times the mean, along the edge, of the area
  /// between the edge and a parallel. The parallel of the first vertex keeps the terms small.
  /// - Complexity: O(vertexCount).
  public static func area(of ring: Ring) -> Double {
    let vertices = ring.coordinates
    guard vertices.allSatisfy(\.isMeasurable) else { return .nan }
    let zone = EquivalentZone(latitude: vertices[0].latitude)
    var sum = 0.0
    for (start, end) in zip(vertices, vertices.dropFirst()) {
      let width = (end.longitude - start.longitude) * WGS84.radiansPerDegree
      if width != 0 { sum += width * zone.mean(from: start.latitude, to: end.latitude) }
    }
    return abs(sum)
  }

  private static func length(along vertices: [Coordinate]) -> Double {
    guard vertices.allSatisfy(\.isMeasurable) else { return .nan }
    return zip(vertices, vertices.dropFirst()).reduce(0) { $0 + StraightEdge($1.0, $1.1).length }
  }
}

/// An edge that is straight in longitude and latitude.
private struct StraightEdge {
  let startLatitude: Double
  /// Extents in radians.
  let width: Double
  let height: Double

  init(_ start: Coordinate, _ end: Coordinate) {
    startLatitude = start.latitude * WGS84.radiansPerDegree
    width = (end.longitude - start.longitude) * WGS84.radiansPerDegree
    height = (end.latitude - start.latitude) * WGS84.radiansPerDegree
  }

  var length: Double { length(from: 0, to: 1, estimate: speedIntegral(from: 0, to: 1), depth: 0) }

  /// Halves the interval until the halves agree with the whole; the rule's error falls a
  /// thousandfold with each halving, so the sum of the halves is far better than the agreement.
  private func length(from a: Double, to b: Double, estimate: Double, depth: Int) -> Double {
    let middle = (a + b) / 2
    let left = speedIntegral(from: a, to: middle)
    let right = speedIntegral(from: middle, to: b)
    if depth == 40 || abs(left + right - estimate) <= 1e-11 * (left + right) {
      return left + right
    }
    return length(from: a, to: middle, estimate: left, depth: depth + 1)
      + length(from: middle, to: b, estimate: right, depth: depth + 1)
  }

  /// ∫ √((M dφ)² + (N cos φ dλ)²), M and N the radii of curvature along and across the meridian.
  private func speedIntegral(from a: Double, to b: Double) -> Double {
    GaussLegendre.integral(from: a, to: b) { part in
      let latitude = startLatitude + part * height
      let sinLatitude = sin(latitude)
      let w = 1 - WGS84.eccentricitySquared * sinLatitude * sinLatitude
      let n = WGS84.semiMajorAxisMeters / w.squareRoot()
      let north = n * (1 - WGS84.eccentricitySquared) / w * height
      let east = n * cos(latitude) * width
      return (north * north + east * east).squareRoot()
    }
  }
}

/// The area between a parallel and others, for each radian of longitude.
///
/// - Source: J. P. Snyder, Map Projections – A Working Manual, USGS Professional Paper 1395 (1987),
///   equation 3-12 (`q`); the difference is taken in closed form, so that nothing cancels.
private struct EquivalentZone {
  private let latitude: Double
  private let sinLatitude: Double

  init(latitude: Double) {
    self.latitude = latitude * WGS84.radiansPerDegree
    sinLatitude = sin(self.latitude)
  }

  /// The mean over the latitudes of an edge, in degrees. Five nodes for ten degrees leave an error
  /// below 1e-15.
  func mean(from start: Double, to end: Double) -> Double {
    let pieces = max(1, (abs(end - start) / 10).rounded(.up))
    var sum = 0.0
    for piece in stride(from: 0, to: pieces, by: 1) {
      sum += GaussLegendre.integral(from: piece / pieces, to: (piece + 1) / pieces) { part in
        area(to: (start + (end - start) * part) * WGS84.radiansPerDegree)
      }
    }
    return sum
  }

  /// b² / 2 (q(φ) - q(φ₀)) over 1 - e², φ₀ being this zone's own parallel.
  private func area(to other: Double) -> Double {
    let e2 = WGS84.eccentricitySquared
    let e = e2.squareRoot()
    let s0 = sinLatitude
    let s = sin(other)
    let difference = 2 * cos((other + latitude) / 2) * sin((other - latitude) / 2)
    let rational =
      difference * (1 + e2 * s * s0) / ((1 - e2 * s * s) * (1 - e2 * s0 * s0))
    let logarithmic = atanh(e * difference / (1 - e2 * s * s0)) / e
    return WGS84.semiMinorAxisMeters * WGS84.semiMinorAxisMeters / 2 * (rational + logarithmic)
  }
}

/// The five-point Gauss–Legendre rule, exact for polynomials up to degree nine.
///
/// - Source: NIST Digital Library of Mathematical Functions, section 3.5(v), table 3.5.2.
private enum GaussLegendre {
  private static let inner = (5 - 2 * (10.0 / 7).squareRoot()).squareRoot() / 3
  private static let outer = (5 + 2 * (10.0 / 7).squareRoot()).squareRoot() / 3
  private static let innerWeight = (322 + 13 * 70.0.squareRoot()) / 900
  private static let outerWeight = (322 - 13 * 70.0.squareRoot()) / 900

  static func integral(from a: Double, to b: Double, of f: (Double) -> Double) -> Double {
    let center = (a + b) / 2
    let half = (b - a) / 2
    return half
      * (128.0 / 225 * f(center)
        + innerWeight * (f(center - half * inner) + f(center + half * inner))
        + outerWeight * (f(center - half * outer) + f(center + half * outer)))
  }
}
