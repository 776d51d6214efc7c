import Geodesy
import Geography
import TestSupport
import Testing

@Suite struct `A geodesic` {
  /// Positions, both azimuths along the way, and the distance.
  struct Case: Sendable {
    let start: Coordinate
    let forward: Double
    let end: Coordinate
    let arrival: Double
    let distance: Double

    init(
      _ latitude: Double, _ longitude: Double, _ forward: Double,
      _ endLatitude: Double, _ endLongitude: Double, _ arrival: Double, _ distance: Double
    ) {
      start = Coordinate(longitude: longitude, latitude: latitude)
      end = Coordinate(longitude: endLongitude, latitude: endLatitude)
      self.forward = forward
      self.arrival = arrival
      self.distance = distance
    }
  }

  /// Values from the test set that C. F. F. Karney publishes with GeographicLib, computed there
  /// with extended precision (doi:10.5281/zenodo.32156).
  static let published = [
    Case(
      35.60777, -139.44815, 111.098748429560326, -11.17491, -69.95921, 129.289270889708762,
      8935244.5604818305),
    Case(
      55.52454, 106.05087, 22.020059880982801, 77.03196, 197.18234, 109.112041110671519,
      4105086.1713924406),
    Case(
      -21.97856, 142.59065, -32.44456876433189, 41.84138, 98.56635, -41.84359951440466,
      8394328.894657671),
    Case(
      -17.42761, 173.34268, -159.033557661192928, -15.84784, 5.93557, -20.787484651536988,
      16076603.1631180673),
    Case(
      6.96833, 52.74123, 92.581585386317712, -7.39675, 206.17291, 90.721692165923907,
      17102477.2496958388),
    Case(
      -50.56724, -16.30485, -105.439679907590164, -33.56571, -94.97412, -47.348547835650331,
      6455670.5118668696),
    // Wellington to Salamanca, nearly antipodes: the example of GeographicLib's manual.
    Case(
      -41.32, 174.81, 161.06766998616, 40.96, -5.5, 18.825195123247, 19959679.26735382),
  ]

  @Test(arguments: published)
  func `has the published length and azimuths`(_ test: Case) {
    let arc = Geodesic.inverse(from: test.start, to: test.end)
    #expect(abs(arc.distanceMeters - test.distance) < 2e-8)
    #expect(angle(arc.forwardAzimuthDegrees, test.forward) < 1e-11)
    #expect(angle(arc.backAzimuthDegrees, test.arrival + 180) < 1e-11)
  }

  @Test(arguments: published)
  func `ends where the published one does`(_ test: Case) {
    let (end, back) = Geodesic.direct(
      from: test.start, azimuthDegrees: test.forward, distanceMeters: test.distance)
    #expect(abs(end.latitude - test.end.latitude) < 1e-11)
    #expect(angle(end.longitude, test.end.longitude) < 1e-11)
    #expect(angle(back, test.arrival + 180) < 1e-10)
    #expect(end.isValid)
  }

  @Test func `between the poles is as long as two quarter meridians`() {
    let north = Coordinate(longitude: 0, latitude: 90)
    let south = Coordinate(longitude: 77, latitude: -90)
    let arc = Geodesic.inverse(from: north, to: south)
    #expect(abs(arc.distanceMeters - 20_003_931.458625) < 1e-6)
  }

  @Test(arguments: [(0.0, 90.5), (361, 0), (.nan, 0), (0, .nan), (.infinity, 0), (0, -.infinity)])
  func `from nowhere has no length`(longitude: Double, latitude: Double) {
    let nowhere = Coordinate(longitude: longitude, latitude: latitude)
    let somewhere = Coordinate(longitude: 69, latitude: 34)
    #expect(Geodesic.inverse(from: nowhere, to: somewhere).distanceMeters.isNaN)
    #expect(Geodesic.inverse(from: somewhere, to: nowhere).forwardAzimuthDegrees.isNaN)
    let (end, back) = Geodesic.direct(from: nowhere, azimuthDegrees: 0, distanceMeters: 1)
    #expect(end.latitude.isNaN && back.isNaN)
  }

  @Test(arguments: [1, 2, 3] as [UInt64])
  func `leads there and back`(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    for _ in 0..<500 {
      let start = Coordinate(
        longitude: random.uniform(-180..<180), latitude: random.uniform(-90..<90))
      let azimuth = random.uniform(-180..<180)
      let distance = random.uniform(1..<15_000_000)
      let (end, back) = Geodesic.direct(
        from: start, azimuthDegrees: azimuth, distanceMeters: distance)
      let arc = Geodesic.inverse(from: start, to: end)
      #expect(abs(arc.distanceMeters - distance) < 1e-6)
      let (home, _) = Geodesic.direct(from: end, azimuthDegrees: back, distanceMeters: distance)
      #expect(Geodesic.inverse(from: home, to: start).distanceMeters < 1e-6)
    }
  }
}

/// How far two directions lie apart, in degrees.
private func angle(_ a: Double, _ b: Double) -> Double {
  abs((a - b).remainder(dividingBy: 360))
}
