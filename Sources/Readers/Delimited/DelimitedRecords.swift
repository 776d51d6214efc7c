/// The data rows of a CSV or TSV file.
///
/// Blank lines are no rows; a line of HXL tags under the header is none either. Both are counted in
/// `notes`. Everything else is a row, malformed or not.
struct DelimitedRecords: RecordSource {
  let header: [String]
  let headerLine: Int?
  private let path: String
  private let bytes: [UInt8]
  private let limits: ReadingLimits
  private var scanner: DelimitedScanner
  private var rowCount = 0
  private var blankLineCount = 0
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
    self.limits = limits
    self.scanner = scanner
  }

  var tagCells: [String]? { tagRow?.cells }
  var bytesDone: Int { scanner.position }
  var license: String? { nil }
  var attribution: String? { nil }

  var notes: [String] {
    var notes: [String] = []
    if scanner.delimiter != .comma {
      notes.append("Fields are separated by \(delimiterName(scanner.delimiter)).")
    }
    if let tagRow { notes.append("The HXL tag row on line \(tagRow.line) is no data row.") }
    if blankLineCount > 0 { notes.append("Blank lines skipped: \(blankLineCount).") }
    return notes
  }

  mutating func next(_ record: inout Record) throws(ReadingError) -> Bool {
    let bytes = bytes
    record.bytes = bytes
    while true {
      record.line = scanner.line
      let start = scanner.position
      switch scanner.next(bytes.span, into: &record.fields) {
      case .end: return false
      case .openQuote(let line, let offset):
        let column = SourceMap(bytes).position(of: offset).column
        throw .badData(at: FilePosition(file: path, line: line, column: column), .unbalancedQuote)
      case .record: break
      }
      if isBlank(record) {
        blankLineCount += 1
        continue
      }
      if rowCount == 0, tagRow == nil, isTagRow(record) {
        tagRow = (record.texts, record.line)
        continue
      }
      rowCount += 1
      record.row = rowCount
      record.problem = problem(of: record, span: start..<scanner.position)
      return true
    }
  }

  /// A single field of nothing but spaces.
  private func isBlank(_ record: Record) -> Bool {
    guard scanner.fieldCount == 1, let field = record.fields.first else { return false }
    return field.bytes == field.source && bytes[field.bytes].allSatisfy { $0 == .space }
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

extension DelimitedRecords {
  /// What is wrong with a row as a row: its bytes, its quoting, its number of fields.
  private func problem(of record: Record, span: Range<Int>) -> RecordProblem? {
    if let problem = byteProblem(of: record, span: span) { return problem }
    if let column = scanner.malformedField {
      return RecordProblem(
        column: column, reason: "goes on after its closing quote, expected a delimiter")
    }
    guard scanner.fieldCount == header.count else {
      let fields = scanner.fieldCount == 1 ? "1 field" : "\(scanner.fieldCount) fields"
      return RecordProblem(reason: "the row has \(fields), expected \(header.count)")
    }
    if span.count > limits.maxFieldBytes,
      let column = record.fields.firstIndex(where: { $0.bytes.count > limits.maxFieldBytes })
    {
      return RecordProblem(
        column: column,
        reason: "has \(record.fields[column].bytes.count) bytes, more than \(limits.maxFieldBytes)")
    }
    if record.fields.indices.allSatisfy({ record.content($0).trimmed.isEmpty }) {
      return RecordProblem(reason: "every field of the row is empty")
    }
    return isHeader(record) ? RecordProblem(reason: "the header is repeated") : nil
  }

  private func isHeader(_ record: Record) -> Bool {
    header.indices.allSatisfy {
      record.content($0).trimmed.elementsEqual(header[$0].utf8)
    }
  }

  /// NUL bytes and bytes that are not UTF-8; most rows are plain ASCII and pass at once.
  private func byteProblem(of record: Record, span: Range<Int>) -> RecordProblem? {
    guard !isPlainASCII(bytes.span, span) else { return nil }
    for (column, field) in record.fields.enumerated() {
      let slice = bytes[field.source]
      if slice.contains(0) {
        return RecordProblem(column: column, reason: "holds a NUL byte, expected text")
      }
      if let index = firstInvalidUTF8(slice) {
        let byte = String(bytes[index], radix: 16, uppercase: true)
        let remedy = "if the file is Latin-1 or Windows-1252, convert it"
        return RecordProblem(
          column: column, reason: "is not UTF-8 (byte 0x\(byte)); \(remedy)")
      }
    }
    return nil
  }
}

/// Whether all bytes are in 1...0x7F.
private func isPlainASCII(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
  var all: UInt8 = 0
  var hasNull: UInt8 = 0
  for index in range {
    all |= bytes[index]
    hasNull |= bytes[index] == 0 ? 1 : 0
  }
  return all < 0x80 && hasNull == 0
}
