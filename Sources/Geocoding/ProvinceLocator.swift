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

  /// - Complexity: O(vertices).
  public init(_ layer: ProvinceLayer) throws(GeocodingError) {
    do {
      index = try PolygonIndex(layer.catalog.provinces.map(\.polygons))
    } catch {
      throw GeocodingError(reason: error.description)
    }
  }

  /// The province that covers each point, boundaries included.
  ///
  /// A point covered by several goes to the one with the lowest code and is tied; one covered by
  /// none is outside and is never snapped; a row without coordinates is unlocated.
  /// - Parameters:
  ///   - longitudes: Degrees, NaN where the row has none, shape `[rowCount]`.
  ///   - latitudes: The same.
  /// - Complexity: O(rowCount * log(vertices)) for points away from boundaries.
  public func locate(
    longitudes: [Double], latitudes: [Double]
  ) throws(GeocodingError) -> Locations {
    let coverage: Coverage
    do {
      coverage = try index.locate(longitudes: longitudes.span, latitudes: latitudes.span)
    } catch {
      throw GeocodingError(reason: error.description)
    }
    let ties = Dictionary(uniqueKeysWithValues: coverage.ties.map { ($0.row, $0.provinces) })
    var statuses: [LocationStatus] = []
    var methods: [LocationMethod] = []
    for row in longitudes.indices {
      let hasPoint = !longitudes[row].isNaN && !latitudes[row].isNaN
      methods.append(hasPoint ? .coordinates : .none)
      if !hasPoint {
        statuses.append(.unlocated)
      } else if coverage.lowest[row] == ProvinceID.noneRawValue {
        statuses.append(.outside)
      } else {
        statuses.append(ties[row] == nil ? .located : .tied)
      }
    }
    return Locations(
      statuses: statuses, provinces: coverage.lowest, methods: methods, ties: ties)
  }
}
