internal import Columnar
internal import Geocoding
public import Geography
public import Incidents

extension ProvinceCatalog {
  /// The countries that the layer has, by alpha-2 code, ascending; nil where its codes do not tell,
  /// such as codes that begin with the letters of no country.
  public func countries(knownTo vocabulary: CountryVocabulary) -> [String]? {
    guard let all = countries else { return nil }
    let distinct = Set(all).sorted()
    return distinct.allSatisfy { vocabulary.country($0)?.alpha2 == $0 } ? distinct : nil
  }
}

extension IncidentQuery {
  /// What is asked of the country of a row, nil where it may be any.
  func countryRule(box: BoundingBox?, _ vocabulary: CountryVocabulary) -> CountryRule? {
    guard case .named(let wanted) = countries else { return nil }
    return CountryRule(wanted: Set(wanted), box: box, vocabulary)
  }
}

/// The provinces among which the names of a row are sought and in which it may lie, by the word that
/// its source has for its country.
///
/// Belongs to one string pool, until `forgetCodes`.
struct CountryScopes: Sendable {
  /// A number for each country of the layer; one more for all others.
  private let numbers: [String: Int]
  /// By number: ids are in the order of the codes, so that those of a country follow each other.
  private(set) var provinces: [Range<UInt16>]
  private let vocabulary: CountryVocabulary
  private let freesOthers: Bool
  private var known = CodeMemo<Int>()

  /// Nil for a layer whose codes do not tell countries.
  ///
  /// - Parameter freesOthers: whether rows of countries that the layer lacks may be in any province of
  ///   it, and not in none.
  init?(_ catalog: ProvinceCatalog, _ vocabulary: CountryVocabulary, freesOthers: Bool) {
    guard let countries = catalog.countries(knownTo: vocabulary), let all = catalog.countries else {
      return nil
    }
    numbers = Dictionary(uniqueKeysWithValues: countries.enumerated().map { ($1, $0) })
    provinces = countries.map { country in
      let first = UInt16(all.firstIndex(of: country) ?? 0)
      return first..<first + UInt16(all.count { $0 == country })
    }
    provinces.append(0..<0)
    self.vocabulary = vocabulary
    self.freesOthers = freesOthers
  }

  mutating func forgetCodes() { known = CodeMemo() }

  /// The number of the scope of a row, nil where its word names no country.
  mutating func number(_ word: UInt32, _ strings: StringPool) -> Int? {
    guard word != StringPool.none else { return nil }
    if let number = known[word] { return number < 0 ? nil : number }
    let country = vocabulary.country(strings[word])
    let others = freesOthers ? nil : provinces.count - 1
    let number = country.flatMap { numbers[$0.alpha2] ?? others }
    known[word] = number ?? -1
    return number
  }
}

/// A country whose rows were left out.
public struct ForeignCountry: Sendable, Equatable {
  public let alpha2: String
  public let name: String
  public let rows: Int
  /// Those of them whose point lies in a province of the layer.
  public let rowsInside: Int
}

/// Rows of other countries, and rows whose country is not known.
public struct CountryAccount: Sendable, Equatable {
  /// By rows descending, then by code.
  public let foreign: [ForeignCountry]
  /// Words that name no country, by rows descending, then in their own order.
  public let unknownWords: [(word: String, rows: Int)]
  /// Rows with further words, which are not kept.
  public let otherUnknown: Int
  /// Rows without a word.
  public let missing: Int

  public var foreignRows: Int { foreign.reduce(0) { $0 + $1.rows } }
  public var rowsInside: Int { foreign.reduce(0) { $0 + $1.rowsInside } }
  public var unknownRows: Int { unknownWords.reduce(otherUnknown) { $0 + $1.rows } }

  public static func == (a: CountryAccount, b: CountryAccount) -> Bool {
    a.foreign == b.foreign && a.otherUnknown == b.otherUnknown && a.missing == b.missing
      && a.unknownWords.elementsEqual(b.unknownWords) { $0 == $1 }
  }

  /// - Throws: `EngineError.geocoding` when GEOS fails.
  /// - Complexity: O(different points of other countries near the layer).
  init(
    _ counts: CountryCounts, in layer: ProvinceLayer, _ vocabulary: CountryVocabulary
  ) throws(EngineError) {
    var inside: [CountryCode: Int] = [:]
    let spots = Array(counts.spots)
    if !spots.isEmpty {
      let locations: Locations
      do throws(GeocodingError) {
        locations = try ProvinceLocator(layer).locate(
          longitudes: spots.map(\.key.longitude), latitudes: spots.map(\.key.latitude))
      } catch {
        throw .geocoding(error)
      }
      for (row, spot) in spots.enumerated() where locations.province(row) != nil {
        inside[spot.key.country, default: 0] += spot.value
      }
    }
    foreign = counts.foreign.map { code, rows in
      ForeignCountry(
        alpha2: code.alpha2, name: vocabulary.country(code.alpha2)?.name ?? code.alpha2,
        rows: rows, rowsInside: inside[code] ?? 0)
    }.sorted { a, b in (b.rows, a.alpha2) < (a.rows, b.alpha2) }
    unknownWords = counts.unknownWords.map { (word: $0.key, rows: $0.value) }
      .sorted { a, b in (b.rows, a.word) < (a.rows, b.word) }
    otherUnknown = counts.otherUnknown
    missing = counts.missing
  }
}
