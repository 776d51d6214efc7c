import Geocoding
import Geography
import Readers

/// How many distinct names are matched in a second, on the bundled gazetteer and one core.
struct NameBenchmark {
  private let catalog: ProvinceCatalog
  private let matcher: NameMatcher
  private let known: [String]

  init() throws {
    catalog = try ProvinceCatalog(
      readBoundaries(
        path: checkout("GeoData/boundaries/afg-provinces.geojson"), keyField: nil, nameField: nil
      )
      .provinces)
    let places =
      try readGazetteer(path: checkout("GeoData/gazetteer/afg-places.csv"))
      + readGazetteer(path: checkout("GeoData/gazetteer/afg-districts.csv"))
    let aliases = try readProvinceAliases(path: checkout("GeoData/gazetteer/province_aliases.csv"))
    matcher = NameMatcher(
      catalog, aliases: aliases, gazetteer: places,
      countries: try readCountryNames(path: checkout("GeoData/gazetteer/countries.csv")))
    known = Set(places.map(\.name) + aliases.map(\.alias)).sorted()
  }

  func run() async {
    let misspelled = known.filter { $0.count >= 6 && $0.utf8.count == $0.count }.map(misspell)
    for (what, names) in [
      ("names as the tables have them", known), ("names with a wrong letter", misspelled),
    ] {
      let repeats = max(1, 200_000 / names.count)
      let placed = names.count { matcher.match($0).outcome == .matched }
      let seconds = await medianSeconds {
        for _ in 0..<repeats {
          for name in names { _ = matcher.match(name) }
        }
      }
      report(
        "\(what) (\(names.count) distinct, \(placed) placed)", names.count * repeats,
        "names", seconds: seconds)
    }
  }

  /// The name with a letter in its middle replaced.
  private func misspell(_ name: String) -> String {
    var letters = Array(name)
    letters[letters.count / 2] = letters[letters.count / 2] == "x" ? "y" : "x"
    return String(letters)
  }
}
