import Foundation
import Geography
import Geometry
import TestSupport
import Testing

/// The index against a decision in exact integers, at the places where rounding would show.
@Suite struct `Polygon index against exact arithmetic` {
  @Test(arguments: UInt64(0)..<24)
  func `agrees on stars cut into provinces`(seed: UInt64) throws {
    var generator = SplitMix64(seed: seed)
    try expectAgreement(star(using: &generator), using: &generator)
  }

  @Test(arguments: UInt64(0)..<8)
  func `agrees on combs that mesh`(seed: UInt64) throws {
    var generator = SplitMix64(seed: seed)
    try expectAgreement(try combs(using: &generator), using: &generator)
  }

  /// Compares `locate` with the oracle at, and one unit in the last place off, every vertex and
  /// random places on every edge, and at random places anywhere.
  private func expectAgreement(
    _ units: [[Polygon]], using generator: inout SplitMix64
  ) throws {
    #expect(try validityProblems(in: units).isEmpty)
    let points = probes(of: units, using: &generator)
    let longitudes = points.map(\.longitude)
    let latitudes = points.map(\.latitude)
    let coverage = try PolygonIndex(units)
      .locate(longitudes: longitudes.span, latitudes: latitudes.span)
    var found = coverage.lowest.map { $0 == ProvinceID.noneRawValue ? [] : [Int($0)] }
    for tie in coverage.ties {
      #expect(found[tie.row] == tie.provinces.prefix(1).map(\.index))
      found[tie.row] = tie.provinces.map(\.index)
    }
    let expected = try ExactOracle.covering(points, by: units)
    let wrong = points.indices.filter { found[$0] != expected[$0] }
    #expect(wrong.isEmpty, "\(wrong.count) of \(points.count), first \(points[wrong.first ?? 0])")
    #expect(expected.contains { $0.count > 1 } && expected.contains { $0.isEmpty })
  }

  private func probes(
    of units: [[Polygon]], using generator: inout SplitMix64
  ) -> [Coordinate] {
    var points: [Coordinate] = []
    for ring in units.joined().flatMap(\.rings) {
      for (a, b) in zip(ring.coordinates, ring.coordinates.dropFirst()) {
        let t = Double.random(in: 0..<1, using: &generator)
        let onEdge = place(
          a.longitude + t * (b.longitude - a.longitude),
          a.latitude + t * (b.latitude - a.latitude))
        let middle = place((a.longitude + b.longitude) / 2, (a.latitude + b.latitude) / 2)
        for center in [a, onEdge, middle] {
          for x in [center.longitude.nextDown, center.longitude, center.longitude.nextUp] {
            for y in [center.latitude.nextDown, center.latitude, center.latitude.nextUp] {
              points.append(place(x, y))
            }
          }
        }
      }
    }
    for _ in 0..<500 {
      points.append(
        place(
          .random(in: 60...80, using: &generator), .random(in: 32...48, using: &generator)))
    }
    return points
  }

  /// A star of 12 to 60 random corners, cut from its middle into three to six provinces.
  private func star(using generator: inout SplitMix64) -> [[Polygon]] {
    let count = Int.random(in: 12...60, using: &generator)
    let middle = place(
      .random(in: 69...71, using: &generator), .random(in: 39...41, using: &generator))
    let corners = (0..<count).map { corner in
      let angle = 2 * Double.pi * (Double(corner) + 0.3) / Double(count)
      let radius = Double.random(in: 0.5...6, using: &generator)
      return place(
        middle.longitude + radius * cos(angle), middle.latitude + radius * sin(angle))
    }
    let provinces = Int.random(in: 3...6, using: &generator)
    let cuts = (0...provinces).map { $0 * count / provinces }
    return zip(cuts, cuts.dropFirst()).map { first, last in
      let edge = (first...last).map { corners[$0 % count] }
      return Ring([middle] + edge + [middle]).map { [Polygon(exterior: $0)] } ?? []
    }
  }

  /// Two provinces whose border is a zigzag of long thin teeth.
  private func combs(using generator: inout SplitMix64) throws -> [[Polygon]] {
    let teeth = Int.random(in: 4...30, using: &generator)
    let zigzag = (0...teeth).map { tooth in
      (
        62 + 16 * Double(tooth) / Double(teeth),
        tooth.isMultiple(of: 2)
          ? Double.random(in: 34...35, using: &generator)
          : Double.random(in: 45...46, using: &generator)
      )
    }
    return [
      [try polygon([(78, 33), (62, 33)] + zigzag)],
      [try polygon([(78, 47), (62, 47)] + zigzag)],
    ]
  }
}
