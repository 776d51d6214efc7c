internal import Geocoding
public import Geography
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

  /// The code of the province whose code or name is nearest.
  private func suggestion(for word: String) -> String? {
    if let code = nearMiss(to: word, in: catalog.provinces.map(\.code)) { return code }
    let name = nearMiss(to: word, in: catalog.provinces.map(\.name))
    return catalog.provinces.first { $0.name == name }?.code
  }
}
