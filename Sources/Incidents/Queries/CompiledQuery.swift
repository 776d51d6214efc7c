public import Columnar
public import Geography
internal import Text

/// A query made ready for rows: every question about text is asked once of each distinct value.
///
/// Texts are asked as they are met, so that a query serves tables that are read while it works; it
/// belongs to one string pool until `forgetCodes`.
public struct CompiledQuery: Sendable {
  private let query: IncidentQuery
  private let kinds: Bitmap
  private var eventTypes: WordSet
  private var subEventTypes: WordSet
  private var actors: [ActorMatcher]

  /// - Parameter homeCountry: the ISO 3166-1 alpha-2 code of the country that rows without one
  ///   belong to, if the boundary layer names one.
  public init(_ query: IncidentQuery, homeCountry: String?) {
    self.query = query
    kinds = Bitmap(settingBits: query.kinds.map { Int($0.rawValue) }, count: 256)
    eventTypes = WordSet(query.eventTypes)
    subEventTypes = WordSet(query.subEventTypes)
    actors = query.actors.map { ActorMatcher($0, homeCountry: homeCountry) }
  }

  /// Forgets what it knows of codes, whose texts are about to change.
  public mutating func forgetCodes() {
    eventTypes.forgetCodes()
    subEventTypes.forgetCodes()
    for index in actors.indices { actors[index].forgetCodes() }
  }

  /// Drops the rows of a chunk that the query does not ask for, up to the actors; provinces and
  /// precision are asked once rows are located, by `finish`.
  ///
  /// - Parameters:
  ///   - strings: the texts that the codes of the chunk stand for.
  ///   - filter: verdicts of the chunk's rows, in raw values of `DropReason`.
  ///   - ignoringWindow: asks all but the dates, for rows whose period crosses the window's edge.
  /// - Complexity: O(rows * actors), and O(length) for each text that is met first.
  public mutating func apply(
    to chunk: IncidentChunk, _ strings: StringPool, _ filter: inout RowFilter,
    ignoringWindow: Bool = false
  ) {
    if !ignoringWindow, let window = query.window {
      filter.require(chunk.startDays, in: window, else: DropReason.date.rawValue)
    }
    if !query.kinds.isEmpty {
      filter.require(chunk.kinds, in: kinds, else: DropReason.kind.rawValue)
    }
    eventTypes.require(chunk.eventTypes, strings, &filter)
    subEventTypes.require(chunk.subEventTypes, strings, &filter)
    if !actors.isEmpty {
      filter.judge { row in
        judge(
          actors: chunk.actors[row], day: chunk.startDays[row], country: chunk.countries[row],
          strings)
      }
    }
  }

  /// Drops the located rows outside the provinces and levels of precision asked for.
  ///
  /// - Parameters:
  ///   - provinces: the raw value of each row's province, shape `[rowCount]`.
  ///   - accepted: a bit for each province that is asked for, nil for all.
  ///   - precisions: the precision that each row is taken to have, shape `[rowCount]`.
  public func finish(
    provinces: [UInt16], accepted: Bitmap?, precisions: [LocationPrecision],
    _ filter: inout RowFilter
  ) {
    if let accepted {
      filter.require(provinces, in: accepted, else: DropReason.province.rawValue)
    }
    if !query.precisions.isEmpty {
      filter.judge { row in
        query.precisions.contains(precisions[row])
          ? RowFilter.kept : DropReason.precision.rawValue
      }
    }
  }

  /// A row falls for the worst answer among the patterns, a plain no before an unclear yes.
  private mutating func judge(
    actors codes: ArraySlice<UInt32>, day: Int32?, country: UInt32, _ strings: StringPool
  ) -> UInt8 {
    var worst = ActorMatcher.Answer.clear
    for index in actors.indices {
      let answer = actors[index].answer(actors: codes, day: day, country: country, strings)
      worst = max(worst, answer)
    }
    switch worst {
    case .clear: return RowFilter.kept
    case .unclear:
      return query.includesUnclearActors ? RowFilter.kept : DropReason.actorUnclear.rawValue
    case .unidentified: return DropReason.actorUnidentified.rawValue
    case .none: return DropReason.actor.rawValue
    }
  }
}

/// Values of a source's own event type that are asked for; none asks for nothing.
private struct WordSet: Sendable {
  /// Folded.
  private let wanted: Set<String>
  private var known = CodeMemo<Bool>()

  init(_ wanted: [String]) { self.wanted = Set(wanted.map(\.folded)) }

  mutating func forgetCodes() { known = CodeMemo() }

  mutating func require(_ codes: [UInt32], _ strings: StringPool, _ filter: inout RowFilter) {
    guard !wanted.isEmpty else { return }
    filter.judge { row in
      accepts(codes[row], strings) ? RowFilter.kept : DropReason.eventType.rawValue
    }
  }

  private mutating func accepts(_ code: UInt32, _ strings: StringPool) -> Bool {
    guard code != StringPool.none else { return false }
    if let answer = known[code] { return answer }
    let answer = wanted.contains(strings[code].folded)
    known[code] = answer
    return answer
  }
}
