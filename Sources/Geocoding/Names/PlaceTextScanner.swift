public import Geography
internal import Text

/// Finds the places that running text names: notes, headlines, descriptions of places.
///
/// Whole words only, spelled as in the tables or the same once case, diacritics and keyboards are
/// set aside. The longest name wins: `Kuz Kunar` is no mention of Kunar. Misspellings are taken for
/// a province only where the word province follows.
public struct PlaceTextScanner: Sendable {
  private let index: NameIndex

  public init(_ matcher: NameMatcher) { index = matcher.index }

  /// The provinces that the text names as places, ascending; datelines, persons, rivers and
  /// governments do not count, nor do towns and districts.
  ///
  /// - Complexity: O(length), in time and memory.
  /// - Parameter scope: the raw values of the provinces outside which no name means anything; nil for
  ///   all.
  public func provinces(in text: String, scope: Range<UInt16>? = nil) -> [ProvinceID] {
    var found: Set<ProvinceID> = []
    for mention in mentions(in: text, scope: scope)
    where mention.kind == .province && mention.use == .place {
      found.formUnion(mention.provinces)
    }
    return found.sorted()
  }

  /// Every name in the text, in order.
  ///
  /// - Complexity: O(length), in time and memory.
  public func mentions(in text: String, scope: Range<UInt16>? = nil) -> [PlaceMention] {
    let words = NameText(text)
    let reader = PartReader(index: index, text: words, source: [], scope: scope)
    let scan = TextScan(reader: reader, index: index, words: words)
    return scan.mentions()
  }
}

/// One walk over a text.
struct TextScan {
  let reader: PartReader
  let index: NameIndex
  let words: NameText
  let all: Range<Int>
  /// Texts without capitals cannot tell names by them.
  private let hasCapitals: Bool

  init(reader: PartReader, index: NameIndex, words: NameText) {
    self.reader = reader
    self.index = index
    self.words = words
    all = words.words.indices
    hasCapitals = words.words.contains(where: \.isCapitalized)
  }

  func mentions() -> [PlaceMention] {
    var mentions: [PlaceMention] = []
    var word = 0
    var dateline: Range<Int>?
    while word < all.upperBound {
      if isLineStart(word) { dateline = datelineRange(at: word) ?? dateline }
      guard let found = name(at: word) else {
        word += 1
        continue
      }
      let range = word..<word + found.count
      if let mention = mention(of: found.places, range, dateline: dateline) {
        mentions.append(mention)
      }
      word = range.upperBound
    }
    return mentions
  }

  /// The places of the longest name that begins at a word.
  private func name(at word: Int) -> (places: [Int32], count: Int)? {
    if let (key, count) = reader.longestKey(at: word, in: all) {
      return (reader.places(of: key), count)
    }
    let next = word + 1
    guard next < all.upperBound, words.words[next].role == .province,
      words.words[next].gap.isJoining, words.words[word].role == .name,
      let guess = reader.guess(word..<next, part: 0, reach: .provinceNames)
    else { return nil }
    return (guess.places, 1)
  }

  private func mention(
    of places: [Int32], _ range: Range<Int>, dateline: Range<Int>?
  ) -> PlaceMention? {
    let hint = hint(after: range)
    var places = places
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
    let use: PlaceMention.Use =
      dateline?.contains(first) == true ? .dateline : belongsToOther(range) ? .other : .place
    return PlaceMention(
      range: words.words[first].source.lowerBound..<words.words[last].source.upperBound,
      kind: kind, provinces: provinces.map { ProvinceID(rawValue: $0) }, use: use)
  }

  /// What the word behind a name says it is; `provinces` at the end of a list says nothing of the
  /// names before the last, which are provinces anyway.
  private func hint(after range: Range<Int>) -> WordRole? {
    let next = range.upperBound
    guard next < all.upperBound, words.words[next].gap.isJoining else { return nil }
    let role = words.words[next].role
    return [.province, .district, .settlement].contains(role) ? role : nil
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

  /// Aliases of provinces in the tables that are English words.
  private static let englishWords = ["maiden", "nimrod"]

  /// Whether words look like a name where text is written with capitals, and are long enough to be
  /// no accident.
  private func isNameLike(_ range: Range<Int>, hint: WordRole?) -> Bool {
    let first = words.words[range.lowerBound]
    let letters = words.letters[words.letters(of: range)]
    if hint != .province, Self.englishWords.contains(where: { letters.elementsEqual($0.utf8) }) {
      return false
    }
    guard first.isLatin else { return words.letters(of: range).count >= 8 || hint != nil }
    if hasCapitals && !first.isCapitalized { return false }
    return words.letters(of: range).count >= FuzzyIndex.minLength || hint != nil
  }
}
