internal import ArgumentParser
internal import Engine
internal import Incidents
internal import Readers

/// `geotally validate`
struct ValidateCommand: ReadsIncidents {
  static let configuration = CommandConfiguration(
    commandName: "validate",
    abstract: "Checks the quality of tables and boundary layers, without analysis.",
    discussion: """
      Exit code 0 when there are no defects, 1 when there are. Rows that cannot be read are \
      defects; missing coordinates, figures out of order and repeated ids are warnings.

      Examples:
        geotally validate events.csv
        geotally validate --boundaries provinces.geojson
      """)

  @OptionGroup(title: "Input") var input: InputOptions
  @OptionGroup(title: "Places") var layer: LayerOptions
  @OptionGroup(title: "Output") var output: OutputOptions
  @OptionGroup(title: "Running") var messages: MessageOptions
  @OptionGroup(title: "Running") var workers: WorkerOptions

  func run() async throws {
    guard !input.inputs.isEmpty || !layer.boundaries.isEmpty else {
      throw Failure(
        .usage, "error: nothing to validate",
        help: "name a table of incidents, or a layer by --boundaries")
    }
    let file = try output.file()
    var findings: [Findings] = []
    for index in layer.boundaries.indices {
      findings.append(inspect(try layer.examine(index, limits: input.layerLimits)))
    }
    if !input.inputs.isEmpty {
      // A layer with defects says nothing of where incidents should be.
      findings += try await findingsInInputs(
        in: findings.contains(where: \.hasDefects)
          ? nil : try layer.load(limits: input.layerLimits))
    }
    try file.write(findings.map(\.text).joined(separator: "\n"))
    if findings.contains(where: \.hasDefects) { throw ExitCode.answerIsNo }
  }

  private func findingsInInputs(in layer: BoundaryLayer?) async throws -> [Findings] {
    let folder = try self.layer.dataFolder()
    let countries = try Inputs.countryVocabulary(dataFolder: folder)
    let inputs = try Inputs(
      input, use: InputUse(requiresDate: false), dataFolder: folder,
      countries: countries, messages: Messages(messages), output: output)
    let names = try layer.map { layer throws(Failure) in
      try Session.placeNames(in: layer, dataFolder: folder, countries: countries)
    }
    let found = try await Failure.translatingAsync { () async throws(EngineError) in
      try await inspect(
        inputs.tables, names: names, threads: workers.threads.number, progress: inputs.progress)
    }
    try inputs.account(for: found.map(\.rejects), of: [], makesFigures: false)
    return found.map(\.findings)
  }
}
