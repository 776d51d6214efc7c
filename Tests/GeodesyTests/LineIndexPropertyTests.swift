import Foundation
import Geodesy
import Geography
import TestSupport
import Testing

/// Where a random line lies, how long its edges are, and from where it is measured.
struct Setting: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let longitudes: Range<Double>
  let latitudes: Range<Double>
  /// In degrees.
  let edges: Double
  /// How far the points may lie from the line, in degrees.
  let reach: Double

  static let all = [
    Setting(
      testDescription: "short edges", longitudes: 60..<75, latitudes: 29..<38, edges: 0.2, reach: 3),
    Setting(
      testDescription: "next to short edges", longitudes: 60..<75, latitudes: 29..<38, edges: 0.2,
      reach: 0.001),
    Setting(
      testDescription: "up to 1,000 km", longitudes: 60..<75, latitudes: 29..<38, edges: 2, reach: 9
    ),
    Setting(
      testDescription: "long edges", longitudes: -150..<150, latitudes: -60..<60, edges: 60,
      reach: 9),
    Setting(
      testDescription: "on the equator", longitudes: -150..<150, latitudes: -3..<3, edges: 5,
      reach: 9),
    Setting(
      testDescription: "across the antimeridian", longitudes: 175..<185, latitudes: -70..<70,
      edges: 4, reach: 6),
    Setting(
      testDescription: "around the north pole", longitudes: -180..<180, latitudes: 80..<90,
      edges: 40,
      reach: 5),
    Setting(
      testDescription: "beside the south pole", longitudes: -180..<180, latitudes: -90 ..< -89.9,
      edges: 90, reach: 0.2),
    Setting(
      testDescription: "anywhere from anywhere", longitudes: -180..<180, latitudes: -90..<90,
      edges: 20, reach: 180),
  ]

  /// Lines of a few vertices, some of them twice.
  func lines(_ random: inout SplitMix64) -> [Polyline] {
    (0..<2).compactMap { _ in
      var vertex = Coordinate(
        longitude: random.uniform(longitudes), latitude: random.uniform(latitudes))
      var vertices = [vertex]
      for _ in 0..<3 {
        if random.next() % 4 == 0 { vertices.append(vertex) }
        vertex = shifted(vertex, by: edges, &random)
        vertices.append(vertex)
      }
      return Polyline(vertices)
    }
  }

  /// A point near some edge.
  func point(near lines: [Polyline], _ random: inout SplitMix64) -> Coordinate {
    let vertices = lines[Int(random.next() % UInt64(lines.count))].coordinates
    let edge = Int(random.next() % UInt64(vertices.count - 1))
    let foot = vertices[edge].interpolated(to: vertices[edge + 1], at: random.uniform(0..<1))
    return shifted(foot, by: reach, &random)
  }

  private func shifted(
    _ position: Coordinate, by degrees: Double, _ random: inout SplitMix64
  ) -> Coordinate {
    Coordinate(
      longitude: min(360, max(-360, position.longitude + random.uniform(-degrees..<degrees))),
      latitude: min(90, max(-90, position.latitude + random.uniform(-degrees..<degrees))))
  }
}

@Suite struct `Distances to random lines` {
  @Test(arguments: Setting.all, [11, 12] as [UInt64])
  func `are those of an exhaustive search, within a millimeter`(
    setting: Setting, seed: UInt64
  ) throws {
    var random = SplitMix64(seed: seed)
    for _ in 0..<2 {
      let lines = setting.lines(&random)
      let index = try LineIndex(lines)
      for _ in 0..<12 {
        let point = setting.point(near: lines, &random)
        let found = try #require(index.nearest(to: point))
        let expected = naiveDistance(from: point, to: lines)
        #expect(
          abs(found.distanceMeters - expected) <= 1e-3,
          "\(point) is \(expected) m from \(lines)")
        let there = Geodesic.inverse(from: point, to: found.coordinate).distanceMeters
        #expect(abs(there - found.distanceMeters) <= 1e-3, "\(found) of \(point)")
        let own = naiveDistance(from: found.coordinate, to: [lines[found.line]])
        #expect(own < 1e-3, "\(found) is off its line")
      }
    }
  }

  @Test(arguments: [21, 22] as [UInt64])
  func `are the same by column and by point`(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let setting = Setting.all[0]
    let lines = setting.lines(&random)
    let index = try LineIndex(lines)
    let points = (0..<200).map { _ in setting.point(near: lines, &random) }
    let longitudes = points.map(\.longitude)
    let latitudes = points.map(\.latitude)
    let distances = index.distances(longitudes: longitudes.span, latitudes: latitudes.span)
    let found = index.nearest(longitudes: longitudes.span, latitudes: latitudes.span)
    #expect(found.distancesMeters == distances)
    for (row, point) in points.enumerated() {
      let single = try #require(index.nearest(to: point))
      #expect(single.distanceMeters == distances[row])
      #expect(single.coordinate.longitude == found.longitudes[row])
      #expect(single.coordinate.latitude == found.latitudes[row])
      #expect(single.line == Int(found.lines[row]))
    }
  }

  /// Its middle is then the farthest point, and every piece bends around the point.
  @Test(arguments: [(89.0, 89.2), (88, 88.5), (85, 86), (89.9, 88), (86, 89.99), (80, 84)])
  func `see a parallel from beyond the pole`(latitude: Double, parallel: Double) throws {
    let lines = try [#require(line((-60, parallel), (61, parallel)))]
    let index = try LineIndex(lines)
    for longitude in [180.0, 179, 120, -100] {
      let point = Coordinate(longitude: longitude, latitude: latitude)
      let found = try #require(index.nearest(to: point))
      #expect(abs(found.distanceMeters - naiveDistance(from: point, to: lines)) <= 1e-3)
    }
  }

  /// A parallel lies up to half a meter south of its chord, so a search that began with the other line
  /// would leave the nearer one out if it took chords for edges.
  @Test(arguments: [51] as [UInt64])
  func `take a parallel for nearer than its chord`(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    for _ in 0..<20 {
      let parallel = try #require(line((10, 60), (10.06, 60)))
      let point = Coordinate(longitude: 10.03, latitude: 60 - random.uniform(0.001..<0.02))
      let distance = naiveDistance(from: point, to: [parallel])
      let (start, _) = Geodesic.direct(
        from: point, azimuthDegrees: 180, distanceMeters: distance + random.uniform(0.01..<0.3))
      let end = Coordinate(
        longitude: start.longitude + random.uniform(-4..<4),
        latitude: start.latitude - random.uniform(0.1..<8))
      let index = try LineIndex([Polyline([start, end]), parallel].compactMap(\.self))
      let found = try #require(index.nearest(to: point))
      #expect(abs(found.distanceMeters - distance) <= 1e-3, "\(point), \(end)")
    }
  }

  /// Where the chord is shortest the angle may be off by 2e-5 at 1,000 km, and the point by 20 m.
  @Test(arguments: [41] as [UInt64])
  func `are reached at a right angle`(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    var count = 0
    for _ in 0..<40 {
      let start = Coordinate(
        longitude: random.uniform(0..<90), latitude: random.uniform(-60..<50))
      let end = Coordinate(
        longitude: start.longitude + random.uniform(-12..<12),
        latitude: start.latitude + random.uniform(6..<12))
      let middle = start.interpolated(to: end, at: 0.5)
      let heading = Geodesic.inverse(from: start, to: end).forwardAzimuthDegrees
      let (point, _) = Geodesic.direct(
        from: middle, azimuthDegrees: heading + 90, distanceMeters: random.uniform(1e5..<9.5e5))
      let index = try LineIndex([Polyline([start, end])].compactMap(\.self))
      let found = try #require(index.nearest(to: point))
      let part = (found.coordinate.latitude - start.latitude) / (end.latitude - start.latitude)
      guard part > 0.01, part < 0.99 else { continue }
      count += 1
      let before = start.interpolated(to: end, at: part - 1e-5)
      let after = start.interpolated(to: end, at: part + 1e-5)
      let edge = Geodesic.inverse(from: before, to: after).forwardAzimuthDegrees
      let way = Geodesic.inverse(from: found.coordinate, to: point).forwardAzimuthDegrees
      #expect(abs(cos((way - edge) * .pi / 180)) < 3e-6, "\(point) at \(found)")
    }
    #expect(count > 20)
  }
}
