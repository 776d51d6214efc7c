internal import ArgumentParser
internal import Engine
internal import Foundation
internal import Geography
internal import Reporting

/// `geotally report`
struct ReportCommand: ReadsIncidents {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "Reports where incidents were recorded: shares of provinces, with their account.",
    discussion: """
      Examples:
        geotally report
        geotally report events.csv --actor ISKP --from 2017-01 --focus AF-NAN,AF-KNR
        geotally report events.csv --border PAK,IRN --between AF-KAB,PAK
        geotally report events.csv -o report.json
      """)

  @OptionGroup(title: "Input") var input: InputOptions
  @OptionGroup(title: "Input") var sources: SourceOptions
  @OptionGroup(title: "Input") var invalidRows: InvalidRowOptions
  @OptionGroup(title: "Filters") var filters: FilterOptions
  @OptionGroup(title: "Places") var layer: LayerOptions
  @OptionGroup(title: "Places") var accuracy: AccuracyOptions
  @OptionGroup(title: "Places") var placing: PlacingOptions

  @OptionGroup(title: "Borders") var borders: BorderOptions
  @OptionGroup(title: "Borders in a report") var between: BetweenOptions

  @OptionGroup(title: "Report") var choices: ReportOptions
  @OptionGroup(title: "Output") var output: OutputOptions
  @OptionGroup(title: "Output") var cells: CellOptions
  @OptionGroup(title: "Running") var messages: MessageOptions
  @OptionGroup(title: "Running") var color: ColorOptions
  @OptionGroup(title: "Running") var workers: WorkerOptions

  func run() async throws {
    let file = try output.file()
    let format = try choices.format ?? ReportFormat(extensionOf: output.output)
    let use = InputUse(onInvalid: invalidRows.onInvalid, checksum: sources.checksum.mode)
    let session = try Session(
      input, use: use, layer: layer, placing: placing, messages: messages, output: output,
      comparesLayers: true)
    var question = try session.question(
      accuracyMeters: accuracy.meters(ofLayer: session.layer.summary.accuracyMeters))
    question.isPooled = sources.pool
    question.incidents = try session.query(filters)
    question.focus = choices.focus.flatMap(\.codes)
    question.nearness = try borders.question(between)
    let tables = try session.inputs.tables(requiresDate: true)
    let analysis = try await session.analysis(
      of: tables, question, threads: workers.threads, borders: borders)
    let compared = try await comparisons(with: analysis, session)
    let report = try Failure.translating { () throws(EngineError) in
      try analysis.report(isExample: session.inputs.isExample, compared: compared)
    }
    try file.write(
      format.render(report, rawCells: cells.rawCells, style: color.textStyle(for: file)))
  }

  /// The same question over the further layers that are named.
  private func comparisons(
    with analysis: Analysis, _ session: Session
  ) async throws -> [ComparedLayer] {
    var compared: [ComparedLayer] = []
    for index in 1..<max(1, layer.layerCount) {
      let other = try layer.load(index, limits: input.layerLimits)
      var question = analysis.question
      question.placing.boundaryAccuracyMeters = other.summary.accuracyMeters
      question.nearness = NearnessQuestion()
      let otherAnalysis = try await session.analysis(
        of: analysis.tables.map(\.incidents), question, in: other, threads: workers.threads)
      compared.append(
        try Failure.translating { () throws(EngineError) in
          try analysis.comparison(with: otherAnalysis)
        })
    }
    return compared
  }
}

/// What a report is asked for.
struct ReportOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The provinces whose joint share is asked, by code, separated by commas.",
      valueName: "code,…"))
  var focus: [CodeList] = []

  @Option(
    help: ArgumentHelp(
      "text, md, json or csv; by the extension of the output file, else text.",
      valueName: "format"))
  var format: ReportFormat?
}

/// The forms of a report.
enum ReportFormat: String, ExpressibleByArgument, CaseIterable {
  case text, md, json, csv

  /// The format of a file name; text for a stream.
  ///
  /// - Throws: `Failure` 64 for an extension that says nothing.
  init(extensionOf path: String?) throws(Failure) {
    guard let path, !OutputTarget(path).isStream else {
      self = .text
      return
    }
    switch URL(filePath: path).pathExtension.lowercased() {
    case "txt", "text": self = .text
    case "md", "markdown": self = .md
    case "json": self = .json
    case "csv": self = .csv
    case let other:
      throw Failure(
        .usage, "error: \(path): no report format has the extension '\(other)'",
        help: "end the name in .txt, .md, .json or .csv, or pass --format")
    }
  }

  func render(_ report: Report, rawCells: Bool, style: TextStyle) -> String {
    switch self {
    case .text: renderText(report, style: style)
    case .md: renderMarkdown(report)
    case .json: renderJSON(report, version: Version.current)
    case .csv: renderCSV(report, rawCells: rawCells)
    }
  }
}
