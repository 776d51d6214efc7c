internal import Synchronization

/// Does numbered pieces of work on some workers, each of which takes the next piece as soon as it has
/// done one.
///
/// Which worker takes a piece is left to chance; what it makes of it must not be.
/// - Parameters:
///   - makeWorker: makes what one worker keeps to itself: handles of C libraries, running totals.
///   - finish: what is left of a worker once its pieces are done.
///   - isLast: whether no piece behind one with this output need be done.
///   - body: does one piece.
/// - Returns: the outputs in the order of the pieces, those of the first ones where `isLast` stopped
///   the work; and what is left of each worker.
/// - Throws: the error of the first piece that failed.
public func onWorkers<Worker, Output: Sendable, Rest: Sendable>(
  pieces count: Int, threads: Int,
  makeWorker: @escaping @Sendable () throws(EngineError) -> Worker,
  finish: @escaping @Sendable (inout Worker) async throws(EngineError) -> Rest,
  isLast: @escaping @Sendable (Output) -> Bool = { _ in false },
  _ body: @escaping @Sendable (inout Worker, Int) async throws(EngineError) -> Output
) async throws(EngineError) -> (outputs: [Output], rests: [Rest]) {
  let list = WorkList(count: count)
  let work: @Sendable () async -> Finished<Output, Rest> = {
    var finished = Finished<Output, Rest>()
    var current = 0
    do throws(EngineError) {
      var worker = try makeWorker()
      while let piece = list.take() {
        current = piece
        let output = try await body(&worker, piece)
        if isLast(output) { list.stop() }
        finished.outputs.append((piece, output))
      }
      finished.rest = try await finish(&worker)
    } catch {
      list.stop()
      finished.failure = (current, error)
    }
    return finished
  }
  let finished = await withTaskGroup(of: Finished<Output, Rest>.self) { group in
    for _ in 0..<max(1, min(threads, count)) { group.addTask(operation: work) }
    return await group.reduce(into: []) { $0.append($1) }
  }
  let failures = finished.compactMap(\.failure)
  if let first = failures.min(by: { $0.piece < $1.piece }) { throw first.error }
  let outputs = finished.flatMap(\.outputs).sorted { $0.piece < $1.piece }
  return (outputs.map(\.output), finished.compactMap(\.rest))
}

/// What one worker brings back.
private struct Finished<Output: Sendable, Rest: Sendable>: Sendable {
  var outputs: [(piece: Int, output: Output)] = []
  var rest: Rest?
  var failure: (piece: Int, error: EngineError)?
}

/// Numbers that workers take one after another, each once.
private final class WorkList: Sendable {
  private let next = Atomic<Int>(0)
  private let isStopped = Atomic<Bool>(false)
  private let count: Int

  init(count: Int) { self.count = count }

  /// The next number, nil when there is none, or when work was stopped.
  func take() -> Int? {
    guard !isStopped.load(ordering: .relaxed) else { return nil }
    let taken = next.wrappingAdd(1, ordering: .relaxed).oldValue
    return taken < count ? taken : nil
  }

  func stop() { isStopped.store(true, ordering: .relaxed) }
}
