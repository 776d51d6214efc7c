public import Geography
internal import Text

/// The names and codes under which sources know countries and territories.
///
/// Loaded from `GeoData/vocabulary/country_names.csv`. A word is a whole name or an ISO 3166-1 code;
/// numbers stand for a country only where a source says which numbers they are.
public struct CountryVocabulary: Sendable, Equatable {
  /// One line of the table.
  public struct Country: Sendable, Equatable {
    /// ISO 3166-1 codes, or what sources use in their place (Kosovo).
    public let alpha2: String
    public let alpha3: String
    /// The ISO 3166-1 number, nil where there is none.
    public let isoNumber: Int?
    /// Gleditsch-Ward numbers, those of former states with the same territory included.
    public let gleditschWardNumbers: [Int]
    public let name: String
    /// Further spellings.
    public let variants: [String]

    public init(
      alpha2: String, alpha3: String, isoNumber: Int? = nil, gleditschWardNumbers: [Int] = [],
      name: String, variants: [String] = []
    ) {
      self.alpha2 = alpha2
      self.alpha3 = alpha3
      self.isoNumber = isoNumber
      self.gleditschWardNumbers = gleditschWardNumbers
      self.name = name
      self.variants = variants
    }
  }

  /// Knows no country.
  public static let empty = CountryVocabulary([])

  /// In the order of the table.
  public let countries: [Country]
  /// Indices of `countries`, by word as it is compared.
  private let byWord: [String: Int]
  private let byISONumber: [Int: Int]
  private let byGleditschWardNumber: [Int: Int]

  /// A table of some countries; of two with the same word, the first has it.
  public init(_ countries: [Country]) {
    self.countries = countries
    var (byWord, iso, gleditschWard) = ([String: Int](), [Int: Int](), [Int: Int]())
    for (index, country) in countries.enumerated() {
      for word in [country.alpha2, country.alpha3, country.name] + country.variants {
        let key = Self.key(of: word)
        if byWord[key] == nil { byWord[key] = index }
      }
      if let number = country.isoNumber { iso[number] = index }
      for number in country.gleditschWardNumbers { gleditschWard[number] = index }
    }
    (self.byWord, byISONumber, byGleditschWardNumber) = (byWord, iso, gleditschWard)
  }

  public var isEmpty: Bool { countries.isEmpty }

  /// The country that a name or code stands for; case, diacritics and punctuation do not count.
  ///
  /// - Complexity: O(length). Ask once for every distinct word.
  public func country(_ word: String) -> Country? {
    byWord[Self.key(of: word)].map { countries[$0] }
  }

  public func country(isoNumber: Int) -> Country? { byISONumber[isoNumber].map { countries[$0] } }

  public func country(gleditschWardNumber number: Int) -> Country? {
    byGleditschWardNumber[number].map { countries[$0] }
  }

  /// The name of the country that a word which names none may be a misspelling of.
  public func nearMiss(to word: String) -> String? {
    let spelling = Text.nearMiss(to: word, in: countries.flatMap { [$0.name] + $0.variants })
    return spelling.flatMap { country($0)?.name }
  }

  /// A word as it is compared: `The Rep. of St. X & Y` as `republic of saint x y`.
  static func key(of word: String) -> String {
    let words = word.folded.split(separator: " ")
    // A single word may be a code: AND is Andorra, ST is São Tomé.
    guard words.count > 1 else { return words.first.map(String.init) ?? "" }
    return words.compactMap { abbreviations[String($0)] ?? String($0) }.filter { !$0.isEmpty }
      .joined(separator: " ")
  }

  private static let abbreviations = [
    "the": "", "and": "", "st": "saint", "rep": "republic", "dem": "democratic", "is": "islands",
  ]
}

extension CountryVocabulary {
  /// The names that tell in a place text that it speaks of a country; an abbreviation of two letters
  /// tells nothing there.
  public var placeNames: [CountryName] {
    countries.flatMap { country in
      ([country.name] + country.variants).filter { $0.count { $0.isLetter } > 2 }.map {
        CountryName(alpha2: country.alpha2, name: $0)
      }
    }
  }
}
