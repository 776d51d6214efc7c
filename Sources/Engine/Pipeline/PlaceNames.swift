internal import Geocoding
public import Geography
public import Incidents

/// The names of places that a layer is searched by.
public struct PlaceNames: Sendable {
  let matcher: NameMatcher
  let scanner: PlaceTextScanner
  let gazetteer: [GazetteerPlace]

  /// - Parameters:
  ///   - aliases: further names of provinces.
  ///   - gazetteer: places in them.
  ///   - countries: names that tell of other countries.
  /// - Complexity: O(n log n) in the number of spellings.
  public init(
    _ catalog: ProvinceCatalog, aliases: [ProvinceAlias], gazetteer: [GazetteerPlace],
    countries: [CountryName]
  ) {
    matcher = NameMatcher(
      catalog, aliases: aliases, gazetteer: gazetteer, countries: countries)
    scanner = PlaceTextScanner(matcher)
    self.gazetteer = gazetteer
  }
}

extension IncidentTable {
  /// Whether some incident needs the names of places, beside those of provinces: it has no
  /// coordinates, or its place text may list provinces.
  ///
  /// - Complexity: O(rows).
  public var needsGazetteer: Bool {
    chunks.contains { chunk in
      chunk.longitudes.contains { $0.isNaN } || chunk.precisions.contains(where: \.listsProvinces)
    }
  }
}

extension LocationPrecision {
  /// Whether the place text of such an incident may name further provinces.
  var listsProvinces: Bool {
    switch self {
    case .province, .area, .country: true
    case .exact, .near, .district, .abroad, .unknown: false
    }
  }
}

/// Which free texts are searched for places, beside the names that the source codes.
public enum SearchedText: Sendable, Equatable {
  /// None: only the place texts of incidents located to a province or more coarsely.
  case placeTexts
  /// The place texts of incidents without coordinates too, where they are no name.
  case locations
  /// The notes of incidents without coordinates, or located to a province or more coarsely, too.
  case notes
}
