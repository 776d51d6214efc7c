internal import ArgumentParser
internal import Claims
internal import Engine
internal import Incidents
internal import Readers
internal import Reporting

/// `geotally diff`
struct DiffCommand: ReadsIncidents {
  static let configuration = CommandConfiguration(
    commandName: "diff",
    abstract: "Explains why a figure moved between two versions of a source.",
    usage: "geotally diff <old> <new> [<options>]",
    discussion: """
      Takes two versions of one source, the older first. Lists the rows added, deleted and changed \
      by field, and takes the change of the figure that the filters ask for apart: into rows added, \
      deleted, re-dated, retyped, moved, and so on. The parts sum exactly to the change.

      Exit code 0 when every row is alike, 1 when the versions differ.

      Examples:
        geotally diff ged211.csv ged221.csv
        geotally diff old.csv new.csv --actor ISKP --focus AF-NAN,AF-KNR
        geotally diff old.csv new.csv --from 2017-01 --to 2018-10 -o why.md
      """)

  @OptionGroup(title: "Input") var input: InputOptions
  @OptionGroup(title: "Input") var checksums: ChecksumOptions
  @OptionGroup(title: "Input") var invalidRows: InvalidRowOptions
  @OptionGroup(title: "Filters") var filters: FilterOptions
  @OptionGroup(title: "Places") var layer: LayerOptions
  @OptionGroup(title: "Places") var placing: PlacingOptions

  @OptionGroup(title: "Report") var focus: FocusOptions
  @OptionGroup(title: "Report") var choices: DifferenceOptions
  @OptionGroup(title: "Output") var output: OutputOptions
  @OptionGroup(title: "Running") var messages: MessageOptions
  @OptionGroup(title: "Running") var color: ColorOptions
  @OptionGroup(title: "Running") var workers: WorkerOptions

  func run() async throws {
    let file = try output.file()
    let format = try choices.format ?? DifferenceFormat(extensionOf: output.output)
    try checkInputs()
    let session = try Session(
      input, use: use, layer: layer, placing: placing, messages: messages, output: output)
    var question = try session.question()
    question.incidents = try session.query(filters)
    question.focus = focus.words
    let inputs = session.inputs.tables
    try Self.checkSources(inputs[0].summary, inputs[1].summary)
    let columns = SourceVersion.columns(searchesNotes: question.searchedText == .notes)
    let versions = try await session.inputs.collected(
      columns, asVersions: true, threads: workers.threads)
    let difference = try await session.difference(
      from: versions[0], to: versions[1], question, threads: workers.threads)
    try file.write(format.render(difference, style: color.textStyle(for: file)))
    if !difference.isSame { throw ExitCode.answerIsNo }
  }

  private func checkInputs() throws(Failure) {
    guard input.inputs.count == 2 else {
      let count = input.inputs.count
      throw Failure(
        .usage, "error: \(count) \(count == 1 ? "input was" : "inputs were") named, diff takes two",
        help: "name the older version, then the newer")
    }
  }

  private var use: InputUse {
    var use = InputUse(onInvalid: invalidRows.onInvalid, checksum: checksums.checksum.mode)
    // That an event could not be read in one version is told of by its id.
    use.listsRejects = true
    return use
  }

  private static func checkSources(_ old: InputSummary, _ new: InputSummary) throws(Failure) {
    guard old.format == new.format else {
      throw Failure(DifferenceError.differentSources(old: old.format, new: new.format))
    }
  }
}

/// How a difference is told.
struct DifferenceOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "text, md or json; by the extension of the output file, else text.", valueName: "format"))
  var format: DifferenceFormat?
}

/// The forms of a difference.
enum DifferenceFormat: String, ExpressibleByArgument, CaseIterable {
  case text, md, json

  /// The format of a file name; text for a stream.
  ///
  /// - Throws: `Failure` 64 for an extension that says nothing.
  init(extensionOf path: String?) throws(Failure) {
    switch try ReportFormat(extensionOf: path) {
    case .text: self = .text
    case .md: self = .md
    case .json: self = .json
    case .csv, .html, .svg, .png:
      throw Failure(
        .usage, "error: a difference cannot be written as '\(path ?? "")'",
        help: "end the name in .txt, .md or .json")
    }
  }

  func render(_ difference: VersionDifference, style: TextStyle) -> String {
    switch self {
    case .text: renderText(difference, style: style)
    case .md: renderMarkdown(difference)
    case .json: renderJSON(difference, version: Version.current)
    }
  }
}
