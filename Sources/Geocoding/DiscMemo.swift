internal import Geography

/// The last answers of `ProvinceBoundaries` that one worker got, each in the slot of its point;
/// tables repeat the points of settlements.
final class DiscMemo {
  private let boundaries: ProvinceBoundaries
  private var known: [Answer]

  private struct Answer {
    var center: Coordinate
    var radius: Double
    var provinces: [ProvinceID]
  }

  private static let slotCount = 4_096

  init(_ boundaries: ProvinceBoundaries) {
    self.boundaries = boundaries
    let none = Coordinate(longitude: .nan, latitude: .nan)
    known = Array(
      repeating: Answer(center: none, radius: .nan, provinces: []), count: Self.slotCount)
  }

  /// The provinces whose boundary comes within `meters` of a point, ascending.
  @inline(__always)
  func provinces(within meters: Double, of point: Coordinate) throws(GeocodingError) -> [ProvinceID]
  {
    if let band = boundaries.band, band.radiusMeters == meters {
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
    let found = try boundaries.measuredProvinces(within: meters, of: point)
    known[slot] = Answer(center: point, radius: meters, provinces: found)
    return found
  }
}
