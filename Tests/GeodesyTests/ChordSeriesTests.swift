import Foundation
import Geography
import Testing

@testable import Geodesy

@Suite struct `Bounds on geodesics` {
  /// Every two degrees of latitude and azimuth.
  static let latitudes = stride(from: -90.0, through: 90, by: 2)
  static let azimuths = stride(from: 0.0, through: 180, by: 2)

  @Test(arguments: [
    (1.0, 1e-8), (1_000, 1e-8), (100_000, 2e-8), (300_000, 1e-6), (500_000, 4e-6),
    (800_000, 4.5e-5), (1_000_000, 1.3e-4),
  ])
  func `the chord series is as good as promised`(distance: Double, tolerance: Double) {
    var worst = 0.0
    for (start, end) in pairs(distance) {
      let chord = cartesian(end) - cartesian(start)
      let length = ChordSeries.geodesic(
        from: cartesian(start), along: chord, squaredLength: chord.squaredLength)
      worst = max(worst, abs(length - distance))
    }
    #expect(worst <= tolerance, "off by \(worst) m")
  }

  @Test(arguments: [1.0, 1e5, 1e6, 5e6, 1e7, 1.2e7, 1.5e7, 1.9e7])
  func `no chord is longer than its geodesic allows`(distance: Double) {
    for (start, end) in pairs(distance) {
      // Beyond the antipodes of the shortest meridian a path is no longer the shortest.
      let shortest = Geodesic.inverse(from: start, to: end).distanceMeters
      let chord = (cartesian(end) - cartesian(start)).squaredLength.squareRoot()
      #expect(chord <= ChordSeries.longestChord(ofGeodesic: shortest) + 1e-8)
    }
  }

  @Test(arguments: [1e4, 1e6, 3e6, 6e6, 9e6, 1.2e7, 1.5e7, 1.8e7, 1.95e7, 1.99e7, 2e7])
  func `no geodesic is shorter than the bound by the flattening`(distance: Double) {
    for (start, end) in pairs(distance) {
      let shortest = Geodesic.inverse(from: start, to: end).distanceMeters
      let bound = FlatteningBound.geodesic(
        from: FlatteningBound.auxiliary(cartesian(start)),
        to: FlatteningBound.auxiliary(cartesian(end)))
      #expect(bound.length <= shortest + 1e-7, "from \(start) to \(end)")
    }
  }

  private func pairs(_ distance: Double) -> [(Coordinate, Coordinate)] {
    Self.latitudes.flatMap { latitude in
      let start = Coordinate(longitude: 0, latitude: latitude)
      return Self.azimuths.map { azimuth in
        let path = Geodesic.direct(
          from: start, azimuthDegrees: azimuth, distanceMeters: distance)
        return (start, path.end)
      }
    }
  }
}

func cartesian(_ position: Coordinate) -> Vector {
  WGS84.cartesian(longitude: position.longitude, latitude: position.latitude)
}
