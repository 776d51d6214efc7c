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
  /// Whether the inputs are held in memory from the start; else they are loaded by `load`, if they
  /// cannot be read in segments.
  var isLoaded = true
}

/// The inputs of a command, loaded once, and how they are read.
struct Inputs {
  /// The bundled incidents when no input was named; empty while they are not loaded.
  private(set) var files: [InputBytes] = []
  /// Whether the bundled incidents stand in because no input was named.
  let isExample: Bool
  private let options: InputOptions
  private let use: InputUse
  private let dataFolder: String
  private let messages: Messages
  private let rejects: OutputFile?

  private let sources: [InputSource]
  /// Open inputs, in the order of the sources.
  private let opened: [OpenedInput]

  var paths: [String] { sources.map(\.path) }

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
    sources = try Self.sources(options, dataFolder: dataFolder)
    opened = use.readsLines ? [] : try Self.open(sources, options, use, messages)
    if use.isLoaded { try load() }
  }

  /// Holds the inputs in memory.
  ///
  /// - Throws: `Failure` for files that cannot be read.
  mutating func load() throws(Failure) {
    if use.readsLines {
      files = [try Self.loadLines(options)]
      return
    }
    files = []
    for index in opened.indices { files.append(try bytes(ofInput: index)) }
  }

  /// The bytes of one input, which are not kept.
  ///
  /// - Throws: `Failure` for a file that cannot be read.
  func bytes(ofInput index: Int) throws(Failure) -> InputBytes {
    var reading = ReadingOptions()
    reading.limits = options.limits
    reading.checksum = use.checksum
    let options = reading
    return try Failure.translating { () throws(ReadingError) in
      try InputBytes(opened[index], options: options)
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

  private static func sources(
    _ options: InputOptions, dataFolder: String
  ) throws(Failure) -> [InputSource] {
    var sources = options.sources
    if sources.isEmpty {
      sources = [.file(path: "\(dataFolder)/incidents/documented_incidents.csv")]
    }
    if sources.count(where: { $0 == .standardInput }) > 1 {
      throw Failure(.usage, "error: standard input is named twice", help: "name - once")
    }
    return sources
  }

  private static func open(
    _ sources: [InputSource], _ options: InputOptions, _ use: InputUse, _ messages: Messages
  ) throws(Failure) -> [OpenedInput] {
    var opened: [OpenedInput] = []
    for source in sources {
      var reading = ReadingOptions()
      reading.limits = options.limits
      reading.checksum = use.checksum
      reading.progress = messages.progress(of: source.path)
      let options = reading
      opened.append(
        try Failure.translating { () throws(ReadingError) in
          try OpenedInput(source, options: options)
        })
    }
    return opened
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
    let reading = try readingOptions(requiresDate: requiresDate)
    let tables = try files.map { try table(of: $0, reading) }
    try account(for: tables.map { InputRejects(all: $0.rejects) })
    return tables
  }

  /// The incidents of some bytes, without a word on rows that could not be read.
  func table(of file: InputBytes, requiresDate: Bool) throws -> IncidentTable {
    try table(of: file, readingOptions(requiresDate: requiresDate))
  }

  private func table(of file: InputBytes, _ options: ReadingOptions) throws -> IncidentTable {
    var reading = options
    reading.progress = messages.progress(of: file.path)
    let options = reading
    let table = try Failure.translating { () throws(ReadingError) in
      try readIncidents(from: file, options: options)
    }
    messages.endProgress()
    return table
  }

  /// The inputs to be read in segments, nil where some must be held in memory.
  ///
  /// - Throws: `Failure` for files whose header cannot be read.
  func segmented() throws -> [SegmentedInput]? {
    var reading = try readingOptions(requiresDate: true)
    reading.checksum = use.checksum
    let options = reading
    var segmented: [SegmentedInput] = []
    for input in opened {
      let found = try Failure.translating { () throws(ReadingError) in
        try SegmentedInput(input, options: options)
      }
      guard var found else { return nil }
      if rejects != nil { found.keptRejects = .max }
      segmented.append(found)
    }
    return segmented
  }

  /// The rows of an input again, as they stand there.
  func records(ofInput index: Int = 0) throws -> RecordReader {
    let options = try readingOptions(requiresDate: false, readsKinds: false)
    return try Failure.translating { () throws(ReadingError) in
      try RecordReader(files[index], options: options)
    }
  }

  private func readingOptions(
    requiresDate: Bool, readsKinds: Bool = true
  ) throws -> ReadingOptions {
    var reading = ReadingOptions(format: options.sourceFormat)
    reading.requiresDate = requiresDate
    reading.limits = options.limits
    reading.columns = try options.columnHeaders
    if let header = use.searchedHeader { reading.columns[.notes] = header }
    if use.readsLines { reading.columns = [.location: "text", .notes: "text"] }
    if readsKinds {
      reading.kinds = try Failure.translating { () throws(ReadingError) in
        try readKindVocabulary(path: "\(dataFolder)/vocabulary/incident_kinds.csv")
      }
    }
    return reading
  }

  /// Tells of the rows that could not be read, or ends the command, as `--on-invalid` says.
  func account(for inputs: [InputRejects]) throws {
    let rejected = inputs.reduce(0) { $0 + $1.count }
    try rejects?.write(renderRejects(of: inputs, paths: paths))
    guard rejected > 0, let action = use.onInvalid else { return }
    if action != .skip { messages.list(inputs, paths: paths, asErrors: action == .fail) }
    if action == .fail {
      throw Failure(
        .badData, "error: \(rejected) \(rejected == 1 ? "row" : "rows") could not be read",
        help: "correct them, or pass --on-invalid report to go on without them")
    }
  }
}
