/// Applies `body` to every chunk on some workers.
///
/// Which worker takes a chunk depends on the number of threads; what it makes of it must not.
/// - Parameters:
///   - makeWorker: makes what one worker keeps to itself: handles of C libraries, running totals.
///   - finish: what is left of a worker once its chunks are done.
/// - Returns: the outputs in the order of the chunks, and what is left of each worker.
/// - Throws: the error of the first chunk that failed.
func mapChunks<Chunk: Sendable, Worker, Output: Sendable, Rest: Sendable>(
  _ chunks: [Chunk], threads: Int,
  makeWorker: @escaping @Sendable () throws(EngineError) -> Worker,
  finish: @escaping @Sendable (Worker) -> Rest,
  _ body: @escaping @Sendable (Worker, Chunk) throws(EngineError) -> Output
) async throws(EngineError) -> (outputs: [Output], rests: [Rest]) {
  let workers = max(1, min(threads, chunks.count))
  let finished = await withTaskGroup(of: WorkerResult<Output, Rest>.self) { group in
    for first in 0..<workers {
      group.addTask {
        run(
          stride(from: first, to: chunks.count, by: workers), of: chunks,
          makeWorker: makeWorker, finish: finish, body)
      }
    }
    return await group.reduce(into: []) { $0.append($1) }
  }
  let failures = finished.compactMap(\.failure)
  if let first = failures.min(by: { $0.chunk < $1.chunk }) { throw first.error }
  let outputs = finished.flatMap(\.outputs).sorted { $0.chunk < $1.chunk }
  return (outputs.map(\.output), finished.compactMap(\.rest))
}

/// What one worker brings back.
private struct WorkerResult<Output: Sendable, Rest: Sendable>: Sendable {
  var outputs: [(chunk: Int, output: Output)] = []
  var rest: Rest?
  var failure: (chunk: Int, error: EngineError)?
}

private func run<Chunk, Worker, Output: Sendable, Rest: Sendable>(
  _ indices: StrideTo<Int>, of chunks: [Chunk],
  makeWorker: () throws(EngineError) -> Worker, finish: (Worker) -> Rest,
  _ body: (Worker, Chunk) throws(EngineError) -> Output
) -> WorkerResult<Output, Rest> {
  var result = WorkerResult<Output, Rest>()
  var current = 0
  do throws(EngineError) {
    let worker = try makeWorker()
    for index in indices {
      current = index
      result.outputs.append((index, try body(worker, chunks[index])))
    }
    result.rest = finish(worker)
  } catch {
    result.failure = (current, error)
  }
  return result
}
