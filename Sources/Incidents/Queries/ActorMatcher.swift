internal import Columnar
internal import Text

/// One actor pattern, asked once of every distinct actor name of a table and then looked up by
/// code.
struct ActorMatcher: Sendable {
  /// How the actors of a row answer a pattern, from the best to the worst.
  enum Answer: UInt8, Comparable {
    case clear
    case unclear
    case unidentified
    case none

    static func < (a: Answer, b: Answer) -> Bool { a.rawValue < b.rawValue }
  }

  /// What holds of a name: the answer, and the days and the country for which it holds.
  private struct Rule {
    let answer: Answer
    var days: ClosedRange<Int32> = Day.first.rawValue...Day.last.rawValue
    /// Codes of the country's spellings in the table, nil where the country does not matter.
    var countries: Set<UInt32>?
  }

  /// The rules of each name code, the best answer first; absent where the answer is always `none`.
  private let rules: [UInt32: [Rule]]

  /// - Parameters:
  ///   - actorCodes: the codes that occur as actors.
  ///   - countryCodes: the codes that occur as countries.
  ///   - homeCountry: the alpha-2 code that rows without a country belong to, if any.
  init(
    _ pattern: ActorPattern, actorCodes: some Sequence<UInt32>, countryCodes: Set<UInt32>,
    strings: StringPool, homeCountry: String?
  ) {
    let countries = CountryLookup(
      codes: countryCodes, strings: strings, homeCountry: homeCountry)
    var rules: [UInt32: [Rule]] = [:]
    for code in actorCodes {
      let name = ActorName(strings[code])
      var found = Self.rules(for: name, pattern, answer: .clear, countries)
      for part in name.joined {
        found += Self.rules(for: part, pattern, answer: .unclear, countries)
      }
      if name.isUnidentified { found.append(Rule(answer: .unidentified)) }
      if !found.isEmpty { rules[code] = found.sorted { $0.answer < $1.answer } }
    }
    self.rules = rules
  }

  /// The best answer among the actors of a row.
  func answer(actors: ArraySlice<UInt32>, day: Int32?, country: UInt32) -> Answer {
    var best = Answer.none
    for actor in actors {
      for rule in rules[actor] ?? [] where rule.answer < best {
        if rule.countries?.contains(country) ?? true, day.map(rule.days.contains) ?? true {
          best = rule.answer
        }
      }
    }
    return best
  }

  private static func rules(
    for name: ActorName, _ pattern: ActorPattern, answer: Answer, _ countries: CountryLookup
  ) -> [Rule] {
    // An and/or name is asked part by part, except for the whole name itself.
    let isJoined = !name.joined.isEmpty
    var rules: [Rule] = []
    for alternative in pattern.alternatives {
      switch alternative {
      case .whole(let folded):
        if folded == name.folded || folded == name.bare { rules.append(Rule(answer: answer)) }
      case .words(let words):
        if !isJoined, words.allSatisfy({ name.words.contains($0[...]) }) {
          rules.append(Rule(answer: answer))
        }
      case .alias(let typed, let entries):
        rules += entries.compactMap { entry in
          rule(for: name, typed: typed, entry, answer: answer, countries)
        }
      }
    }
    return rules
  }

  private static func rule(
    for name: ActorName, typed: String, _ entry: ActorAliases.Entry, answer: Answer,
    _ countries: CountryLookup
  ) -> Rule? {
    guard entry.alias.folded == name.bare || entry.alias.folded == name.folded else { return nil }
    var rule = Rule(answer: answer, countries: entry.country.map(countries.codes))
    // Who types a name gets the rows that carry it, whoever bore it on that day.
    if entry.alias.folded != typed {
      let from = entry.validFrom ?? .first
      rule.days = from.rawValue...max(from, entry.validTo ?? .last).rawValue
    }
    return rule
  }
}

/// Which codes of a table mean a country.
private struct CountryLookup {
  private let folded: [(code: UInt32, name: String)]
  private let homeCountry: String?

  init(codes: Set<UInt32>, strings: StringPool, homeCountry: String?) {
    folded = codes.compactMap { code in strings.text(code).map { (code, $0.folded) } }
    self.homeCountry = homeCountry
  }

  /// The codes of the country's spellings, and `StringPool.none` when rows without a country
  /// belong to it.
  func codes(of country: (name: String, alpha2: String)) -> Set<UInt32> {
    let spellings = [country.name.folded, country.alpha2.folded]
    var codes = Set(folded.filter { spellings.contains($0.name) }.map(\.code))
    if homeCountry == country.alpha2 { codes.insert(StringPool.none) }
    return codes
  }
}
