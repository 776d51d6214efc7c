internal import Geography

/// Checks that every vertex is a finite position: the indexes of GEOS order numbers, and what is not
/// a number has no order.
///
/// - Throws: `GeometryError.invalidUnit` for the first unit with a vertex that is not finite.
func requireFinite(_ units: [[Polygon]]) throws(GeometryError) {
  for (index, polygons) in units.enumerated() where !polygons.allSatisfy(\.isFinite) {
    let geometry = try GeometryHandle(WellKnownBinary(polygons), in: GEOSContext())
    let problem = try geometry.invalidity()
    throw .invalidUnit(index: index, reason: problem?.reason ?? "a vertex is not finite")
  }
}

extension Polygon {
  /// Whether every vertex is a finite position.
  var isFinite: Bool {
    exterior.isFinite && holes.allSatisfy(\.isFinite)
  }
}

extension Ring {
  fileprivate var isFinite: Bool {
    coordinates.allSatisfy { $0.longitude.isFinite && $0.latitude.isFinite }
  }
}
