internal import Columnar
public import Incidents
public import Readers

/// Reads inputs into memory.
///
/// Rows that a later revision of the same event replaces are kept, with that verdict.
/// - Parameters:
///   - columns: what is kept of the rows beside what every answer needs.
///   - marked: values of columns by which rows are marked.
/// - Throws: `EngineError.reading` for what is wrong with an input, `EngineError.refused` for more ids
///   than can be compared.
/// - Complexity: O(bytes / threads).
public func collectIncidents(
  _ inputs: [IncidentInput], _ columns: BatchColumns = .asked, marked: [MarkedValues] = [],
  threads: Int, progress: ReadingProgress? = nil
) async throws(EngineError) -> [IncidentTable] {
  async let digests = digests(of: inputs)
  var projection = Projection(columns.union(.offsets))
  projection.marked = marked
  var pass = ReadingPass(
    inputs: inputs, projection: projection, threads: threads, progress: progress,
    makeConsumer: { Collector() })
  var result = try await pass.run()
  let settled = try await settledEvents(in: result.inputs, result.stretches, threads: threads)
  if settled.mergesActors {
    pass.inputs = settled.applied(to: result.inputs)
    pass.projection.recordsIDs = false
    pass.projection.kept = [.duplicate]
    result = try await pass.run()
  }
  let sums: [String?]
  switch await digests {
  case .success(let found): sums = found
  case .failure(let error): throw .reading(error)
  }
  let accounts = result.accounts
  try checkMeaning(of: accounts, in: inputs)
  return inputs.indices.map { index in
    var (strings, batches) = joined(result.rests.compactMap { $0[index] })
    let rowCounts = result.stretches[index].map(\.account.rowCount)
    let rowsBefore = rowCounts.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1) }
    for (number, stretch) in batches.indices.map({ ($0, batches[$0].stretch) }) {
      batches[number].batch.rowsBefore = rowsBefore[stretch]
    }
    var summary = inputs[index].summary(of: accounts[index], sha256: sums[index])
    summary.notes += settled.notes(ofInput: index)
    return IncidentTable(
      input: summary, strings: strings,
      batches: batches.map(\.batch).dropping(settled.replaced[index], as: .duplicate),
      rejects: accounts[index].rejects)
  }
}

/// The batches of some workers with their texts in one pool, in the order of the input.
private func joined(
  _ parts: [Collected]
) -> (strings: StringPool, batches: [(stretch: Int, batch: IncidentBatch)]) {
  var strings = parts.first?.strings ?? StringPool()
  var batches = parts.first?.batches ?? []
  for part in parts.dropFirst() {
    let translation = strings.intern(all: part.strings)
    for (stretch, batch) in part.batches {
      var batch = batch
      batch.translateTexts(by: translation)
      batches.append((stretch, batch))
    }
  }
  // A stretch is read by one worker, so that its batches are in order already.
  let order = batches.indices.sorted { (batches[$0].stretch, $0) < (batches[$1].stretch, $1) }
  return (strings, order.map { batches[$0] })
}

extension [IncidentBatch] {
  /// The batches without the rows that begin at some places.
  ///
  /// - Parameter offsets: ascending, as are those of the batches.
  fileprivate func dropping(_ offsets: [Int], as reason: DropReason) -> [IncidentBatch] {
    var left = offsets[...]
    return map { batch in
      guard let last = batch.offsets.last, let next = left.first, next <= last else { return batch }
      var batch = batch
      for row in 0..<batch.rowCount where batch.offsets[row] == left.first {
        batch.drop(row, reason)
        left.removeFirst()
      }
      return batch
    }
  }
}

/// What one worker gathers of one input.
private struct Collected: Sendable {
  var batches: [(stretch: Int, batch: IncidentBatch)] = []
  var strings = StringPool()
}

/// Keeps every batch, by input.
private struct Collector: BatchConsumer {
  private var collected: [Int: Collected] = [:]

  static let followsStretches = true

  mutating func take(_ rows: ReadRows) {
    guard rows.batch.rowCount > 0 else { return }
    collected[rows.input, default: Collected()].batches.append((rows.stretch, rows.batch))
  }

  mutating func endTexts(ofInput input: Int, _ strings: StringPool) {
    collected[input]?.strings = strings
  }

  mutating func finish() -> [Int: Collected] { collected }
}
