internal import Columnar
internal import Incidents

/// A column that says in which country its source places a row.
struct CountryColumn: Sendable, Equatable {
  let column: Int
  /// What numbers in it stand for.
  var numbers = Numbers.none

  enum Numbers: Sendable {
    /// Codes of the source's own, which say nothing.
    case none
    /// ISO 3166-1.
    case iso
    /// Gleditsch and Ward.
    case gleditschWard
  }

  /// - Source: ACLED codebook (`iso`), UCDP GED codebook (`country_id`).
  init(_ column: Int, of header: [String], format: SourceFormat) {
    self.column = column
    switch (format, normalizedHeader(header[column])) {
    case (.acled, "iso"): numbers = .iso
    case (.ucdp, "country_id"): numbers = .gleditschWard
    default: break
    }
  }
}

/// The countries that the words of one input stand for, each asked once; belongs to one string pool.
struct CountryTexts: Sendable {
  /// What a field says.
  struct Answer: Sendable {
    /// The code of the country's usual name where it is known, else of the word.
    let code: UInt32
    let isKnown: Bool
  }

  private let vocabulary: CountryVocabulary
  private var known = CodeMemo<UInt32>()
  private var knownAsISO = CodeMemo<UInt32>()
  private var knownAsGleditschWard = CodeMemo<UInt32>()
  /// Words of up to sixteen bytes that name a country, in slots by their bytes.
  private var slots = Array(repeating: Slot(), count: 64)

  private struct Slot {
    var first: UInt64 = 0
    var last: UInt64 = 0
    /// 0 for none.
    var length = 0
    var code = StringPool.none
  }

  init(_ vocabulary: CountryVocabulary) { self.vocabulary = vocabulary }

  /// What a word says.
  mutating func answer(
    _ word: UInt32, _ numbers: CountryColumn.Numbers, _ strings: inout StringPool
  ) -> Answer {
    let memo =
      switch numbers {
      case .none: known[word]
      case .iso: knownAsISO[word]
      case .gleditschWard: knownAsGleditschWard[word]
      }
    let code = memo ?? learn(word, numbers, &strings)
    return Answer(code: code == StringPool.none ? word : code, isKnown: code != StringPool.none)
  }

  /// The code of the name of the country that a word stands for, `StringPool.none` for no country.
  private mutating func learn(
    _ word: UInt32, _ numbers: CountryColumn.Numbers, _ strings: inout StringPool
  ) -> UInt32 {
    let text = strings[word]
    let number = (try? parseInteger(Array(text.utf8)[...])).flatMap { Int(exactly: $0) }
    let country =
      switch (numbers, number) {
      case (.iso, let number?): vocabulary.country(isoNumber: number)
      case (.gleditschWard, let number?): vocabulary.country(gleditschWardNumber: number)
      default: vocabulary.country(text)
      }
    let code = country.map { strings.intern($0.name) } ?? StringPool.none
    switch numbers {
    case .none: known[word] = code
    case .iso: knownAsISO[word] = code
    case .gleditschWard: knownAsGleditschWard[word] = code
    }
    return code
  }

  /// The code that was remembered of the very bytes of a field, nil where none was.
  @inline(__always)
  func remembered(_ field: borrowing FieldValue) -> UInt32? {
    guard let (first, last, slot) = place(of: field) else { return nil }
    let found = slots[slot]
    return found.length == field.count && found.first == first && found.last == last
      ? found.code : nil
  }

  /// Remembers what a field stands for, in whose column whatever is there means the same.
  mutating func remember(_ field: borrowing FieldValue, _ code: UInt32) {
    guard let (first, last, slot) = place(of: field) else { return }
    slots[slot] = Slot(first: first, last: last, length: field.count, code: code)
  }

  /// All bytes of a field in two words that may overlap, and its slot; nil for one that is too long.
  @inline(__always)
  private func place(
    of field: borrowing FieldValue
  ) -> (first: UInt64, last: UInt64, slot: Int)? {
    let count = field.count
    guard count > 0, count <= 16 else { return nil }
    let isShort = count < 8
    let first = isShort ? field.word(0) & (1 &<< UInt64(8 &* count) &- 1) : field.word(0)
    let last = isShort ? 0 : field.word(count &- 8)
    let hash = stableHash(first, adding: last)
    return (first, last, Int(truncatingIfNeeded: hash) & (slots.count &- 1))
  }
}

extension RowDecoder {
  /// The code of the usual name of the country in which the source places a row; of its own word
  /// where that names none; `StringPool.none` where there is no word.
  ///
  /// A second column is asked where the first is empty or not known.
  /// - Throws: `RowFault` for bytes that are no text.
  @inline(__always)
  mutating func country(of record: borrowing RecordView) throws(RowFault) -> UInt32 {
    guard let first = columns.countries.first else { return StringPool.none }
    if let code = countryTexts.remembered(record.value(first.column)) { return code }
    return try unusualCountry(record, first)
  }

  private mutating func unusualCountry(
    _ record: borrowing RecordView, _ first: CountryColumn
  ) throws(RowFault) -> UInt32 {
    let word = try intern(record, first.column)
    if word != StringPool.none {
      let answer = countryTexts.answer(word, first.numbers, &strings)
      if answer.isKnown {
        countryTexts.remember(record.value(first.column), answer.code)
        return answer.code
      }
    }
    guard columns.countries.count > 1 else { return word }
    let second = columns.countries[1]
    let other: UInt32
    do throws(RowFault) { other = try intern(record, second.column) } catch {
      // Beside a word it is not needed.
      if word != StringPool.none { return word }
      throw error
    }
    guard other != StringPool.none else { return word }
    let answer = countryTexts.answer(other, second.numbers, &strings)
    return answer.isKnown || word == StringPool.none ? answer.code : word
  }

  /// Reads the country of a row where that is asked; the answer is counted when the row is settled.
  mutating func judgeCountry(
    _ record: borrowing RecordView, _ incident: inout Incident
  ) throws(RowFault) -> DropReason? {
    guard query.asksForCountry, !columns.countries.isEmpty else { return nil }
    incident.country = try country(of: record)
    countryAnswer = query.answer(country: incident.country, strings)
    if case .foreign = countryAnswer { return .country }
    return nil
  }

  /// Counts what the country of a row was found to be.
  @inline(__always)
  mutating func countCountry(_ incident: borrowing Incident) {
    switch countryAnswer {
    case .wanted: break
    case .foreign(let country):
      account.countries.addForeign(
        country, at: query.countryRule?.point(incident.coordinate) ?? nil)
    case .unknown: unknownCountries[incident.country, default: 0] += 1
    case .missing: account.countries.addMissing()
    }
  }

  /// The most words that are kept of a stretch, where every row may have another.
  private static var unknownWordLimit: Int { 1_000 }

  /// Puts the unknown words of a stretch in its account.
  mutating func endStretch() {
    for (code, rows) in unknownCountries.sorted(by: { $0.key < $1.key }) {
      account.countries.addUnknown(strings[code], rows: rows, limit: Self.unknownWordLimit)
    }
    unknownCountries = [:]
    account.unclearTypes = texts.unclearTypes
  }
}
