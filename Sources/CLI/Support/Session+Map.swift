internal import Engine
internal import Geography
internal import Readers
internal import Reporting

extension Session {
  /// What the map of a page is drawn from: the layer, and the borders that were named or suit it.
  func mapLayers(_ options: BorderFileOptions) throws(Failure) -> MapLayers {
    let isBundledCountry = layer.catalog.countryAlpha2 == "AF"
    guard options.borders != nil || isBundledCountry else {
      return MapLayers(catalog: layer.catalog)
    }
    return MapLayers(catalog: layer.catalog, borders: try loadBorders(options).borders)
  }

  /// The names of provinces in a language, by code; empty for English, whose names the layers have.
  func provinceNames(in language: Language) throws(Failure) -> [String: String] {
    guard language != .english else { return [:] }
    let aliases = try Failure.translating { () throws(ReadingError) in
      try readProvinceAliases(path: "\(dataFolder)/gazetteer/province_aliases.csv")
    }
    let native = aliases.filter { alias in
      // Dari and Pashto write the names of provinces in one script, and mostly alike.
      alias.alias.unicodeScalars.contains { (0x0600...0x06FF).contains($0.value) }
    }
    return Dictionary(
      native.map { ($0.provinceCode, $0.alias) }, uniquingKeysWith: { first, _ in first })
  }
}
