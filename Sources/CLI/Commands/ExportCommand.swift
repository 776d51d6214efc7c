internal import ArgumentParser
internal import Engine
internal import Foundation
internal import Geography
internal import Incidents
internal import Readers
internal import Reporting

/// `geotally export`
struct ExportCommand: ReadsIncidents {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Writes provinces, incidents, boundaries or borders as GeoJSON for mapping tools.",
    discussion: """
      provinces   the polygons with their counts, shares and fatalities
      incidents   a point for every matched incident, or null geometry
      boundaries  the polygons of the layer, without figures
      borders     the border lines by neighbor; of another layer, those between its countries

      GeoJSON by RFC 7946; incidents also as CSV, by the extension of the output file.

      Example:
        geotally export events.csv --actor ISKP --layer provinces -o provinces.geojson
      """)

  @OptionGroup(title: "Input") var input: InputOptions
  @OptionGroup(title: "Input") var sources: SourceOptions
  @OptionGroup(title: "Input") var invalidRows: InvalidRowOptions
  @OptionGroup(title: "Filters") var filters: FilterOptions
  @OptionGroup(title: "Places") var layer: LayerOptions
  @OptionGroup(title: "Places") var placing: PlacingOptions

  @OptionGroup(title: "Export") var choice: ExportOptions
  @OptionGroup(title: "Output") var output: OutputOptions
  @OptionGroup(title: "Output") var cells: CellOptions
  @OptionGroup(title: "Running") var messages: MessageOptions
  @OptionGroup(title: "Running") var workers: WorkerOptions

  func run() async throws {
    guard let exported = choice.layer else {
      throw Failure(
        .usage, "error: --layer is missing",
        help: "pass --layer provinces, incidents, boundaries or borders")
    }
    let extensions = ["geojson", "json"] + (exported == .incidents ? ["csv"] : [])
    let file = try output.file()
    try output.require(extensions: extensions, for: "the layer \(exported.rawValue)")
    try layer.requireOneLayer()
    switch exported {
    case .boundaries:
      let layer = try layer.load(limits: input.layerLimits)
      try file.write { try exportBoundaries(layer.catalog, summary: layer.summary, to: $0) }
    case .borders:
      let borders = try layer.loadBorders(limits: input.layerLimits)
      try file.write { try exportBorders(borders, to: $0) }
    case .provinces, .incidents:
      try await export(exported, to: file)
    }
  }

  private func export(_ exported: ExportLayer, to file: OutputFile) async throws {
    let use = InputUse(onInvalid: invalidRows.onInvalid, checksum: sources.checksum.mode)
    let session = try Session(
      input, use: use, layer: layer, placing: placing, messages: messages, output: output)
    var question = try session.question()
    question.isPooled = sources.pool
    question.incidents = try session.query(filters)
    let isFolded = exported == .provinces
    let source: IncidentSource =
      isFolded
      ? .inputs(session.inputs.tables)
      : .tables(
        try await session.inputs.collected(
          question.neededColumns.union([.allLocations, .ids]), threads: workers.threads))
    let analysis = try await session.analysis(of: source, question, threads: workers.threads)
    if isFolded { try session.inputs.account(for: analysis.rejects, of: analysis.inputs) }
    let report = try Failure.translating { () throws(EngineError) in
      try analysis.report(isExample: session.inputs.isExample)
    }
    if exported == .provinces {
      return try file.write {
        try exportProvinces(report, catalog: session.layer.catalog, to: $0)
      }
    }
    var withoutPlace = 0
    try file.write { write in
      withoutPlace =
        file.pathExtension == "csv"
        ? try exportIncidentsCSV(analysis, rawCells: cells.rawCells, to: write)
        : try exportIncidents(analysis, notes: report.notes, to: write)
    }
    if withoutPlace > 0 {
      session.messages.say(
        "\(withoutPlace) of \(report.ledger.matched) incidents have no coordinates")
    }
  }
}

/// What is exported.
struct ExportOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "What to write; see above: " + ExportLayer.allCases.map(\.rawValue).joined(separator: ", ")
        + ".", valueName: "layer"),
    completion: .list(ExportLayer.allCases.map(\.rawValue)),
    transform: { try knownWord($0, among: ExportLayer.allCases, \.rawValue) })
  var layer: ExportLayer?
}

/// What can be exported.
enum ExportLayer: String, CaseIterable {
  case provinces, incidents, boundaries, borders
}
