internal import Columnar
internal import Incidents
internal import Readers

/// One pass over the segments of some inputs.
struct StreamPass<State: Sendable>: Sendable {
  /// What a pass leaves.
  struct Result: Sendable {
    /// Where each segment begins and ends; shape `[inputCount][segmentCount]`.
    var edges: [[SegmentEdges]] = []
    /// Shape `[inputCount][segmentCount]`.
    var accounts: [[SegmentAccount]] = []
    /// What is left of each worker.
    var states: [State] = []
  }

  let inputs: [SegmentedInput]
  let wanted: WantedFields
  /// How many rows come before each segment, nil while that is not known.
  var firstRows: [[Int]]?
  var progress: (@Sendable (_ bytesDone: Int, _ bytesTotal: Int?) -> Void)?

  /// The bytes of texts that a reader keeps before it starts anew, so that memory stays bounded
  /// where every text is another.
  static var textBytes: Int { 16 << 20 }

  /// Reads every segment once, on some workers.
  ///
  /// - Parameter makeWorker: makes what one worker keeps to itself: what it does with a segment,
  ///   what it does when texts are forgotten, and what is left of it in the end.
  /// - Throws: the error of the first segment that failed; `CancellationError` does not occur, a
  ///   cancelled task stops with what it has.
  func run(
    threads: Int, makeWorker: @escaping @Sendable () throws(EngineError) -> StreamWorker<State>
  ) async throws(EngineError) -> Result {
    let work = inputs.indices.flatMap { input in
      (0..<inputs[input].segmentCount).map { (input: input, segment: $0) }
    }
    let list = WorkList(count: work.count)
    let done = SharedCount()
    let workers = max(1, min(threads, work.count))
    let finished = await withTaskGroup(of: Finished.self) { group in
      for _ in 0..<workers {
        group.addTask { self.work(on: work, from: list, done: done, makeWorker) }
      }
      return await group.reduce(into: []) { $0.append($1) }
    }
    let failures = finished.compactMap(\.failure)
    if let first = failures.min(by: { $0.index < $1.index }) { throw first.error }
    return result(of: finished, work: work)
  }

  private struct Finished: Sendable {
    var outputs: [(index: Int, edges: SegmentEdges, account: SegmentAccount)] = []
    var state: State?
    var failure: (index: Int, error: EngineError)?
  }

  private func work(
    on work: [(input: Int, segment: Int)], from list: WorkList, done: SharedCount,
    _ makeWorker: () throws(EngineError) -> StreamWorker<State>
  ) -> Finished {
    var finished = Finished()
    var index = 0
    do throws(EngineError) {
      let worker = try makeWorker()
      var readers = inputs.map { SegmentReader($0, wanted: wanted) }
      let total = inputs.reduce(0) { $0 + $1.byteCount }
      while !Task.isCancelled, let next = list.take() {
        index = next
        let (input, number) = work[next]
        let segment = try read(number, firstRow: firstRows?[input][number] ?? 0, &readers[input])
        try worker.take(input, readers[input].strings, segment)
        var account = segment.account
        account.dropHashes()
        finished.outputs.append((next, segment.edges, account))
        if readers[input].forgetTexts(beyond: Self.textBytes) { worker.forget(input) }
        progress?(min(total, done.add(inputs[input].segmentBytes)), total)
      }
      finished.state = worker.finish()
    } catch {
      list.stop()
      finished.failure = (index, error)
    }
    return finished
  }

  private func read(
    _ segment: Int, firstRow: Int, _ reader: inout SegmentReader
  ) throws(EngineError) -> Segment {
    do throws(ReadingError) { return try reader.read(segment, firstRow: firstRow) } catch {
      throw .reading(error)
    }
  }

  private func result(of finished: [Finished], work: [(input: Int, segment: Int)]) -> Result {
    var result = Result(
      edges: inputs.map { _ in [] }, accounts: inputs.map { _ in [] },
      states: finished.compactMap(\.state))
    for output in finished.flatMap(\.outputs).sorted(by: { $0.index < $1.index }) {
      let input = work[output.index].input
      result.edges[input].append(output.edges)
      result.accounts[input].append(output.account)
    }
    return result
  }
}

/// What one worker of a pass does.
struct StreamWorker<State: Sendable> {
  /// Takes a segment of an input, whose texts are in the pool.
  let take: (_ input: Int, _ strings: StringPool, _ segment: Segment) throws(EngineError) -> Void
  /// Told that the codes of an input stand for other texts from now on.
  let forget: (_ input: Int) -> Void
  /// What is left in the end.
  let finish: () -> State
}
