internal import Foundation
internal import Geodesy
public import Geography

/// Which provinces reach within a distance of a point: a geodesic disc, clipped to the layer.
///
/// Immutable and shared by workers, each of which searches through a `DiscSearch` of its own. The
/// interior of a province is not asked here: a province that covers the point itself is known from
/// locating it.
public struct DiscIndex: Sendable {
  struct Unit: Sendable {
    let id: ProvinceID
    let box: BoundingBox
    let lines: [Polyline]
  }

  let units: [Unit]
  let band: BoundaryBand?

  /// - Parameter often: the distance that will be asked for most rows, in meters; nil for none.
  /// - Complexity: O(vertices); with `often`, also O(edges * the cells of that size they are near).
  public init(_ catalog: ProvinceCatalog, often: Double? = nil) {
    units = catalog.allIDs.compactMap { id in
      let rings = catalog[id].polygons.flatMap(\.rings)
      guard var box = rings.first?.boundingBox else { return nil }
      for ring in rings { box.extend(to: ring.boundingBox) }
      return Unit(id: id, box: box, lines: rings.compactMap { Polyline($0.coordinates) })
    }
    band = often.flatMap { BoundaryBand(catalog, radiusMeters: $0) }
  }
}

/// Searches a `DiscIndex` for one worker, which indexes a province when a point first comes near.
final class DiscSearch {
  private let index: DiscIndex
  private var boundaries: [LineIndex?]
  /// The last answers, each in the slot of its point; tables repeat the points of settlements.
  private var known: [Answer]

  private struct Answer {
    var center: Coordinate
    var radius: Double
    var provinces: [ProvinceID]
  }

  private static let slotCount = 4_096

  init(_ index: DiscIndex) {
    self.index = index
    boundaries = Array(repeating: nil, count: index.units.count)
    let none = Coordinate(longitude: .nan, latitude: .nan)
    known = Array(
      repeating: Answer(center: none, radius: .nan, provinces: []), count: Self.slotCount)
  }

  /// The provinces whose boundary comes within `meters` of a point, ascending.
  ///
  /// - Throws: `GeocodingError` for a vertex that is no position; a checked layer has none.
  /// - Complexity: O(1) for the distance that is asked often, at most points; else O(provinces) to
  ///   compare boxes, then O(log(vertices)) for each that is near.
  @inline(__always)
  func provinces(within meters: Double, of point: Coordinate) throws(GeocodingError) -> [ProvinceID]
  {
    if let band = index.band, band.radiusMeters == meters {
      if band.isFar(point) { return [] }
      if let near = band.provinces(near: point) { return near }
    }
    return try remembered(within: meters, of: point)
  }

  private func remembered(
    within meters: Double, of point: Coordinate
  ) throws(GeocodingError) -> [ProvinceID] {
    let mixed =
      (point.longitude.bitPattern &* 0x9E37_79B9_7F4A_7C15 ^ point.latitude.bitPattern)
      &* 0xBF58_476D_1CE4_E5B9 ^ meters.bitPattern
    let slot = Int(truncatingIfNeeded: (mixed ^ mixed &>> 31) &>> 20) & (Self.slotCount - 1)
    if known[slot].center == point, known[slot].radius == meters { return known[slot].provinces }
    let found = try search(within: meters, of: point)
    known[slot] = Answer(center: point, radius: meters, provinces: found)
    return found
  }

  private func search(
    within meters: Double, of point: Coordinate
  ) throws(GeocodingError) -> [ProvinceID] {
    let reach = DegreesOfReach(meters: meters, at: point)
    var found: [ProvinceID] = []
    for (position, unit) in index.units.enumerated() where reach.mayTouch(unit.box) {
      let distance = try boundary(of: position).nearest(to: point)?.distanceMeters
      if (distance ?? .infinity) <= meters { found.append(unit.id) }
    }
    return found
  }

  private func boundary(of position: Int) throws(GeocodingError) -> LineIndex {
    if let ready = boundaries[position] { return ready }
    do {
      let made = try LineIndex(index.units[position].lines)
      boundaries[position] = made
      return made
    } catch {
      throw GeocodingError(reason: error.description)
    }
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
