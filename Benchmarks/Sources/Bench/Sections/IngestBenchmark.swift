internal import Columnar
internal import Foundation
internal import Incidents
internal import Readers

/// How fast the stretches of a table are read into batches.
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
    var figures: [Figure] = []
    for (name, columns) in [("every field", BatchColumns.all), ("the report's fields", [.range])] {
      figures += try await self.figures("a table, \(name)", columns, options)
    }
    return figures
  }

  private func figures(
    _ name: String, _ columns: BatchColumns, _ options: ReadingOptions
  ) async throws -> [Figure] {
    var figures: [Figure] = []
    for threads in settings.threads {
      try require(
        try await counted(columns, options, threads),
        equals: Counted(rows: table.expected.rowCount, deaths: table.expected.deaths, rejects: 0),
        "\(name), \(threads) threads")
      let timing = try await measure(runs: settings.runs) {
        _ = try await counted(columns, options, threads)
      }
      figures.append(figure(name, threads: threads, timing))
    }
    return figures
  }

  private func figure(_ name: String, threads: Int, _ timing: Timing) -> Figure {
    Figure(
      section: "ingest", name: name, threads: threads, unit: "rows", items: table.expected.rowCount,
      bytes: table.byteCount, time: timing.time, allocations: timing.allocations,
      peakBytes: timing.peakBytes, checked: "a plain reader: rows, deaths, rejects")
  }

  private func counted(
    _ columns: BatchColumns, _ options: ReadingOptions, _ threads: Int
  ) async throws -> Counted {
    let opened = try OpenedInput(.file(path: table.path), options: options)
    let input = try IncidentInput(opened, options: options)
    let parts = try await inParallel(threads) { part in
      var reader = IncidentReader(input, Projection(columns))
      var counted = Counted(rows: 0, deaths: 0, rejects: 0)
      for stretch in stride(from: part, to: input.stretchCount, by: threads) {
        try reader.begin(stretch)
        reading: while true {
          switch try reader.advance() {
          case .full:
            counted.add(reader.batch)
            reader.startBatch()
          case .end(let stretch):
            counted.rejects += stretch.account.rejects.count
            break reading
          }
        }
      }
      counted.add(reader.batch)
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

  mutating func add(_ batch: IncidentBatch) {
    rows += batch.rowCount
    deaths += (0..<batch.rowCount).reduce(0) { $0 + Int(batch.fatalitiesBest[$1] ?? 0) }
  }

  mutating func add(_ other: Counted) {
    rows += other.rows
    deaths += other.deaths
    rejects += other.rejects
  }
}
