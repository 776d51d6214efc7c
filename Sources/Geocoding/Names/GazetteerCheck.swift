public import Geography

/// A row of a gazetteer that does not fit the boundary layer. It is listed, never fatal.
public struct GazetteerDisagreement: Sendable, Equatable {
  /// The `id` of the place.
  public let id: String
  public let name: String
  /// The code that the gazetteer gives.
  public let provinceCode: String
  public let problem: Problem

  public enum Problem: Sendable, Equatable {
    /// The layer has no such province; the matcher leaves the place out.
    case unknownProvince
    /// The point lies in another province; names follow the gazetteer's code.
    case elsewhere(ProvinceID)
    /// The point lies in no province.
    case outside
  }
}

/// The places whose province the layer does not have, or whose point that province does not cover,
/// in their order.
///
/// A point on a shared boundary agrees with every province that covers it.
/// - Throws: `GeocodingError` when GEOS fails.
/// - Complexity: O(places) point queries.
public func disagreements(
  of places: [GazetteerPlace], in layer: ProvinceLayer
) throws(GeocodingError) -> [GazetteerDisagreement] {
  let locations = try ProvinceLocator(layer).locate(
    longitudes: places.map { $0.coordinate?.longitude ?? .nan },
    latitudes: places.map { $0.coordinate?.latitude ?? .nan })
  var found: [GazetteerDisagreement] = []
  for (row, place) in places.enumerated() {
    guard let problem = problem(of: place, row: row, locations, layer.catalog) else { continue }
    found.append(
      GazetteerDisagreement(
        id: place.id, name: place.name, provinceCode: place.provinceCode, problem: problem))
  }
  return found
}

private func problem(
  of place: GazetteerPlace, row: Int, _ locations: Locations, _ catalog: ProvinceCatalog
) -> GazetteerDisagreement.Problem? {
  guard let own = catalog.id(forCode: place.provinceCode) else { return .unknownProvince }
  guard place.coordinate != nil else { return nil }
  guard let covering = locations.province(row) else { return .outside }
  if covering == own || locations.ties[row]?.contains(own) == true { return nil }
  return .elsewhere(covering)
}
