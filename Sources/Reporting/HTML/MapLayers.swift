public import Geography

/// What maps are drawn from, beside the report.
public struct MapLayers: Sendable {
  /// The provinces of the report's layer, with their polygons.
  public let catalog: ProvinceCatalog
  /// The lines to the neighbors, as far as they are known; a map then names these.
  public let borders: [Border]

  public init(catalog: ProvinceCatalog, borders: [Border] = []) {
    self.catalog = catalog
    self.borders = borders
  }
}
