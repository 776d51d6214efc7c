internal import Columnar
internal import Foundation
internal import Incidents
internal import Readers

/// How fast a table is read: whole, by one thread, and in segments, by several.
struct IngestBenchmark {
  private let settings: Settings
  private let table: MeasuredTable

  init(_ settings: Settings) throws {
    self.settings = settings
    table = try MeasuredTable(
      rowCount: settings.tableRowCount / 4, path: settings.file("ingest.csv"))
  }

  func figures() async throws -> [Figure] {
    var options = ReadingOptions()
    options.checksum = .none
    let whole = try readIncidents(from: .file(path: table.path), options: options)
    try require(
      Counted(whole.chunks, rejects: whole.rejects.count),
      equals: Counted(rows: table.expected.rowCount, deaths: table.expected.deaths, rejects: 0),
      "the table read whole")
    let timing = try await measure(runs: settings.runs) {
      _ = try readIncidents(from: .file(path: table.path), options: options)
    }
    var figures = [figure("a table, whole, every field", threads: 1, timing)]
    for threads in settings.threads {
      try require(
        try await segments(options, threads),
        equals: Counted(rows: table.expected.rowCount, deaths: table.expected.deaths, rejects: 0),
        "the table read in segments")
      let timing = try await measure(runs: settings.runs) {
        _ = try await segments(options, threads)
      }
      figures.append(figure("a table, in segments, the report's fields", threads: threads, timing))
    }
    return figures
  }

  private func figure(_ name: String, threads: Int, _ timing: Timing) -> Figure {
    Figure(
      section: "ingest", name: name, threads: threads, unit: "rows", items: table.expected.rowCount,
      bytes: table.byteCount, time: timing.time, allocations: timing.allocations,
      peakBytes: timing.peakBytes, checked: "a plain reader: rows, deaths, rejects")
  }

  private func segments(_ options: ReadingOptions, _ threads: Int) async throws -> Counted {
    let opened = try OpenedInput(.file(path: table.path), options: options)
    guard let input = try SegmentedInput(opened, options: options) else {
      throw WrongAnswer("\(table.path) is not read in segments")
    }
    let parts = try await inParallel(threads) { part in
      var reader = SegmentReader(input, wanted: WantedFields())
      var counted = Counted(rows: 0, deaths: 0, rejects: 0)
      for segment in stride(from: part, to: input.segmentCount, by: threads) {
        let read = try reader.read(segment)
        counted.add(Counted([read.chunk], rejects: read.account.rejectCount))
      }
      return counted
    }
    return parts.dropFirst().reduce(into: parts[0]) { $0.add($1) }
  }
}

/// What a reading is recognized by.
private struct Counted: Equatable, Sendable {
  var rows: Int
  var deaths: Int
  var rejects: Int

  init(rows: Int, deaths: Int, rejects: Int) {
    (self.rows, self.deaths, self.rejects) = (rows, deaths, rejects)
  }

  init(_ chunks: [IncidentChunk], rejects: Int) {
    self.init(
      rows: chunks.reduce(0) { $0 + $1.rowCount },
      deaths: chunks.reduce(0) { sum, chunk in
        sum + chunk.fatalitiesBest.values.reduce(0) { $0 + Int($1) }
      },
      rejects: rejects)
  }

  mutating func add(_ other: Counted) {
    rows += other.rows
    deaths += other.deaths
    rejects += other.rejects
  }
}
