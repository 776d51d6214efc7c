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
  let search: LineSearch
  /// Nil for so many edges that a search from the root is over before a grid of seeds is made.
  private let seeds: SeedGrid?

  /// Beyond, edges are cut finely only where something is measured.
  private static let mostFineEdges = 1 << 15

  /// Prepares lines; the first has the number 0. Repeated vertices are harmless.
  ///
  /// - Throws: `GeodesyError.invalidVertex` for the first vertex that is no position.
  /// - Complexity: O(n log n) in the number of pieces: an edge is cut every six kilometers or so.
  public init(_ lines: [Polyline]) throws(GeodesyError) {
    try self.init(edges: LineEdge.edges(of: lines))
  }

  /// Prepares edges that name their lines, in any order; one without length is a point.
  ///
  /// - Throws: `GeodesyError.invalidVertex` for an edge with an end that is no position, with the
  ///   place of the edge instead of the vertex's.
  /// - Complexity: as for lines.
  public init(edges: [LineEdge]) throws(GeodesyError) {
    try self.init(edges: edges, isFine: edges.count <= Self.mostFineEdges)
  }

  init(edges: [LineEdge], isFine: Bool) throws(GeodesyError) {
    let search = LineSearch(try LinePieces(edges, isFine: isFine))
    self.search = search
    seeds =
      edges.isEmpty || !isFine
      ? nil
      : SeedGrid(around: edges, pieceCount: search.pieces.chords.count) { middle, seed in
        let middle = LineSearch.Target(middle).position
        return search.nearestChord(to: middle, seed: seed, within: .infinity) ?? seed
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

  /// The nearest point of the lines, or nil where it cannot be measured, or where none is as near as
  /// `meters`.
  ///
  /// Where two lines are equally near, to a micrometer, the one with the lower number is taken.
  public func nearest(to position: Coordinate, within meters: Double = .infinity) -> NearestPoint? {
    guard let found = find(position, within: meters) else { return nil }
    return NearestPoint(
      distanceMeters: found.distance,
      coordinate: search.pieces.edges[Int(found.edge)].position(at: found.part),
      line: Int(found.line))
  }

  private func find(
    _ position: Coordinate, within meters: Double = .infinity
  ) -> LineSearch.Candidate? {
    guard let target = target(position), meters >= 0 else { return nil }
    return search.nearest(to: target, seed: seeds?.seed(for: position), within: meters)
  }

  /// Nil where nothing can be measured.
  private func target(_ position: Coordinate) -> LineSearch.Target? {
    position.isMeasurable && !search.pieces.chords.isEmpty ? LineSearch.Target(position) : nil
  }
}

extension LineIndex {
  /// Whether some line comes within a distance; false where that cannot be measured.
  ///
  /// It looks for no nearest point: for most distances and positions a few boxes tell.
  /// - Complexity: O(log pieceCount) where the distance is not just that of the nearest line.
  public func hasLine(within meters: Double, of position: Coordinate) -> Bool {
    guard let target = target(position) else { return false }
    return search.hasPiece(within: meters, of: target)
  }

  /// Calls `visit` with the number of every line that comes within a distance, in no order and some
  /// of them more than once; lines that `isKnown` need not be told again, and cost less.
  ///
  /// A line is within a distance if its nearest point is, as `nearest` measures it.
  /// - Complexity: O(pieces within the distance), less where these are of known lines.
  public func forEachLine(
    within meters: Double, of position: Coordinate, unless isKnown: (Int) -> Bool = { _ in false },
    _ visit: (Int) -> Void
  ) {
    guard let target = target(position) else { return }
    search.forEachLine(within: meters, of: target) {
      isKnown(Int($0))
    } _: {
      visit(Int($0))
    }
  }

  /// Makes a range of distances hold that of a position to its nearest line; nil is an empty range,
  /// and a position that cannot be measured changes nothing.
  ///
  /// The result is that of measuring, but the nearest line is looked for only where its distance
  /// lies outside the range; else it is enough that some line comes within the largest distance and
  /// none within the least.
  public func extend(_ range: inout ClosedRange<Double>?, toDistanceOf position: Coordinate) {
    guard let target = target(position) else { return }
    let seed = seeds?.seed(for: position)
    guard let known = range else {
      range = search.nearest(to: target, seed: seed, within: .infinity)
        .map { $0.distance...$0.distance }
      return
    }
    if !search.hasPiece(within: known.upperBound, of: target) {
      let found = search.nearest(to: target, seed: seed, within: .infinity)
      if let found { range = known.lowerBound...max(known.upperBound, found.distance) }
    } else if let found = search.nearest(to: target, seed: nil, within: known.lowerBound) {
      range = min(known.lowerBound, found.distance)...known.upperBound
    }
  }
}
