internal import Geography
internal import Readers

let bundledLayer = checkout("GeoData/boundaries/afg-provinces.geojson")

/// The provinces of the bundled layer, by their codes as everywhere in geotally.
func bundledProvinces() throws -> [Province] {
  try ProvinceCatalog(
    readBoundaries(path: bundledLayer, keyField: nil, nameField: nil).provinces
  ).provinces
}
