public import Geography

/// A point inside the polygons of one unit, the widest stretch of a parallel through their middle
/// deciding where; nil for a unit without polygons.
///
/// - Throws: `GeometryError.geosCallFailed` when GEOS cannot answer.
/// - Complexity: O(vertices).
public func innerPoint(of polygons: [Polygon]) throws(GeometryError) -> Coordinate? {
  let context = try GEOSContext()
  return try GeometryHandle(WellKnownBinary(polygons), in: context).innerPoint()
}
