internal import Columnar
internal import Geocoding
internal import Geography
internal import Incidents
public import Readers

extension Analysis {
  /// Filters, places and adds up the incidents of inputs that are read in segments, counted and
  /// dropped: memory does not depend on the number of rows, but for 8 bytes for each id, by which
  /// duplicates are found, and 8 bytes for each distance, where these are asked for.
  ///
  /// The result is that of the tables of the same inputs; `tables` is empty.
  /// - Parameters:
  ///   - keepsPoints: whether `Report.points` is wanted, which costs memory for every position.
  ///   - keepsAlternatives: as with tables.
  ///   - progress: told now and then how many bytes are done, and of how many.
  /// - Throws: as with tables; `EngineError.reading` for what is wrong with an input, and
  ///   `EngineError.refused` for more ids than can be compared.
  /// - Complexity: O(bytes / threads); twice that where some id occurs more than once.
  public init(
    _ question: Question, streaming inputs: [SegmentedInput], in layer: BoundaryLayer,
    names: PlaceNames, nearness: NearnessPlan? = nil,
    keepsPoints: Bool = false, keepsAlternatives: Bool = false, threads: Int,
    progress: (@Sendable (_ bytesDone: Int, _ bytesTotal: Int?) -> Void)? = nil
  ) async throws(EngineError) {
    let question = try question.resolved(for: inputs.map(\.summary), in: layer.catalog)
    let plan = try ChunkPlan(
      question, in: layer, names: names, nearness: nearness, keepsPoints: keepsPoints,
      keepsAlternatives: keepsAlternatives)
    let stream = IncidentStream(plan: plan, threads: threads, progress: progress)
    async let digests = Self.digests(of: inputs)
    let found = try await stream.read(inputs)
    let sums: [String?]
    switch await digests {
    case .success(let found): sums = found
    case .failure(let error): throw .reading(error)
    }
    var accounts: [SegmentAccount] = []
    for (index, input) in inputs.enumerated() {
      var account = input.emptyAccount
      for part in found.accounts[index] { account.append(part, keptRejects: input.keptRejects) }
      accounts.append(account)
    }
    self.init(
      question: question, layer: layer,
      inputs: inputs.indices.map { inputs[$0].summary(of: accounts[$0], sha256: sums[$0]) },
      rejects: accounts.map { InputRejects(count: $0.rejectCount, listed: $0.rejects) },
      tables: [], totals: found.totals, nearness: nearness)
  }

  private static func digests(
    of inputs: [SegmentedInput]
  ) async -> Result<[String?], ReadingError> {
    do throws(ReadingError) {
      var found: [String?] = []
      for input in inputs { found.append(try input.sha256()) }
      return .success(found)
    } catch {
      return .failure(error)
    }
  }
}

/// Reads inputs in passes: one, if every guess was right and no id occurs twice.
struct IncidentStream: Sendable {
  let plan: ChunkPlan
  let threads: Int
  let progress: (@Sendable (_ bytesDone: Int, _ bytesTotal: Int?) -> Void)?

  struct Found: Sendable {
    let totals: PartialTotals
    /// Shape `[inputCount][segmentCount]`.
    let accounts: [[SegmentAccount]]
  }

  private struct State: Sendable {
    let totals: PartialTotals
    let ids: IDHashes
  }

  func read(_ inputs: [SegmentedInput]) async throws(EngineError) -> Found {
    var inputs = inputs
    let none = inputs.map { _ in Set<Int>() }
    var result = try await joinedPass(over: &inputs)
    let hashes = result.states.map(\.ids)
    guard hashes.reduce(0, { $0 + $1.count }) <= IDHashes.limit else {
      throw .refused(.tooManyIDs(limit: IDHashes.limit))
    }
    let suspects = IDHashes.repeated(in: hashes)
    if !suspects.isEmpty {
      let firstRows = result.accounts.map(rowsBefore)
      let losers = try await losers(among: suspects, in: inputs, firstRows: firstRows)
      if losers != none {
        result = try await pass(over: inputs, losers: losers, firstRows: firstRows)
      }
    }
    for input in inputs {
      do throws(ReadingError) { try input.checkUnchanged() } catch { throw .reading(error) }
    }
    return Found(
      totals: try PartialTotals(plan.shape, merging: result.states.map(\.totals)),
      accounts: result.accounts)
  }

  /// A pass whose segments join; inputs in which they did not are then cut exactly.
  private func joinedPass(
    over inputs: inout [SegmentedInput]
  ) async throws(EngineError) -> StreamPass<State>.Result {
    let none = inputs.map { _ in Set<Int>() }
    // A wrong guess may lead to an error that the file does not have, in any of the inputs.
    var misses = Array(inputs.indices)
    do throws(EngineError) {
      let result = try await pass(over: inputs, losers: none, firstRows: nil)
      misses = inputs.indices.filter { !inputs[$0].joins(result.edges[$0]) }
      if misses.isEmpty { return result }
    } catch {
      guard case .reading(.badData) = error else { throw error }
    }
    for index in misses {
      do throws(ReadingError) { inputs[index] = try inputs[index].cutExactly() } catch {
        throw .reading(error)
      }
    }
    return try await pass(over: inputs, losers: none, firstRows: nil)
  }

  private func pass(
    over inputs: [SegmentedInput], losers: [Set<Int>], firstRows: [[Int]]?
  ) async throws(EngineError) -> StreamPass<State>.Result {
    var wanted = WantedFields()
    wanted.actors = !plan.question.incidents.actors.isEmpty
    wanted.admin2 = plan.shape.keepsAlternatives
    wanted.hashesIDs = firstRows == nil
    wanted.window = plan.question.incidents.window
    let sources = eventSources(of: inputs)
    let plan = plan
    let pass = StreamPass<State>(
      inputs: inputs, wanted: wanted, firstRows: firstRows, progress: progress)
    return try await pass.run(threads: threads) { () throws(EngineError) in
      let worker = plan.makeWorker(notes: inputs.map { _ in nil })
      var ids = IDHashes()
      return StreamWorker { input, strings, segment throws(EngineError) in
        ids.add(segment.account.idHashes, of: sources[input])
        guard segment.chunk.rowCount > 0 else { return }
        _ = try worker.process(
          segment.chunk, ofInput: input, strings, losers: losers[input])
      } forget: {
        worker.forgetCodes(ofInput: $0)
      } finish: {
        State(totals: worker.totals, ids: ids)
      }
    }
  }

  /// The rows that a later revision replaces, among those whose ids have suspected hashes.
  private func losers(
    among suspects: [EventSource: Set<UInt64>], in inputs: [SegmentedInput], firstRows: [[Int]]
  ) async throws(EngineError) -> [Set<Int>] {
    var wanted = WantedFields()
    wanted.actors = false
    wanted.admin2 = false
    wanted.hashesIDs = false
    wanted.identity = true
    let sources = eventSources(of: inputs)
    let pass = StreamPass<SuspectRows>(
      inputs: inputs, wanted: wanted, firstRows: firstRows, progress: progress)
    let result = try await pass.run(threads: threads) { () throws(EngineError) in
      var found = SuspectRows()
      return StreamWorker { input, _, segment throws(EngineError) in
        found.add(
          segment.chunk, ofInput: input, source: sources[input],
          suspects: suspects[sources[input]] ?? [])
        guard found.rows.count <= SuspectRows.limit else {
          throw .refused(.tooManyDuplicates(limit: SuspectRows.limit))
        }
      } forget: { _ in
      } finish: {
        found
      }
    }
    let rows = result.states.flatMap(\.rows)
    return Duplicates(among: rows, tableCount: inputs.count).rows
  }
}

/// Where the ids of each input have a meaning.
private func eventSources(of inputs: [SegmentedInput]) -> [EventSource] {
  inputs.indices.map { EventSource(of: inputs[$0].summary.format, file: $0) }
}

/// How many rows come before each of some segments.
private func rowsBefore(_ accounts: [SegmentAccount]) -> [Int] {
  var count = 0
  return accounts.map { account in
    defer { count += account.rowCount }
    return count
  }
}
