import Columnar
import Incidents
import Synchronization
import TestSupport
import Testing

@testable import Engine
@testable import Readers

/// What was written, and how many pieces were handed over.
private final class Log: Sendable {
  let written = Mutex<[UInt8]>([])
  let putCount = Atomic<Int>(0)

  func write(_ bytes: [UInt8]) -> Bool {
    written.withLock { $0 += bytes }
    return true
  }
}

/// Hands a byte on for every stretch, and fails at the first once everybody else waits for it.
private struct FailingAtFirst: BatchConsumer {
  let output: OrderedOutput
  let log: Log

  static let followsStretches = true

  mutating func take(_ rows: ReadRows) async throws(EngineError) {
    guard rows.stretch > 0 else {
      // Of three other workers two come back for a second piece.
      while log.putCount.load(ordering: .relaxed) < 5 { await Task.yield() }
      throw .reading(.io(file: "in.csv", reason: "it became shorter while it was read"))
    }
    log.putCount.add(1, ordering: .relaxed)
    _ = await output.put([UInt8(rows.stretch)], at: rows.stretch)
  }

  mutating func endTexts(ofInput input: Int, _ strings: StringPool) {}
  mutating func abandon() async { await output.abandon() }
  mutating func finish() {}
}

@Suite(.timeLimit(.minutes(1))) struct `Ordered output` {
  @Test(arguments: UInt64(0)..<10)
  func `is written in the order of its numbers, whoever is done first`(seed: UInt64) async {
    var random = SplitMix64(seed: seed)
    let log = Log()
    let output = OrderedOutput(ahead: 3) { log.write($0) }
    let numbers = Array(0..<40).shuffled(using: &random)
    await withTaskGroup(of: Bool.self) { group in
      for number in numbers {
        group.addTask { await output.put([UInt8(number)], at: number) }
      }
      for await isWanted in group { #expect(isWanted) }
    }
    #expect(log.written.withLock { $0 } == Array(0..<40))
  }

  @Test func `lets nobody wait for a piece that will not come`() async {
    let log = Log()
    let output = OrderedOutput(ahead: 1) { log.write($0) }
    await withTaskGroup(of: Void.self) { group in
      for number in [2, 3, 4] {
        group.addTask { _ = await output.put([UInt8(number)], at: number) }
      }
      group.addTask { await output.abandon() }
    }
    #expect(log.written.withLock { $0 } == [])
    #expect(await output.put([0], at: 0))
    #expect(log.written.withLock { $0 } == [0])
  }

  @Test func `ends with the error of an input that fails while others wait`() async throws {
    let rows = (0..<40).map { "\($0),2020-01-01,34.5,69\n" }.joined()
    let opened = OpenedInput(Array("id,date,lat,lon\n\(rows)".utf8), path: "in.csv")
    let input = try IncidentInput(opened, options: ReadingOptions(), stretchBytes: 64)
    try #require(input.stretchCount > 10)
    let log = Log()
    let output = OrderedOutput(ahead: 2) { log.write($0) }
    let pass = ReadingPass(
      inputs: [input], projection: Projection(), threads: 4,
      makeConsumer: { FailingAtFirst(output: output, log: log) })
    let error = await #expect(throws: EngineError.self) { try await pass.run() }
    #expect(
      error == .reading(.io(file: "in.csv", reason: "it became shorter while it was read")))
    #expect(log.written.withLock { $0 } == [])
  }
}
