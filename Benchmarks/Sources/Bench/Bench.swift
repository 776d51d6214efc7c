internal import ArgumentParser
internal import Foundation

/// Measures what the documentation claims.
@main
struct Bench: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "Bench",
    abstract: "Measure geotally and print a table.",
    discussion: """
      Inputs are seeded. Every result is compared with a naive one before it is timed, every figure \
      is the median of several runs after one that is not counted, and no figure is a failure.
      """)

  @Argument(
    help: "What to measure: \(Section.allCases.map(\.rawValue).joined(separator: ", ")); all.")
  var sections: [Section] = Section.allCases

  @Flag(help: "Small inputs and three runs: to see that everything works.")
  var quick = false

  @Flag(help: "Also write inputs and answers for the peers.")
  var forPeers = false

  @Option(help: "The JSON file to write.")
  var json: String?

  @Option(help: "Rows of the table that is read; 1000000, or 50000 with --quick.")
  var tableRows: Int?

  func validate() throws {
    if let tableRows, tableRows < 1 {
      throw ValidationError("--table-rows is \(tableRows); give at least 1.")
    }
  }

  func run() async throws {
    var settings = Settings(isQuick: quick)
    settings.writesForPeers = forPeers
    if let tableRows { settings.tableRowCount = tableRows }
    try FileManager.default.createDirectory(
      atPath: settings.work, withIntermediateDirectories: true)
    var machine = Machine.current()
    note("bandwidth …")
    var bandwidth: [Bandwidth] = []
    for threads in settings.threads {
      bandwidth.append(try await Bandwidth.measured(threads: threads, isQuick: quick))
    }
    var figures: [Figure] = []
    for section in Section.allCases where sections.contains(section) {
      note("\(section.rawValue) …")
      figures += try await section.figures(settings)
    }
    for index in figures.indices {
      let limit = bandwidth.first { $0.threads == figures[index].threads }?.bytesPerSecond
      if let limit, let rate = figures[index].bytesPerSecond {
        figures[index].bandwidthShare = rate / limit
      }
    }
    machine.noteEnd()
    let results = Results(
      machine: machine, isQuick: quick, bandwidth: bandwidth, figures: figures)
    let text = table(results)
    print(text, terminator: "")
    let file = json ?? settings.file("bench.json")
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
    try encoder.encode(results).write(to: URL(filePath: file), options: .atomic)
    try text.write(toFile: settings.file("bench.md"), atomically: true, encoding: .utf8)
    note("figures written to \(file)")
  }
}

/// What is measured together.
enum Section: String, CaseIterable, ExpressibleByArgument {
  case scan, join, distance, names, ingest, report, start

  func figures(_ settings: Settings) async throws -> [Figure] {
    switch self {
    case .scan: try await ScanBenchmark(settings).figures()
    case .join: try await JoinBenchmark(settings).figures()
    case .distance: try await DistanceBenchmark(settings).figures()
    case .names: try await NameBenchmark(settings).figures()
    case .ingest: try await IngestBenchmark(settings).figures()
    case .report: try await ReportBenchmark(settings).figures()
    case .start: try await StartBenchmark(settings).figures()
    }
  }
}
