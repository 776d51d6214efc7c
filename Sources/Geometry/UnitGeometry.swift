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

/// One geometry for each unit, all of whose vertices are finite.
///
/// - Throws: `GeometryError.invalidUnit` for the first unit with a vertex that is not finite.
func finiteGeometries(
  of units: [[Polygon]], in context: GEOSContext
) throws(GeometryError) -> [GeometryHandle] {
  try requireFinite(units)
  var geometries: [GeometryHandle] = []
  geometries.reserveCapacity(units.count)
  for polygons in units {
    geometries.append(try GeometryHandle(WellKnownBinary(polygons), in: context))
  }
  return geometries
}

extension Polygon {
  fileprivate var isFinite: Bool {
    exterior.isFinite && holes.allSatisfy(\.isFinite)
  }
}

extension Ring {
  fileprivate var isFinite: Bool {
    coordinates.allSatisfy { $0.longitude.isFinite && $0.latitude.isFinite }
  }
}
