internal import Geodesy
public import Geography

/// The area of each province in square meters on WGS 84, edges straight in longitude and latitude;
/// shape `[provinceCount]`, by id. Relative error below 1e-9.
///
/// - Complexity: O(vertices).
public func areasSquareMeters(of catalog: ProvinceCatalog) -> [Double] {
  catalog.provinces.map { province in
    province.polygons.reduce(0) { $0 + Geodesic.area(of: $1) }
  }
}
