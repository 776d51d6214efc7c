internal import Foundation

/// The whole program from process start to exit, on a large table.
struct ReportBenchmark {
  private let settings: Settings
  private let table: MeasuredTable

  init(_ settings: Settings) throws {
    self.settings = settings
    table = try MeasuredTable(rowCount: settings.tableRowCount, path: settings.file("table.csv"))
    guard settings.writesForPeers else { return }
    try JSONEncoder().encode(table.expected.asked)
      .write(to: URL(filePath: settings.file("report-answer.json")))
  }

  func figures() async throws -> [Figure] {
    let most = settings.threads.max() ?? 1
    let window = [
      "--from", PlainTable.window.lowerBound, "--to", PlainTable.window.upperBound,
      "--kind", "airstrike",
    ]
    var figures: [Figure] = []
    for threads in settings.threads {
      figures.append(try time("air strikes in a window", window, threads))
    }
    for level in ["avx2", "portable"] {
      figures.append(try time("air strikes in a window", window, most, level: level))
    }
    figures.append(
      try time("air strikes in a window, with SHA-256", window + ["--checksum", "sha256"], most))
    figures.append(try time("all rows", [], most))
    return figures
  }

  private func time(
    _ name: String, _ filters: [String], _ threads: Int, level: String? = nil
  ) throws -> Figure {
    var arguments = ["report", table.path, "--format", "json", "--threads", "\(threads)"] + filters
    if !filters.contains("--checksum") { arguments += ["--checksum", "none"] }
    let environment = level.map { ["GEOTALLY_SIMD": $0] } ?? [:]
    let first = try Metered.run(
      settings.geotally, arguments, environment: environment, keepsOutput: true,
      settings: settings)
    try require(
      try Self.provinces(of: first.output),
      equals: filters.isEmpty ? table.expected.all : table.expected.asked, "the report: \(name)")
    var runs: [Metered] = []
    for _ in 0..<settings.runs {
      runs.append(
        try Metered.run(
          settings.geotally, arguments, environment: environment, settings: settings))
    }
    return Figure(
      section: "report", name: "\(name), process start to exit", threads: threads, level: level,
      unit: "rows", items: table.expected.rowCount, bytes: table.byteCount,
      time: Spread(runs.map(\.seconds)), peakBytes: runs.map(\.peakBytes).max(),
      checked: "a plain reader and ray casting")
  }

  /// Incidents and deaths of the provinces that have any.
  private static func provinces(of output: Data) throws -> [String: PlainTable.Tally] {
    struct Report: Decodable {
      struct Row: Decodable {
        struct Deaths: Decodable { let best: Int }

        let code: String
        let incidents: Int
        let fatalities: Deaths
      }

      let provinces: [Row]
    }
    let report = try JSONDecoder().decode(Report.self, from: output)
    let rows = report.provinces.filter { $0.incidents > 0 }.map { row in
      (row.code, PlainTable.Tally(incidents: row.incidents, deaths: row.fatalities.best))
    }
    return Dictionary(rows) { first, _ in first }
  }
}

/// How long the program takes when there is next to nothing to do.
struct StartBenchmark {
  private let settings: Settings

  init(_ settings: Settings) { self.settings = settings }

  func figures() async throws -> [Figure] {
    [
      try time("the report on the bundled incidents", ["report"], containing: "31"),
      try time("the version", ["--version"], containing: "."),
    ]
  }

  private func time(
    _ name: String, _ arguments: [String], containing part: String
  ) throws -> Figure {
    let first = try Metered.run(
      settings.geotally, arguments, keepsOutput: true, settings: settings)
    guard String(decoding: first.output, as: UTF8.self).contains(part) else {
      throw WrongAnswer("\(name) does not contain '\(part)'")
    }
    let runs = try (0..<4 * settings.runs).map { _ in
      try Metered.run(settings.geotally, arguments, settings: settings)
    }
    return Figure(
      section: "start", name: "\(name), process start to exit", unit: "runs", items: 1,
      time: Spread(runs.map(\.seconds)), peakBytes: runs.map(\.peakBytes).max(),
      checked: "its output has '\(part)'")
  }
}
