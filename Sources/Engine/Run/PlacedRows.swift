internal import Columnar
internal import Geocoding
internal import Geography
public import Incidents
public import Readers

/// Inputs that were looked through once, so that it is known where their rows begin, which of them
/// count and which cannot be read.
public struct ExaminedInputs: Sendable {
  public let inputs: [IncidentInput]
  /// The rows of each input that could not be read.
  public let rejects: [InputRejects]
  /// What is known of each input.
  public let summaries: [InputSummary]
  /// Which lines of each input are no rows, a sentence for each kind of them.
  public let leftOut: [[String]]

  /// Looks through some inputs; the text of every field is checked.
  ///
  /// - Throws: `EngineError.reading` for what is wrong with an input, `EngineError.refused` for more
  ///   ids than can be compared.
  /// - Complexity: O(bytes / threads).
  public init(
    _ inputs: [IncidentInput], threads: Int, progress: ReadingProgress? = nil
  ) async throws(EngineError) {
    var projection = Projection()
    projection.keepsRows = false
    projection.checksEveryField = true
    let pass = ReadingPass(
      inputs: inputs, projection: projection, threads: threads, progress: progress,
      makeConsumer: { NoRows() })
    let result = try await pass.run()
    let settled = try await settledEvents(in: result.inputs, result.stretches, threads: threads)
    self.inputs = settled.applied(to: result.inputs)
    let accounts = result.accounts
    rejects = accounts.map(\.rejects)
    leftOut = zip(result.inputs, accounts).map { $0.leftOutNotes(of: $1) }
    summaries = zip(result.inputs, accounts).map { $0.summary(of: $1, sha256: nil) }
  }
}

/// Rows of a table as they stand, with what became of each.
public struct PlacedRows: Sendable {
  public let records: RawRecords
  private let batch: IncidentBatch
  private let located: LocatedBatch

  /// - Parameters:
  ///   - records: of the rows that are in the batch, and of rejected ones among them.
  ///   - located: what became of the batch.
  init(_ records: RawRecords, _ batch: IncidentBatch, _ located: LocatedBatch) {
    self.records = records
    self.batch = batch
    self.located = located
  }

  /// Folds the records, in order.
  ///
  /// - Parameter body: gets the number of the record among `records`, a number that is the same for
  ///   rows with the same outcome (nil where nothing is known of others), and the outcome.
  public func reduce<Result>(
    into result: inout Result,
    _ body: (inout Result, Int, _ kind: UInt64?, _ outcome: () -> RowOutcome) -> Void
  ) {
    var position = 0
    for record in 0..<records.count {
      let row = records.rowsBefore + record + 1
      if position < batch.rowCount, batch.row(position) == row {
        let place = position
        body(&result, record, located.kind(place, of: batch)) {
          located.outcome(place, of: batch)
        }
        position += 1
      } else {
        body(&result, record, .max) { .rejected(row: row) }
      }
    }
  }
}

extension LocatedBatch {
  /// Outcomes of one kind differ in nothing but the number of their row.
  fileprivate func kind(_ position: Int, of batch: IncidentBatch) -> UInt64? {
    guard distances == nil, outside[position] == nil, locations.ties[position] == nil,
      locations.conflicts[position] == nil, locations.widenedSupport(position) == nil
    else { return nil }
    return groundNumber(position) << 48 | UInt64(locations.provinces[position])
      | UInt64(batch.precisions[position].rawValue) << 16
      | UInt64(locations.statuses[position].rawValue) << 24
      | UInt64(locations.methods[position].rawValue) << 32
      | UInt64(verdicts.reason(position)?.rawValue ?? 0) << 40
  }
}

extension ExaminedInputs {
  /// Places every row of an input, and writes each again in the order of the input.
  ///
  /// Memory does not depend on the number of rows.
  /// - Parameters:
  ///   - question: how rows are placed and measured; no filter is asked.
  ///   - render: makes the bytes of some rows, on any worker.
  ///   - write: takes the bytes, in order; false when it wants no more.
  /// - Throws: as `Analysis.init`; `EngineError.outputRefused` when `write` returned false.
  /// - Complexity: O(bytes / threads).
  public func placeRows(
    ofInput index: Int = 0, _ question: Question, in layer: BoundaryLayer, names: PlaceNames,
    nearness: NearnessPlan? = nil, threads: Int, progress: ReadingProgress? = nil,
    render: @escaping @Sendable (PlacedRows, inout [UInt8]) -> Void,
    write: @escaping @Sendable ([UInt8]) -> Bool
  ) async throws(EngineError) {
    let input = inputs[index]
    var question = try question.resolved(for: [input.summary], names: names)
    question.filtersCountries = false
    let plan = try RunPlan(question, in: layer, names: names, nearness: nearness)
    var projection = plan.projection
    projection.columns.insert(.rows)
    projection.kept = [.duplicate]
    projection.recordsIDs = false
    projection.checksEveryField = true
    projection.keepsRawRecords = true
    let output = OrderedOutput(ahead: threads + 1, write)
    let pass = ReadingPass(
      inputs: [input], projection: projection, threads: threads, progress: progress
    ) { () throws(EngineError) in
      RowRenderer(worker: BatchWorker(plan), render: render, output: output)
    }
    _ = try await pass.run()
  }
}

/// Renders the rows of each stretch, and hands the bytes on.
private struct RowRenderer: BatchConsumer {
  var worker: BatchWorker
  let render: @Sendable (PlacedRows, inout [UInt8]) -> Void
  let output: OrderedOutput
  private var bytes: [UInt8] = []

  init(
    worker: BatchWorker, render: @escaping @Sendable (PlacedRows, inout [UInt8]) -> Void,
    output: OrderedOutput
  ) {
    self.worker = worker
    self.render = render
    self.output = output
  }

  static let followsStretches = true

  mutating func take(_ rows: ReadRows) async throws(EngineError) {
    let located = try worker.process(rows.batch, rows.strings, asksQuery: false, keepsGrounds: true)
    render(PlacedRows(rows.records, rows.batch, located), &bytes)
    guard rows.endsStretch else { return }
    let done = bytes
    bytes = []
    guard await output.put(done, at: rows.stretch) else { throw .outputRefused }
  }

  mutating func endTexts(ofInput input: Int, _ strings: StringPool) { worker.forgetCodes() }

  mutating func abandon() async { await output.abandon() }

  mutating func finish() {}
}

/// Keeps nothing.
private struct NoRows: BatchConsumer {
  static let followsStretches = false

  mutating func take(_ rows: ReadRows) {}
  mutating func endTexts(ofInput input: Int, _ strings: StringPool) {}
  mutating func finish() {}
}
