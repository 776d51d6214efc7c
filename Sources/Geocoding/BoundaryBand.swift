internal import Foundation
internal import Geodesy
internal import Geography
internal import Geometry

/// Which boundaries come within one distance of a point, for almost every point without a geodesic.
///
/// Degrees are turned into meters by the scales of the point's row of tiles. How much the scales of
/// the ellipsoid change over the row and the distance around it bounds the error of any length, so
/// that a boundary is surely within the distance, surely not, or left to a geodesic. Where the whole
/// tile of a point is far from boundaries, no length is taken at all.
struct BoundaryBand: Sendable {
  /// Meters for a degree around one row of tiles.
  fileprivate struct Scale: Sendable {
    let longitude: Double
    let latitude: Double
    /// The squares of the planar lengths up to which a boundary is surely within the distance, and
    /// beyond which it surely is not.
    let sure: Double
    let possible: Double
  }

  fileprivate struct Edge: Sendable {
    let longitude: Double
    let latitude: Double
    let toLongitude: Double
    let toLatitude: Double
    let first: UInt16
    /// `ProvinceID.noneRawValue` where there is none.
    let second: UInt16
  }

  let radiusMeters: Double
  private let box: BoundingBox
  private let tilesPerDegree: (longitude: Double, latitude: Double)
  private let scales: [Scale]
  private let edges: [Edge]
  /// The first entry of each tile, and the count of all; shape `[tileCount + 1]`.
  private var starts: [UInt32]
  /// The edges that come near the tiles.
  private var entries: [UInt32]

  private static let side = 256
  /// Beyond, tiles have too many edges and scales change too much.
  private static let largestRadius = 30_000.0
  /// The nearest point of a line is known to a millimeter; twice that, so that both ways agree.
  fileprivate static let slackMeters = 0.002
  /// The least meters to a degree of latitude on the ellipsoid, at the equator, a little less.
  private static let leastMetersPerDegree = 110_500.0

  /// Nil for a distance beyond 30 km and for layers near the antimeridian or the poles.
  ///
  /// - Parameter bounds: the box around the edges.
  init?(_ boundaries: BoundaryEdges, within bounds: BoundingBox?, radiusMeters: Double) {
    guard radiusMeters > 0, radiusMeters <= Self.largestRadius, let bounds else { return nil }
    let reach = radiusMeters * 1.1 / Self.leastMetersPerDegree
    let poleward = max(abs(bounds.south), abs(bounds.north)) + 3 * reach
    guard poleward < 80 else { return nil }
    let longitudeReach = reach / cos(poleward * .pi / 180)
    var box = bounds.grown(by: reach)
    box.extend(to: bounds.grown(by: longitudeReach))
    guard box.west > -180, box.east < 180, box.south > -80, box.north < 80 else { return nil }
    self.radiusMeters = radiusMeters
    self.box = box
    let side = Double(Self.side)
    tilesPerDegree = (side / (box.east - box.west), side / (box.north - box.south))
    let height = (box.north - box.south) / side
    scales = (0..<Self.side).map { row in
      let south = box.south + Double(row) * height
      return Scale(
        from: south - 2 * reach, to: south + height + 2 * reach, radius: radiusMeters)
    }
    edges = boundaries.map { edge in
      Edge(
        longitude: edge.start.longitude, latitude: edge.start.latitude,
        toLongitude: edge.end.longitude, toLatitude: edge.end.latitude,
        first: UInt16(truncatingIfNeeded: edge.firstUnit),
        second: edge.secondUnit.map { UInt16(truncatingIfNeeded: $0) }
          ?? ProvinceID.noneRawValue)
    }
    starts = Array(repeating: 0, count: Self.side * Self.side + 1)
    entries = []
    fill(reach: (longitudeReach, reach))
  }

  /// Whether no boundary comes near the tile of a point.
  func isFar(_ point: Coordinate) -> Bool {
    guard box.contains(point) else { return (-180...180).contains(point.longitude) }
    let tile = tile(of: point)
    return starts[tile] == starts[tile + 1]
  }

  /// The provinces whose boundary comes within the distance, ascending; nil where the bounds do not
  /// decide.
  func provinces(near point: Coordinate) -> [ProvinceID]? {
    guard box.contains(point) else { return nil }
    let tile = tile(of: point)
    let scale = scales[tile / Self.side]
    var sure = Near()
    var possible = Near()
    for index in Int(starts[tile])..<Int(starts[tile + 1]) {
      let edge = edges[Int(entries[index])]
      let squared = Self.squaredDistance(from: point, to: edge, scale)
      if squared > scale.possible { continue }
      if squared <= scale.sure {
        guard sure.insert(edge.first), sure.insert(edge.second) else { return nil }
      } else {
        guard possible.insert(edge.first), possible.insert(edge.second) else { return nil }
      }
    }
    return possible.isSubset(of: sure) ? sure.ids : nil
  }

  private func tile(of point: Coordinate) -> Int {
    let column = Int((point.longitude - box.west) * tilesPerDegree.longitude)
    let row = Int((point.latitude - box.south) * tilesPerDegree.latitude)
    return min(row, Self.side - 1) * Self.side + min(column, Self.side - 1)
  }

  private static func squaredDistance(
    from point: Coordinate, to edge: Edge, _ scale: Scale
  ) -> Double {
    let x = (edge.longitude - point.longitude) * scale.longitude
    let y = (edge.latitude - point.latitude) * scale.latitude
    let dx = (edge.toLongitude - edge.longitude) * scale.longitude
    let dy = (edge.toLatitude - edge.latitude) * scale.latitude
    let part = -(x * dx + y * dy) / (dx * dx + dy * dy)
    let foot = part > 0 ? (part < 1 ? part : 1) : 0
    let (nearX, nearY) = (x + foot * dx, y + foot * dy)
    return nearX * nearX + nearY * nearY
  }
}

extension BoundaryBand {
  /// Lists each edge in the tiles that it may be near, counting first.
  private mutating func fill(reach: (longitude: Double, latitude: Double)) {
    forEachTile(near: reach) { tile, _ in starts[tile + 1] += 1 }
    for tile in 1..<starts.count { starts[tile] += starts[tile - 1] }
    entries = Array(repeating: 0, count: Int(starts[starts.count - 1]))
    var next = starts
    forEachTile(near: reach) { tile, edge in
      entries[Int(next[tile])] = UInt32(truncatingIfNeeded: edge)
      next[tile] += 1
    }
  }

  private func forEachTile(
    near reach: (longitude: Double, latitude: Double), _ body: (Int, Int) -> Void
  ) {
    let last = Double(Self.side - 1)
    for (number, edge) in edges.enumerated() {
      let south = min(edge.latitude, edge.toLatitude)
      let north = max(edge.latitude, edge.toLatitude)
      let low = (south - reach.latitude - box.south) * tilesPerDegree.latitude
      let high = (north + reach.latitude - box.south) * tilesPerDegree.latitude
      for row in Int(max(low - 1e-6, 0))...Int(min(high + 1e-6, last)) {
        let bottom = box.south + (Double(row) - 1e-6) / tilesPerDegree.latitude - reach.latitude
        let top = box.south + (Double(row + 1) + 1e-6) / tilesPerDegree.latitude + reach.latitude
        let (west, east) = edge.longitudes(from: max(bottom, south), to: min(top, north))
        let first = (west - reach.longitude - box.west) * tilesPerDegree.longitude
        let final = (east + reach.longitude - box.west) * tilesPerDegree.longitude
        for column in Int(max(first - 1e-6, 0))...Int(min(final + 1e-6, last)) {
          body(row * Self.side + column, number)
        }
      }
    }
  }
}

extension BoundaryBand.Edge {
  /// The longitudes between two parallels that the edge reaches; all of them for an edge along one.
  fileprivate func longitudes(from south: Double, to north: Double) -> (west: Double, east: Double)
  {
    let height = toLatitude - latitude
    let (west, east) = (min(longitude, toLongitude), max(longitude, toLongitude))
    guard abs(height) > 1e-3 else { return (west, east) }
    let slope = (toLongitude - longitude) / height
    let (a, b) = (longitude + (south - latitude) * slope, longitude + (north - latitude) * slope)
    return (max(west, min(a, b)), min(east, max(a, b)))
  }
}

extension BoundaryBand.Scale {
  /// The scales between two parallels. The radius of a parallel falls toward the poles, and the
  /// meters to a degree of latitude grow, so that their extremes are at the ends or at the equator.
  ///
  /// - Source: the metric of the ellipsoid, ds² = (N cos φ)² dλ² + M² dφ², with M and N its radii of
  ///   curvature; a geodesic as short as the distance stays between the parallels.
  fileprivate init(from south: Double, to north: Double, radius: Double) {
    let nearest = south <= 0 && north >= 0 ? 0 : min(abs(south), abs(north))
    let (low, high) = (
      WGS84.metersPerDegree(latitude: max(abs(south), abs(north))),
      WGS84.metersPerDegree(latitude: nearest)
    )
    longitude = (low.longitude * high.longitude).squareRoot()
    latitude = (low.latitude * high.latitude).squareRoot()
    // The ratio of the largest scale to the middle one, rounding covered.
    let error = max(high.longitude / longitude, low.latitude / latitude) * (1 + 1e-9)
    let sure = max(radius - BoundaryBand.slackMeters, 0) / error
    let possible = (radius + BoundaryBand.slackMeters) * error
    self.sure = sure * sure
    self.possible = possible * possible
  }
}

/// Up to eight provinces.
private struct Near {
  private var values = SIMD8<UInt16>(repeating: ProvinceID.noneRawValue)
  private var count = 0

  /// Puts a province in; `ProvinceID.noneRawValue` is none. False when there is no room.
  mutating func insert(_ unit: UInt16) -> Bool {
    guard unit != ProvinceID.noneRawValue else { return true }
    for position in 0..<count where values[position] == unit { return true }
    guard count < 8 else { return false }
    values[count] = unit
    count += 1
    return true
  }

  func isSubset(of other: Near) -> Bool {
    for position in 0..<count {
      var isThere = false
      for place in 0..<other.count where other.values[place] == values[position] { isThere = true }
      if !isThere { return false }
    }
    return true
  }

  /// Ascending.
  var ids: [ProvinceID] {
    if count == 0 { return [] }
    return (0..<count).map { ProvinceID(rawValue: values[$0]) }.sorted()
  }
}
