public import Columnar
public import Geocoding
internal import Geography
public import Incidents
public import Readers

/// Every row of some inputs with its verdict and its place, and the totals over them.
public struct Analysis: Sendable {
  public let question: Question
  public let layer: BoundaryLayer
  /// In the order of the inputs.
  public let tables: [LocatedTable]
  /// Names that fit several provinces, by how many incidents carry them.
  public let ambiguousNames: [AmbiguousName]
  let totals: PartialTotals
  let nearness: NearnessPlan?

  /// Filters, places and adds up the incidents of `tables`.
  ///
  /// - Parameters:
  ///   - names: the names that place texts are searched by.
  ///   - inputs: the bytes of the tables, for their notes; needed only to search these.
  ///   - nearness: what distances are measured to, nil for none.
  ///   - threads: how many workers; the result is the same for any number.
  /// - Throws: `EngineError.refused` when the question does not suit the inputs,
  ///   `EngineError.geocoding` and `EngineError.aggregation` when a step fails.
  /// - Complexity: O(rows * log(vertices) / threads), after O(rows) for duplicates.
  public init(
    _ question: Question, of tables: [IncidentTable], in layer: BoundaryLayer,
    names: PlaceNames, inputs: [InputBytes] = [], nearness: NearnessPlan? = nil,
    threads: Int
  ) async throws(EngineError) {
    let accepted = try question.acceptedProvinces(in: layer.catalog)
    var question = question
    question.focus = try question.focusProvinces(in: layer.catalog).map { layer.catalog[$0].code }
    try question.checkSources(of: tables)
    let lookups = tables.indices.map { index in
      PlaceLookup(
        tables[index], names: names, searched: question.searchedText,
        input: index < inputs.count ? inputs[index] : nil)
    }
    let plan = try ChunkPlan(
      question, tables: tables, lookups: lookups, layer: layer, accepted: accepted)
    let chunks = tables.indices.flatMap { table in
      tables[table].chunks.map { NumberedChunk(table: table, incidents: $0) }
    }
    let finished = try await mapChunks(chunks, threads: threads) {
      () throws(EngineError) in
      try plan.makeWorker()
    } finish: {
      $0.totals
    } _: { worker, chunk throws(EngineError) in
      try plan.process(chunk, with: worker)
    }
    var totals = PartialTotals(plan.shape)
    for partial in finished.rests {
      do { try totals.merge(partial) } catch { throw .aggregation(error) }
    }
    var located = tables.map { LocatedTable(incidents: $0, chunks: []) }
    var measured = try await measureOutside(
      zip(chunks, finished.outputs).map { ($0.incidents, $1) }, in: layer.catalog, threads: threads)
    if let nearness {
      measured = try await measureDistances(
        of: measured, in: chunks.map(\.incidents), plan: nearness, rules: question.placing,
        threads: threads)
    }
    for (chunk, result) in zip(chunks, measured) { located[chunk.table].chunks.append(result) }
    self.question = question
    self.layer = layer
    self.tables = located
    self.totals = totals
    self.nearness = nearness
    ambiguousNames = lookups.flatMap(\.ambiguous)
  }
}

/// A table with the verdict and the place of each of its incidents.
public struct LocatedTable: Sendable {
  public let incidents: IncidentTable
  /// Shape `[chunkCount]`, beside the chunks of the table.
  public internal(set) var chunks: [LocatedChunk]
}

/// What became of the incidents of a chunk.
public struct LocatedChunk: Sendable {
  /// Verdicts in raw values of `DropReason`; kept rows are matched.
  public let filter: RowFilter
  /// Places of all rows that were not dropped before locating; others are `unlocated`.
  public let locations: Locations
  /// What lies nearest to the matched rows outside every province, by position in the chunk; rows
  /// very far away are missing.
  public internal(set) var outside: [Int: NearestProvince.Answer] = [:]
  /// Distances of the matched rows, nil when none were asked for.
  public internal(set) var distances: ChunkDistances?
}

/// A chunk and the table that it is from.
struct NumberedChunk: Sendable {
  let table: Int
  let incidents: IncidentChunk
}
