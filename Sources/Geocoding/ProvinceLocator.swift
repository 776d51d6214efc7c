internal import Geography
internal import Geometry

/// Why incidents could not be placed: a failure of GEOS, in its own words.
public struct GeocodingError: Error, Sendable, Equatable {
  public let reason: String
}

/// Places coordinates in the provinces of one layer.
///
/// Holds GEOS handles, so that it is not `Sendable`: every worker makes its own.
public final class ProvinceLocator {
  private let index: PolygonIndex

  /// - Complexity: O(1); the layer has its index, and what is needed of GEOS is made when needed.
  public init(_ layer: ProvinceLayer) { index = PolygonIndex(layer.grid) }

  /// The province that covers each point, boundaries included.
  ///
  /// A point covered by several goes to the one with the lowest code and is tied; one covered by
  /// none is outside and is never snapped; a row without coordinates is unlocated.
  /// - Parameters:
  ///   - longitudes: Degrees, NaN where the row has none, shape `[rowCount]`.
  ///   - latitudes: The same.
  /// - Complexity: O(rowCount) for points away from boundaries.
  public func locate(
    longitudes: [Double], latitudes: [Double]
  ) throws(GeocodingError) -> Locations {
    var onEdges: [Int] = []
    return try locate(longitudes: longitudes, latitudes: latitudes, rowsOnEdges: &onEdges)
  }

  /// The same; the rows whose points may lie on a boundary, ascending, replace `onEdges`.
  func locate(
    longitudes: [Double], latitudes: [Double], rowsOnEdges onEdges: inout [Int]
  ) throws(GeocodingError) -> Locations {
    let coverage: Coverage
    do {
      coverage = try index.locate(
        longitudes: longitudes.span, latitudes: latitudes.span, rowsOnEdges: &onEdges)
    } catch {
      throw GeocodingError(reason: error.description)
    }
    return Locations(coverage, longitudes: longitudes.span, latitudes: latitudes.span)
  }
}
