/// The lines at the end of a table that are no rows: footnotes, and a line of totals.
///
/// Only lines that stand for themselves are taken: where every quote in them opens a field that it
/// closes again, they are no part of a longer field, or that field would never end.
struct TextTail: Sendable {
  /// Where it begins: where the rows end.
  let start: Int
  /// Its lines, counted from 0 for the first.
  let leftOut: LeftOutLines

  /// The bytes at the end that are looked at.
  private static let reach = 1 << 16

  /// - Parameters:
  ///   - opened: the text.
  ///   - head: what comes before the rows.
  ///   - kind: what a line is that is no row; nil for a row.
  /// - Throws: `ReadingError.io`.
  init(
    _ opened: OpenedInput, behind head: TextHead,
    kind: (TailLine) -> LeftOutLines.Kind?
  ) throws(ReadingError) {
    let count = min(Self.reach, opened.byteCount - head.dataStart)
    let offset = opened.byteCount - count
    var bytes = [UInt8](repeating: 0, count: count)
    try opened.file.read(offset..<opened.byteCount, into: &bytes)
    let scan = TailScan(bytes, head.delimiter, isWhole: offset == head.dataStart)
    var kinds: [LeftOutLines.Kind] = []
    var found = (start: bytes.count, kinds: 0)
    for line in scan.lines.reversed() {
      guard let content = scan.content(line) else { break }
      if content.cells.allSatisfy(\.isEmpty) {
        kinds.append(.blank)
        continue
      }
      guard let kind = kind(content) else { break }
      kinds.append(kind)
      // Blank lines above all of them are left to the rows.
      found = (line.lowerBound, kinds.count)
    }
    start = offset + found.start
    var leftOut = LeftOutLines()
    for (line, kind) in kinds.prefix(found.kinds).reversed().enumerated() {
      leftOut.add(kind) { line }
    }
    self.leftOut = leftOut
  }
}

/// One of the last lines of a table.
struct TailLine {
  /// The texts of its fields, without spaces at their ends.
  var cells: [ArraySlice<UInt8>] = []
  /// Whether a space follows every delimiter, as in a sentence.
  var isSpaced = true
}

/// The lines of some bytes at the end of a text.
private struct TailScan {
  private let bytes: [UInt8]
  private let delimiter: UInt8
  /// With their breaks.
  private(set) var lines: [Range<Int>] = []

  /// - Parameter isWhole: whether the first byte begins a line.
  init(_ bytes: [UInt8], _ delimiter: UInt8, isWhole: Bool) {
    self.bytes = bytes
    self.delimiter = delimiter
    var start: Int? = isWhole ? 0 : nil
    var index = 0
    while index < bytes.count {
      guard bytes[index] == .lineFeed || bytes[index] == .carriageReturn else {
        index += 1
        continue
      }
      index = RecordBlock.start(behind: index, bytes.span)
      if let start { lines.append(start..<index) }
      start = index
    }
    if let start, start < bytes.count { lines.append(start..<bytes.count) }
  }

  /// What a line holds, nil where it may be a part of something longer.
  func content(_ line: Range<Int>) -> TailLine? {
    var scanner = RecordScanner(delimiter: delimiter)
    let text = bytes.span.extracting(line)
    switch scanner.cut(text, from: 0) {
    case .whole(let next): guard next == line.count else { return nil }
    case .cut: break
    case .openQuote: return nil
    }
    guard scanner.malformedField == nil else { return nil }
    var content = TailLine()
    var start = line.lowerBound
    for end in scanner.ends {
      let field = bytes[start..<line.lowerBound + Int(end)]
      if start > line.lowerBound, field.first != .space { content.isSpaced = false }
      start = field.endIndex + 1
      guard field.contains(.quote) else {
        content.cells.append(field.trimmed)
        continue
      }
      guard field.first == .quote, field.count > 2 else { return nil }
      content.cells.append(unquoted(field).trimmed)
    }
    return content
  }

  private func unquoted(_ field: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var text: [UInt8] = []
    var isSecond = false
    for byte in field.dropFirst().dropLast() {
      isSecond = byte == .quote && !isSecond
      if !isSecond { text.append(byte) }
    }
    return text[...]
  }
}
