import Columnar
import Foundation
import Geography
import Incidents
import TestSupport
import Testing

@testable import Engine
@testable import Readers

/// Writes text to a temporary file for as long as `body` runs.
private func withTable<Result>(
  _ text: String, _ body: (String) async throws -> Result
) async throws -> Result {
  let path = FileManager.default.temporaryDirectory
    .appending(path: "geotally-stream-\(UUID().uuidString).csv").path()
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

/// The report of a table held in memory.
private func plainReport(_ paths: [String], _ question: Question) async throws -> Report {
  var options = ReadingOptions()
  options.checksum = .none
  let tables = try paths.map { try readIncidents(from: .file(path: $0), options: options) }
  let layer = try fourSquares()
  return try await Analysis(
    question, of: tables, in: layer, names: placeNames(in: layer), threads: 1
  ).report()
}

private func segmented(_ path: String, bytes: Int) throws -> SegmentedInput {
  var options = ReadingOptions()
  options.checksum = .none
  let opened = try OpenedInput(.file(path: path), options: options)
  return try #require(try SegmentedInput(opened, options: options, segmentBytes: bytes))
}

/// The analysis of the same table read in segments.
private func streamed(
  _ paths: [String], _ question: Question, bytes: Int, threads: Int
) async throws -> Analysis {
  let layer = try fourSquares()
  return try await Analysis(
    question, streaming: paths.map { try segmented($0, bytes: bytes) }, in: layer,
    names: placeNames(in: layer), threads: threads)
}

/// The rejects of a table held in memory.
private func plainRejects(_ path: String) throws -> [Reject] {
  try readIncidents(from: .file(path: path)).rejects
}

@Suite struct `Tables read in segments` {
  @Test(arguments: UInt64(0)..<16)
  func `give the report and the rejects of tables held in memory`(seed: UInt64) async throws {
    let text = randomTable(rows: 120, seed: seed)
    try await withTable(text) { path in
      let asked = try question()
      let expected = try await plainReport([path], asked)
      let rejects = try plainRejects(path)
      for (bytes, threads) in [
        (40, 2), (700, 3), (5_000, 8), (SegmentedInput.usualSegmentBytes, 1),
      ] {
        let found = try await streamed([path], asked, bytes: bytes, threads: threads)
        #expect(found.rejects == [InputRejects(all: rejects)], "segments of \(bytes) bytes")
        #expect(try found.report() == expected, "segments of \(bytes) bytes")
      }
    }
  }

  @Test func `settle the ids of two files of one source together`() async throws {
    let header = "event_id_cnty,event_date,sub_event_type,event_type,actor1,latitude,longitude,"
    let first = header + "timestamp\nA1,2017-01-01,Attack,Battles,A,0.5,0.5,1600000000\n"
    let second =
      header + "timestamp\nA1,2017-01-01,Attack,Battles,A,1.5,0.5,1600000001\n"
      + "A2,2017-01-01,Attack,Battles,A,1.5,0.5,1600000001\n"
    try await withTable(first) { one in
      try await withTable(second) { two in
        let expected = try await plainReport([one, two], question())
        #expect(expected.ledger.duplicate == 1)
        let found = try await streamed([one, two], question(), bytes: 40, threads: 2)
        #expect(try found.report() == expected)
      }
    }
  }

  @Test func `are cut exactly where a guess is wrong`() async throws {
    // Every note holds lines that look like rows, so that guesses inside of notes are plausible.
    let row =
      #"1,2017-01-01,A,0.5,0.5,"# + "\"x\n"
      + String(
        repeating: "9,2017-01-01,A,0.5,0.5,y\n", count: 60) + "\"\n"
    try await withTable("id,date,actor1,lat,lon,notes\n" + row + row.replacing("1,", with: "2,")) {
      path in
      let expected = try await plainReport([path], question())
      #expect(expected.ledger.read == 2)
      let found = try await streamed([path], question(), bytes: 100, threads: 2)
      #expect(try found.report() == expected)
      let input = try segmented(path, bytes: 100)
      let exact = try input.cutExactly()
      #expect(exact.isCutExactly)
      var reader = SegmentReader(exact, wanted: WantedFields())
      let edges = try (0..<exact.segmentCount).map { try reader.read($0).edges }
      #expect(exact.joins(edges))
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
      let opened = try OpenedInput(.file(path: path), options: options)
      let input = try #require(try SegmentedInput(opened, options: options))
      var reader = SegmentReader(input, wanted: WantedFields())
      let counts = try (0..<input.segmentCount).map { try reader.read($0).chunk.rowCount }
      #expect(counts.reduce(0, +) == 140_000)
      #expect(counts.allSatisfy { $0 <= IncidentChunk.capacity })
    }
  }

  @Test func `with a quote that never ends are refused`() async throws {
    let text = "id,date,actor1,lat,lon\n1,2017-01-01,A,0.5,0.5\n2,2017-01-01,\"A,0.5,0.5\n"
    try await withTable(text) { path in
      _ = await #expect(throws: EngineError.self) {
        try await streamed([path], question(), bytes: 30, threads: 2)
      }
    }
  }

  @Test func `keep texts bounded`() async throws {
    var text = "id,date,actor1,lat,lon,location\n"
    for row in 0..<2_000 { text += "\(row),2017-01-01,A\(row % 3) \(row),0.5,0.5,place \(row)\n" }
    try await withTable(text) { path in
      let input = try segmented(path, bytes: 1_000)
      var reader = SegmentReader(input, wanted: WantedFields())
      var most = 0
      for segment in 0..<input.segmentCount {
        _ = try reader.read(segment)
        most = max(most, reader.strings.byteCount)
        _ = reader.forgetTexts(beyond: 3_000)
      }
      #expect(most < 6_000)
    }
  }

  @Test func `that become shorter while they are read are refused`() async throws {
    let text =
      "id,date,actor1,lat,lon\n"
      + String(
        repeating: "1,2017-01-01,A,0.5,0.5\n", count: 100)
    try await withTable(text) { path in
      let input = try segmented(path, bytes: 500)
      try FileManager.default.removeItem(atPath: path)
      try Data("id".utf8).write(to: URL(filePath: path))
      // The open file is the old one: nothing is lost.
      var reader = SegmentReader(input, wanted: WantedFields())
      #expect(try reader.read(1).account.rowCount > 0)
    }
    try await withTable(text) { path in
      let input = try segmented(path, bytes: 500)
      let handle = try #require(FileHandle(forWritingAtPath: path))
      try handle.truncate(atOffset: 600)
      var reader = SegmentReader(input, wanted: WantedFields())
      #expect(throws: ReadingError.self) { try reader.read(1) }
      #expect(throws: ReadingError.self) { try input.checkUnchanged() }
    }
  }
}
