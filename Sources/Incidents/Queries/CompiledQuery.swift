public import Columnar
public import Geography
internal import Text

/// A query made ready for rows: every question about text is asked once of each distinct value.
///
/// Texts are asked as they are met, so that a query serves rows while they are read; it belongs to
/// one string pool until `forgetCodes`. Each function answers for one filter, in the order in which
/// rows are charged: a row falls to the first that names a reason.
public struct CompiledQuery: Sendable {
  private let query: IncidentQuery
  @usableFromInline let window: ClosedRange<Int32>?
  /// A bit for each kind that is asked for; all of them where none is.
  @usableFromInline let kinds: UInt64
  /// Whether anything is asked.
  public let asksForAnything: Bool
  public let asksForKinds: Bool
  public let asksForTypes: Bool
  public let asksForActors: Bool
  private var eventTypes: WordSet
  private var subEventTypes: WordSet
  private var actors: [ActorMatcher]
  /// Which rows are of another country, nil where that is not asked.
  public private(set) var countryRule: CountryRule?

  /// - Parameters:
  ///   - homeCountry: the ISO 3166-1 alpha-2 code of the country that rows without one belong to, if
  ///     the boundary layer names one.
  ///   - countryRule: stands for the countries of the query, nil for any.
  public init(_ query: IncidentQuery, homeCountry: String?, countryRule: CountryRule? = nil) {
    self.query = query
    self.countryRule = countryRule
    window = query.window
    kinds = query.kinds.isEmpty ? .max : query.kinds.reduce(0) { $0 | 1 << UInt64($1.rawValue) }
    asksForKinds = !query.kinds.isEmpty
    asksForTypes = !query.eventTypes.isEmpty || !query.subEventTypes.isEmpty
    asksForActors = !query.actors.isEmpty
    asksForAnything =
      window != nil || asksForKinds || asksForTypes || asksForActors || countryRule != nil
    eventTypes = WordSet(query.eventTypes)
    subEventTypes = WordSet(query.subEventTypes)
    actors = query.actors.map { ActorMatcher($0, homeCountry: homeCountry) }
  }

  /// Forgets what it knows of codes, whose texts are about to change.
  public mutating func forgetCodes() {
    eventTypes.forgetCodes()
    subEventTypes.forgetCodes()
    for index in actors.indices { actors[index].forgetCodes() }
    countryRule?.forgetCodes()
  }

  public var asksForCountry: Bool { countryRule != nil }

  /// What the source's word for the country of a row says.
  ///
  /// - Complexity: O(length) for a word that is met first.
  public mutating func answer(country word: UInt32, _ strings: StringPool) -> CountryRule.Answer {
    countryRule?.answer(word, strings) ?? .wanted
  }

  /// `.date` for a day outside the window, and for a row without one where a window is asked.
  @inlinable
  public func reason(day: Int32?) -> DropReason? {
    guard let window else { return nil }
    guard let day else { return .date }
    return window.contains(day) ? nil : .date
  }

  /// Whether a period that begins before the window reaches into it.
  public func reachesIntoWindow(from day: Int32?, to end: Int32?) -> Bool {
    guard query.from != nil, let first = window?.lowerBound, let day, let end else { return false }
    return day < first && end >= first
  }

  /// - Parameter kind: the raw value of an `IncidentKind`, or `IncidentKind.noneRawValue`.
  @inlinable
  public func reason(kind: UInt8) -> DropReason? {
    // No kind has a number of 63 or more, and one that is missing fits only where none is asked for.
    kinds >> UInt64(min(kind, 63)) & 1 == 1 ? nil : .kind
  }

  /// - Complexity: O(length) for a text that is met first.
  public mutating func reason(
    eventType: UInt32, subEventType: UInt32, _ strings: StringPool
  ) -> DropReason? {
    eventTypes.accepts(eventType, strings) && subEventTypes.accepts(subEventType, strings)
      ? nil : .eventType
  }

  /// A row falls for the worst answer among the patterns, a plain no before an unclear yes.
  ///
  /// - Complexity: O(actors * patterns), and O(length) for a text that is met first.
  public mutating func reason(
    actors codes: some Sequence<UInt32>, day: Int32?, country: UInt32, _ strings: StringPool
  ) -> DropReason? {
    var worst = ActorMatcher.Answer.clear
    for index in actors.indices {
      let answer = actors[index].answer(actors: codes, day: day, country: country, strings)
      worst = max(worst, answer)
    }
    switch worst {
    case .clear: return nil
    case .unclear: return query.includesUnclearActors ? nil : .actorUnclear
    case .unidentified: return .actorUnidentified
    case .none: return .actor
    }
  }

  /// Why a row of a batch that has every column asked about falls to a filter behind that of the
  /// date, nil where it falls to none.
  public mutating func reasonBehindDate(
    _ row: Int, of batch: IncidentBatch, _ strings: StringPool
  ) -> DropReason? {
    if let reason = reason(kind: batch.kinds[row]) { return reason }
    if asksForTypes {
      let (type, subType) = (batch.eventTypes[row], batch.subEventTypes[row])
      if let reason = reason(eventType: type, subEventType: subType, strings) { return reason }
    }
    guard asksForActors else { return nil }
    return reason(
      actors: batch.actors[row], day: batch.startDays[row], country: batch.countries[row], strings)
  }

  /// Whether a row of a batch is of a country that is not asked for.
  public mutating func isForeign(
    _ row: Int, of batch: IncidentBatch, _ strings: StringPool
  ) -> Bool {
    guard asksForCountry, case .foreign = answer(country: batch.countries[row], strings) else {
      return false
    }
    return true
  }

  public var asksForPrecision: Bool { !query.precisions.isEmpty }

  /// `.precision` for a located row whose level is not accepted.
  public func reason(precision: LocationPrecision) -> DropReason? {
    query.precisions.isEmpty || query.precisions.contains(precision) ? nil : .precision
  }
}

/// Values of a source's own event type that are asked for; none asks for nothing.
private struct WordSet: Sendable {
  /// Folded.
  private let wanted: Set<String>
  private var known = CodeMemo<Bool>()

  init(_ wanted: [String]) { self.wanted = Set(wanted.map(\.folded)) }

  mutating func forgetCodes() { known = CodeMemo() }

  mutating func accepts(_ code: UInt32, _ strings: StringPool) -> Bool {
    guard !wanted.isEmpty else { return true }
    guard code != StringPool.none else { return false }
    if let answer = known[code] { return answer }
    let answer = wanted.contains(strings[code].folded)
    known[code] = answer
    return answer
  }
}
