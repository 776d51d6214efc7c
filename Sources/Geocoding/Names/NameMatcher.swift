public import Geography
internal import Text

/// Finds the places that names stand for.
///
/// Immutable and built once; any number of workers may ask it at the same time.
public struct NameMatcher: Sendable {
  /// The longest text that is taken for a place text, in bytes of UTF-8.
  public static let maxTextBytes = 2000

  let index: NameIndex
  /// The codes of the provinces, by id; found as they are spelled and not folded.
  private let codes: KeyTable

  /// - Parameters:
  ///   - catalog: The provinces; their names and codes are always known.
  ///   - aliases: Further names of provinces; those of codes that the catalog lacks are left out.
  ///   - gazetteer: Places; those in provinces that the catalog lacks are left out, and so are
  ///     rows of kind province.
  ///   - own: Places of the user's own table, which stand before all others of their names.
  ///   - countries: Names that tell of other countries. They are used where the catalog's codes
  ///     say which country is its own.
  /// - Complexity: O(n log n) in the number of spellings.
  public init(
    _ catalog: ProvinceCatalog, aliases: [ProvinceAlias] = [], gazetteer: [GazetteerPlace] = [],
    own: [GazetteerPlace] = [], countries: [CountryName] = []
  ) {
    var codes = KeyTable()
    for province in catalog.provinces { _ = codes.insert(Array(province.code.utf8).span) }
    self.codes = codes
    index = NameIndex(
      catalog, aliases: aliases, gazetteer: gazetteer, own: own, countries: countries)
  }

  /// The place that a text names.
  ///
  /// The text may be a name, or parts from the smallest place to the largest ("Dasht-e-Barchi,
  /// Kabul"), in either order: the provinces of the parts must agree, and the most specific part
  /// that is known is the answer. Parts that are not known make the match partial. A name that
  /// places in several provinces have is ambiguous unless another part or `parent` decides; a
  /// province's own name means the province. See docs/methods/matching.md for the rules.
  /// - Parameters:
  ///   - text: Any text; one that is empty, enormous or in a script without names is unknown.
  ///   - parent: The province that the place is known to lie in. A text that clearly names another
  ///     one is ambiguous.
  ///   - scope: The raw values of the provinces outside which no name means anything; nil for all.
  /// - Complexity: O(length) lookups for exact and normalized names; misspellings are compared with
  ///   the names of about their length.
  public func match(
    _ text: String, within parent: ProvinceID? = nil, in scope: Range<UInt16>? = nil
  ) -> PlaceMatch {
    guard text.utf8.count <= Self.maxTextBytes else { return .unknown(.tooLong) }
    let source = Array(text.utf8)
    if let province = codes.find(source.span), scope?.contains(UInt16(province)) ?? true {
      return .matched(
        index.candidate(Int32(province)), method: .exact, score: 1, isPartial: false,
        alternatives: [])
    }
    // Whatever its letters were, they are not there: a name that is left by chance is none.
    if text.isSpoiled { return .unknown(.notFound) }
    let words = NameText(utf8: source.span)
    guard !words.words.isEmpty else { return .unknown(.empty) }
    var resolver = PartResolver(
      reader: PartReader(index: index, text: words, source: source, scope: scope),
      parent: parent?.rawValue)
    return resolver.resolve()
  }
}

extension NameIndex {
  func candidate(_ place: Int32) -> PlaceCandidate {
    let place = places[Int(place)]
    return PlaceCandidate(
      name: place.name, kind: place.kind, province: ProvinceID(rawValue: place.province),
      coordinate: place.coordinate)
  }
}
