import Geography
import TestSupport
import Testing

/// A position from a pair of numbers, longitude first.
func place(_ longitude: Double, _ latitude: Double) -> Coordinate {
  Coordinate(longitude: longitude, latitude: latitude)
}

/// A ring through the corners, closed here.
func ring(_ corners: [(Double, Double)]) throws -> Ring {
  let positions = corners.map { place($0.0, $0.1) }
  return try #require(Ring(positions + positions.prefix(1)))
}

func polygon(
  _ corners: [(Double, Double)], holes: [[(Double, Double)]] = []
) throws -> Polygon {
  Polygon(exterior: try ring(corners), holes: try holes.map(ring))
}

/// The corners of an axis-parallel box, counterclockwise.
func box(_ west: Double, _ south: Double, _ east: Double, _ north: Double) -> [(Double, Double)] {
  [(west, south), (east, south), (east, north), (west, north)]
}

/// A box on the integer lattice, with a vertex at every lattice point of its boundary or at its
/// corners alone.
struct LatticeBox: Equatable {
  var west: Int
  var south: Int
  var east: Int
  var north: Int
  var hasVerticesAlongSides = true

  var area: Int { (east - west) * (north - south) }

  /// The exact area of what two boxes have in common.
  func commonArea(with other: LatticeBox) -> Int {
    let width = min(east, other.east) - max(west, other.west)
    let height = min(north, other.north) - max(south, other.south)
    return max(0, width) * max(0, height)
  }

  func polygon() throws -> Polygon {
    guard hasVerticesAlongSides else {
      return try GeometryTests.polygon(
        box(Double(west), Double(south), Double(east), Double(north)))
    }
    var corners: [(Int, Int)] = (west..<east).map { ($0, south) }
    corners += (south..<north).map { (east, $0) }
    corners += (west..<east).reversed().map { ($0 + 1, north) }
    corners += (south..<north).reversed().map { (west, $0 + 1) }
    return try GeometryTests.polygon(corners.map { (Double($0.0), Double($0.1)) })
  }

  /// The boxes of a random partition of `self`: cut in two until small or by chance no further.
  func partition(using generator: inout SplitMix64) -> [LatticeBox] {
    let isWide = east - west >= north - south
    let length = isWide ? east - west : north - south
    guard length > 1, length > 4 || Bool.random(using: &generator) else { return [self] }
    let cut = Int.random(in: 1..<length, using: &generator)
    var (low, high) = (self, self)
    if isWide {
      low.east = west + cut
      high.west = low.east
    } else {
      low.north = south + cut
      high.south = low.north
    }
    return low.partition(using: &generator) + high.partition(using: &generator)
  }
}

extension Ring {
  /// The same ring, begun at another vertex and perhaps walked the other way.
  func rewritten(using generator: inout SplitMix64) throws -> Ring {
    let open = Array(coordinates.dropLast())
    let start = Int.random(in: open.indices, using: &generator)
    let turned = Array(open[start...] + open[..<start])
    let ring = try #require(Ring(turned + turned.prefix(1)))
    return Bool.random(using: &generator) ? ring : ring.reversed
  }
}

extension Polygon {
  /// The same polygon with its rings rewritten.
  func rewritten(using generator: inout SplitMix64) throws -> Polygon {
    var rings: [Ring] = []
    for ring in holes { rings.append(try ring.rewritten(using: &generator)) }
    return Polygon(exterior: try exterior.rewritten(using: &generator), holes: rings)
  }
}
