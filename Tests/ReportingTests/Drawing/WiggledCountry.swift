import Foundation
import Geography
import TestSupport

/// A synthetic country: a grid of provinces whose shared edges wander, the same for both sides.
struct WiggledCountry {
  let provinces: [Province]

  /// - Parameter depth: every edge has 2^depth pieces.
  init(
    seed: UInt64, columns: Int = 4, rows: Int = 3, west: Double = 60, south: Double = 30,
    width: Double = 8, height: Double = 6, depth: Int = 4
  ) {
    var random = SplitMix64(seed: seed)
    let (dx, dy) = (width / Double(columns), height / Double(rows))
    var corners: [[Coordinate]] = []
    for column in 0...columns {
      corners.append(
        (0...rows).map { row in
          Coordinate(
            longitude: west + dx * (Double(column) + .random(in: -0.2...0.2, using: &random)),
            latitude: south + dy * (Double(row) + .random(in: -0.2...0.2, using: &random)))
        })
    }
    var edges: [[Coordinate]: [Coordinate]] = [:]
    func edge(_ a: Coordinate, _ b: Coordinate) -> [Coordinate] {
      if let known = edges[[b, a]] { return known.reversed() }
      if let known = edges[[a, b]] { return known }
      var line = [a, b]
      for _ in 0..<depth {
        var next = [line[0]]
        for (p, q) in zip(line, line.dropFirst()) {
          let shift = Double.random(in: -0.1...0.1, using: &random)
          next.append(
            Coordinate(
              longitude: (p.longitude + q.longitude) / 2 - shift * (q.latitude - p.latitude),
              latitude: (p.latitude + q.latitude) / 2 + shift * (q.longitude - p.longitude)))
          next.append(q)
        }
        line = next
      }
      edges[[a, b]] = line
      return line
    }
    var provinces: [Province] = []
    for column in 0..<columns {
      for row in 0..<rows {
        let around = [
          corners[column][row], corners[column + 1][row], corners[column + 1][row + 1],
          corners[column][row + 1], corners[column][row],
        ]
        let ring = zip(around, around.dropFirst()).flatMap { edge($0, $1).dropLast() }
        let index = column * rows + row
        provinces.append(
          Province(
            code: "W-\(100 + index)", name: "Unit \(index)",
            polygons: [Ring(ring + [ring[0]])].compactMap { $0 }.map { Polygon(exterior: $0) }))
      }
    }
    self.provinces = provinces
  }

  var catalog: ProvinceCatalog {
    get throws { try ProvinceCatalog(provinces) }
  }
}

/// A rectangle with its corners and `steps - 1` places between on every side.
func rectangle(
  _ west: Double, _ south: Double, _ east: Double, _ north: Double, steps: Int = 1
) -> [Polygon] {
  let part = { (a: Double, b: Double, step: Int) in a + (b - a) * Double(step) / Double(steps) }
  let around =
    (0..<steps).map { Coordinate(longitude: part(west, east, $0), latitude: south) }
    + (0..<steps).map { Coordinate(longitude: east, latitude: part(south, north, $0)) }
    + (0..<steps).map { Coordinate(longitude: part(east, west, $0), latitude: north) }
    + (0..<steps).map { Coordinate(longitude: west, latitude: part(north, south, $0)) }
  return [Ring(around + [around[0]])].compactMap { $0 }.map { Polygon(exterior: $0) }
}
