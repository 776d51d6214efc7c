public import Geography

/// The nearest point of some lines.
public struct NearestPoint: Sendable, Hashable {
  /// The geodesic distance on WGS 84.
  public let distanceMeters: Double
  /// Where on the line; the longitude counts as the line's vertices do.
  public let coordinate: Coordinate
  /// The position of the line among those that the index was built from.
  public let line: Int
}

/// The nearest points of a column of positions, in their order.
public struct NearestPoints: Sendable, Equatable {
  /// Shape `[rowCount]`, NaN where nothing could be measured.
  public internal(set) var distancesMeters: [Double] = []
  /// Shape `[rowCount]`, degrees, NaN where nothing could be measured.
  public internal(set) var longitudes: [Double] = []
  /// Shape `[rowCount]`, degrees, NaN where nothing could be measured.
  public internal(set) var latitudes: [Double] = []
  /// Shape `[rowCount]`, -1 where nothing could be measured.
  public internal(set) var lines: [Int32] = []
}

/// Lines prepared for geodesic distances on WGS 84: built once, immutable, shared by threads.
///
/// The distance is that to the nearest point of lines whose edges are straight in longitude and
/// latitude. Its error is at most 1 mm, at any distance (docs/methods/distance.md); beyond 1,000 km
/// a point takes a hundred times longer. An edge from 179 to -179 runs the long way round, as its
/// numbers say (RFC 7946, section 3.1.9); one from 179 to 181 crosses the antimeridian. Points know
/// no such seam: -179.9 is near a line at 179.9.
///
/// A point cannot be measured where its latitude is outside -90...90, its longitude outside
/// -360...360 or either is NaN, and where the index has no lines.
public struct LineIndex: Sendable {
  private let search: LineSearch
  private let seeds: SeedGrid

  /// Prepares lines; the first has the number 0. Repeated vertices are harmless.
  ///
  /// - Throws: `GeodesyError.invalidVertex` for the first vertex that is no position.
  /// - Complexity: O(n log n) in the number of pieces: an edge is cut every six kilometers or so.
  public init(_ lines: [Polyline]) throws(GeodesyError) {
    let search = LineSearch(try LinePieces(lines))
    self.search = search
    seeds = SeedGrid(around: search.pieces.stretches) { middle, seed in
      search.pieces.chords.isEmpty
        ? seed : search.nearestChord(to: LineSearch.Target(middle).position, seed: seed)
    }
  }

  /// The distance in meters from each position to the nearest line; shape `[rowCount]`, NaN where it
  /// cannot be measured.
  ///
  /// - Precondition: both columns have the same length.
  /// - Complexity: O(rowCount log pieceCount) for points that are not equally near to many pieces.
  public func distances(longitudes: Span<Double>, latitudes: Span<Double>) -> [Double] {
    precondition(
      longitudes.count == latitudes.count, "longitudes and latitudes must have the same length")
    var distances: [Double] = []
    distances.reserveCapacity(longitudes.count)
    for row in longitudes.indices {
      let position = Coordinate(longitude: longitudes[row], latitude: latitudes[row])
      distances.append(find(position)?.distance ?? .nan)
    }
    return distances
  }

  /// The nearest point of the lines for each position.
  ///
  /// - Precondition: both columns have the same length.
  /// - Complexity: as for `distances`.
  public func nearest(longitudes: Span<Double>, latitudes: Span<Double>) -> NearestPoints {
    precondition(
      longitudes.count == latitudes.count, "longitudes and latitudes must have the same length")
    var found = NearestPoints()
    for row in longitudes.indices {
      let position = Coordinate(longitude: longitudes[row], latitude: latitudes[row])
      let point = nearest(to: position)
      found.distancesMeters.append(point?.distanceMeters ?? .nan)
      found.longitudes.append(point?.coordinate.longitude ?? .nan)
      found.latitudes.append(point?.coordinate.latitude ?? .nan)
      found.lines.append(point.map { Int32(truncatingIfNeeded: $0.line) } ?? -1)
    }
    return found
  }

  /// The nearest point of the lines, or nil where it cannot be measured.
  ///
  /// Where two lines are equally near, to a micrometer, the one with the lower number is taken.
  public func nearest(to position: Coordinate) -> NearestPoint? {
    guard let found = find(position) else { return nil }
    let stretch = search.pieces.stretches[Int(found.piece)]
    return NearestPoint(
      distanceMeters: found.distance, coordinate: stretch.position(at: found.part),
      line: Int(found.line))
  }

  private func find(_ position: Coordinate) -> LineSearch.Candidate? {
    guard position.isMeasurable, !search.pieces.chords.isEmpty else { return nil }
    return search.nearest(to: LineSearch.Target(position), seed: seeds.seed(for: position))
  }
}
