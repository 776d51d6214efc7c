internal import Geography
public import Incidents
public import Readers

/// The totals over some inputs, and, where they were read into memory, every row with its verdict
/// and its place.
public struct Analysis: Sendable {
  public let question: Question
  public let layer: BoundaryLayer
  /// In the order given.
  public let inputs: [InputSummary]
  /// The rows of each input that could not be read.
  public let rejects: [InputRejects]
  /// In the order of the inputs; empty when these were not kept in memory.
  public let tables: [LocatedTable]
  let totals: PartialTotals
  let nearness: NearnessPlan?
  /// Rows of other countries, and rows whose country is not known.
  public let countries: CountryAccount
  private let countryNames: CountryVocabulary
  /// Why nothing matched; nil where something did, and where nothing was filtered.
  private(set) var census: FilterCensus?

  /// Another query, ready for the rows of the tables; where it asks for the countries of the layer, it
  /// asks for those of the question.
  public func compiled(_ query: IncidentQuery) -> CompiledQuery {
    var query = query
    if query.countries == .ofLayer { query.countries = question.incidents.countries }
    return CompiledQuery(
      query, homeCountry: layer.catalog.countryAlpha2,
      countryRule: query.countryRule(box: nil, countryNames))
  }

  /// Names that fit several provinces, by how many incidents carry them.
  public var ambiguousNames: [AmbiguousName] { totals.ambiguous.names }

  /// Place texts that no name fits, by how many incidents carry them.
  public var unknownNames: [UnknownName] { totals.unknown.names }

  /// Filters, places and adds up the incidents of a source.
  ///
  /// Of inputs nothing is kept but the totals: memory does not depend on the number of rows, but for
  /// 8 bytes for each id, by which duplicates are found, and 8 bytes for each distance, where these
  /// are asked for. The result is that of the tables of the same inputs.
  /// - Parameters:
  ///   - names: the names that place texts are searched by.
  ///   - nearness: what distances are measured to, nil for none.
  ///   - keepsPoints: whether `Report.points` is wanted, which costs memory for every position.
  ///   - keepsAlternatives: whether the share is also read one incident per day and district, and
  ///     with unclear actors, which costs memory for the days of every district.
  ///   - threads: how many workers; the result is the same for any number.
  ///   - progress: told now and then how much is read.
  /// - Throws: `EngineError.refused` when the question does not suit the inputs, and for more ids
  ///   than can be compared; `EngineError.geocoding` when a step fails; `EngineError.reading` for
  ///   what is wrong with an input, or a table of names that is needed.
  /// - Complexity: O(bytes / threads), O(rows * log(vertices) / threads) for tables.
  public init(
    _ question: Question, of source: IncidentSource, in layer: BoundaryLayer, names: PlaceNames,
    nearness: NearnessPlan? = nil, keepsPoints: Bool = false, keepsAlternatives: Bool = false,
    threads: Int, progress: ReadingProgress? = nil
  ) async throws(EngineError) {
    self.question = try question.resolved(for: source.summaries, names: names)
    self.layer = layer
    self.nearness = nearness
    countryNames = names.countries
    let plan = try RunPlan(
      self.question, in: layer, names: names, nearness: nearness, keepsPoints: keepsPoints,
      keepsAlternatives: keepsAlternatives, keepsOutside: source.isKept)
    var examined: [IncidentInput] = []
    switch source {
    case .tables(let given):
      (tables, totals) = try await plan.locate(given, threads: threads)
      inputs = given.map(\.input)
      rejects = given.map(\.rejects)
    case .inputs(let given):
      tables = []
      let found = try await plan.fold(given, threads: threads, progress: progress)
      (totals, inputs, rejects) = (found.totals, found.inputs, found.rejects)
      examined = found.examined
    }
    try totals.observations.checkOverlaps()
    try self.question.checkKinds(of: inputs, rowsWithoutKind: totals.observations[.unknownKind])
    countries = try CountryAccount(totals.countries, in: layer.provinces, names.countries)
    guard ledger.matched == 0 else { return }
    census =
      source.isKept
      ? census(self.question.incidents) : try await plan.census(of: examined, threads: threads)
  }
}

/// Where incidents come from.
public enum IncidentSource: Sendable {
  /// They are read, counted and dropped.
  case inputs([IncidentInput])
  /// They are in memory, to be asked again and again.
  case tables([IncidentTable])

  /// Whether what becomes of each row is kept.
  var isKept: Bool {
    if case .tables = self { true } else { false }
  }

  var summaries: [InputSummary] {
    switch self {
    case .inputs(let inputs): inputs.map(\.summary)
    case .tables(let tables): tables.map(\.input)
    }
  }
}

extension RunPlan {
  /// Judges, places and adds up every incident of some tables.
  fileprivate func locate(
    _ tables: [IncidentTable], threads: Int
  ) async throws(EngineError) -> ([LocatedTable], PartialTotals) {
    let batches = tables.indices.flatMap { table in
      tables[table].batches.indices.map { (table: table, batch: $0) }
    }
    let found = try await onWorkers(pieces: batches.count, threads: threads) {
      () throws(EngineError) in
      (worker: BatchWorker(self), table: -1)
    } finish: { state throws(EngineError) in
      state.worker.totals
    } _: { state, piece throws(EngineError) in
      let (table, batch) = batches[piece]
      if state.table != table { state.worker.forgetCodes() }
      state.table = table
      return try state.worker.process(
        tables[table].batches[batch], tables[table].strings, asksQuery: true)
    }
    var located = tables.map { LocatedTable(incidents: $0, batches: []) }
    for (piece, result) in zip(batches, found.outputs) {
      located[piece.table].batches.append(result)
    }
    return (located, PartialTotals(shape, merging: found.rests))
  }

  /// Reads, judges, places and adds up every row of some inputs.
  fileprivate func fold(
    _ inputs: [IncidentInput], threads: Int, progress: ReadingProgress?
  ) async throws(EngineError) -> (
    totals: PartialTotals, inputs: [InputSummary], rejects: [InputRejects],
    examined: [IncidentInput]
  ) {
    // Nearly every table has rows that only names can place.
    names.prepare()
    async let digests = digests(of: inputs)
    var pass = ReadingPass(
      inputs: inputs, projection: projection, threads: threads, progress: progress
    ) { () throws(EngineError) in BatchWorker(self) }
    var result = try await pass.run()
    var totals = PartialTotals(shape, merging: result)
    pass.inputs = result.inputs
    let settled = try await settledEvents(in: pass.inputs, result.stretches, threads: threads)
    if settled.replacedCount > 0 {
      pass.projection.recordsIDs = false
      let changed = settled.actors.map { $0.keys.sorted() }
      let leaving = zip(settled.replaced, changed).map { ($0 + $1).sorted() }
      let lost = PartialTotals(shape, merging: try await pass.run(pickingAt: leaving))
      let isTold = totals.takeOut(lost)
      pass.inputs = settled.applied(to: pass.inputs)
      if isTold {
        totals.addDuplicates(settled.replacedCount)
        if settled.mergesActors {
          // The rows that stay, with the actors of those that leave.
          totals.merge(PartialTotals(shape, merging: try await pass.run(pickingAt: changed)))
        }
      } else {
        // What is left cannot be told from the sums: all is added up anew.
        result = try await pass.run()
        totals = PartialTotals(shape, merging: result)
      }
    }
    let accounts = result.accounts
    try checkMeaning(of: accounts, in: inputs)
    let sums: [String?]
    switch await digests {
    case .success(let found): sums = found
    case .failure(let error): throw .reading(error)
    }
    var summaries: [InputSummary] = []
    for index in inputs.indices {
      var summary = inputs[index].summary(of: accounts[index], sha256: sums[index])
      summary.notes += settled.notes(ofInput: index)
      summary.add(try unusedPlaces(in: inputs[index], names: names))
      summaries.append(summary)
    }
    return (totals, summaries, accounts.map(\.rejects), pass.inputs)
  }
}

extension PartialTotals {
  /// What the workers of a pass counted, and what was dropped while they read.
  fileprivate init(_ shape: TotalsShape, merging result: ReadingPass<BatchWorker>.Result) {
    self.init(shape, merging: result.rests)
    for stretch in result.stretches.joined() { add(stretch.account) }
  }
}

/// - Throws: `EngineError.reading` where it is for the user to say what rows stand for.
func checkMeaning(
  of accounts: [RowAccount], in inputs: [IncidentInput]
) throws(EngineError) {
  do throws(ReadingError) {
    for (input, account) in zip(inputs, accounts) { try input.checkMeaning(of: account) }
  } catch {
    throw .reading(error)
  }
}

extension Observations {
  /// - Throws: `EngineError.refused` for matched rows whose incidents other matched rows count, too.
  fileprivate func checkOverlaps() throws(EngineError) {
    if self[.partOfType] > 0, self[.wholeOfType] > 0 {
      throw .refused(
        .overlappingTypes(part: "civilian_targeting", whole: "political_violence"))
    }
    let levels = [Observation.sumOfCountry, .sumOfProvince, .sumOfDistrict]
    if levels.count(where: { self[$0] > 0 }) > 1 { throw .refused(.overlappingAreas) }
  }
}

/// The checksums of inputs, as far as their options ask for them.
func digests(of inputs: [IncidentInput]) async -> Result<[String?], ReadingError> {
  do throws(ReadingError) {
    var found: [String?] = []
    for input in inputs { found.append(try input.sha256()) }
    return .success(found)
  } catch {
    return .failure(error)
  }
}
