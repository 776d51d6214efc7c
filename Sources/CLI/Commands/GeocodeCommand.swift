internal import ArgumentParser
internal import Engine
internal import Readers
internal import Reporting

/// `geotally geocode`
struct GeocodeCommand: ReadsIncidents {
  static let configuration = CommandConfiguration(
    commandName: "geocode",
    abstract: "Writes every row of a table again with its province, method, status and precision.",
    discussion: """
      Every column and row of the input is kept, in order, and a line of HXL tags below the header; \
      the added columns begin with geotally_. Titles, footnotes and the like are left out and told of.
      Rows need no date. Rows that cannot be read and duplicates are kept with that status; bytes \
      in them that are not UTF-8 are written as U+FFFD, so that the output is UTF-8 throughout, \
      unless so many rows are not that --encoding is asked for. Rows without coordinates are placed \
      by their names; --text also searches a free text, and --text - places each line of standard \
      input.

      Examples:
        geotally geocode events.csv -o placed.csv
        geotally geocode places.csv --columns lat=Y,lon=X
        geotally geocode events.csv --border PAK,IRN -o distances.csv
      """)

  @OptionGroup(title: "Input") var input: InputOptions
  @OptionGroup(title: "Input") var invalidRows: InvalidRowOptions
  @OptionGroup(title: "Places") var layer: LayerOptions
  @OptionGroup(title: "Places") var placing: PlacingOptions
  @OptionGroup(title: "Borders") var borders: BorderOptions
  @OptionGroup(title: "Output") var output: OutputOptions
  @OptionGroup(title: "Output") var cells: CellOptions
  @OptionGroup(title: "Running") var messages: MessageOptions
  @OptionGroup(title: "Running") var workers: WorkerOptions

  func run() async throws {
    if input.inputs.count > 1 {
      throw Failure(
        .usage, "error: \(input.inputs.count) inputs were named, geocode takes one",
        help: "run it once for each")
    }
    let file = try output.file()
    try output.require(extensions: ["csv"], for: "geocode")
    let use = InputUse(
      onInvalid: invalidRows.onInvalid, requiresDate: false, keepsRows: true,
      readsLines: placing.text == "-")
    let session = try Session(
      input, use: use, layer: layer, placing: placing, messages: messages, output: output)
    var question = try session.question()
    question.nearness = try borders.question()
    let names = try session.placeNames(in: session.layer)
    let nearness = try session.nearnessPlan(question.nearness, borders.file, names: names)
    let writer = GeocodeWriter(
      header: session.inputs.tables[0].header, catalog: session.layer.catalog,
      targets: nearness?.targetNames ?? [], rawCells: cells.rawCells)
    let examined = try await Failure.translatingAsync { () async throws(EngineError) in
      try await ExaminedInputs(
        session.inputs.tables, threads: workers.threads.number, progress: session.inputs.progress)
    }
    try session.inputs.account(for: examined.rejects, of: examined.summaries, makesFigures: false)
    session.inputs.tellOfDates(examined.summaries, command: "geocode")
    session.messages.note(examined.leftOut[0], path: session.inputs.tables[0].path)
    try await file.writeAsync { sink in
      try sink.write(writer.headerLine + writer.line(ofTags: session.inputs.tables[0].tags))
      do throws(EngineError) {
        try await examined.placeRows(
          question, in: session.layer, names: names, nearness: nearness,
          threads: workers.threads.number, progress: session.inputs.progress
        ) {
          writer.append($0, to: &$1)
        } write: {
          sink.takes($0)
        }
      } catch {
        throw sink.failure ?? Failure(error)
      }
    }
    session.messages.endProgress()
  }
}
