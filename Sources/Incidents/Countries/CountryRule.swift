internal import Columnar
public import Geography

/// Of which countries rows are asked for.
public enum WantedCountries: Sendable, Equatable {
  /// Those that the layer has, where its codes tell them; else any.
  case ofLayer
  /// Any, whatever the source says.
  case any
  /// By name or code, as they were written.
  case words([String])
  /// By ISO 3166-1 alpha-2 code, each once.
  case named([String])
}

/// Which rows are of a country that is not asked for, by the word that their source has for it.
///
/// A word that names no country, or none, leaves a row in.
public struct CountryRule: Sendable {
  /// What the word of a row says.
  public enum Answer: Sendable, Equatable {
    case wanted
    /// Another country.
    case foreign(CountryCode)
    /// The word names no country.
    case unknown
    /// There is no word.
    case missing
  }

  /// Alpha-2 codes.
  public let wanted: Set<String>
  /// Around the layer: a point outside it is outside every province.
  public let box: BoundingBox?
  private let vocabulary: CountryVocabulary
  private var known = CodeMemo<Answer>()

  public init(wanted: Set<String>, box: BoundingBox?, _ vocabulary: CountryVocabulary) {
    self.wanted = wanted
    self.box = box
    self.vocabulary = vocabulary
  }

  /// Forgets what it knows of codes, whose texts are about to change.
  mutating func forgetCodes() { known = CodeMemo() }

  /// - Complexity: O(length) for a word that is met first.
  mutating func answer(_ word: UInt32, _ strings: StringPool) -> Answer {
    guard word != StringPool.none else { return .missing }
    if let answer = known[word] { return answer }
    let answer: Answer
    if let country = vocabulary.country(strings[word]) {
      answer =
        wanted.contains(country.alpha2)
        ? .wanted : CountryCode(country.alpha2).map { .foreign($0) } ?? .unknown
    } else {
      answer = .unknown
    }
    known[word] = answer
    return answer
  }
}
