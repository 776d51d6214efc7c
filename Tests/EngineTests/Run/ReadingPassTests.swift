import Foundation
import Geography
import Incidents
import Readers
import Synchronization
import TestSupport
import Testing

@testable import Engine

/// Writes text to a temporary file for as long as `body` runs.
private func withTable<Result>(
  _ text: String, _ body: (String) async throws -> Result
) async throws -> Result {
  let path = FileManager.default.temporaryDirectory
    .appending(path: "geotally-pass-\(UUID().uuidString).csv").path()
  try Data(text.utf8).write(to: URL(filePath: path))
  defer { try? FileManager.default.removeItem(atPath: path) }
  return try await body(path)
}

private func question() throws -> Question {
  var question = Question()
  question.incidents.from = Day(year: 2016, month: 2, day: 1)
  question.incidents.actors = [try #require(ActorPattern("A", aliases: ActorAliases([])))]
  return question
}

private func input(_ path: String, bytes: Int? = nil) throws -> IncidentInput {
  var options = ReadingOptions()
  options.checksum = .none
  var input = try IncidentInput(
    OpenedInput(.file(path: path), options: options), options: options,
    stretchBytes: bytes ?? IncidentInput.usualStretchBytes)
  input.keptRejects = .max
  return input
}

/// The analysis of inputs that are counted and dropped, in stretches of some bytes.
private func folded(
  _ paths: [String], _ question: Question, bytes: Int, threads: Int
) async throws -> Analysis {
  let layer = try fourSquares()
  return try await Analysis(
    question, of: .inputs(paths.map { try input($0, bytes: bytes) }), in: layer,
    names: placeNames(in: layer), keepsPoints: true, keepsAlternatives: true, threads: threads)
}

/// The analysis of the same inputs, read into memory in one stretch.
private func collected(
  _ paths: [String], _ question: Question, columns: BatchColumns = .asked, bytes: Int? = nil,
  threads: Int = 1
) async throws -> Analysis {
  let layer = try fourSquares()
  let tables = try await collectIncidents(
    paths.map { try input($0, bytes: bytes) }, columns, threads: threads)
  return try await Analysis(
    question, of: .tables(tables), in: layer, names: placeNames(in: layer), keepsPoints: true,
    keepsAlternatives: true, threads: threads)
}

extension Analysis {
  /// The report without what is told of values that could not be read: rows that are read for one
  /// question are judged by it before all their values are.
  fileprivate func figures() throws -> Report {
    var report = try report()
    let isOther = { (note: String) in !note.contains("that could not be read") }
    for index in report.inputs.indices {
      report.inputs[index].oddValues = InputRejects()
      report.inputs[index].unreadDates = InputRejects()
      report.inputs[index].notes = report.inputs[index].notes.filter(isOther)
    }
    report.notes = report.notes.filter(isOther)
    return report
  }
}

@Suite struct `Inputs read once` {
  @Test(arguments: UInt64(0)..<16)
  func `have the report and the rejects of tables in memory, in any stretches`(
    seed: UInt64
  ) async throws {
    try await withTable(randomTable(rows: 120, seed: seed)) { path in
      let asked = try question()
      let expected = try await collected([path], asked)
      for (bytes, threads) in [(40, 2), (700, 3), (5_000, 8), (1 << 22, 1)] {
        let found = try await folded([path], asked, bytes: bytes, threads: threads)
        #expect(found.rejects == expected.rejects, "stretches of \(bytes) bytes")
        #expect(try found.figures() == expected.figures(), "stretches of \(bytes) bytes")
        let again = try await collected([path], asked, bytes: bytes, threads: threads)
        #expect(again.rejects == expected.rejects, "stretches of \(bytes) bytes")
        #expect(try again.figures() == expected.figures(), "stretches of \(bytes) bytes")
        #expect(again.tables[0].outcomes == expected.tables[0].outcomes)
      }
    }
  }

  @Test(arguments: UInt64(0)..<4)
  func `have the same reasons for nothing`(seed: UInt64) async throws {
    var asked = try question()
    asked.incidents.kinds = [.shelling]
    asked.incidents.to = Day(year: 2016, month: 12, day: 31)
    let reasons = { (analysis: Analysis) in
      try analysis.report().notes.filter { $0.hasPrefix("No row ") }
    }
    try await withTable(randomTable(rows: 120, seed: seed)) { path in
      let expected = try reasons(try await collected([path], asked))
      #expect(expected.count == 1 && expected[0].contains("\"unheard of\" ("))
      for (bytes, threads) in [(40, 2), (700, 3), (1 << 22, 1)] {
        let found = try await folded([path], asked, bytes: bytes, threads: threads)
        #expect(try reasons(found) == expected, "stretches of \(bytes) bytes")
      }
    }
  }

  @Test func `settle the ids of two files of one source together`() async throws {
    let header =
      "event_id_cnty,event_date,sub_event_type,event_type,actor1,latitude,longitude,timestamp\n"
    let first = header + "A1,2017-01-01,Attack,Battles,A,0.5,0.5,1600000000\n"
    let second =
      header + "A1,2017-01-01,Attack,Battles,A,1.5,0.5,1600000001\n"
      + "A2,2017-01-01,Attack,Battles,A,1.5,0.5,1600000001\n"
    try await withTable(first) { one in
      try await withTable(second) { two in
        let expected = try await collected([one, two], question())
        #expect(expected.ledger.duplicate == 1)
        let found = try await folded([one, two], question(), bytes: 40, threads: 2)
        #expect(try found.report() == expected.report())
      }
    }
  }

  @Test(arguments: UInt64(0)..<8)
  func `take the rows out that a later revision replaces`(seed: UInt64) async throws {
    var random = SplitMix64(seed: seed)
    var lines = ["id,date,actor1,lat,lon,precision,admin2,best,timestamp"]
    for row in 0..<300 {
      let id = Int.random(in: 0..<40, using: &random) == 0 ? row / 2 : row
      let fields: [String] = [
        "E\(id)", "201\(Int.random(in: 6...9, using: &random))-05-1\(row % 9)",
        ["A", "B", "A and/or B"][row % 3], "\(Double(row % 9) / 4)", "\(Double(row % 7) / 4)",
        ["exact", "near", "country", "district"][row % 4], ["Achin", "Deh Bala", ""][row % 3],
        "\(row % 5)", "\(1_600_000_000 + Int.random(in: 0..<5, using: &random))",
      ]
      lines.append(fields.joined(separator: ","))
    }
    try await withTable(lines.joined(separator: "\n") + "\n") { path in
      let expected = try await collected([path], question())
      #expect(expected.ledger.duplicate > 0)
      let found = try await folded([path], question(), bytes: 900, threads: 3)
      #expect(try found.report() == expected.report())
    }
  }

  @Test func `are cut exactly where a guess is wrong`() async throws {
    // Every note holds lines that look like rows, so that guesses inside of notes are plausible.
    let notes = String(repeating: "9,2017-01-01,A,0.5,0.5,y\n", count: 60)
    let row = "1,2017-01-01,A,0.5,0.5,\"x\n\(notes)\"\n"
    let text = "id,date,actor1,lat,lon,notes\n" + row + row.replacing("1,", with: "2,")
    try await withTable(text) { path in
      let expected = try await collected([path], question())
      #expect(expected.ledger.read == 2)
      let found = try await folded([path], question(), bytes: 100, threads: 2)
      #expect(try found.report() == expected.report())
    }
  }

  @Test(arguments: ["date,admin1\n|2017,\n", "when\n|2017\n"])
  func `hold as many rows as the shortest rows give`(table: String) async throws {
    let parts = table.split(separator: "|").map(String.init)
    let text = parts[0] + String(repeating: parts[1], count: 140_000)
    try await withTable(text) { path in
      var options = ReadingOptions()
      options.checksum = .none
      if parts[0] == "when\n" { options.columns = [.date: "when", .admin1: "when"] }
      let input = try IncidentInput(
        OpenedInput(.file(path: path), options: options), options: options)
      let table = try #require(try await collectIncidents([input], threads: 2).first)
      #expect(table.incidentCount == 140_000)
      #expect(table.batches.allSatisfy { $0.rowCount <= IncidentBatch.capacity })
      #expect(table.batches.last.map { $0.row($0.rowCount - 1) } == 140_000)
    }
  }

  @Test func `with a quote that never ends are refused where it opens`() async throws {
    let text = "id,date,actor1,lat,lon\n1,2017-01-01,A,0.5,0.5\n2,2017-01-01,\"A,0.5,0.5\n"
    try await withTable(text) { path in
      let error = await #expect(throws: (any Error).self) {
        try await folded([path], question(), bytes: 30, threads: 2)
      }
      let text = error.map { "\($0)" } ?? ""
      #expect(text.contains(".csv:3:14: error: a quoted field that begins here"), "\(text)")
    }
  }

  @Test func `that become shorter while they are read are refused`() async throws {
    let rows = String(repeating: "1,2017-01-01,A,0.5,0.5\n", count: 100)
    try await withTable("id,date,actor1,lat,lon\n" + rows) { path in
      let opened = try input(path, bytes: 500)
      let handle = try #require(FileHandle(forWritingAtPath: path))
      try handle.truncate(atOffset: 600)
      await #expect(throws: EngineError.self) {
        try await collectIncidents([opened], threads: 2)
      }
    }
  }
}

@Suite struct `Rows written again` {
  /// What `placeRows` makes of a table: the status and the fields of each row.
  private func written(_ path: String, bytes: Int, threads: Int) async throws -> String {
    let layer = try fourSquares()
    let examined = try await ExaminedInputs([input(path, bytes: bytes)], threads: threads)
    let sink = Sink()
    try await examined.placeRows(
      Question(), in: layer, names: placeNames(in: layer), threads: threads
    ) { rows, bytes in
      rows.reduce(into: &bytes) { bytes, record, _, outcome in
        bytes += Array(outcome().status.name.utf8)
        rows.records.reduceFields(ofRow: record, into: &bytes) { bytes, _, field in
          bytes.append(UInt8(ascii: "|"))
          for index in field.indices { bytes.append(field[index]) }
        }
        bytes.append(0x1E)
      }
    } write: {
      sink.append($0)
    }
    return sink.text
  }

  @Test(arguments: UInt64(0)..<8)
  func `come in the order of the input, whatever the stretches and threads`(
    seed: UInt64
  ) async throws {
    try await withTable(randomTable(rows: 150, seed: seed)) { path in
      let expected = try await written(path, bytes: 1 << 22, threads: 1)
      for (bytes, threads) in [(50, 4), (800, 2), (3_000, 8)] {
        #expect(try await written(path, bytes: bytes, threads: threads) == expected)
      }
      // The text of every field is checked where rows are written again.
      let table = try await collected([path], Question(), columns: .all).tables[0]
      for status in ["located", "tied", "outside", "unlocated", "duplicate"] {
        let outcomes = table.outcomes.count { $0.status.name == status }
        let found = Array("\u{1E}\(expected)".utf8).ranges(of: Array("\u{1E}\(status)|".utf8))
        #expect(found.count == outcomes, "\(status)")
      }
    }
  }

  @Test func `end with the error where an input fails halfway`() async throws {
    let rows = String(repeating: "1,2017-01-01,A,0.5,0.5\n", count: 400)
    try await withTable("id,date,actor1,lat,lon\n" + rows) { path in
      let layer = try fourSquares()
      let examined = try await ExaminedInputs([input(path, bytes: 200)], threads: 2)
      let handle = try #require(FileHandle(forWritingAtPath: path))
      try handle.truncate(atOffset: 3_000)
      await #expect(throws: EngineError.self) {
        try await examined.placeRows(
          Question(), in: layer, names: placeNames(in: layer), threads: 4
        ) { rows, bytes in
          bytes.append(0)
        } write: { _ in
          true
        }
      }
    }
  }

  @Test func `end where no more is wanted`() async throws {
    let rows = String(repeating: "1,2017-01-01,A,0.5,0.5\n", count: 400)
    try await withTable("id,date,actor1,lat,lon\n" + rows) { path in
      let layer = try fourSquares()
      let examined = try await ExaminedInputs([input(path, bytes: 200)], threads: 2)
      await #expect(throws: EngineError.outputRefused) {
        try await examined.placeRows(
          Question(), in: layer, names: placeNames(in: layer), threads: 4
        ) { rows, bytes in
          bytes.append(0)
        } write: { _ in
          false
        }
      }
    }
  }
}

/// Collects what is written, from any thread.
private final class Sink: Sendable {
  private let bytes = Mutex<[UInt8]>([])

  func append(_ more: [UInt8]) -> Bool {
    bytes.withLock { $0 += more }
    return true
  }

  var text: String { bytes.withLock { String(decoding: $0, as: UTF8.self) } }
}
