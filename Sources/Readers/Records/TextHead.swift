/// What comes before the rows of a delimited table: its header, and how it is written.
struct TextHead: Sendable {
  let header: [String]
  let headerLine: Int
  let delimiter: UInt8
  /// Where the first data row begins, and on which line; the end of the file where there is none.
  let dataStart: Int
  let dataLine: Int
  private let tagLine: Int?
  /// Blank lines between the header and the first row.
  private let blankLineCount: Int

  /// Reads the header, and a line of HXL tags under it.
  ///
  /// - Throws: `ReadingError.badData` for an empty file, too many columns, a quote without end, a
  ///   header that is not UTF-8.
  init(_ opened: OpenedInput, limits: ReadingLimits) throws(ReadingError) {
    guard opened.byteCount <= limits.maxTableBytes else {
      throw .badData(at: FilePosition(file: opened.path), .tooLarge(limit: limits.maxTableBytes))
    }
    var first = [UInt8](repeating: 0, count: min(opened.byteCount, 1 << 16))
    try opened.file.read(0..<first.count, into: &first)
    let start = first.starts(with: byteOrderMark) ? byteOrderMark.count : 0
    delimiter = detectDelimiter(first, from: start)
    var walk = RecordWalk(opened, delimiter: delimiter, from: start, line: 1, limits: limits)
    guard let header = try walk.nextRecord() else {
      throw .badData(at: FilePosition(file: opened.path, line: walk.line), .empty)
    }
    headerLine = walk.line
    let problem: DataProblem? =
      header.count > limits.maxColumns
      ? .tooManyColumns(count: header.count, limit: limits.maxColumns)
      : header.lazy.compactMap { textFault($0.span)?.likely }.first.map {
        .needsEncoding(found: "the header is not UTF-8", likely: $0.name)
      }
    if let problem {
      throw .badData(at: FilePosition(file: opened.path, line: headerLine), problem)
    }
    self.header = header.map(\.text)
    let blankLinesAbove = walk.blankLineCount
    var record = try walk.nextRecord()
    tagLine = record.map(Self.isTagRow) == true ? walk.line : nil
    if tagLine != nil { record = try walk.nextRecord() }
    blankLineCount = walk.blankLineCount - blankLinesAbove
    dataStart = record == nil ? opened.byteCount : walk.offset
    dataLine = walk.line
  }

  /// What is to be said about the rows.
  ///
  /// - Parameter blankLines: among and behind the rows.
  func notes(blankLines: Int) -> [String] {
    var notes: [String] = []
    if delimiter != .comma {
      notes.append("Fields are separated by \(delimiterName(delimiter)).")
    }
    if let tagLine { notes.append("The HXL tag row on line \(tagLine) is no data row.") }
    let blankLines = blankLines + blankLineCount
    if blankLines > 0 { notes.append("Blank lines skipped: \(blankLines).") }
    return notes
  }

  /// Every cell that is not empty begins with `#`, and some cell does.
  private static func isTagRow(_ fields: [ArraySlice<UInt8>]) -> Bool {
    let cells = fields.filter { !$0.isEmpty }
    return !cells.isEmpty && cells.allSatisfy { $0.first == UInt8(ascii: "#") }
  }
}
