internal import Columnar
internal import Text

/// One actor pattern, asked once of every distinct actor name and then looked up by code.
///
/// Names are asked as they are met, so that a matcher serves tables that are read while it works.
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
    /// The index of a country in `countries`, nil where the country does not matter.
    var country: Int?
  }

  private let pattern: ActorPattern
  private let homeCountry: String?
  /// The rules of each name code, the best answer first; none where the answer is always `none`.
  private var rules = CodeMemo<[Rule]>()
  private var countries: [CountryLookup] = []

  /// - Parameter homeCountry: the alpha-2 code that rows without a country belong to, if any.
  init(_ pattern: ActorPattern, homeCountry: String?) {
    self.pattern = pattern
    self.homeCountry = homeCountry
  }

  /// Forgets what it knows of codes, whose texts are about to change.
  mutating func forgetCodes() {
    rules = CodeMemo()
    countries = []
  }

  /// The best answer among the actors of a row.
  mutating func answer(
    actors: some Sequence<UInt32>, day: Int32?, country: UInt32, _ strings: StringPool
  ) -> Answer {
    var best = Answer.none
    for actor in actors {
      for rule in rules(of: actor, strings) where rule.answer < best {
        if day.map(rule.days.contains) ?? true,
          rule.country.map({ countries[$0].holds(country, strings) }) ?? true
        {
          best = rule.answer
        }
      }
    }
    return best
  }

  private mutating func rules(of code: UInt32, _ strings: StringPool) -> [Rule] {
    if let known = rules[code] { return known }
    let name = ActorName(strings[code])
    var found = rules(for: name, answer: .clear)
    for part in name.joined { found += rules(for: part, answer: .unclear) }
    if name.isUnidentified { found.append(Rule(answer: .unidentified)) }
    found.sort { $0.answer < $1.answer }
    rules[code] = found
    return found
  }

  private mutating func rules(for name: ActorName, answer: Answer) -> [Rule] {
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
        for entry in entries {
          if let rule = rule(for: name, typed: typed, entry, answer: answer) { rules.append(rule) }
        }
      }
    }
    return rules
  }

  private mutating func rule(
    for name: ActorName, typed: String, _ entry: ActorAliases.Entry, answer: Answer
  ) -> Rule? {
    guard entry.alias.folded == name.bare || entry.alias.folded == name.folded else { return nil }
    var rule = Rule(answer: answer, country: entry.country.map { index(of: $0) })
    // Who types a name gets the rows that carry it, whoever bore it on that day.
    if entry.alias.folded != typed {
      let from = entry.validFrom ?? .first
      rule.days = from.rawValue...max(from, entry.validTo ?? .last).rawValue
    }
    return rule
  }

  private mutating func index(of country: (name: String, alpha2: String)) -> Int {
    let spellings = [country.name.folded, country.alpha2.folded]
    if let known = countries.firstIndex(where: { $0.spellings == spellings }) { return known }
    countries.append(CountryLookup(spellings: spellings, isHome: homeCountry == country.alpha2))
    return countries.count - 1
  }
}

/// Which codes mean a country.
private struct CountryLookup {
  /// Folded.
  let spellings: [String]
  /// Whether rows without a country belong to it.
  let isHome: Bool
  private var known = CodeMemo<Bool>()

  init(spellings: [String], isHome: Bool) {
    self.spellings = spellings
    self.isHome = isHome
  }

  mutating func holds(_ code: UInt32, _ strings: StringPool) -> Bool {
    guard code != StringPool.none else { return isHome }
    if let answer = known[code] { return answer }
    let answer = spellings.contains(strings[code].folded)
    known[code] = answer
    return answer
  }
}
