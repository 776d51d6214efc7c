internal import ArgumentParser
internal import Incidents
internal import Readers

/// What is read, and how.
struct InputOptions: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      "Tables of incidents; - reads standard input. Without any, report, geocode and export take "
        + "the bundled example.",
      valueName: "input"))
  var inputs: [String] = []

  @Option(
    name: .customLong("source-format"),
    help: ArgumentHelp(
      "The layout of the inputs: acled, ucdp, csv or geojson; detected from the header when not "
        + "given.", valueName: "format"),
    completion: .list(SourceFormat.allCases.map(\.rawValue)),
    transform: { try knownWord($0, among: SourceFormat.allCases, \.rawValue) })
  var sourceFormat: SourceFormat?

  @Option(
    help: ArgumentHelp(
      "Which header holds which field, for tables of your own: lat=Y,lon=X,date=When. Keys: "
        + IncidentField.allCases.map(\.rawValue).joined(separator: ", ") + ".",
      valueName: "key=header,…"),
    transform: ColumnAssignment.init(parsing:))
  var columns: [ColumnAssignment] = []

  @Option(
    help: ArgumentHelp(
      "The encoding of the inputs, by any name that iconv knows: windows-1252, windows-1256, "
        + "utf-16le. When not given, UTF-8, and UTF-16 where a byte order mark says so.",
      valueName: "name"),
    transform: {
      guard let encoding = TextEncoding(named: $0) else {
        throw ValueMistake("iconv knows no encoding of that name here; iconv -l lists them")
      }
      return encoding
    })
  var encoding: TextEncoding?

  @Option(
    help: ArgumentHelp(
      "How dates are read that could mean several days: dmy, mdy or ymd (the order of day, month "
        + "and year), excel or excel1904 (numbers of days, from 1900 or 1904). Without it such "
        + "dates are not read.", valueName: "order"),
    completion: .list(DateConvention.allCases.map(\.rawValue)),
    transform: { try knownWord($0, among: DateConvention.allCases, \.rawValue) })
  var dates: DateConvention?

  @Option(
    parsing: .unconditionalSingleValue,
    help: ArgumentHelp(
      "The words that stand for nothing in numbers, dates, coordinates and precision, instead of "
        + "\(MissingWords.usual.words.joined(separator: " ")); in texts they are texts.",
      valueName: "word,…"),
    transform: { MissingWords($0.split(separator: ",").map(String.init)) })
  var missing: [MissingWords] = []

  /// The words of every `--missing`, nil without any.
  var missingWords: MissingWords? {
    missing.isEmpty ? nil : MissingWords(missing.flatMap(\.words))
  }

  @Option(
    help: ArgumentHelp("Write the rows that could not be read to a CSV file.", valueName: "file"))
  var rejects: String?

  @Option(
    help: ArgumentHelp(
      "The most bytes of one field; a row with a longer one is rejected. 16777216 when not given.",
      valueName: "n"))
  var maxFieldBytes: SizeLimit?

  @Option(
    help: ArgumentHelp("The most columns of a header; 10000 when not given.", valueName: "n"))
  var maxColumns: SizeLimit?

  @Option(
    help: ArgumentHelp(
      "The most bytes of an input; when not given, 536870912 for GeoJSON, 2147483648 for lines of "
        + "text, and any number for tables.",
      valueName: "n"))
  var maxInputBytes: SizeLimit?

  /// The sizes beyond which inputs are refused.
  var limits: ReadingLimits {
    var limits = ReadingLimits()
    if let maxFieldBytes { limits.maxFieldBytes = maxFieldBytes.value }
    if let maxColumns { limits.maxColumns = maxColumns.value }
    if let maxInputBytes {
      limits.maxInputBytes = maxInputBytes.value
      limits.maxJSONBytes = maxInputBytes.value
      limits.maxTableBytes = maxInputBytes.value
      limits.maxSpooledBytes = maxInputBytes.value
    }
    return limits
  }

  /// The limits for layers: those for inputs, where they are the wider ones.
  var layerLimits: ReadingLimits {
    var limits = ReadingLimits()
    limits.maxJSONBytes = max(limits.maxJSONBytes, self.limits.maxJSONBytes)
    return limits
  }

  /// The header of each field that the user assigned one to.
  var columnHeaders: [IncidentField: String] {
    get throws {
      var headers: [IncidentField: String] = [:]
      for assignment in columns.flatMap(\.headers) {
        guard headers.updateValue(assignment.header, forKey: assignment.field) == nil else {
          throw Failure(
            .usage, "error: --columns names '\(assignment.field.rawValue)' twice",
            help: "give each key one header")
        }
      }
      try checkDate(headers)
      return headers
    }
  }

  /// A date is named once, and has no day without a month, no month without a year.
  private func checkDate(_ headers: [IncidentField: String]) throws(Failure) {
    let rules: [(IncidentField, without: IncidentField)] = [(.month, .year), (.day, .month)]
    for (part, whole) in rules where headers[part] != nil && headers[whole] == nil {
      throw Failure(
        .usage, "error: --columns names '\(part.rawValue)' without '\(whole.rawValue)'",
        help: "name the parts of dates as year=HEADER,month=HEADER,day=HEADER")
    }
    if headers[.date] != nil, headers[.year] != nil {
      throw Failure(
        .usage, "error: --columns names 'date' and 'year'",
        help: "name one column of dates, or those of their parts")
    }
  }

  /// The inputs as sources, without the bundled example.
  var sources: [InputSource] {
    inputs.map { $0 == "-" ? .standardInput : .file(path: $0) }
  }
}

/// What is done with rows that cannot be read, where that is a choice.
struct InvalidRowOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "What to do with rows that cannot be read: report counts and lists them, skip counts them, "
        + "fail ends with code 65.", valueName: "action"))
  var onInvalid: InvalidRowAction = .report
}

/// How inputs are added up and told apart.
struct SourceOptions: ParsableArguments {
  @Flag(help: "Add up inputs of different sources, though they may hold the same events.")
  var pool = false

  @OptionGroup var checksums: ChecksumOptions

  var checksum: ChecksumName { checksums.checksum }
}

/// How inputs are known again.
struct ChecksumOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "sha256, none, or auto: the SHA-256 of inputs up to 64 MB.", valueName: "mode"))
  var checksum: ChecksumName = .auto
}

/// One `--columns` value: keys with their headers.
struct ColumnAssignment {
  let headers: [(field: IncidentField, header: String)]

  /// - Throws: `ValueMistake` for a part that is not `KEY=HEADER` with a known key.
  init(parsing argument: String) throws {
    headers = try argument.split(separator: ",").map { part in
      let sides = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard sides.count == 2 else { throw ValueMistake("'\(part)' is not KEY=HEADER") }
      let field = try knownWord(String(sides[0]), among: IncidentField.allCases, \.rawValue)
      guard !sides[1].isEmpty || field == .count else {
        throw ValueMistake("'\(part)' is not KEY=HEADER")
      }
      return (field, String(sides[1]))
    }
    guard !headers.isEmpty else { throw ValueMistake("it names no column") }
  }
}

/// What to do with rows that cannot be read.
enum InvalidRowAction: String, ExpressibleByArgument, CaseIterable {
  case report, skip, fail
}

/// A limit for a size: a whole number from 1 up.
struct SizeLimit: ExpressibleByArgument {
  let value: Int

  init?(argument: String) {
    guard let value = Int(argument), value > 0 else { return nil }
    self.value = value
  }
}

/// Of which inputs the SHA-256 is computed, by its name on the command line.
enum ChecksumName: String, ExpressibleByArgument, CaseIterable {
  case sha256, none, auto

  var mode: ChecksumMode {
    switch self {
    case .sha256: .sha256
    case .none: .none
    case .auto: .auto
    }
  }
}
