internal import Geography

/// One geometry for each unit, all of whose vertices are finite: the indexes of GEOS order numbers,
/// and what is not a number has no order.
///
/// - Throws: `GeometryError.invalidUnit` for the first unit with a vertex that is not finite.
func finiteGeometries(
  of units: [[Polygon]], in context: GEOSContext
) throws(GeometryError) -> [GeometryHandle] {
  var geometries: [GeometryHandle] = []
  geometries.reserveCapacity(units.count)
  for (index, polygons) in units.enumerated() {
    let geometry = try GeometryHandle(WellKnownBinary(polygons), in: context)
    guard polygons.allSatisfy(\.isFinite) else {
      let problem = try geometry.invalidity()
      throw .invalidUnit(index: index, reason: problem?.reason ?? "a vertex is not finite")
    }
    geometries.append(geometry)
  }
  return geometries
}

extension Polygon {
  fileprivate var isFinite: Bool {
    rings.allSatisfy { ring in
      ring.coordinates.allSatisfy { $0.longitude.isFinite && $0.latitude.isFinite }
    }
  }
}
