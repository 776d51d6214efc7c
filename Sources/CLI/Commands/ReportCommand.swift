internal import ArgumentParser
internal import Engine
internal import Foundation
internal import Geography
internal import Incidents
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
        geotally report events.csv --focus AF-NAN --border PAK -o report.html
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

  @OptionGroup(title: "Report") var focus: FocusOptions
  @OptionGroup(title: "Report") var choices: ReportOptions
  @OptionGroup(title: "Output") var output: OutputOptions
  @OptionGroup(title: "Output") var cells: CellOptions
  @OptionGroup(title: "Running") var messages: MessageOptions
  @OptionGroup(title: "Running") var color: ColorOptions
  @OptionGroup(title: "Running") var workers: WorkerOptions

  func run() async throws {
    let file = try output.file()
    let format = try choices.format ?? ReportFormat(extensionOf: output.output)
    // Whether there is a program for it is known before any work is done.
    let renderer = format == .png ? try PNGRenderer() : nil
    let use = InputUse(onInvalid: invalidRows.onInvalid, checksum: sources.checksum.mode)
    let session = try Session(
      input, use: use, layer: layer, placing: placing, messages: messages, output: output,
      comparesLayers: true)
    var question = try session.question(
      accuracyMeters: accuracy.meters(ofLayer: session.layer.summary.accuracyMeters))
    question.isPooled = sources.pool
    question.incidents = try session.query(filters)
    question.focus = focus.words
    question.nearness = try borders.question(between)
    let analysis = try await analysis(question, session, for: format)
    let compared = try await comparisons(with: analysis, session)
    let report = try Failure.translating { () throws(EngineError) in
      try analysis.report(isExample: session.inputs.isExample, compared: compared)
    }
    switch format {
    case .html: try file.write(try page(of: report, session))
    case .svg: try file.write(try mapSheet(of: report, session))
    case .png:
      try file.write(try renderer?.image(of: try mapSheet(of: report, session)) ?? [])
    case .text, .md, .json, .csv:
      try file.write(
        format.render(report, rawCells: cells.rawCells, style: color.textStyle(for: file)))
    }
  }

  /// The maps of the report as a drawing.
  private func mapSheet(of report: Report, _ session: Session) throws(Failure) -> String {
    renderMapSheet(report, map: try session.mapLayers(borders.file), version: Version.current)
  }

  /// The totals, with the rows themselves where layers are compared.
  private func analysis(
    _ question: Question, _ session: Session, for format: ReportFormat
  ) async throws -> Analysis {
    var source = IncidentSource.inputs(session.inputs.tables)
    if layer.layerCount > 1 {
      source = .tables(
        try await session.inputs.collected(
          question.neededColumns.union(.ids), threads: workers.threads))
    }
    let analysis = try await session.analysis(
      of: source, question, threads: workers.threads, borders: borders.file,
      keepsPoints: format.hasMap, keepsAlternatives: format != .csv)
    if analysis.tables.isEmpty {
      try session.inputs.account(for: analysis.rejects, of: analysis.inputs)
    }
    return analysis
  }

  /// The report as a page, with its map.
  private func page(of report: Report, _ session: Session) throws(Failure) -> String {
    var options = PageOptions(version: Version.current)
    options.language = choices.language
    options.rejectsFile = input.rejects.map { URL(filePath: $0).lastPathComponent }
    options.provinceNames = try session.provinceNames(in: choices.language)
    return renderHTML(report, map: try session.mapLayers(borders.file), options: options)
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
        of: .tables(analysis.tables.map(\.incidents)), question, in: other,
        threads: workers.threads)
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
      "text, md, html, svg or png (maps alone), json or csv; by the extension of the output file, else text.",
      valueName: "format"))
  var format: ReportFormat?

  @Option(
    name: .customLong("lang"),
    help: ArgumentHelp(
      "The language of an HTML report: en, fa (Dari) or ps (Pashto).", valueName: "language"),
    completion: .list(Language.allCases.map(\.rawValue)),
    transform: { try knownWord($0, among: Language.allCases, \.rawValue) })
  var language: Language = .english
}

/// The forms of a report.
enum ReportFormat: String, ExpressibleByArgument, CaseIterable {
  case text, md, html, svg, png, json, csv

  /// Whether it shows where incidents lie.
  var hasMap: Bool { self == .html || self == .svg || self == .png }

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
    case "html", "htm": self = .html
    case "svg": self = .svg
    case "png": self = .png
    case "json": self = .json
    case "csv": self = .csv
    case let other:
      throw Failure(
        .usage, "error: \(path): no report format has the extension '\(other)'",
        help: "end the name in .txt, .md, .html, .svg, .png, .json or .csv, or pass --format")
    }
  }

  /// The report in every form without a map, which takes more than the report.
  func render(_ report: Report, rawCells: Bool, style: TextStyle) -> String {
    switch self {
    case .text: renderText(report, style: style)
    case .md, .html, .svg, .png: renderMarkdown(report)
    case .json: renderJSON(report, version: Version.current)
    case .csv: renderCSV(report, rawCells: rawCells)
    }
  }
}
