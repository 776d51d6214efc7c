import Foundation
import Geocoding
import Geography
import Incidents
import Readers
import TestSupport

/// What the program uses by default: the bundled layer and tables.
struct BundledNames {
  let catalog: ProvinceCatalog
  let aliases: [ProvinceAlias]
  let places: [GazetteerPlace]
  let matcher: NameMatcher

  static let shared = Result { try BundledNames() }

  private init() throws {
    let file = try readBoundaries(path: geoData("boundaries/afg-provinces.geojson"))
    catalog = try ProvinceCatalog(file.provinces)
    aliases = try readProvinceAliases(path: geoData("gazetteer/province_aliases.csv"))
    places =
      try readGazetteer(path: geoData("gazetteer/afg-places.csv"))
      + readGazetteer(path: geoData("gazetteer/afg-districts.csv"))
    matcher = NameMatcher(
      catalog, aliases: aliases, gazetteer: places,
      countries: try readCountryVocabulary(
        path: geoData("vocabulary/country_names.csv")
      ).placeNames + readCountryNames(path: geoData("gazetteer/countries.csv"))
        + readCountryNames(path: geoData("gazetteer/foreign-cities.csv")))
  }

  /// The code of a match's province, or its reason.
  func outcome(_ text: String, within code: String? = nil) -> String {
    let match = matcher.match(text, within: code.flatMap { catalog.id(forCode: $0) })
    if let province = match.province { return catalog[province].code }
    return match.reason?.name ?? "nothing"
  }
}

func geoData(_ path: String) -> String {
  repositoryRoot.appending(path: "GeoData/\(path)").path(percentEncoded: false)
}

/// The first fields of the record that a text begins with; enough of CSV for the tables here.
func csvFields(_ text: Substring, limit: Int) -> [String] {
  var fields = [""]
  var isQuoted = false
  for character in text {
    if character == "\"" {
      isQuoted.toggle()
    } else if character == ",", !isQuoted {
      if fields.count == limit { break }
      fields.append("")
    } else {
      fields[fields.count - 1].append(character)
    }
  }
  return fields
}
