public import Columnar
public import Geocoding
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

  /// Names that fit several provinces, by how many incidents carry them.
  public var ambiguousNames: [AmbiguousName] { totals.ambiguous.names }

  /// Filters, places and adds up the incidents of `tables`.
  ///
  /// - Parameters:
  ///   - names: the names that place texts are searched by.
  ///   - inputs: the bytes of the tables, for their notes; needed only to search these.
  ///   - nearness: what distances are measured to, nil for none.
  ///   - keepsPoints: whether `Report.points` is wanted, which costs memory for every position.
  ///   - keepsAlternatives: whether the share is also read one incident per day and district, and
  ///     with unclear actors, which costs memory for the days of every district.
  ///   - threads: how many workers; the result is the same for any number.
  /// - Throws: `EngineError.refused` when the question does not suit the inputs,
  ///   `EngineError.geocoding` and `EngineError.aggregation` when a step fails,
  ///   `EngineError.reading` when a table of names that is needed cannot be read.
  /// - Complexity: O(rows * log(vertices) / threads), after O(rows) for duplicates.
  public init(
    _ question: Question, of tables: [IncidentTable], in layer: BoundaryLayer,
    names: PlaceNames, inputs: [InputBytes] = [], nearness: NearnessPlan? = nil,
    keepsPoints: Bool = false, keepsAlternatives: Bool = false, threads: Int
  ) async throws(EngineError) {
    let question = try question.resolved(for: tables.map(\.input), in: layer.catalog)
    let plan = try ChunkPlan(
      question, in: layer, names: names, nearness: nearness, keepsPoints: keepsPoints,
      keepsAlternatives: keepsAlternatives)
    let notes = tables.indices.map { index in Self.notes(of: index, in: inputs) }
    let losers = Duplicates(in: tables).rows
    let chunks = tables.indices.flatMap { table in
      tables[table].chunks.map { NumberedChunk(table: table, incidents: $0) }
    }
    let finished = try await mapChunks(chunks, threads: threads) {
      () throws(EngineError) in
      plan.makeWorker(notes: notes)
    } finish: {
      $0.totals
    } _: { worker, chunk throws(EngineError) in
      try worker.process(
        chunk.incidents, ofInput: chunk.table, tables[chunk.table].strings,
        losers: losers[chunk.table])
    }
    var located = tables.map { LocatedTable(incidents: $0, chunks: []) }
    for (chunk, result) in zip(chunks, finished.outputs) {
      located[chunk.table].chunks.append(result)
    }
    self.init(
      question: question, layer: layer, inputs: tables.map(\.input),
      rejects: tables.map { InputRejects(all: $0.rejects) }, tables: located,
      totals: try PartialTotals(plan.shape, merging: finished.rests), nearness: nearness)
  }

  init(
    question: Question, layer: BoundaryLayer, inputs: [InputSummary], rejects: [InputRejects],
    tables: [LocatedTable], totals: PartialTotals, nearness: NearnessPlan?
  ) {
    self.question = question
    self.layer = layer
    self.inputs = inputs
    self.rejects = rejects
    self.tables = tables
    self.totals = totals
    self.nearness = nearness
  }

  private static func notes(of index: Int, in inputs: [InputBytes]) -> PlaceReader.Notes? {
    guard index < inputs.count else { return nil }
    let input = inputs[index]
    return { input.text(of: $0) }
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
