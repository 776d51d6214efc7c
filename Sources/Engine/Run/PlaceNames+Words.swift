internal import Geocoding
public import Geography
public import Incidents
internal import Text

// What the words of a question mean: here a person is asking, who can be asked back.
extension PlaceNames {
  /// The codes of the provinces that words stand for, each once, in the order of the words.
  ///
  /// - Throws: as `province`.
  public func provinceCodes(_ words: [String]) throws(Refusal) -> [String] {
    var codes: [String] = []
    for word in words {
      let code = catalog[try province(word)].code
      if !codes.contains(code) { codes.append(code) }
    }
    return codes
  }

  /// The province that a word stands for: one that has it as its code, in any case, or as one of
  /// its names, however that is folded. Misspellings are suggested, never taken.
  ///
  /// - Throws: `Refusal` for a word that no province has, or that several have.
  public func province(_ word: String) throws(Refusal) -> ProvinceID {
    if let id = catalog.id(forCode: word) { return id }
    let sameLetters = catalog.provinces.indices.filter {
      catalog.provinces[$0].code.lowercased() == word.lowercased()
    }
    if sameLetters.count == 1 { return catalog.allIDs[sameLetters[0]] }
    let match = provinces.match(word)
    if match.outcome == .ambiguous {
      let codes = Set(match.alternatives.map(\.province)).sorted().map { catalog[$0].code }
      throw .ambiguousProvince(word, codes: codes)
    }
    if let id = match.province, !match.isPartial, let method = match.method,
      method <= .normalized
    {
      return id
    }
    throw .unknownProvince(
      word, suggestion: suggestion(for: word),
      known: catalog.provinces.map { ProvinceWord(code: $0.code, name: $0.name) })
  }

  /// The countries that words stand for, where the layer has them or does not tell.
  ///
  /// A word may be a whole name, with its commas, or several separated by commas.
  /// - Throws: `Refusal` for a word that names no country, and for a country that the layer lacks.
  public func wantedCountries(_ words: [String]) throws(Refusal) -> WantedCountries {
    var codes: [String] = []
    let known = catalog.countries(knownTo: countries)
    for word in words {
      let parts = countries.country(word) == nil ? word.split(separator: ",") : [word[...]]
      for part in parts.map({ String($0) }) {
        guard let country = countries.country(part) else {
          throw .unknownCountry(part, suggestion: countries.nearMiss(to: part))
        }
        if let known, !known.contains(country.alpha2) {
          throw .countryNotInLayer(
            country.name, known: known.map { countries.country($0)?.name ?? $0 })
        }
        if !codes.contains(country.alpha2) { codes.append(country.alpha2) }
      }
    }
    return .named(codes.sorted())
  }

  /// The countries asked for, once it is known which the layer has.
  ///
  /// - Throws: as for words.
  func resolved(_ wanted: WantedCountries) throws(Refusal) -> WantedCountries {
    switch wanted {
    case .ofLayer: catalog.countries(knownTo: countries).map { .named($0) } ?? .any
    case .words(let words): try wantedCountries(words)
    case .any, .named: wanted
    }
  }

  /// The code of the province whose code or name is nearest.
  private func suggestion(for word: String) -> String? {
    if let code = nearMiss(to: word, in: catalog.provinces.map(\.code)) { return code }
    let name = nearMiss(to: word, in: catalog.provinces.map(\.name))
    return catalog.provinces.first { $0.name == name }?.code
  }
}
