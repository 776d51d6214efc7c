internal import Geocoding
internal import Geography
internal import Readers

/// How many distinct names are matched in a second, on the bundled gazetteer and one core.
struct NameBenchmark {
  private let settings: Settings
  private let matcher: NameMatcher
  /// Names of the tables, each with the provinces of all places that bear it.
  private let known: [(name: String, provinces: Set<String>)]
  private let codes: [String]

  init(_ settings: Settings) throws {
    self.settings = settings
    let catalog = try ProvinceCatalog(bundledProvinces())
    let places =
      try readGazetteer(path: checkout("GeoData/gazetteer/afg-places.csv"))
      + readGazetteer(path: checkout("GeoData/gazetteer/afg-districts.csv"))
    let aliases = try readProvinceAliases(path: checkout("GeoData/gazetteer/province_aliases.csv"))
    matcher = NameMatcher(
      catalog, aliases: aliases, gazetteer: places,
      countries: try readCountryNames(path: checkout("GeoData/gazetteer/countries.csv")))
    codes = catalog.provinces.map(\.code)
    var provinces: [String: Set<String>] = [:]
    for place in places {
      for name in [place.name] + place.alternates {
        provinces[name, default: []].insert(place.provinceCode)
      }
    }
    for alias in aliases { provinces[alias.alias, default: []].insert(alias.provinceCode) }
    let asked = Set(places.map(\.name) + aliases.map(\.alias))
    known = asked.sorted().map { ($0, provinces[$0] ?? []) }
  }

  func figures() async throws -> [Figure] {
    let misspelled = known.filter { $0.name.count >= 6 && $0.name.utf8.count == $0.name.count }
      .map { (misspell($0.name), $0.provinces) }
    return [
      try await time(known, "as the tables have them", mustAgree: true),
      try await time(misspelled, "with a wrong letter", mustAgree: false),
    ]
  }

  private func time(
    _ names: [(name: String, provinces: Set<String>)], _ what: String, mustAgree: Bool
  ) async throws -> Figure {
    var (placed, agreed) = (0, 0)
    for (name, provinces) in names {
      let match = matcher.match(name)
      guard match.outcome == .matched, let place = match.place else { continue }
      placed += 1
      if provinces.contains(codes[place.province.index]) {
        agreed += 1
      } else if mustAgree {
        throw WrongAnswer(
          "'\(name)' was placed in \(codes[place.province.index]), not \(provinces)")
      }
    }
    let repeats = max(1, (settings.isQuick ? 20_000 : 200_000) / names.count)
    let timing = try await measure(runs: settings.runs) {
      for _ in 0..<repeats { for (name, _) in names { _ = matcher.match(name) } }
    }
    return Figure(
      section: "names", name: "\(names.count) distinct, \(what)", unit: "names",
      items: names.count * repeats, time: timing.time, allocations: timing.allocations,
      peakBytes: timing.peakBytes,
      checked: "the tables: \(placed) placed, \(agreed) in a province of the name")
  }

  /// The name with a letter in its middle replaced.
  private func misspell(_ name: String) -> String {
    var letters = Array(name)
    letters[letters.count / 2] = letters[letters.count / 2] == "x" ? "y" : "x"
    return String(letters)
  }
}
