internal import Geography
internal import Text

/// A name in a text, with the words around it that say what it is.
struct Sighting {
  var mention: PlaceMention
  /// The words of the name.
  let name: Range<Int>
  /// The words of the name and of what it is called.
  let words: Range<Int>
  /// What it is called.
  let hint: WordRole?
  let sentence: Int

  var isPlace: Bool { mention.use == .place }
  var isProvince: Bool { mention.kind == .province }
}

/// One walk over a text.
struct TextScan {
  let reader: PartReader
  let index: NameIndex
  let words: NameText
  let all: Range<Int>
  /// Texts without capitals cannot tell names by them.
  let hasCapitals: Bool
  /// The number of the sentence of each word.
  let sentences: [Int]

  init(reader: PartReader, index: NameIndex, words: NameText) {
    self.reader = reader
    self.index = index
    self.words = words
    all = words.words.indices
    hasCapitals = words.words.contains(where: \.isCapitalized)
    sentences = Self.sentences(of: words)
  }

  /// Every name, in order, with its rank.
  func sightings() -> [Sighting] {
    var found: [Sighting] = []
    var word = 0
    var dateline = 0..<0
    // Words before this one belong to earlier names.
    var taken = 0
    while word < all.upperBound {
      if word >= dateline.upperBound {
        dateline = datelineRange(at: word, behind: dateline) ?? dateline
      }
      let name = name(at: word)
      if mayBeginName(word),
        let foreign = reader.longestCountry(at: word, in: all, own: false),
        foreign.count > name?.count ?? 0
      {
        word += foreign.count
        taken = word
        continue
      }
      guard let name else {
        word += 1
        continue
      }
      let range = word..<word + name.count
      if let sighting = sighting(of: name.places, range, dateline: dateline, taken: taken) {
        found.append(sighting)
        taken = sighting.words.upperBound
      }
      word = range.upperBound
    }
    return ranked(found)
  }

  /// Whether a word has the capital that names have in this text.
  private func mayBeginName(_ word: Int) -> Bool {
    !hasCapitals || !words.words[word].isLatin || words.words[word].isCapitalized
  }

  /// The places of the longest name that begins at a word.
  private func name(at word: Int) -> (places: [Int32], count: Int)? {
    if let (key, count) = reader.longestKey(at: word, in: all) {
      return (reader.places(of: key), count)
    }
    let next = word + 1
    guard next < all.upperBound, words.words[next].role == .province,
      words.words[next].gap.isJoining, words.words[word].role == .name,
      mayBeginName(word), let guess = reader.guess(word..<next, part: 0, reach: .provinceNames)
    else { return nil }
    return (guess.places, 1)
  }

  private func sighting(
    of places: [Int32], _ range: Range<Int>, dateline: Range<Int>, taken: Int
  ) -> Sighting? {
    let found = hint(of: range, taken: taken)
    let hint = found?.role
    var places = reader.foremost(places, hint: hint)
    let isProvince = places.contains { Int($0) < index.provinceCount }
    if !isProvince, hint == .province,
      let guess = reader.guess(range, part: 0, reach: .provinceNames)
    {
      places = guess.places
    } else if !isProvince || !isOwnName(places, range) {
      guard isNameLike(range, hint: hint) else { return nil }
    }
    let kind = kind(of: places, hint: hint)
    let fitting = places.filter { index.places[Int($0)].kind == kind }
    let provinces = Set(fitting.map { index.places[Int($0)].province }).sorted()
    guard let first = range.first, let last = range.last, !provinces.isEmpty else { return nil }
    let whole = found.map { min($0.word, first)..<max($0.word + 1, range.upperBound) } ?? range
    let use: PlaceMention.Use =
      dateline.contains(first)
      ? .dateline : belongsToOther(range) || isAbroad(whole, kind: kind) ? .other : .place
    let source = words.words[first].source.lowerBound..<words.words[last].source.upperBound
    return Sighting(
      mention: PlaceMention(
        range: source, kind: kind, provinces: provinces.map { ProvinceID(rawValue: $0) }, use: use),
      name: range, words: whole, hint: hint, sentence: sentences[first])
  }

  private func kind(of places: [Int32], hint: WordRole?) -> PlaceKind {
    let kinds = Set(places.map { index.places[Int($0)].kind })
    switch hint {
    case .district where kinds.contains(.district): return .district
    case .settlement where kinds.contains(.settlement): return .settlement
    default: return kinds.min() ?? .settlement
    }
  }

  /// Whether a province is called by a form of its own name, not by another word.
  private func isOwnName(_ places: [Int32], _ range: Range<Int>) -> Bool {
    let skeleton = words.skeleton(of: range)
    return places.contains {
      guard Int($0) < index.provinceCount else { return false }
      let own = NameText(index.places[Int($0)].name)
      return own.skeleton(of: own.words.indices) == skeleton
    }
  }

  /// Aliases of provinces in the tables that are ordinary words.
  private static let ordinaryWords = ["maiden", "nimrod", "غور"]

  /// Whether words look like a name where text is written with capitals, and are long enough to be
  /// no accident.
  private func isNameLike(_ range: Range<Int>, hint: WordRole?) -> Bool {
    let first = words.words[range.lowerBound]
    let letters = words.letters[words.letters(of: range)]
    if hint != .province, Self.ordinaryWords.contains(where: { letters.elementsEqual($0.utf8) }) {
      return false
    }
    guard first.isLatin else { return words.letters(of: range).count >= 8 || hint != nil }
    if hasCapitals && !first.isCapitalized { return false }
    return words.letters(of: range).count >= FuzzyIndex.minLength || hint != nil
  }
}
