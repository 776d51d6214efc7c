internal import Geodesy
public import Geography

/// The nearest point of a border.
public struct NearestBorderPoint: Sendable, Hashable {
  /// The neighbor beyond the border, as `Border.neighbor`.
  public let neighbor: String
  /// Geodesic on WGS 84, with an error of at most 1 mm.
  public let distanceMeters: Double
  /// Where on the border.
  public let coordinate: Coordinate
}

/// The borders of a country, ready to measure how far points are from each.
///
/// Built once, immutable, shared by workers. The distance is that to the nearest point of lines
/// whose edges are straight in longitude and latitude; docs/methods/distance.md has the method and
/// its error.
public struct BorderIndex: Sendable {
  /// One for each neighbor, in the order in which they first appear.
  public let borders: [Border]
  private let indexes: [LineIndex]

  /// - Parameter borders: those with the same neighbor are parts of one border.
  /// - Throws: `ProximityError.noBorders`, and the first `emptyBorder`, `invalidVertex` or
  ///   `crossingLines` of the borders.
  /// - Complexity: O(n log n) in the number of edges.
  public init(_ borders: [Border]) throws(ProximityError) {
    var merged: [Border] = []
    for border in borders {
      if let known = merged.firstIndex(where: { $0.neighbor == border.neighbor }) {
        merged[known] = Border(
          neighbor: border.neighbor, lines: merged[known].lines + border.lines)
      } else {
        merged.append(border)
      }
    }
    guard !merged.isEmpty else { throw .noBorders }
    var indexes: [LineIndex] = []
    for border in merged {
      do { indexes.append(try LineIndex(border.lines)) } catch {
        throw .invalidVertex(neighbor: border.neighbor, reason: error.description)
      }
      guard border.lengthMeters > 0 else { throw .emptyBorder(neighbor: border.neighbor) }
    }
    if let crossing = firstCrossing(in: merged) {
      throw .crossingLines(neighbors: crossing.neighbors, place: crossing.place)
    }
    self.borders = merged
    self.indexes = indexes
  }

  public var neighbors: [String] { borders.map(\.neighbor) }

  /// The border with a neighbor, or nil.
  public subscript(neighbor: String) -> Border? { borders.first { $0.neighbor == neighbor } }

  /// The distance in meters from each position to the border with a neighbor; shape `[rowCount]`,
  /// NaN where a position is none.
  ///
  /// - Precondition: both columns have the same length, and the neighbor is one of `neighbors`.
  /// - Complexity: O(rowCount log edgeCount) for most points.
  public func distances(
    to neighbor: String, longitudes: Span<Double>, latitudes: Span<Double>
  ) -> [Double] {
    index(of: neighbor).distances(longitudes: longitudes, latitudes: latitudes)
  }

  /// The nearest point of the border with a neighbor, nil where the position is none.
  ///
  /// - Precondition: the neighbor is one of `neighbors`.
  public func nearest(to position: Coordinate, neighbor: String) -> NearestBorderPoint? {
    index(of: neighbor).nearest(to: position).map { found in
      NearestBorderPoint(
        neighbor: neighbor, distanceMeters: found.distanceMeters, coordinate: found.coordinate)
    }
  }

  /// The nearest point of any border, nil where the position is none. Of equally near neighbors the
  /// first is taken.
  public func nearest(to position: Coordinate) -> NearestBorderPoint? {
    neighbors.compactMap { nearest(to: position, neighbor: $0) }
      .min { $0.distanceMeters < $1.distanceMeters }
  }

  /// The lines of a neighbor, for the measures of this target.
  func index(of neighbor: String) -> LineIndex {
    guard let found = borders.firstIndex(where: { $0.neighbor == neighbor }) else {
      preconditionFailure("the index has no border with \(neighbor)")
    }
    return indexes[found]
  }
}

extension Border {
  /// The length on WGS 84, edges straight in longitude and latitude.
  ///
  /// - Complexity: O(vertices).
  public var lengthMeters: Double { lines.reduce(0) { $0 + Geodesic.length(of: $1) } }
}
