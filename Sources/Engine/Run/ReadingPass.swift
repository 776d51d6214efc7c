internal import Columnar
internal import Incidents
internal import Readers
internal import Synchronization

/// What one worker makes of the rows that it reads.
protocol BatchConsumer: SendableMetatype {
  associatedtype Rest: Sendable

  /// Whether batches are handed on at the end of each stretch, and their texts kept to the end of the
  /// input; if not, when they are full, with texts forgotten now and then.
  static var followsStretches: Bool { get }

  /// Takes a batch.
  mutating func take(_ rows: ReadRows) async throws(EngineError)

  /// Told that codes stand for other texts from the next batch on.
  ///
  /// - Parameters:
  ///   - input: whose batches came last.
  ///   - strings: their texts.
  mutating func endTexts(ofInput input: Int, _ strings: StringPool)

  /// Told that the rest of a stretch will never come, since reading or taking it failed.
  mutating func abandon() async

  /// What is left in the end.
  mutating func finish() -> Rest
}

extension BatchConsumer {
  mutating func abandon() async {}
}

/// A batch on its way from a reader.
struct ReadRows {
  /// Which of the inputs it is from.
  let input: Int
  /// The number of the stretch that was read last.
  let stretch: Int
  /// Whether that stretch ends with it.
  let endsStretch: Bool
  let batch: IncidentBatch
  /// The same rows as they stand, where that was asked for.
  let records: RawRecords
  let strings: StringPool
}

/// Reads inputs once: all their stretches, or single rows.
struct ReadingPass<Consumer: BatchConsumer>: Sendable {
  /// What a pass leaves.
  struct Result: Sendable {
    /// The inputs, their stretches joined.
    let inputs: [IncidentInput]
    /// Shape `[inputCount][stretchCount]`; for single rows one for each group of them.
    let stretches: [[IncidentReader.Stretch]]
    let rests: [Consumer.Rest]
    /// What became of the rows of each input.
    let accounts: [RowAccount]

    init(
      inputs: [IncidentInput], stretches: [[IncidentReader.Stretch]], rests: [Consumer.Rest]
    ) {
      self.inputs = inputs
      self.stretches = stretches
      self.rests = rests
      accounts = zip(inputs, stretches).map { input, stretches in
        stretches.reduce(into: input.emptyAccount) {
          $0.append($1.account, keptRejects: input.keptRejects)
        }
      }
    }
  }

  var inputs: [IncidentInput]
  var projection: Projection
  let threads: Int
  var progress: ReadingProgress?
  let makeConsumer: @Sendable () throws(EngineError) -> Consumer

  /// Reads every row.
  ///
  /// - Throws: the error of the first stretch that failed.
  /// - Complexity: O(bytes / threads).
  func run() async throws(EngineError) -> Result {
    var inputs = inputs
    while true {
      let pieces = inputs.indices.flatMap { input in
        (0..<inputs[input].stretchCount).map { Piece(input: input, part: .stretch($0)) }
      }
      let result = try await run(pieces, of: inputs)
      var isJoined = true
      do throws(ReadingError) {
        for index in inputs.indices {
          try inputs[index].checkUnchanged()
          let found = result.stretches[index]
          guard let gap = try inputs[index].firstGap(found) else { continue }
          inputs[index] = try inputs[index].repairingStarts(from: gap, found)
          isJoined = false
        }
      } catch {
        throw .reading(error)
      }
      guard isJoined else { continue }
      try check(result)
      return result
    }
  }

  /// - Throws: `EngineError.reading` where what was read shows that an input is read wrongly.
  private func check(_ result: Result) throws(EngineError) {
    do throws(ReadingError) {
      for (input, account) in zip(result.inputs, result.accounts) {
        try input.check(account)
      }
    } catch {
      throw .reading(error)
    }
  }

  /// Reads single rows.
  ///
  /// - Parameter offsets: where they begin, ascending, by input.
  /// - Complexity: O(bytes of the rows, and of what lies close between them).
  func run(pickingAt offsets: [[Int]]) async throws(EngineError) -> Result {
    let pieces = inputs.indices.flatMap { input in
      inputs[input].groups(of: offsets[input]).map { Piece(input: input, part: .rows($0)) }
    }
    return try await run(pieces, of: inputs)
  }

  private func run(_ pieces: [Piece], of inputs: [IncidentInput]) async throws(EngineError)
    -> Result
  {
    let total = inputs.reduce(0) { $0 + $1.byteCount }
    let report = progress.map { progress in
      let done = SharedCount()
      return { @Sendable in progress(total * done.add(1) / pieces.count, total) }
    }
    let ids = SharedCount()
    let found = try await onWorkers(pieces: pieces.count, threads: threads) {
      () throws(EngineError) in
      PassWorker(inputs: inputs, projection: projection, consumer: try makeConsumer())
    } finish: { worker throws(EngineError) in
      try await worker.finish()
    } isLast: { (stretch: IncidentReader.Stretch) in
      stretch.edges.broken != nil
    } _: { worker, number throws(EngineError) in
      let stretch = try await worker.read(pieces[number])
      guard ids.add(stretch.ids.count) <= idLimit else {
        throw .refused(.tooManyIDs(limit: idLimit))
      }
      report?()
      return stretch
    }
    var stretches: [[IncidentReader.Stretch]] = inputs.map { _ in [] }
    for (piece, stretch) in zip(pieces, found.outputs) { stretches[piece.input].append(stretch) }
    return Result(inputs: inputs, stretches: stretches, rests: found.rests)
  }
}

/// Told how many bytes are done, and of how many.
public typealias ReadingProgress = @Sendable (_ bytesDone: Int, _ bytesTotal: Int?) -> Void

/// What a worker reads at once.
private struct Piece: Sendable {
  enum Part: Sendable {
    case stretch(Int)
    /// Single rows, by where they begin.
    case rows(ArraySlice<Int>)
  }

  let input: Int
  let part: Part
}

/// One worker of a pass: a reader of the input at hand, and what takes its batches.
private struct PassWorker<Consumer: BatchConsumer> {
  let inputs: [IncidentInput]
  let projection: Projection
  var consumer: Consumer
  private var current: (input: Int, stretch: Int)?
  private var reader: IncidentReader?

  /// The bytes of texts beyond which they are forgotten, so that memory stays bounded where every
  /// text is another.
  private static var textBytes: Int { 16 << 20 }

  init(inputs: [IncidentInput], projection: Projection, consumer: Consumer) {
    self.inputs = inputs
    self.projection = projection
    self.consumer = consumer
  }

  mutating func read(_ piece: Piece) async throws(EngineError) -> IncidentReader.Stretch {
    do throws(EngineError) {
      return try await readWhole(piece)
    } catch {
      await consumer.abandon()
      throw error
    }
  }

  private mutating func readWhole(
    _ piece: Piece
  ) async throws(EngineError) -> IncidentReader.Stretch {
    if piece.input != current?.input {
      try await endTexts()
      reader = IncidentReader(inputs[piece.input], projection)
    }
    try begin(piece)
    while true {
      switch try advance() {
      case .full: try await handOn()
      case .end(let stretch):
        if Consumer.followsStretches {
          try await handOn(endsStretch: true)
        } else if let reader, reader.strings.byteCount > Self.textBytes {
          try await endTexts()
          self.reader?.forgetTexts()
        }
        return stretch
      }
    }
  }

  private mutating func begin(_ piece: Piece) throws(EngineError) {
    switch piece.part {
    case .stretch(let number):
      current = (piece.input, number)
      do throws(ReadingError) { try reader?.begin(number) } catch { throw .reading(error) }
    case .rows(let offsets):
      current = (piece.input, 0)
      reader?.begin(picking: offsets)
    }
  }

  mutating func finish() async throws(EngineError) -> Consumer.Rest {
    try await endTexts()
    return consumer.finish()
  }

  private mutating func endTexts() async throws(EngineError) {
    try await handOn()
    if let current, let reader { consumer.endTexts(ofInput: current.input, reader.strings) }
  }

  private mutating func advance() throws(EngineError) -> IncidentReader.Step {
    do throws(ReadingError) {
      guard let step = try reader?.advance() else { preconditionFailure("a piece is begun first") }
      return step
    } catch {
      throw .reading(error)
    }
  }

  /// Hands the rows on that were read since the last time.
  private mutating func handOn(endsStretch: Bool = false) async throws(EngineError) {
    guard let current, let reader else { return }
    if reader.batch.rowCount > 0 || endsStretch {
      try await consumer.take(
        ReadRows(
          input: current.input, stretch: current.stretch, endsStretch: endsStretch,
          batch: reader.batch, records: reader.rawRecords, strings: reader.strings))
    }
    self.reader?.startBatch()
  }
}

/// The most ids that are remembered, 8 bytes each.
private let idLimit = 1 << 28

/// A sum that workers add to.
private final class SharedCount: Sendable {
  private let sum = Atomic<Int>(0)

  /// - Returns: the sum after the addition.
  func add(_ count: Int) -> Int { sum.wrappingAdd(count, ordering: .relaxed).newValue }
}
