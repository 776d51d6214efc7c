internal import Geography

/// The part of the globe that a layer takes, which may cross the antimeridian.
struct LayerExtent: Sendable, Equatable {
  /// Degrees, in -180...180.
  let west: Double
  /// Degrees, at least `west` and at most 360 more: beyond 180 where the layer crosses the
  /// antimeridian.
  let east: Double
  let south: Double
  let north: Double

  /// The extent around all polygons, nil when there are none.
  ///
  /// In longitude it is the whole circle without the widest gap that no polygon covers.
  /// - Complexity: O(vertices + n log n) in the number of polygons.
  init?(_ provinces: [Province]) {
    let boxes = provinces.lazy.flatMap(\.polygons).compactMap {
      BoundingBox($0.exterior.coordinates)
    }
    let sorted = boxes.sorted { ($0.west, $0.east) < ($1.west, $1.east) }
    guard let first = sorted.first else { return nil }
    var reach = first.east
    var widest = (gap: -1.0, west: first.west)
    for box in sorted.dropFirst() {
      if box.west - reach > widest.gap { widest = (box.west - reach, box.west) }
      reach = max(reach, box.east)
    }
    // The gap around the antimeridian wins a tie: no longitude has to be moved then.
    let aroundAntimeridian = first.west + 360 - reach
    if aroundAntimeridian >= widest.gap { widest = (aroundAntimeridian, first.west) }
    west = widest.west
    east = west + 360 - widest.gap
    south = sorted.map(\.south).min() ?? first.south
    north = sorted.map(\.north).max() ?? first.north
  }

  var centralMeridian: Double { (west + east) / 2 }
  var middleLatitude: Double { (south + north) / 2 }
  var crossesAntimeridian: Bool { east > 180 }

  /// The longitude as one of the extent, without a jump at the antimeridian; one outside it as near
  /// to it as it comes.
  func unrolled(_ longitude: Double) -> Double {
    if longitude < centralMeridian - 180 { return longitude + 360 }
    return longitude > centralMeridian + 180 ? longitude - 360 : longitude
  }
}
