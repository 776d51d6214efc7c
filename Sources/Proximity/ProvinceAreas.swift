internal import Geodesy
public import Geography

/// The area of a province in square meters on WGS 84, edges straight in longitude and latitude.
/// Relative error below 1e-9.
///
/// - Complexity: O(vertices).
public func areaSquareMeters(of province: Province) -> Double {
  province.polygons.reduce(0) { $0 + Geodesic.area(of: $1) }
}
