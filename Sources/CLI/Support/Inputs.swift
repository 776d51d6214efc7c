internal import Engine
internal import Incidents
internal import Readers
internal import Reporting

/// What a command wants of its inputs, beside their names and layout.
struct InputUse {
  /// Nil where rows that cannot be read are part of the answer and need no message.
  var onInvalid: InvalidRowAction?
  var checksum = ChecksumMode.none
  /// Whether rows without a date are rejected.
  var requiresDate = true
  /// Whether the bundled incidents stand in where no input is named.
  var hasExample = true
  /// Whether every row that cannot be read is listed, and not only the first.
  var listsRejects = false
  /// Whether rows are kept as they stand, of which fewer are then read at once.
  var keepsRows = false
  /// Whether the notes are searched for places.
  var searchesNotes = false
  /// The header of a column whose text is searched like notes.
  var searchedHeader: String?
  /// Whether standard input is a text, each line of which is a row.
  var readsLines = false
}

/// The inputs of a command, open, with their headers read.
struct Inputs {
  let tables: [IncidentInput]
  /// Whether the bundled incidents stand in because no input was named.
  let isExample: Bool
  private let use: InputUse
  private let messages: Messages
  private let rejects: OutputFile?

  /// - Throws: `Failure` for files that cannot be read, and before any is, for a file of rejects
  ///   that cannot be written.
  init(
    _ options: InputOptions, use: InputUse, dataFolder: String, countries: CountryVocabulary,
    messages: Messages, output: OutputOptions
  ) throws {
    self.use = use
    self.messages = messages
    isExample = options.inputs.isEmpty && use.hasExample
    if options.inputs.contains("") {
      throw Failure(.usage, "error: the name of an input is empty", help: "name a file")
    }
    rejects = try Self.rejects(options, output)
    var reading = try Self.readingOptions(options, use, dataFolder: dataFolder)
    reading.countries = countries
    var tables: [IncidentInput] = []
    let example = InputSource.file(path: "\(dataFolder)/incidents/documented_incidents.csv")
    for source in use.readsLines ? [.standardInput] : isExample ? [example] : try sources(options) {
      reading.progress = messages.progress(of: source.path)
      tables.append(try Self.table(source, reading, use))
      if rejects != nil || use.listsRejects { tables[tables.count - 1].keptRejects = .max }
    }
    messages.endProgress()
    self.tables = tables
  }

  /// The names and codes of countries.
  static func countryVocabulary(dataFolder: String) throws(Failure) -> CountryVocabulary {
    try Failure.translating { () throws(ReadingError) in
      try readCountryVocabulary(path: "\(dataFolder)/vocabulary/country_names.csv")
    }
  }

  private static func table(
    _ source: InputSource, _ options: ReadingOptions, _ use: InputUse
  ) throws(Failure) -> IncidentInput {
    try Failure.translating { () throws(ReadingError) in
      let opened =
        use.readsLines
        ? try OpenedInput(linesOf: source, header: "text", options: options)
        : try OpenedInput(source, options: options)
      return try IncidentInput(
        opened, options: options,
        stretchBytes: use.keepsRows ? 1 << 19 : IncidentInput.usualStretchBytes)
    }
  }

  private static func rejects(
    _ options: InputOptions, _ output: OutputOptions
  ) throws(Failure) -> OutputFile? {
    guard let rejects = options.rejects else { return nil }
    if OutputTarget(rejects) == OutputTarget(output.output) {
      throw Failure(
        .usage, "error: --rejects and the output both go to \(output.output ?? "standard output")",
        help: "name another file for one of them")
    }
    return try OutputFile(rejects, overwrites: output.overwrite)
  }

  private static func readingOptions(
    _ options: InputOptions, _ use: InputUse, dataFolder: String
  ) throws -> ReadingOptions {
    var reading = ReadingOptions(format: options.sourceFormat)
    reading.requiresDate = use.requiresDate
    reading.encoding = options.encoding
    reading.refusesManyBadBytes = use.onInvalid.map { $0 != .skip } ?? false
    reading.checksum = use.checksum
    reading.limits = options.limits
    reading.columns = try options.columnHeaders
    reading.dates = options.dates
    if let words = options.missingWords { reading.missingWords = words }
    if let header = use.searchedHeader { reading.columns[.notes] = header }
    reading.searchesNotes = use.searchesNotes
    if use.readsLines { reading.columns = [.location: "", .notes: "text"] }
    reading.kinds = try Failure.translating { () throws(ReadingError) in
      try readKindVocabulary(path: "\(dataFolder)/vocabulary/incident_kinds.csv")
    }
    return reading
  }

  /// Shows how far the reading of the inputs is.
  var progress: ReadingProgress? {
    messages.progress(of: tables.map(\.path).joined(separator: ", "))
  }

  /// The incidents of every input, in memory.
  ///
  /// Rows that could not be read are told of, or end the command, as `--on-invalid` says, and are
  /// written to the file of `--rejects`.
  /// - Parameter asVersions: whether inputs are versions of one source.
  func collected(
    _ columns: BatchColumns, marked: [MarkedValues] = [], asVersions: Bool = false,
    threads: ThreadCount
  ) async throws -> [IncidentTable] {
    let found = try await Failure.translatingAsync { () async throws(EngineError) in
      var found: [IncidentTable] = []
      // Events of two versions of a source are no duplicates of each other.
      for inputs in asVersions ? tables.map({ [$0] }) : [tables] {
        found += try await collectIncidents(
          inputs, columns, marked: marked, threads: threads.number, progress: progress)
      }
      return found
    }
    try account(for: found.map(\.rejects), of: found.map(\.input))
    return found
  }

  /// Tells of the dates that could not be read of rows that need none.
  func tellOfDates(_ inputs: [InputSummary], command: String) {
    for (input, path) in zip(inputs, tables.map(\.path)) {
      for found in input.unclearDates {
        messages.say("\(path): note: \(found); \(command) needs no date and keeps the text")
      }
      messages.list([input.unreadDates], paths: [path], as: .value)
    }
  }

  /// Tells of the rows and values that could not be read, or ends the command, as `--on-invalid`
  /// says.
  ///
  /// - Parameters:
  ///   - summaries: what is known of each input.
  ///   - makesFigures: whether figures are made of the other rows: none stands for an input of which
  ///     more than half could not be read, unless these are skipped.
  func account(
    for inputs: [InputRejects], of summaries: [InputSummary], makesFigures: Bool = true
  ) throws {
    messages.endProgress()
    let paths = tables.map(\.path)
    let rejected = inputs.reduce(0) { $0 + $1.count }
    try rejects?.write(renderRejects(of: inputs, paths: paths))
    guard let action = use.onInvalid else { return }
    let misread = summaries.indices.first { inputs[$0].count * 2 > summaries[$0].rowCount }
    let isRefused = makesFigures && misread != nil && action == .report
    if action != .skip {
      messages.list(inputs, paths: paths, as: action == .fail || isRefused ? .error : .row)
    }
    if let misread, isRefused {
      throw Failure(
        .badData,
        "\(paths[misread]): error: \(inputs[misread].count) of \(summaries[misread].rowCount) rows could not "
          + "be read, more than half",
        help: "say how the table is to be read, or correct it; --on-invalid skip goes on without "
          + "these rows")
    }
    if action == .fail, rejected > 0 {
      throw Failure(
        .badData, "error: \(rejected) \(rejected == 1 ? "row" : "rows") could not be read",
        help: "correct them, or pass --on-invalid report to go on without them")
    }
    if action != .skip {
      messages.list(summaries.map(\.oddValues), paths: paths, as: .value)
    }
  }
}

private func sources(_ options: InputOptions) throws(Failure) -> [InputSource] {
  if options.sources.count(where: { $0 == .standardInput }) > 1 {
    throw Failure(.usage, "error: standard input is named twice", help: "name - once")
  }
  return options.sources
}
