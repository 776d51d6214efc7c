internal import Geodesy
public import Geography

/// The boundaries of all provinces, ready to measure how far outside a point is.
///
/// Immutable and shared by workers; build it only when something is outside, for it indexes every
/// edge.
public struct NearestProvince: Sendable {
  /// What lies nearest to a point outside every province.
  public struct Answer: Sendable, Equatable {
    /// Of equally near provinces, the one with the lowest code.
    public let province: ProvinceID
    /// Geodesic on WGS 84, to the nearest point of the province's boundary.
    public let distanceMeters: Double
  }

  /// Points further than this from the layer's box, in degrees, are not measured: the answer would
  /// say nothing about the layer, and it takes long to find.
  static let marginDegrees = 10.0

  private let index: LineIndex
  private let reach: BoundingBox?
  /// The province of each line of the index.
  private let owners: [ProvinceID]

  /// - Throws: `GeocodingError` for a vertex that is no position; a checked layer has none.
  /// - Complexity: O(vertices * log(vertices)).
  public init(_ catalog: ProvinceCatalog) throws(GeocodingError) {
    var lines: [Polyline] = []
    var owners: [ProvinceID] = []
    for id in catalog.allIDs {
      for ring in catalog[id].polygons.flatMap(\.rings) {
        guard let line = Polyline(ring.coordinates) else { continue }
        lines.append(line)
        owners.append(id)
      }
    }
    do { index = try LineIndex(lines) } catch { throw GeocodingError(reason: error.description) }
    self.owners = owners
    reach = catalog.boundingBox.map { $0.grown(by: Self.marginDegrees) }
  }

  /// The nearest province, nil for a point more than `marginDegrees` away from the layer's box.
  ///
  /// - Complexity: O(log(vertices)) for most points.
  public func nearest(to point: Coordinate) -> Answer? {
    guard reach?.contains(point) == true else { return nil }
    return index.nearest(to: point).map { found in
      Answer(province: owners[found.line], distanceMeters: found.distanceMeters)
    }
  }
}
