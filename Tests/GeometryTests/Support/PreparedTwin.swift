import Geography
import TestSupport

@testable import Geometry

/// The twin of `PolygonIndex`: every point by the prepared geometry of GEOS, no grid before it.
struct PreparedTwin {
  private let oracle: UnitOracle

  init(_ units: [[Polygon]]) throws { oracle = try UnitOracle(units) }

  func coverage(_ longitudes: [Double], _ latitudes: [Double]) throws -> Coverage {
    var lowest = Array(repeating: ProvinceID.noneRawValue, count: longitudes.count)
    var ties: [Coverage.Tie] = []
    for row in longitudes.indices where longitudes[row].isFinite && latitudes[row].isFinite {
      let found = try oracle.units(covering: place(longitudes[row], latitudes[row]), among: nil)
        .map { ProvinceID(rawValue: UInt16($0)) }
      lowest[row] = found.first?.rawValue ?? ProvinceID.noneRawValue
      if found.count > 1 { ties.append(Coverage.Tie(row: row, provinces: found)) }
    }
    return Coverage(lowest: lowest, ties: ties)
  }
}

/// Columns of points at which an index over `units` could be wrong.
struct Probes {
  private(set) var longitudes: [Double] = []
  private(set) var latitudes: [Double] = []

  mutating func add(_ point: Coordinate) {
    longitudes.append(point.longitude)
    latitudes.append(point.latitude)
  }

  /// The point and its eight neighbors, one unit in the last place off.
  mutating func addNeighbors(of point: Coordinate) {
    for x in [point.longitude.nextDown, point.longitude, point.longitude.nextUp] {
      for y in [point.latitude.nextDown, point.latitude, point.latitude.nextUp] {
        add(place(x, y))
      }
    }
  }

  /// Random points in a box and a little around it.
  mutating func addRandom(
    _ count: Int, in box: BoundingBox, using generator: inout SplitMix64
  ) {
    let (width, height) = (box.east - box.west, box.north - box.south)
    for _ in 0..<count {
      add(
        place(
          box.west + width * .random(in: -0.1...1.1, using: &generator),
          box.south + height * .random(in: -0.1...1.1, using: &generator)))
    }
  }

  /// On or within one unit in the last place of a random vertex, edge middle or place on an edge.
  mutating func addNearBoundaries(
    _ count: Int, of units: [[Polygon]], using generator: inout SplitMix64
  ) {
    let rings = units.joined().flatMap(\.rings).map(\.coordinates)
    let edges = rings.flatMap { zip($0, $0.dropFirst()) }
    for _ in 0..<count {
      let (a, b) = edges[Int.random(in: edges.indices, using: &generator)]
      let part =
        [0, 0.5, Double.random(in: 0...1, using: &generator)]
        .randomElement(using: &generator) ?? 0
      var x = a.longitude + part * (b.longitude - a.longitude)
      var y = a.latitude + part * (b.latitude - a.latitude)
      x = [x.nextDown, x, x.nextUp].randomElement(using: &generator) ?? x
      y = [y.nextDown, y, y.nextUp].randomElement(using: &generator) ?? y
      add(place(x, y))
    }
  }

  /// On the corners of cells and on the reference positions, where building and asking could part.
  mutating func addCellBorders(
    _ count: Int, of frame: GridFrame, using generator: inout SplitMix64
  ) {
    for _ in 0..<count {
      let column = Int.random(in: 0..<frame.side - 1, using: &generator)
      let row = Int.random(in: 0..<frame.side - 1, using: &generator)
      let (low, high) = (
        frame.reference(column: column, row: row),
        frame.reference(column: column + 1, row: row + 1)
      )
      addNeighbors(of: low)
      // The first double of the next cell, by halving, in one direction and then the other.
      let x = border(low.longitude, high.longitude) {
        frame.cell(longitude: $0, latitude: low.latitude)
      }
      let y = border(low.latitude, high.latitude) {
        frame.cell(longitude: low.longitude, latitude: $0)
      }
      addNeighbors(of: place(x, y))
      addNeighbors(of: place(x, low.latitude))
      addNeighbors(of: place(low.longitude, y))
    }
  }

  private func border(_ low: Double, _ high: Double, _ cell: (Double) -> UInt32) -> Double {
    var (low, high) = (low, high)
    let first = cell(low)
    while low.nextUp < high {
      let middle = low + (high - low) / 2
      if cell(middle) == first { low = middle } else { high = middle }
    }
    return high
  }
}

/// The first rows in which the index and its twin differ, in words; empty when there are none.
func differences(_ units: [[Polygon]], at probes: Probes) throws -> [String] {
  let found = try PolygonIndex(units)
    .locate(longitudes: probes.longitudes.span, latitudes: probes.latitudes.span)
  let expected = try PreparedTwin(units).coverage(probes.longitudes, probes.latitudes)
  if found == expected { return [] }
  let rows = probes.longitudes.indices.filter { found.lowest[$0] != expected.lowest[$0] }
  let ties = Set(found.ties.map(\.row)).symmetricDifference(expected.ties.map(\.row)).sorted()
  return (rows + ties).prefix(5).map { row in
    "\(probes.longitudes[row]) \(probes.latitudes[row]): \(found.lowest[row]), "
      + "by GEOS \(expected.lowest[row])"
  } + ["\(rows.count) rows, \(ties.count) ties of \(probes.longitudes.count)"]
}
