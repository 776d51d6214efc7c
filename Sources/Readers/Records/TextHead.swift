/// What comes before the rows of a delimited table: its header, and how it is written.
struct TextHead: Sendable {
  let header: [String]
  let headerLine: Int
  let delimiter: UInt8
  /// Where the first data row begins, and on which line; the end of the file where there is none.
  let dataStart: Int
  let dataLine: Int
  /// The cells of a line of HXL tags below the header.
  let tags: [String]?
  /// The lines above the first row that are none.
  let leftOut: LeftOutLines

  /// Reads the header, and what describes it.
  ///
  /// - Parameter rules: which record is the header, and which describe it; without them the first is
  ///   the header, and only tags describe it.
  /// - Throws: `ReadingError.badData` for an empty file, too many columns, a quote without end, a
  ///   header that is not UTF-8, a row above the header.
  init(
    _ opened: OpenedInput, limits: ReadingLimits, rules: HeadRules? = nil
  ) throws(ReadingError) {
    guard opened.byteCount <= limits.maxTableBytes else {
      throw .badData(at: FilePosition(file: opened.path), .tooLarge(limit: limits.maxTableBytes))
    }
    var start = [UInt8](repeating: 0, count: min(opened.byteCount, 1 << 16))
    try opened.file.read(0..<start.count, into: &start)
    let preamble = Preamble(start, skipsComments: rules != nil)
    let search = HeaderSearch(opened, preamble, limits: limits) { rules?.isHeader($0) ?? true }
    guard let place = try search.place() else {
      throw .badData(at: FilePosition(file: opened.path, line: preamble.endLine), .empty)
    }
    let header = place.cells.map(\.text)
    try place.check(limits: limits, rules, path: opened.path)
    var walk = RecordWalk(
      opened, delimiter: place.delimiter, from: place.offset, line: place.line, limits: limits)
    _ = try walk.nextRecord()
    let below = try DescribingLines(walk, header: header, rules)
    var leftOut = LeftOutLines()
    for line in preamble.lines + place.above.map(\.line) { leftOut.add(.aboveHeader) { line } }
    leftOut.append(below.leftOut)
    self.header = header
    headerLine = place.line
    delimiter = place.delimiter
    tags = below.tags
    self.leftOut = leftOut
    dataStart = below.rowsBegin ?? opened.byteCount
    dataLine = below.line
  }

  /// What is to be said about the form of the table.
  var notes: [String] {
    delimiter == .comma ? [] : ["Fields are separated by \(delimiterName(delimiter))."]
  }
}

extension HeaderSearch.Place {
  /// - Throws: `ReadingError.badData` for a header that cannot be one.
  fileprivate func check(
    limits: ReadingLimits, _ rules: HeadRules?, path: String
  ) throws(ReadingError) {
    if cells.count > limits.maxColumns {
      throw .badData(
        at: FilePosition(file: path, line: line),
        .tooManyColumns(count: cells.count, limit: limits.maxColumns))
    }
    if let bad = cells.lazy.compactMap({ textFault($0.span)?.likely }).first {
      throw .badData(
        at: FilePosition(file: path, line: line),
        rules == nil
          ? .notUTF8(encoding: nil)
          : .needsEncoding(found: "the header is not UTF-8", likely: bad.name))
    }
    let header = cells.map(\.text)
    guard let rules, let row = above.first(where: { rules.isRow($0.cells, under: header) }) else {
      return
    }
    throw .badData(
      at: FilePosition(file: path, line: row.line),
      .unexpected(
        found: "a row stands above the header, which is on line \(line)",
        expected: "titles and notes alone above it", help: "move the header above all rows"))
  }
}

/// The lines below a header that are no rows yet.
private struct DescribingLines {
  private(set) var tags: [String]?
  private(set) var leftOut = LeftOutLines()
  /// Where the first row begins, nil where there is none.
  let rowsBegin: Int?
  /// On which line.
  let line: Int

  /// How many lines may describe a header.
  private static let reach = 8

  /// - Parameter walk: stands at the header.
  init(
    _ walk: consuming RecordWalk, header: [String], _ rules: HeadRules?
  ) throws(ReadingError) {
    let names = header.map { comparedHeader($0.utf8) }
    var record = try walk.nextRecord()
    for _ in 0..<Self.reach {
      guard let cells = record else { break }
      let kind: LeftOutLines.Kind
      if isTagRow(cells) {
        kind = .tags
        tags = tags ?? cells.map(\.text)
      } else if header.count > 1, cells.allSatisfy(\.isEmpty) {
        kind = .blank
      } else if cells.map({ comparedHeader($0) }) == names {
        kind = .header
      } else if rules?.describes(cells, below: header) == true {
        kind = .description
      } else {
        break
      }
      leftOut.add(kind) { walk.line }
      record = try walk.nextRecord()
    }
    leftOut.append(walk.blankLines)
    rowsBegin = record == nil ? nil : walk.offset
    line = walk.line
  }
}
