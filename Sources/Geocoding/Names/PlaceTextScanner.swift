public import Geography
internal import Text

/// Finds the places that running text names: notes, headlines, descriptions of places.
///
/// Whole words only, spelled as in the tables or the same once case, diacritics and keyboards are
/// set aside. The longest name wins: `Kuz Kunar` is no mention of Kunar. Misspellings are taken for
/// a province only where the word province follows.
public struct PlaceTextScanner: Sendable {
  private let matcher: NameMatcher

  public init(_ matcher: NameMatcher) { self.matcher = matcher }

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
    scan(text, scope).sightings().map(\.mention)
  }

  /// Where a text says that something happened: the place that it is the name of, or the provinces
  /// that it tells of.
  ///
  /// Names of the surest rank that the text has decide, and all of them: a text that tells of two
  /// provinces is placed in neither, however often it names one of them and whichever comes last.
  /// - Complexity: as of `NameMatcher.match` for texts as short as a name, else O(length).
  public func reading(of text: String, scope: Range<UInt16>? = nil) -> TextReading {
    let words = NameText(text)
    let scan = scan(text, scope, words)
    let sightings = scan.sightings()
    let isOwn = scan.reader.ownReading(words.words.indices, part: 0) != nil
    let isSentence =
      !isOwn
      && (words.words.count > Self.maxNameWords || scan.sentences.last ?? 0 > 0
        || sightings.contains { $0.mention.use == .dateline })
    if !isSentence {
      let match = matcher.match(text, in: scope)
      // A name of which a part is not known is one where nothing else in it is.
      let isName = match.place != nil && (!match.isPartial || sightings.isEmpty)
      if isName || match.reason == .abroad { return TextReading(match) }
    }
    return scan.reading(of: sightings)
  }

  /// Whether a text has more words than the name of a place.
  ///
  /// - Complexity: O(length).
  public func isSentence(_ text: String) -> Bool {
    NameText(text).words.count > Self.maxNameWords
  }

  /// The most words of a text that is first taken for the name of a place.
  private static let maxNameWords = 8

  private func scan(_ text: String, _ scope: Range<UInt16>?, _ words: NameText? = nil) -> TextScan {
    let words = words ?? NameText(text)
    let reader = PartReader(index: matcher.index, text: words, source: [], scope: scope)
    return TextScan(reader: reader, index: matcher.index, words: words)
  }
}

/// What a running text says of where something happened.
public struct TextReading: Sendable, Equatable {
  /// The text as the name of a place, nil where it is none.
  public let match: PlaceMatch?
  /// Every province that it tells of, ascending; none where it tells of no place.
  public let provinces: [ProvinceID]
  /// What `provinces` rest on, nil for none and for a name.
  public let rank: PlaceMention.Rank?

  init(_ match: PlaceMatch) {
    // Asked before the match is kept: Swift 6.3.1 fails to optimize the other order.
    let province = match.province
    provinces = [province].compactMap(\.self)
    self.match = match
    rank = nil
  }

  /// Of names that say no more than which provinces may be meant.
  public init(naming provinces: [ProvinceID]) {
    self.init(provinces, rank: provinces.isEmpty ? nil : .bare)
  }

  init(_ provinces: [ProvinceID], rank: PlaceMention.Rank?) {
    match = nil
    self.provinces = provinces
    self.rank = rank
  }
}
