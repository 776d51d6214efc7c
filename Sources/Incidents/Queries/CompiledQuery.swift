public import Columnar
public import Geography
internal import Text

/// A query made ready for the rows of one table: every question about text has been asked once of
/// each distinct value.
public struct CompiledQuery: Sendable {
  private let query: IncidentQuery
  private let kinds: Bitmap
  private let eventTypes: Bitmap?
  private let subEventTypes: Bitmap?
  private let actors: [ActorMatcher]

  /// - Parameter homeCountry: the ISO 3166-1 alpha-2 code of the country that rows without one
  ///   belong to, if the boundary layer names one.
  /// - Complexity: O(rows) to find the distinct actors, then O(distinct texts) for each question.
  public init(_ query: IncidentQuery, for table: IncidentTable, homeCountry: String?) {
    self.query = query
    kinds = Bitmap(settingBits: query.kinds.map { Int($0.rawValue) }, count: 256)
    eventTypes = Self.accepted(query.eventTypes, in: table, \.eventTypes)
    subEventTypes = Self.accepted(query.subEventTypes, in: table, \.subEventTypes)
    let actorCodes = query.actors.isEmpty ? [] : table.distinctActors
    let countryCodes = query.actors.isEmpty ? [] : table.distinct(\.countries)
    actors = query.actors.map { pattern in
      ActorMatcher(
        pattern, actorCodes: actorCodes, countryCodes: countryCodes, strings: table.strings,
        homeCountry: homeCountry)
    }
  }

  /// Drops the rows of a chunk that the query does not ask for, up to the actors; provinces and
  /// precision are asked once rows are located, by `finish`.
  ///
  /// - Parameters:
  ///   - filter: verdicts of the chunk's rows, in raw values of `DropReason`.
  ///   - ignoringWindow: asks all but the dates, for rows whose period crosses the window's edge.
  /// - Complexity: O(rows * actors).
  public func apply(
    to chunk: IncidentChunk, _ filter: inout RowFilter, ignoringWindow: Bool = false
  ) {
    if !ignoringWindow, let window = query.window {
      filter.require(chunk.startDays, in: window, else: DropReason.date.rawValue)
    }
    if !query.kinds.isEmpty {
      filter.require(chunk.kinds, in: kinds, else: DropReason.kind.rawValue)
    }
    for (accepted, column) in [
      (eventTypes, chunk.eventTypes), (subEventTypes, chunk.subEventTypes),
    ] {
      if let accepted { filter.require(column, in: accepted, else: DropReason.eventType.rawValue) }
    }
    if !actors.isEmpty {
      filter.judge { row in
        judge(
          actors: chunk.actors[row], day: chunk.startDays[row], country: chunk.countries[row])
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
  private func judge(actors codes: ArraySlice<UInt32>, day: Int32?, country: UInt32) -> UInt8 {
    var worst = ActorMatcher.Answer.clear
    for matcher in actors {
      worst = max(worst, matcher.answer(actors: codes, day: day, country: country))
    }
    switch worst {
    case .clear: return RowFilter.kept
    case .unclear:
      return query.includesUnclearActors ? RowFilter.kept : DropReason.actorUnclear.rawValue
    case .unidentified: return DropReason.actorUnidentified.rawValue
    case .none: return DropReason.actor.rawValue
    }
  }

  private static func accepted(
    _ wanted: [String], in table: IncidentTable, _ column: KeyPath<IncidentChunk, [UInt32]>
  ) -> Bitmap? {
    guard !wanted.isEmpty else { return nil }
    let folded = Set(wanted.map(\.folded))
    let codes = table.distinct(column).filter { folded.contains(table.strings[$0].folded) }
    return Bitmap(settingBits: codes.map(Int.init), count: table.strings.count)
  }
}

extension IncidentTable {
  /// The codes that occur in a text column, the one for null left out.
  ///
  /// - Complexity: O(rows).
  public func distinct(_ column: KeyPath<IncidentChunk, [UInt32]>) -> Set<UInt32> {
    var codes = Set<UInt32>()
    for chunk in chunks { codes.formUnion(chunk[keyPath: column]) }
    codes.remove(StringPool.none)
    return codes
  }

  /// The codes that occur as actors.
  ///
  /// - Complexity: O(rows * actors).
  public var distinctActors: Set<UInt32> {
    var codes = Set<UInt32>()
    for chunk in chunks {
      for row in 0..<chunk.rowCount { codes.formUnion(chunk.actors[row]) }
    }
    return codes
  }
}
