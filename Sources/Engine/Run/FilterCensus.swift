internal import Columnar
internal import Geocoding
internal import Geography
public import Incidents
internal import Readers

/// Why no row passes the filters of a query: how many rows pass each of them alone, and what rows
/// have where none does.
///
/// It is taken only where nothing matched, so that no other answer pays for it. All rows count that
/// are neither duplicates nor of another country.
struct FilterCensus: Sendable {
  private(set) var parts: [FilterPart]
  /// All rows that count.
  private(set) var rows = 0
  private let rules: PlacingRules

  init(_ query: IncidentQuery, homeCountry: String?, rules: PlacingRules) {
    parts = query.soleFilters.map { FilterPart($0, $1, homeCountry: homeCountry) }
    self.rules = rules
  }

  /// The columns that it looks at.
  static let columns: [FilterPart.Field: BatchColumns] = [
    .kind: [.kinds, .kindWords], .eventType: .types, .subEventType: .types,
    .actor: [.actors, .countries],
  ]

  /// The filters that no row passes alone; none where there is no row.
  var unmet: [FilterPart] { rows == 0 ? [] : parts.filter { !$0.isMet } }

  mutating func add(_ batch: IncidentBatch, _ strings: StringPool, _ verdicts: Verdicts) {
    for row in 0..<batch.rowCount {
      if let reason = verdicts.reason(row), reason.rawValue <= DropReason.country.rawValue {
        continue
      }
      rows += 1
      for index in parts.indices { parts[index].add(row, of: batch, strings, rules) }
    }
  }

  /// Told that codes stand for other texts from now on.
  mutating func endTexts(_ strings: StringPool) {
    for index in parts.indices { parts[index].endTexts(strings) }
  }

  /// - Precondition: the other one is of the same query.
  mutating func merge(_ other: FilterCensus) {
    rows += other.rows
    for index in parts.indices { parts[index].merge(other.parts[index]) }
  }
}

extension FilterCensus: BatchConsumer {
  static let followsStretches = false

  mutating func take(_ rows: ReadRows) { add(rows.batch, rows.strings, rows.batch.verdicts) }

  mutating func endTexts(ofInput input: Int, _ strings: StringPool) { endTexts(strings) }

  mutating func finish() -> FilterCensus { self }
}

/// One filter of a query, alone.
struct FilterPart: Sendable {
  enum Field: Sendable { case date, kind, eventType, subEventType, actor, precision }

  let field: Field
  /// Asks for nothing else.
  let query: IncidentQuery
  /// How many rows pass.
  private(set) var passing = 0
  /// Whether some row passes, or would if it were clear who its actors are; of a window, whether it
  /// has days between the first and the last row, so that rows could pass.
  private(set) var isMet = false
  /// What the rows have in the columns that are asked; of kinds, the words that are none.
  private(set) var values = ValueCounts()
  /// The kinds that rows are of, and the precisions that they have.
  private(set) var levels = ValueCounts()
  private var compiled: CompiledQuery
  /// Whether some day is not after the window, and some is not before it.
  private var isBegunBefore = false
  private var isEndedBehind = false

  fileprivate init(_ field: Field, _ query: IncidentQuery, homeCountry: String?) {
    self.field = field
    self.query = query
    compiled = CompiledQuery(query, homeCountry: homeCountry)
  }

  fileprivate mutating func add(
    _ row: Int, of batch: IncidentBatch, _ strings: StringPool, _ rules: PlacingRules
  ) {
    let reason: DropReason?
    switch field {
    case .date:
      reason = compiled.reason(day: batch.startDays[row])
      note(day: batch.startDays[row])
    case .precision:
      let precision = rules.effective(batch.precisions[row])
      reason = compiled.reason(precision: precision)
      levels.add(precision.name, rows: 1)
    case .kind:
      reason = compiled.reasonBehindDate(row, of: batch, strings)
      if let kind = IncidentKind(rawValue: batch.kinds[row]) {
        levels.add(kind.name, rows: 1)
      } else {
        values.add(batch.kindWords[row])
      }
    case .eventType, .subEventType:
      reason = compiled.reasonBehindDate(row, of: batch, strings)
      values.add(field == .eventType ? batch.eventTypes[row] : batch.subEventTypes[row])
    case .actor:
      reason = compiled.reasonBehindDate(row, of: batch, strings)
      for actor in Set(batch.actors[row]) { values.add(actor) }
    }
    if reason == nil { passing += 1 }
    isMet = isMet || reason == nil || reason == .actorUnclear || reason == .actorUnidentified
  }

  private mutating func note(day: Int32?) {
    guard let day, let window = query.window else { return }
    isBegunBefore = isBegunBefore || day <= window.upperBound
    isEndedBehind = isEndedBehind || day >= window.lowerBound
    isMet = isBegunBefore && isEndedBehind
  }

  fileprivate mutating func endTexts(_ strings: StringPool) {
    compiled.forgetCodes()
    values.endTexts(strings)
  }

  fileprivate mutating func merge(_ other: FilterPart) {
    passing += other.passing
    isBegunBefore = isBegunBefore || other.isBegunBefore
    isEndedBehind = isEndedBehind || other.isEndedBehind
    isMet = isMet || other.isMet || isBegunBefore && isEndedBehind
    values.merge(other.values)
    levels.merge(other.levels)
  }
}

extension IncidentQuery {
  /// The filters that can be asked without a place, each alone, in the order of charging.
  fileprivate var soleFilters: [(FilterPart.Field, IncidentQuery)] {
    var filters: [(FilterPart.Field, IncidentQuery)] = []
    func add(_ field: FilterPart.Field, _ isAsked: Bool, _ ask: (inout IncidentQuery) -> Void) {
      guard isAsked else { return }
      var query = IncidentQuery()
      ask(&query)
      filters.append((field, query))
    }
    add(.date, window != nil) { ($0.from, $0.to) = (from, to) }
    add(.kind, !kinds.isEmpty) { $0.kinds = kinds }
    add(.eventType, !eventTypes.isEmpty) { $0.eventTypes = eventTypes }
    add(.subEventType, !subEventTypes.isEmpty) { $0.subEventTypes = subEventTypes }
    for actor in actors {
      add(.actor, true) { query in
        query.actors = [actor]
        query.includesUnclearActors = includesUnclearActors
      }
    }
    add(.precision, !precisions.isEmpty) { $0.precisions = precisions }
    return filters
  }
}

extension RunPlan {
  /// Looks through inputs once more for why nothing matched; nil where there is no filter to ask
  /// about.
  ///
  /// - Parameter inputs: as an earlier pass left them.
  /// - Complexity: O(bytes / threads).
  func census(
    of inputs: [IncidentInput], threads: Int
  ) async throws(EngineError) -> FilterCensus? {
    var census = FilterCensus(
      question.incidents, homeCountry: layer.catalog.countryAlpha2, rules: question.placing)
    guard !census.parts.isEmpty else { return nil }
    // The texts that the question uses are used again, so that the same rows are rejected.
    var projection = projection
    projection.query = CompiledQuery(
      IncidentQuery(), homeCountry: nil, countryRule: query.countryRule)
    for part in census.parts {
      projection.columns.formUnion(FilterCensus.columns[part.field] ?? [])
    }
    projection.kept = []
    projection.recordsIDs = false
    let empty = census
    let pass = ReadingPass(inputs: inputs, projection: projection, threads: threads) {
      () throws(EngineError) in empty
    }
    for part in try await pass.run().rests { census.merge(part) }
    return census
  }

}

extension Analysis {
  /// The filters of a query that no row of the tables passes alone, a sentence for each, with what
  /// rows have instead.
  ///
  /// - Complexity: O(rows).
  public func unmetFilters(of query: IncidentQuery) -> [String] {
    census(query)?.unmetWords(inputs) ?? []
  }

  /// Looks through the tables for why nothing matches; nil where there is no filter to ask about.
  func census(_ query: IncidentQuery) -> FilterCensus? {
    var census = FilterCensus(
      query, homeCountry: layer.catalog.countryAlpha2, rules: question.placing)
    guard !census.parts.isEmpty else { return nil }
    for table in tables {
      for (batch, located) in zip(table.incidents.batches, table.batches) {
        census.add(batch, table.incidents.strings, located.verdicts)
      }
      census.endTexts(table.incidents.strings)
    }
    return census
  }
}
