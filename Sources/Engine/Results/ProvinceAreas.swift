public import Geography
internal import Proximity

/// The areas of the provinces of a layer, each measured when it is asked for: of a layer of thousands
/// a report tells few, and most tell none.
public struct ProvinceAreas: Sendable, Equatable {
  private let catalog: ProvinceCatalog?
  /// Areas that are known beforehand, by id.
  private let known: [Double]

  init(of catalog: ProvinceCatalog) {
    self.catalog = catalog
    known = []
  }

  /// Areas in square meters that were measured elsewhere; shape `[provinceCount]`.
  init(squareMeters: [Double]) {
    catalog = nil
    known = squareMeters
  }

  /// Whether there is none.
  public var isEmpty: Bool { catalog == nil && known.isEmpty }

  /// The area of a province in square meters on WGS 84.
  ///
  /// - Precondition: there are areas.
  /// - Complexity: O(vertices of the province).
  public func squareMeters(of id: ProvinceID) -> Double {
    if let catalog { return areaSquareMeters(of: catalog[id]) }
    return known[id.index]
  }
}
