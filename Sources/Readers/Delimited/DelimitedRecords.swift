/// The data rows of a CSV or TSV file.
///
/// Blank lines are no rows; a line of HXL tags under the header is none either. Both are counted in
/// `notes`. Everything else is a row, malformed or not.
struct DelimitedRecords: RecordSource {
  let header: [String]
  let headerLine: Int?
  private let path: String
  private let bytes: [UInt8]
  private let checks: RecordChecks
  private var scanner: DelimitedScanner
  private var rowCount = 0
  private(set) var blankLineCount = 0
  /// Where the last record began.
  private(set) var recordStart = 0
  /// The cells of the tag row, once it was passed, and its line.
  private var tagRow: (cells: [String], line: Int)?

  /// Reads the header.
  ///
  /// - Throws: `ReadingError.badData` for an empty file, too many columns, a quote without end, a
  ///   header that is not UTF-8.
  init(_ input: InputBytes, limits: ReadingLimits) throws(ReadingError) {
    let bytes = input.bytes
    var start = bytes.starts(with: byteOrderMark) ? byteOrderMark.count : 0
    var line = 1
    Self.skipBlankLines(bytes, &start, &line)
    var scanner = DelimitedScanner(
      delimiter: detectDelimiter(bytes, from: start), maxFields: limits.maxColumns + 1,
      position: start, line: line)
    var record = Record(bytes: bytes)
    let outcome = scanner.next(bytes.span, into: &record.fields)
    func problem(_ problem: DataProblem, line: Int) -> ReadingError {
      .badData(at: FilePosition(file: input.path, line: line), problem)
    }
    switch outcome {
    case .record: break
    case .end: throw problem(.empty, line: line)
    case .openQuote(let line, _): throw problem(.unbalancedQuote, line: line)
    }
    if scanner.fieldCount > limits.maxColumns {
      throw problem(
        .tooManyColumns(count: scanner.fieldCount, limit: limits.maxColumns), line: line)
    }
    guard firstInvalidUTF8(bytes[start..<scanner.position]) == nil else {
      throw problem(.notUTF8(encoding: nil), line: line)
    }
    header = record.fields.indices.map { record.content($0).trimmed.text }
    headerLine = line
    path = input.path
    self.bytes = bytes
    checks = RecordChecks(header: header, limits: limits)
    self.scanner = scanner
  }

  var tagCells: [String]? { tagRow?.cells }
  var tagLine: Int? { tagRow?.line }
  var delimiter: UInt8 { scanner.delimiter }
  var bytesDone: Int { scanner.position }
  var license: String? { nil }
  var attribution: String? { nil }

  var notes: [String] {
    notesOnRows(delimiter: delimiter, tagLine: tagLine, blankLineCount: blankLineCount)
  }

  mutating func next(_ record: inout Record) throws(ReadingError) -> Bool {
    let bytes = bytes
    record.bytes = bytes
    while true {
      record.line = scanner.line
      let start = scanner.position
      recordStart = start
      switch scanner.next(bytes.span, into: &record.fields) {
      case .end: return false
      case .openQuote(let line, let offset):
        let column = SourceMap(bytes).position(of: offset).column
        throw .badData(at: FilePosition(file: path, line: line, column: column), .unbalancedQuote)
      case .record: break
      }
      if checks.isBlank(record, cutBy: scanner) {
        blankLineCount += 1
        continue
      }
      if rowCount == 0, tagRow == nil, isTagRow(record) {
        tagRow = (record.texts, record.line)
        continue
      }
      rowCount += 1
      record.row = rowCount
      record.problem = checks.problem(
        of: record, cutBy: scanner, span: start..<scanner.position)
      return true
    }
  }

  /// Every cell that is not empty begins with `#`, and some cell does.
  private func isTagRow(_ record: Record) -> Bool {
    let cells = record.fields.indices.compactMap { record.value($0) }
    return !cells.isEmpty && cells.allSatisfy { $0.first == UInt8(ascii: "#") }
  }

  private static func skipBlankLines(_ bytes: [UInt8], _ start: inout Int, _ line: inout Int) {
    var index = start
    while index < bytes.count {
      switch bytes[index] {
      case .space: index += 1
      case .lineFeed:
        index += 1
        start = index
        line += 1
      case .carriageReturn:
        index += index + 1 < bytes.count && bytes[index + 1] == .lineFeed ? 2 : 1
        start = index
        line += 1
      default: return
      }
    }
    start = index
  }
}

/// What is to be said about the rows of a delimited file.
func notesOnRows(delimiter: UInt8, tagLine: Int?, blankLineCount: Int) -> [String] {
  var notes: [String] = []
  if delimiter != .comma {
    notes.append("Fields are separated by \(delimiterName(delimiter)).")
  }
  if let tagLine { notes.append("The HXL tag row on line \(tagLine) is no data row.") }
  if blankLineCount > 0 { notes.append("Blank lines skipped: \(blankLineCount).") }
  return notes
}
