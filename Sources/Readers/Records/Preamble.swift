/// What stands at the very beginning of delimited text, before it is cut into records: a byte order
/// mark, Excel's line `sep=;`, lines that begin with `%`.
struct Preamble {
  /// Behind it, and on which line.
  private(set) var end: Int
  private(set) var endLine = 1
  /// The delimiters to try, the likeliest first; one where a line names it.
  let delimiters: [UInt8]
  /// On which lines it has something.
  private(set) var lines: [Int] = []

  /// - Parameters:
  ///   - bytes: how the text begins.
  ///   - skipsComments: whether lines that begin with `%` are taken for a preamble.
  init(_ bytes: [UInt8], skipsComments: Bool = true) {
    end = bytes.starts(with: byteOrderMark) ? byteOrderMark.count : 0
    var named: UInt8?
    if let line = Self.line(of: bytes, from: end), let delimiter = namedDelimiter(bytes[line]) {
      named = delimiter
      lines = [1]
      (end, endLine) = (Self.next(behind: line, bytes), 2)
    }
    while skipsComments, let line = Self.line(of: bytes, from: end) {
      let isComment = bytes[line].first == UInt8(ascii: "%")
      guard isComment || bytes[line].allSatisfy({ $0 == .space }) else { break }
      if isComment { lines.append(endLine) }
      (end, endLine) = (Self.next(behind: line, bytes), endLine + 1)
    }
    delimiters = named.map { [$0] } ?? likelyDelimiters(bytes, from: end)
  }

  /// A whole line without its break; nil at the end, and where its end is not among the bytes.
  private static func line(of bytes: [UInt8], from start: Int) -> Range<Int>? {
    bytes[start...].firstIndex { $0 == .lineFeed || $0 == .carriageReturn }.map { start..<$0 }
  }

  private static func next(behind line: Range<Int>, _ bytes: [UInt8]) -> Int {
    RecordBlock.start(behind: line.upperBound, bytes.span)
  }
}

/// The delimiter of a line `sep=;`, which may be quoted, or filled up by a spreadsheet.
private func namedDelimiter(_ line: ArraySlice<UInt8>) -> UInt8? {
  var rest = line.first == .quote ? line.dropFirst() : line
  guard comparedHeader(rest.prefix(4)) == Array("sep=".utf8) else { return nil }
  rest = rest.dropFirst(4)
  guard let delimiter = rest.first, delimiter < 0x80, delimiter != .quote,
    !delimiter.isASCIILetter, !delimiter.isASCIIDigit
  else { return nil }
  let isFilledUp = rest.allSatisfy { $0 == delimiter || $0 == .quote || $0 == .space }
  return isFilledUp ? delimiter : nil
}
