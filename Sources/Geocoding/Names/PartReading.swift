internal import Geography
internal import Text

/// A name that a part of a place text was read as.
struct PartReading {
  /// Which part of the text, counted from 0.
  let part: Int
  /// The key in the index, -1 for a guess.
  let key: Int32
  /// Indices of `NameIndex.places`, ascending; at least one.
  var places: [Int32]
  var method: MatchMethod
  var score: Double
  /// `province`, `district`, `settlement` or `village` where a word says what is meant.
  var hint: WordRole?
  /// Whether the name is the whole part, but for words that say what kind of place it is.
  var isWhole: Bool
  /// Whether it counts only where a larger place is known and agrees: a road named for it, a
  /// person, a short name among other words.
  var isWeak: Bool
}

/// What a part of a place text says.
struct PartFindings {
  var readings: [PartReading] = []
  /// Whether it names another country.
  var isForeign = false
  /// The region or city of another country that it names, and no name behind it.
  var foreignPlace: NameIndex.Country?
  /// The provinces of the layer's country that it names, as raw values.
  var ownCountry: Range<UInt16>?
  var isOwnCountry: Bool { ownCountry != nil }
  /// Whether it has words that could be an unknown name.
  var hasUnknown = false
  /// A word for a kind of place and nothing else (`Balkh, Wilayat-e`): it belongs to the part
  /// before.
  var bareHint: WordRole?
}

/// Reads the parts of one text by exact and normalized names.
struct PartReader {
  let index: NameIndex
  let text: NameText
  /// The text itself, to tell the exact spelling.
  let source: [UInt8]
  /// The provinces outside which no name means anything; nil for all.
  var scope: Range<UInt16>?

  /// The places that a key stands for, ascending; none where all lie elsewhere.
  func places(of key: Int) -> [Int32] {
    guard let scope else { return index.placesByKey[key] }
    return index.placesByKey[key].filter { scope.contains(index.places[Int($0)].province) }
  }

  /// The user's own places where there are any, unless a province is meant.
  func foremost(_ places: [Int32], hint: WordRole?) -> [Int32] {
    guard hint != .province else { return places }
    let own = places.filter { index.places[Int($0)].isOwn }
    return own.isEmpty ? places : own
  }

  /// The places of the user's own name that some words are, whatever they say otherwise.
  func ownReading(_ words: Range<Int>, part: Int) -> PartReading? {
    guard index.ownKeys.count > 0,
      let key = index.ownKeys.find(text.letters.span.extracting(text.letters(of: words)))
    else { return nil }
    let places = index.ownPlaces[key].filter {
      scope?.contains(index.places[Int($0)].province) ?? true
    }
    guard !places.isEmpty else { return nil }
    return PartReading(
      part: part, key: -1, places: places, method: .exact, score: 1, hint: nil, isWhole: true,
      isWeak: false)
  }

  /// What the words of a part say, tried as a whole, then without generic words at its ends, then
  /// name by name.
  func read(_ words: Range<Int>, part: Int) -> PartFindings {
    var findings = PartFindings()
    if let own = ownReading(words, part: part) {
      findings.readings = [own]
      return findings
    }
    let hint = administrativeHint(words)
    let whole = trimmed(words) { $0.isAdministrative || $0 == .connective }
    guard !whole.isEmpty else {
      findings.bareHint = hint
      return findings
    }
    if let country = country(whole) {
      switch country {
      case .own(let provinces): findings.ownCountry = provinces
      case .foreign: findings.isForeign = true
      case .foreignRegion, .foreignPlace: findings.foreignPlace = country
      }
      if findings.foreignPlace == nil { return findings }
    }
    if var reading = lookUp(whole, part: part, hint: hint) {
      reading.isWeak = findings.foreignPlace != nil
      findings.readings = [reading]
      return findings
    }
    let core = trimmed(words) { $0.isGeneric }
    if core.isEmpty {
      findings.hasUnknown = hasFacility(words)
      return findings
    }
    if core != whole, var reading = lookUp(core, part: part, hint: hint ?? settlementHint(words)) {
      let isNamed = settlementHint(words) != nil || !hasFacility(words)
      reading.isWhole = isNamed
      reading.score *= isNamed ? 0.98 : 0.9
      reading.isWeak = isPersonal(core, in: words)
      findings.hasUnknown = !isNamed
      findings.readings = [reading]
      return findings
    }
    if findings.foreignPlace == nil { segment(words, part: part, into: &findings) }
    return findings
  }

  /// The words of a part without those at either end that `drop` takes.
  func trimmed(_ words: Range<Int>, dropping drop: (WordRole) -> Bool) -> Range<Int> {
    var low = words.lowerBound
    var high = words.upperBound
    while low < high, drop(text.words[low].role) { low += 1 }
    while high > low, drop(text.words[high - 1].role) { high -= 1 }
    return low..<high
  }

  /// The places of the name that the words are, without administrative words between them.
  func lookUp(_ words: Range<Int>, part: Int, hint: WordRole?) -> PartReading? {
    let key: Int?
    if words.contains(where: { text.words[$0].role.isAdministrative }) {
      key = index.keys.find(compactLetters(words).span)
    } else {
      key = index.keys.find(text.letters.span.extracting(text.letters(of: words)))
    }
    guard let key, !places(of: key).isEmpty else { return nil }
    return reading(of: key, words: words, part: part, hint: hint)
  }

  func reading(of key: Int, words: Range<Int>, part: Int, hint: WordRole?) -> PartReading {
    let spellings = index.spellings[key]
    let isExact = spellings.contains { isSpelled($0.text, words) }
    return PartReading(
      part: part, key: Int32(key), places: foremost(places(of: key), hint: hint),
      method: isExact ? .exact : .normalized,
      score: isExact ? 1 : 0.98, hint: hint, isWhole: true, isWeak: false)
  }

  /// The letters of words that are not administrative.
  func compactLetters(_ words: Range<Int>) -> [UInt8] {
    var letters: [UInt8] = []
    for word in text.words[words] where !word.role.isAdministrative {
      letters.append(contentsOf: text.letters[word.letters])
    }
    return letters
  }

  private func isSpelled(_ spelling: String, _ words: Range<Int>) -> Bool {
    guard let first = words.first, let last = words.last else { return false }
    let range = text.words[first].source.lowerBound..<text.words[last].source.upperBound
    return source[range].elementsEqual(spelling.utf8)
  }

  func country(_ words: Range<Int>) -> NameIndex.Country? {
    index.country(text.letters.span.extracting(text.letters(of: words)))
  }

  /// `province` or `district` where a word of the part says so.
  func administrativeHint(_ words: Range<Int>) -> WordRole? {
    words.lazy.map { text.words[$0].role }.first { $0.isAdministrative }
  }

  func settlementHint(_ words: Range<Int>) -> WordRole? {
    let roles = words.lazy.map { text.words[$0].role }
    return roles.first { $0 == .settlement || $0 == .village }
  }

  func hasFacility(_ words: Range<Int>) -> Bool {
    words.contains { text.words[$0].role == .facility }
  }
}
