internal import Incidents
internal import Readers
internal import Reporting

/// What a command wants of its inputs, beside their names and layout.
struct InputUse {
  /// Nil where rows that cannot be read are part of the answer and need no message.
  var onInvalid: InvalidRowAction?
  var checksum = ChecksumMode.none
  /// The header of a column whose text is searched like notes.
  var searchedHeader: String?
  /// Whether standard input is a text, each line of which is a row.
  var readsLines = false
}

/// The inputs of a command, loaded once, and how they are read.
struct Inputs {
  /// The bundled incidents when no input was named.
  let files: [InputBytes]
  /// Whether the bundled incidents stand in because no input was named.
  let isExample: Bool
  private let options: InputOptions
  private let use: InputUse
  private let dataFolder: String
  private let messages: Messages
  private let rejects: OutputFile?

  var paths: [String] { files.map(\.path) }

  /// - Throws: `Failure` for files that cannot be read, and before any is, for a file of rejects
  ///   that cannot be written.
  init(
    _ options: InputOptions, use: InputUse, dataFolder: String, messages: Messages,
    output: OutputOptions
  ) throws(Failure) {
    self.options = options
    self.use = use
    self.dataFolder = dataFolder
    self.messages = messages
    isExample = options.inputs.isEmpty
    if options.inputs.contains("") {
      throw Failure(.usage, "error: the name of an input is empty", help: "name a file")
    }
    rejects = try Self.rejects(options, output)
    files =
      use.readsLines
      ? [try Self.loadLines(options)]
      : try Self.load(options, use, dataFolder: dataFolder, messages)
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

  private static func load(
    _ options: InputOptions, _ use: InputUse, dataFolder: String, _ messages: Messages
  ) throws(Failure) -> [InputBytes] {
    var sources = options.sources
    if sources.isEmpty {
      sources = [.file(path: "\(dataFolder)/incidents/documented_incidents.csv")]
    }
    if sources.count(where: { $0 == .standardInput }) > 1 {
      throw Failure(.usage, "error: standard input is named twice", help: "name - once")
    }
    var loaded: [InputBytes] = []
    for source in sources {
      var reading = ReadingOptions()
      reading.limits = options.limits
      reading.checksum = use.checksum
      reading.progress = messages.progress(of: source.path)
      loaded.append(
        try Failure.translating { () throws(ReadingError) in
          try InputBytes(loading: source, options: reading)
        })
    }
    return loaded
  }

  /// Standard input as a table with one column, `text`.
  private static func loadLines(_ options: InputOptions) throws(Failure) -> InputBytes {
    var reading = ReadingOptions()
    reading.limits = options.limits
    return try Failure.translating { () throws(ReadingError) in
      try InputBytes(loading: .standardInput, options: reading).linesAsTable(header: "text")
    }
  }
}

extension Inputs {
  /// The incidents of every input.
  ///
  /// Rows that could not be read are told of, or end the command, as `--on-invalid` says, and are
  /// written to the file of `--rejects`.
  func tables(requiresDate: Bool) throws -> [IncidentTable] {
    var reading = try readingOptions
    reading.requiresDate = requiresDate
    reading.kinds = try Failure.translating { () throws(ReadingError) in
      try readKindVocabulary(path: "\(dataFolder)/vocabulary/incident_kinds.csv")
    }
    var tables: [IncidentTable] = []
    for file in files {
      reading.progress = messages.progress(of: file.path)
      let options = reading
      tables.append(
        try Failure.translating { () throws(ReadingError) in
          try readIncidents(from: file, options: options)
        })
    }
    messages.endProgress()
    try account(for: tables)
    return tables
  }

  /// The rows of the first input again, as they stand there.
  func records() throws -> RecordReader {
    var reading = try readingOptions
    reading.requiresDate = false
    let options = reading
    return try Failure.translating { () throws(ReadingError) in
      try RecordReader(files[0], options: options)
    }
  }

  private var readingOptions: ReadingOptions {
    get throws {
      var reading = ReadingOptions(format: options.sourceFormat)
      reading.limits = options.limits
      reading.columns = try options.columnHeaders
      if let header = use.searchedHeader { reading.columns[.notes] = header }
      if use.readsLines { reading.columns = [.location: "text", .notes: "text"] }
      return reading
    }
  }

  private func account(for tables: [IncidentTable]) throws {
    let rejected = tables.reduce(0) { $0 + $1.rejects.count }
    try rejects?.write(renderRejects(of: tables, paths: paths))
    guard rejected > 0, let action = use.onInvalid else { return }
    if action != .skip {
      messages.list(rejectsOf: tables, paths: paths, asErrors: action == .fail)
    }
    if action == .fail {
      throw Failure(
        .badData, "error: \(rejected) \(rejected == 1 ? "row" : "rows") could not be read",
        help: "correct them, or pass --on-invalid report to go on without them")
    }
  }
}
