internal import Foundation
internal import Geodesy
public import Geography

/// Which provinces reach within a distance of a point: a geodesic disc, clipped to the layer.
///
/// Immutable and shared by workers. The interior of a province is not asked here: a province that
/// covers the point itself is known from locating it.
public struct DiscIndex: Sendable {
  private struct Unit: Sendable {
    let id: ProvinceID
    let box: BoundingBox
    let boundary: LineIndex
  }

  private let units: [Unit]

  /// - Throws: `GeocodingError` for a vertex that is no position; a checked layer has none.
  /// - Complexity: O(vertices * log(vertices)).
  public init(_ catalog: ProvinceCatalog) throws(GeocodingError) {
    var units: [Unit] = []
    for id in catalog.allIDs {
      let lines = catalog[id].polygons.flatMap(\.rings).compactMap { Polyline($0.coordinates) }
      guard let box = BoundingBox(lines.lazy.flatMap(\.coordinates)) else { continue }
      do {
        units.append(Unit(id: id, box: box, boundary: try LineIndex(lines)))
      } catch {
        throw GeocodingError(reason: error.description)
      }
    }
    self.units = units
  }

  /// The provinces whose boundary comes within `meters` of a point, ascending.
  ///
  /// - Complexity: O(provinces) to compare boxes, then O(log(vertices)) for each that is near.
  public func provinces(within meters: Double, of point: Coordinate) -> [ProvinceID] {
    let reach = DegreesOfReach(meters: meters, at: point)
    return units.filter { unit in
      reach.mayTouch(unit.box)
        && (unit.boundary.nearest(to: point)?.distanceMeters ?? .infinity) <= meters
    }.map(\.id)
  }
}

/// A box in degrees that surely holds a geodesic disc.
private struct DegreesOfReach {
  private let point: Coordinate
  private let latitude: Double
  /// Nil where the disc may hold a pole, so that every longitude is near.
  private let longitude: Double?

  /// A degree of latitude is at least 110.57 km; one of longitude at least that of a sphere with
  /// the polar radius. One percent is added for safety.
  init(meters: Double, at point: Coordinate) {
    self.point = point
    latitude = meters / 110_570 * 1.01
    let farthest = abs(point.latitude) + latitude
    longitude = farthest >= 89 ? nil : latitude / cos(farthest * .pi / 180)
  }

  func mayTouch(_ box: BoundingBox) -> Bool {
    guard point.latitude + latitude >= box.south, point.latitude - latitude <= box.north else {
      return false
    }
    guard let longitude else { return true }
    return [-360.0, 0, 360].contains { turn in
      let shifted = point.longitude + turn
      return shifted + longitude >= box.west && shifted - longitude <= box.east
    }
  }
}
