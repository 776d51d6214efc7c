internal import Geography
internal import Text

extension PartReader {
  /// A key near a misspelled name, and the places it stands for.
  private struct Guess {
    let key: Int
    let distance: Int
    let places: [Int32]
  }

  /// Which places a misspelling may mean.
  enum GuessReach: Equatable {
    /// Provinces only.
    case provinceNames
    /// Provinces, districts and towns; where the words speak of a village or a building, only
    /// provinces and large cities, for the tables lack most villages.
    case wellKnown
    /// Everything in some provinces.
    case provinces([UInt16])
  }

  /// The most words that a misspelled name may have.
  private static let maxGuessWords = 4

  /// What a part may be a misspelling of: the same consonants, or else a few edits, and no name of
  /// another province as near.
  ///
  func guess(_ words: Range<Int>, part: Int, reach: GuessReach) -> PartReading? {
    let core = trimmed(words) { $0.isGeneric }
    guard !core.isEmpty, core.count <= Self.maxGuessWords,
      core.contains(where: { text.words[$0].role == .name }),
      !core.contains(where: { [.title, .road, .border, .diplomatic].contains(text.words[$0].role) }
      ),
      !core.contains(where: { text.words[$0].role == .water })
    else { return nil }
    let hint = administrativeHint(words)
    if let reading = romanized(core, part: part, reach: reach, hint: hint) { return reading }
    guard let word = FuzzyWord(letters: compactLetters(core), skeleton: text.skeleton(of: core))
    else { return nil }
    let isSmall = hasFacility(words) || settlementHint(words) == .village
    for method in [MatchMethod.skeleton, .editDistance] {
      let near = method == .skeleton ? sameConsonants(word) : fewEdits(word, reach)
      let guesses = near.compactMap { near -> Guess? in
        let places = places(of: near.key).filter { isWithin(reach, $0, isSmall: isSmall) }
        return places.isEmpty || isDemonym(word, of: near.key, reach)
          ? nil : Guess(key: near.key, distance: near.distance ?? 2, places: places)
      }
      guard !guesses.isEmpty else { continue }
      return choose(guesses, method: method, part: part, hint: hint)
    }
    return nil
  }

  /// The one province whose name, in another romanization, some words are.
  private func romanized(
    _ words: Range<Int>, part: Int, reach: GuessReach, hint: WordRole?
  ) -> PartReading? {
    let letters = text.looseLetters(of: words)
    guard letters.count >= NameIndex.minLooseLetters, text.letters(of: words).count > 3 else {
      return nil
    }
    let places = index.provinces(loosely: letters).filter {
      let province = index.places[Int($0)].province
      if case .provinces(let provinces) = reach, !provinces.contains(province) { return false }
      return scope?.contains(province) ?? true
    }
    guard places.count == 1 else { return nil }
    return PartReading(
      part: part, key: -1, places: places.sorted(), method: .romanized, score: 0.95, hint: hint,
      isWhole: true, isWeak: false)
  }

  /// Names that share the consonants and differ by few letters; those of the other script only
  /// where the word's own script has none.
  private func sameConsonants(_ word: FuzzyWord) -> [FuzzyIndex.Near] {
    let limit = max(2, word.pattern.length / 3)
    let near = index.fuzzy.sameConsonants(word)
    let comparable = near.filter { $0.distance != nil }
    return comparable.isEmpty ? near : comparable.filter { $0.distance ?? .max <= limit }
  }

  private func isWithin(_ reach: GuessReach, _ place: Int32, isSmall: Bool) -> Bool {
    let place = index.places[Int(place)]
    switch reach {
    case .provinceNames: return place.kind == .province
    case .provinces(let provinces): return provinces.contains(place.province)
    case .wellKnown where place.kind == .settlement:
      return place.population >= (isSmall ? 100_000 : 10_000)
    case .wellKnown: return place.kind == .province || place.kind == .district && !isSmall
    }
  }

  private func fewEdits(_ word: FuzzyWord, _ reach: GuessReach) -> [FuzzyIndex.Near] {
    let isShort = word.pattern.length < 8
    let isFree = reach == .wellKnown && word.pattern.length < 10
    let near = index.fuzzy.within(isShort || isFree ? 1 : 2, of: word)
    // A slip in the first letter of a short name makes another name of it.
    guard isShort else { return near }
    return near.filter { index.keys.bytes(of: $0.key).first == firstLetter(word) }
  }

  /// Whether a word is no place but what comes from one: `Logari`, `Kandahari`. Beside a larger place
  /// that agrees it stands for that all the same.
  private func isDemonym(_ word: FuzzyWord, of key: Int, _ reach: GuessReach) -> Bool {
    if case .provinces = reach { return false }
    return endsInI(word.letters[...]) && !endsInI(index.keys.bytes(of: key))
  }

  private func endsInI(_ letters: ArraySlice<UInt8>) -> Bool {
    letters.last == UInt8(ascii: "i") || letters.last == UInt8(ascii: "y")
      || letters.suffix(2).elementsEqual("ی".matchingKey.utf8)
  }

  private func firstLetter(_ word: FuzzyWord) -> UInt8? { word.letters.first }

  /// The nearest names, all provinces that have them: one is a match, several are ambiguous.
  private func choose(
    _ guesses: [Guess], method: MatchMethod, part: Int, hint: WordRole?
  ) -> PartReading? {
    let best = guesses.map(\.distance).min() ?? 0
    // Without a margin over the runner-up, both are listed and neither is taken.
    let margin = method == .skeleton ? 1 : 0
    var places: Set<Int32> = []
    for guess in guesses where guess.distance <= best + margin { places.formUnion(guess.places) }
    let provinces = places.filter { Int($0) < index.provinceCount }
    let nearest = guesses.filter { $0.distance == best }.flatMap(\.places)
    if hint != .district, provinces.count == 1, nearest.contains(where: provinces.contains) {
      places = provinces
    }
    let base = method == .skeleton ? 0.9 : 0.8
    return PartReading(
      part: part, key: -1, places: places.sorted(), method: method,
      score: max(0.4, base - 0.05 * Double(best)), hint: hint, isWhole: true, isWeak: false)
  }
}
