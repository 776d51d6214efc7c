public import Geography

/// The provinces of a layer, made ready for looking up many points.
///
/// An index belongs to the worker that made it: GEOS builds parts of it while it answers.
public final class PolygonIndex {
  private let context: GEOSContext
  private let provinces: [PreparedHandle]
  private let tree: TreeHandle

  /// Makes the index of `provinces`, the polygons of each; a province without any covers nothing.
  ///
  /// Answers hold for valid geometry: see `validityProblems(in:)`. Provinces may overlap.
  /// - Precondition: at most `ProvinceID.capacity` provinces.
  /// - Throws: `GeometryError.invalidUnit` for a vertex that is not finite;
  ///   `GeometryError.geosCallFailed` when GEOS cannot build the index.
  /// - Complexity: O(vertices).
  public init(_ provinces: [[Polygon]]) throws(GeometryError) {
    precondition(
      provinces.count <= ProvinceID.capacity,
      "an index holds at most \(ProvinceID.capacity) provinces")
    context = try GEOSContext()
    let geometries = try finiteGeometries(of: provinces, in: context)
    tree = try TreeHandle(geometries, in: context)
    var prepared: [PreparedHandle] = []
    prepared.reserveCapacity(geometries.count)
    for geometry in geometries { prepared.append(try PreparedHandle(geometry)) }
    self.provinces = prepared
  }

  /// The provinces that cover each point of two columns in degrees.
  ///
  /// A point that is not finite is covered by none.
  /// - Precondition: both columns have the shape `[rowCount]`.
  /// - Throws: `GeometryError.geosCallFailed` when GEOS cannot answer.
  /// - Complexity: O(log provinces + log vertices) a point; the first point in a province also
  ///   pays for the province's own index.
  public func locate(
    longitudes: Span<Double>, latitudes: Span<Double>
  ) throws(GeometryError) -> Coverage {
    precondition(
      longitudes.count == latitudes.count, "longitudes and latitudes must have the same length")
    var lowest = [UInt16](repeating: ProvinceID.noneRawValue, count: longitudes.count)
    var ties: [Coverage.Tie] = []
    var covering: [Int] = []
    for row in longitudes.indices {
      try find(longitude: longitudes[row], latitude: latitudes[row], into: &covering)
      guard let first = covering.first else { continue }
      lowest[row] = UInt16(first)
      if covering.count > 1 { ties.append(.init(row: row, provinces: ids(covering))) }
    }
    return Coverage(lowest: lowest, ties: ties)
  }

  /// Every province that covers the point, ascending; empty for a point that is not finite.
  ///
  /// - Throws: `GeometryError.geosCallFailed` when GEOS cannot answer.
  public func covering(_ point: Coordinate) throws(GeometryError) -> [ProvinceID] {
    var covering: [Int] = []
    try find(longitude: point.longitude, latitude: point.latitude, into: &covering)
    return ids(covering)
  }

  /// Every province that the line meets, inside or on the boundary, ascending.
  ///
  /// - Throws: `GeometryError.geosCallFailed` when GEOS cannot answer.
  /// - Complexity: O(log provinces), and for each province near the line about O(line * log
  ///   vertices).
  public func crossed(by line: Polyline) throws(GeometryError) -> [ProvinceID] {
    guard line.coordinates.allSatisfy({ $0.longitude.isFinite && $0.latitude.isFinite }) else {
      return []
    }
    let geometry = try GeometryHandle(WellKnownBinary(line: line.coordinates[...]), in: context)
    var candidates: [Int] = []
    try tree.query(geometry, into: &candidates)
    var found: [Int] = []
    for candidate in candidates where try provinces[candidate].intersects(geometry) {
      found.append(candidate)
    }
    return ids(found.sorted())
  }

  /// Leaves in `found` the covering provinces, ascending. The buffer is the caller's, so that a
  /// column of points allocates it once.
  private func find(
    longitude: Double, latitude: Double, into found: inout [Int]
  ) throws(GeometryError) {
    found.removeAll(keepingCapacity: true)
    guard longitude.isFinite, latitude.isFinite else { return }
    let point = try PointHandle(longitude: longitude, latitude: latitude, in: context)
    try tree.query(point, into: &found)
    var kept = 0
    for position in found.indices where try provinces[found[position]].covers(point) {
      found[kept] = found[position]
      kept += 1
    }
    found.removeLast(found.count - kept)
    if kept > 1 { found.sort() }
  }

  private func ids(_ indices: [Int]) -> [ProvinceID] {
    indices.map { ProvinceID(rawValue: UInt16($0)) }
  }
}

@available(*, unavailable, message: "make one index per worker")
extension PolygonIndex: Sendable {}
