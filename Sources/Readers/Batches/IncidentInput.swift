public import Incidents

/// A table whose header is read and whose rows are not yet: they are read in stretches, in any order
/// and by any number of workers.
///
/// How long a stretch is does not depend on the number of workers. Where the first record of a
/// stretch of text begins is guessed from its own bytes; that the stretches join is checked when all
/// are read (`firstGap`), and where they do not, `repairingStarts` finds the true places.
public struct IncidentInput: Sendable {
  /// What is known before any row is read; counts and dates are still empty.
  public let summary: InputSummary
  public var path: String { opened.path }
  public var byteCount: Int { opened.byteCount }
  /// The names of the columns.
  public var header: [String] { layout.header }
  /// The most rejects that are listed of the input; all are counted.
  public var keptRejects = 1_000
  /// Where rows begin that a later revision of the same event replaces, once that is known.
  public var replacedRows: Set<Int> = []
  /// The actors that rows get from others of their event, by where they begin, once that is known.
  public var addedActors: [Int: [[UInt8]]] = [:]
  let layout: ColumnLayout
  let options: ReadingOptions
  let body: Body
  private let opened: OpenedInput
  private let stretchLength: Int
  /// Where the first record of a stretch begins, where that was found out.
  private var knownStarts: [Int: Int] = [:]

  /// What holds the rows.
  enum Body: Sendable {
    case text(TextHead, TextTail)
    case features(FeatureRecords)
  }

  /// The bytes of a stretch: enough that the work around it does not matter, few enough that workers
  /// end at the same time.
  public static let usualStretchBytes = 1 << 22
  /// The features of a stretch of a GeoJSON file.
  private static let stretchFeatures = 4_096

  /// Reads the header of an input, or a GeoJSON file whole.
  ///
  /// The format is detected from the header unless `options` forces one.
  /// - Precondition: a stretch has 1 to 2^23 bytes.
  /// - Throws: `ReadingError` for an input that is no table, or lacks columns that are needed.
  public init(
    _ opened: OpenedInput, options: ReadingOptions, stretchBytes: Int = usualStretchBytes
  ) throws(ReadingError) {
    precondition((1...1 << 23).contains(stretchBytes), "a stretch is too short or too long")
    self.opened = opened
    self.options = options
    let start = try opened.start()
    var license: String?
    var attribution: String?
    if options.format == .geojson || options.format == nil && beginsJSON(start) {
      let text = try InputBytes(opened, limit: options.limits.maxJSONBytes, checksum: .none)
      let features = try FeatureRecords(text, limits: options.limits)
      layout = try Self.layout(
        features.header, .geojson, line: nil, opened, options, features.geometryColumns)
      (license, attribution) = (features.license, features.attribution)
      body = .features(features)
      stretchLength = min(stretchBytes, Self.stretchFeatures)
    } else {
      let head = try TextHead(opened, limits: options.limits, rules: HeadRules(options))
      let format = options.format ?? detectFormat(head.header)
      layout = try Self.layout(head.header, format, line: head.headerLine, opened, options, nil)
      let tail = try TextTail(opened, behind: head, kind: TailRules(layout, options: options).kind)
      body = .text(head, tail)
      stretchLength = stretchBytes
    }
    var summary = InputSummary(name: fileName(of: opened.path), format: layout.format)
    summary.fields = layout.fields
    summary.reading = layout.reading
    summary.reading.missingWords = options.missingWords.words
    summary.license = license ?? layout.format.license
    summary.attribution = attribution ?? layout.format.attribution
    self.summary = summary
  }

  private static func layout(
    _ header: [String], _ format: SourceFormat, line: Int?, _ opened: OpenedInput,
    _ options: ReadingOptions, _ geometry: (longitude: Int, latitude: Int)?
  ) throws(ReadingError) -> ColumnLayout {
    do {
      return try ColumnLayout(header: header, format: format, options: options, geometry: geometry)
    } catch {
      throw .badData(at: FilePosition(file: opened.path, line: line), error.problem)
    }
  }

  /// Where the rows begin and end: bytes of text, numbers of features.
  private var extent: Range<Int> {
    switch body {
    case .text(let head, let tail): head.dataStart..<tail.start
    case .features(let features): 0..<features.count
    }
  }

  /// How many stretches there are; none where there are no rows.
  public var stretchCount: Int { (extent.count + stretchLength - 1) / stretchLength }

  /// In which the records of a stretch begin.
  func stretch(_ number: Int) -> Range<Int> {
    let start = extent.lowerBound + number * stretchLength
    return start..<min(start + stretchLength, extent.upperBound)
  }

  /// Where the first record of a stretch begins, nil where that has to be guessed.
  func knownStart(of stretch: Int) -> Int? {
    if let start = knownStarts[stretch] { return start }
    switch body {
    case .text: return stretch == 0 ? extent.lowerBound : nil
    case .features: return self.stretch(stretch).lowerBound
    }
  }

  var file: RandomAccessFile { opened.file }

  /// The SHA-256 of the file in lowercase hexadecimal, nil where the options do not ask for it.
  ///
  /// - Throws: `ReadingError.io`.
  /// - Complexity: O(bytes).
  public func sha256() throws(ReadingError) -> String? { try opened.sha256(options.checksum) }

  /// - Throws: `ReadingError.io` when the file changed since it was opened.
  public func checkUnchanged() throws(ReadingError) { try file.checkSize() }
}

// How stretches join.
extension IncidentInput {
  /// The first stretch that does not begin where the one before it ended, so that rows were missed or
  /// read twice; nil where all join.
  ///
  /// - Throws: `ReadingError.badData` for a record that cannot be cut, where it begins in earnest.
  /// - Parameter stretches: from the first on; shape `[stretchCount]`, or fewer where the last is
  ///   broken.
  public func firstGap(_ stretches: [IncidentReader.Stretch]) throws(ReadingError) -> Int? {
    var next = extent.lowerBound
    var line = lineOfFirstRow
    for (number, found) in stretches.enumerated() {
      let stretch = stretch(number)
      if next >= stretch.upperBound {
        if found.edges.start != nil { return number }
        continue
      }
      guard found.edges.start == next else { return number }
      if let broken = found.edges.broken { throw error(broken, from: line) }
      next = found.edges.end
      line += found.account.lineBreakCount
    }
    return stretches.count == stretchCount && next < extent.upperBound ? stretchCount - 1 : nil
  }

  private func error(_ broken: BrokenRecord, from line: Int) -> ReadingError {
    .badData(
      at: FilePosition(file: path, line: line + broken.line, column: broken.column),
      broken.problem)
  }

  /// The input with the true starts of the stretches from one on, as far as the guesses missed them.
  ///
  /// - Parameters:
  ///   - gap: the first stretch whose guess missed.
  ///   - stretches: what was found.
  /// - Throws: `ReadingError`.
  /// - Complexity: O(bytes of the stretches that are cut anew), on one worker.
  public func repairingStarts(
    from gap: Int, _ stretches: [IncidentReader.Stretch]
  ) throws(ReadingError) -> IncidentInput {
    guard case .text(let head, _) = body else { return self }
    var repaired = self
    var cutter = DelimitedCutter(
      file, delimiter: head.delimiter, maxRecordBytes: options.limits.maxRecordBytes)
    let edges = stretches.map(\.edges)
    var next = edges[..<gap].last { $0.start != nil }?.end ?? extent.lowerBound
    var line = stretches[..<gap].reduce(lineOfFirstRow) { $0 + $1.account.lineBreakCount }
    for number in gap..<stretchCount {
      let stretch = stretch(number)
      if next >= stretch.upperBound {
        // No record begins here: it begins, and ends, where the next stretch does.
        repaired.knownStarts[number] = stretch.upperBound
        continue
      }
      repaired.knownStarts[number] = next
      if number < edges.count, edges[number].start == next, edges[number].broken == nil {
        next = edges[number].end
        line += stretches[number].account.lineBreakCount
        continue
      }
      cutter.begin(at: next, limit: stretch.upperBound)
      do throws(CuttingFailure) { while try cutter.next() {} } catch {
        switch error {
        case .reading(let cause): throw cause
        case .broken(let record): throw self.error(record, from: line)
        }
      }
      next = cutter.position
      line += cutter.lineBreaks
    }
    return repaired
  }
}

extension IncidentInput {
  /// An account of no rows, to which those of the stretches are appended in their order.
  public var emptyAccount: RowAccount {
    var account = RowAccount()
    account.lineBreakCount = lineOfFirstRow
    return account
  }

  /// What the columns that may be counts are called, where they look like counts.
  public func undecidedCount(_ account: RowAccount) -> DataProblem? {
    let found = zip(layout.countSuspects, account.countSuspects).filter { $0.1.isCount }
    guard let first = found.first else { return nil }
    return .undecidedCount(found.map { header[$0.0] }, examples: first.1.examples)
  }

  /// Whether the rows can be counted as they were read.
  ///
  /// - Throws: `ReadingError.badData` where it is for the user to say what a row stands for.
  public func checkMeaning(of account: RowAccount) throws(ReadingError) {
    if let problem = undecidedCount(account) {
      throw .badData(at: FilePosition(file: path), problem)
    }
  }

  private var lineOfFirstRow: Int {
    switch body {
    case .text(let head, _): head.dataLine
    case .features(let features): features.firstLine
    }
  }

  /// Refuses an input of which the rows themselves show that it is read wrongly.
  ///
  /// - Parameter account: of all rows.
  /// - Throws: `ReadingError.badData`.
  public func check(_ account: RowAccount) throws(ReadingError) {
    if let other = account.otherHeader {
      throw .badData(
        at: FilePosition(file: path, line: other.line),
        .otherHeader(other.cells, header: header))
    }
    try checkBytes(account)
    try checkDates(account)
  }

  /// The cells of the line of HXL tags below the header, nil where there is none.
  public var tags: [String]? {
    if case .text(let head, _) = body { head.tags } else { nil }
  }

  /// Which lines of the input are no rows, a sentence for each kind of them.
  ///
  /// - Parameter account: of all rows.
  public func leftOutNotes(of account: RowAccount) -> [String] {
    guard case .text(let head, let tail) = body else { return [] }
    var leftOut = head.leftOut
    leftOut.append(account.leftOut)
    leftOut.append(tail.leftOut, linesBefore: account.lineBreakCount)
    let isBelow = head.leftOut.count(.aboveHeader) > 0
    return (isBelow ? ["The header is on line \(head.headerLine)."] : []) + leftOut.notes
  }

  /// What is known of the input once all of it is read.
  public func summary(of account: RowAccount, sha256: String?) -> InputSummary {
    var summary = summary
    summary.sha256 = sha256
    summary.rowCount = account.rowCount
    summary.firstDay = account.firstDay
    summary.lastDay = account.lastDay
    summary.latestRevision = account.latestRevision
    summary.unreadDates = account.unreadDates
    summary.oddValues = account.oddValues
    summary.unclearTypes = account.unclearTypes.sorted { $0.name < $1.name }
    summary.reading.dateForms = dateForms(account.dates)
    summary.unclearDates = unclearDates(account).map { "\($0.message) (\($0.help))" }
    summary.notes = opened.encodingNotes
    if case .text(let head, _) = body { summary.notes += head.notes }
    summary.notes += leftOutNotes(of: account)
    if let note = layout.countNote { summary.notes.append(note) }
    summary.notes += dateNotes(account.dates) + valueNotes(account)
    if sha256 == nil, byteCount > ChecksumMode.autoLimit {
      summary.notes.append("No checksum: the input has \(byteCount) bytes, more than 64 MB.")
    }
    return summary
  }
}

extension IncidentInput {
  /// Where in the input the row of an id begins.
  public func offset(of id: RecordedID, inStretch number: Int) -> Int {
    stretch(number).lowerBound + id.place
  }

  /// Rows in groups, each to be read by one worker, together with what lies between its rows.
  ///
  /// - Parameter offsets: where the rows begin, ascending.
  public func groups(of offsets: [Int]) -> [ArraySlice<Int>] {
    // What is read to come by a row is about what lies between two of a group at most.
    let isText = if case .text = body { true } else { false }
    let gap = isText ? 1 << 14 : 64
    var groups: [ArraySlice<Int>] = []
    var first = 0
    for index in offsets.indices.dropFirst() {
      let isFar = offsets[index] - offsets[index - 1] > gap
      if isFar || offsets[index] - offsets[first] >= stretchLength {
        groups.append(offsets[first..<index])
        first = index
      }
    }
    if first < offsets.count { groups.append(offsets[first...]) }
    return groups
  }
}

/// Where the records of a stretch begin and end.
public struct StretchEdges: Sendable, Equatable {
  /// Nil where no record was found to begin in the stretch.
  let start: Int?
  /// Behind the last record.
  let end: Int
  /// Why the stretch was not read to its end.
  public let broken: BrokenRecord?
}
