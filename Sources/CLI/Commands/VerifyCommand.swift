internal import ArgumentParser
internal import Claims
internal import Engine
internal import Foundation
internal import Geography
internal import Incidents
internal import Reporting

/// `geotally verify`
struct VerifyCommand: ReadsIncidents {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Audits published claims against arithmetic, coverage and data.",
    discussion: """
      Without INPUT the arithmetic and the geography of every claim are audited, and what data \
      would be needed is said. Exit code 0 when every claim is supported, 1 when one is \
      contradicted or inconsistent, 3 otherwise.

      Examples:
        geotally verify claims.yaml
        geotally verify claims.yaml events.csv --coverage 2017-01,2018-10
        geotally verify claims.yaml events.csv -o audit.json
      """)

  static let argumentsBeforeInputs = ["claims.yaml"]

  @Argument(
    help: ArgumentHelp(
      "The claims, a YAML file with version: 1; docs/methods/claims.md describes it.",
      valueName: "claims"), completion: .file(extensions: ["yaml", "yml"]))
  var claims: String

  @OptionGroup(title: "Input") var input: InputOptions
  @OptionGroup(title: "Input") var sources: SourceOptions
  @OptionGroup(title: "Input") var invalidRows: InvalidRowOptions
  @OptionGroup(title: "Audit") var countries: CountryOptions
  @OptionGroup(title: "Audit") var choices: AuditOptions
  @OptionGroup(title: "Places") var layer: LayerOptions
  @OptionGroup(title: "Places") var placing: PlacingOptions
  @OptionGroup(title: "Borders") var borders: BorderFileOptions
  @OptionGroup(title: "Output") var output: OutputOptions
  @OptionGroup(title: "Running") var messages: MessageOptions
  @OptionGroup(title: "Running") var color: ColorOptions
  @OptionGroup(title: "Running") var workers: WorkerOptions

  func run() async throws {
    let file = try output.file()
    let format = try choices.format ?? AuditFormat(extensionOf: output.output)
    let use = InputUse(
      onInvalid: invalidRows.onInvalid, checksum: sources.checksum.mode, hasExample: false)
    let session = try Session(
      input, use: use, layer: layer, placing: placing, messages: messages, output: output,
      comparesLayers: true)
    let spec = try session.claims(path: claims)
    if format == .jsonld, spec.reviewer == nil {
      throw Failure(
        .badSpec, "\(claims): error: a review needs a reviewer, and the file names none",
        help: "add reviewer: {name: …}")
    }
    let nearness = try session.nearness(of: spec, borders)
    let evidence = input.inputs.isEmpty ? nil : try await evidence(for: spec, nearness, session)
    let auditor = Auditor(
      evidence: evidence, between: nearness.plan?.between ?? [],
      provinceNames: Dictionary(
        session.layer.catalog.provinces.map { ($0.code, $0.name) }
      ) { first, _ in first }, threads: workers.threads.number)
    let audit = try await Failure.translatingAsync { () async throws(EngineError) in
      try await auditor.audit(spec)
    }
    let text = format.render(audit, style: color.textStyle(for: file))
    try file.write(text)
    switch audit.outcome {
    case .allSupported: break
    case .someFalse: throw ExitCode.answerIsNo
    case .undecided: throw ExitCode.undecided
    }
  }

  /// The inputs placed in every layer that is named.
  private func evidence(
    for spec: ClaimFile, _ nearness: (question: NearnessQuestion, plan: NearnessPlan?),
    _ session: Session
  ) async throws -> Evidence {
    var question = try session.question()
    question.isPooled = sources.pool
    question.incidents.countries = try countries.wanted()
    // A set may ask for other countries than the command.
    question.filtersCountries = !spec.asksForCountries
    // What lies between needs no incident and is at hand already.
    question.nearness = nearness.question
    question.nearness.between = []
    let derived = try spec.derivedRows(path: claims)
    let tables = try await session.inputs.collected(
      question.neededColumns.union(.marks), marked: derived.marked,
      threads: workers.threads)
    var analyses = [
      try await session.analysis(
        of: .tables(tables), question, threads: workers.threads, borders: borders)
    ]
    question.nearness = NearnessQuestion()
    for index in 1..<max(1, layer.layerCount) {
      let other = try layer.load(index, limits: input.layerLimits)
      analyses.append(
        try await session.analysis(
          of: .tables(tables), question, in: other, threads: workers.threads))
    }
    return Evidence(
      analyses: analyses, coverage: choices.coverage?.days,
      derivedMarks: derived.marks)
  }
}

/// What an audit is asked for.
struct AuditOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The days that the inputs cover, first and last: 2017-01,2018-10. In place of the coverage "
        + "that the claims state of their source.", valueName: "from,to"))
  var coverage: CoverageDays?

  @Option(
    help: ArgumentHelp(
      "text, md, html, json or jsonld (ClaimReview); by the extension of the output file, else text.",
      valueName: "format"))
  var format: AuditFormat?
}

/// One `--coverage` value: two dates.
struct CoverageDays: ExpressibleByArgument {
  let days: Coverage

  /// Nil unless both parts are dates, in order.
  init?(argument: String) {
    let parts = argument.split(separator: ",", omittingEmptySubsequences: false)
    guard parts.count == 2, let from = DateBound(argument: String(parts[0])),
      let to = DateBound(argument: String(parts[1])), from.first <= to.last
    else { return nil }
    days = Coverage(from: from.first, to: to.last)
  }
}

/// The forms of an audit.
enum AuditFormat: String, ExpressibleByArgument, CaseIterable {
  case text, md, html, json, jsonld

  /// By the end of a file's name.
  private static let extensions: [String: AuditFormat] = [
    "txt": .text, "text": .text, "md": .md, "markdown": .md, "html": .html,
    "htm": .html, "json": .json, "jsonld": .jsonld,
  ]

  /// The format of a file name; text for a stream.
  ///
  /// - Throws: `Failure` 64 for an extension that says nothing.
  init(extensionOf path: String?) throws(Failure) {
    guard let path, !OutputTarget(path).isStream else {
      self = .text
      return
    }
    let ending = URL(filePath: path).pathExtension.lowercased()
    guard let format = Self.extensions[ending] else {
      throw Failure(
        .usage, "error: \(path): an audit cannot be written as '\(ending)'",
        help: "end the name in .txt, .md, .html, .json or .jsonld, or pass --format")
    }
    self = format
  }

  func render(_ audit: Audit, style: TextStyle) -> String {
    switch self {
    case .text: renderText(audit, style: style)
    case .md: renderMarkdown(audit)
    case .html: renderHTML(audit, version: Version.current)
    case .json: renderJSON(audit, version: Version.current)
    case .jsonld: renderClaimReviews(audit) ?? ""
    }
  }
}
