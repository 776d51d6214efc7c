public import Geography

/// Looks up points and lines in the provinces of a layer.
///
/// An index belongs to the worker that made it: GEOS builds parts of it while it answers.
public final class PolygonIndex {
  private let grid: PolygonGrid
  private var oracle: UnitOracle?

  /// Makes an index over a grid that workers share; what it needs of GEOS it makes when first
  /// needed.
  ///
  /// - Complexity: O(1).
  public init(_ grid: PolygonGrid) { self.grid = grid }

  /// Makes a grid of `provinces` and an index over it, for those who need but one.
  ///
  /// Takes and throws what `PolygonGrid.init` does.
  public convenience init(_ provinces: [[Polygon]]) throws(GeometryError) {
    self.init(try PolygonGrid(provinces))
  }

  /// The provinces that cover each point of two columns in degrees.
  ///
  /// A point that is not finite is covered by none.
  /// - Precondition: both columns have the shape `[rowCount]`.
  /// - Throws: `GeometryError.geosCallFailed` when GEOS cannot answer.
  /// - Complexity: O(1) a point away from boundaries, O(the edges in its cell) near them; GEOS
  ///   answers for points that rounding could put on either side, in O(log vertices) and with
  ///   O(vertices) for the first of a province.
  public func locate(
    longitudes: Span<Double>, latitudes: Span<Double>
  ) throws(GeometryError) -> Coverage {
    var onEdges: [Int] = []
    return try locate(longitudes: longitudes, latitudes: latitudes, rowsOnEdges: &onEdges)
  }

  /// The same, and which points may lie on a boundary.
  ///
  /// - Parameter onEdges: replaced by the rows that GEOS had to decide, ascending: few, and every
  ///   point on a boundary is among them.
  public func locate(
    longitudes: Span<Double>, latitudes: Span<Double>, rowsOnEdges onEdges: inout [Int]
  ) throws(GeometryError) -> Coverage {
    precondition(
      longitudes.count == latitudes.count, "longitudes and latitudes must have the same length")
    guard let cells = grid.cells else {
      onEdges = Array(longitudes.indices)
      var answers = GridAnswers(
        lowest: Array(repeating: ProvinceID.noneRawValue, count: longitudes.count))
      for row in longitudes.indices {
        let point = Coordinate(longitude: longitudes[row], latitude: latitudes[row])
        answers.record(try decide(point, among: nil), at: row)
      }
      return Coverage(lowest: answers.lowest, ties: answers.ties)
    }
    var answers = cells.locate(longitudes: longitudes, latitudes: latitudes)
    onEdges = answers.undecided.map(\.row)
    guard !answers.undecided.isEmpty else {
      return Coverage(lowest: answers.lowest, ties: answers.ties)
    }
    for (row, cell) in answers.undecided {
      let point = Coordinate(longitude: longitudes[row], latitude: latitudes[row])
      answers.record(try decide(point, among: cells.candidates(ofCell: cell)), at: row)
    }
    return Coverage(lowest: answers.lowest, ties: answers.ties.sorted { $0.row < $1.row })
  }

  /// Every province that covers the point, ascending; empty for a point that is not finite.
  ///
  /// - Throws: `GeometryError.geosCallFailed` when GEOS cannot answer.
  public func covering(_ point: Coordinate) throws(GeometryError) -> [ProvinceID] {
    let longitudes: InlineArray = [point.longitude]
    let latitudes: InlineArray = [point.latitude]
    let coverage = try locate(longitudes: longitudes.span, latitudes: latitudes.span)
    if let tie = coverage.ties.first { return tie.provinces }
    let lowest = coverage.lowest[0]
    return lowest == ProvinceID.noneRawValue ? [] : [ProvinceID(rawValue: lowest)]
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
    return ids(try madeOracle().units(crossedBy: line))
  }

  /// The provinces that cover a point by the word of GEOS, ascending.
  private func decide(
    _ point: Coordinate, among candidates: [Int]?
  ) throws(GeometryError) -> [ProvinceID] {
    guard point.longitude.isFinite, point.latitude.isFinite else { return [] }
    return ids(try madeOracle().units(covering: point, among: candidates))
  }

  private func madeOracle() throws(GeometryError) -> UnitOracle {
    if let oracle { return oracle }
    let made = try UnitOracle(grid.provinces)
    oracle = made
    return made
  }

  private func ids(_ indices: [Int]) -> [ProvinceID] {
    indices.map { ProvinceID(rawValue: UInt16($0)) }
  }
}

@available(*, unavailable, message: "make one index per worker")
extension PolygonIndex: Sendable {}

extension GridAnswers {
  /// Records who covers a row that GEOS has decided.
  fileprivate mutating func record(_ covering: [ProvinceID], at row: Int) {
    guard let first = covering.first else { return }
    lowest[row] = first.rawValue
    if covering.count > 1 { ties.append(.init(row: row, provinces: covering)) }
  }
}
