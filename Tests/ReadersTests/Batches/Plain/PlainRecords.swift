@testable import Readers

/// One row of a table, as the plain reader sees it.
struct PlainRow {
  /// Where it begins: a byte of delimited text, the number of a feature.
  var offset: Int
  /// From 1.
  var line: Int
  var fields: [PlainField]
  /// What is wrong with the row beside its values, and in which field.
  var fault: (column: Int?, reason: String)?
}

struct PlainField {
  /// With one quote for two, and without those around it.
  var text: [UInt8]
  /// The bytes between its quotes as they are written.
  var length: Int
  /// An array or object of JSON, which is no value.
  var isNested: Bool
  /// Whether it stood between quotes.
  var isQuoted: Bool

  init(_ text: [UInt8], length: Int? = nil, isNested: Bool = false) {
    self.text = text
    self.length = length ?? text.count
    self.isNested = isNested
    isQuoted = length != nil
  }

  /// Without spaces and tabs at its ends.
  var content: [UInt8] { trimmed(text) }
  var value: [UInt8] { isNested ? [] : content }
}

func trimmed(_ bytes: [UInt8]) -> [UInt8] {
  var bytes = bytes
  while let last = bytes.last, last == 32 || last == 9 { bytes.removeLast() }
  while let first = bytes.first, first == 32 || first == 9 { bytes.removeFirst() }
  return bytes
}

/// Delimited text cut into its records, one character after another.
struct PlainRecords {
  var header: [String] = []
  var rows: [PlainRow] = []
  /// Whether tabs or the like separate the fields, and what they are called.
  let delimiterName: String?
  private var leftOut = LeftOutLines()
  /// What is said about the table.
  var notes: [String] {
    (delimiterName.map { ["Fields are separated by \($0)."] } ?? []) + leftOut.notes
  }
  /// Where a quote opens that never closes: line and column.
  var openQuote: (line: Int, column: Int)?

  private let bytes: [UInt8]
  private let delimiter: UInt8
  private var position = 0
  private var line = 1
  private var column = 1

  /// - Parameter rules: which rows describe the header, of the first eight below it.
  init(_ bytes: [UInt8], delimiter: UInt8, delimiterName: String?, _ rules: HeadRules) {
    self.bytes = bytes
    self.delimiter = delimiter
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
    self.delimiterName = delimiterName
    var linesBelowHeader = 0
    while position < bytes.count, let row = nextRow() {
      let cells = row.fields.map { $0.content[...] }
      let mayDescribe = rows.isEmpty && linesBelowHeader < 8
      if header.isEmpty {
        if !isBlank(row) { header = cells.map { String(decoding: $0, as: UTF8.self) } }
        continue
      }
      let kind = kind(of: row)
      if kind == nil, !mayDescribe || !rules.describes(cells, below: header) {
        rows.append(row)
      } else {
        leftOut.add(kind ?? .description) { row.line }
      }
      if !isBlank(row) { linesBelowHeader += 1 }
    }
  }

  /// What a line is that is no row, wherever it stands.
  private func kind(of row: PlainRow) -> LeftOutLines.Kind? {
    let cells = row.fields.map { String(decoding: $0.content, as: UTF8.self) }
    if isBlank(row) || header.count > 1 && cells.allSatisfy(\.isEmpty) { return .blank }
    if isTagRow(row) { return .tags }
    let isHeader = cells.map { $0.lowercased() } == header.map { $0.lowercased() }
    return isHeader ? .header : nil
  }

  /// Takes out the last rows that are footnotes and the like.
  mutating func leaveTailOut(_ rules: TailRules) {
    var tail: [(kind: LeftOutLines.Kind, line: Int)] = []
    while let row = rows.last, let line = tailLine(row), let kind = rules.kind(line) {
      tail.append((kind, row.line))
      rows.removeLast()
    }
    for (kind, line) in tail.reversed() { leftOut.add(kind) { line } }
  }

  /// Nil for a row that may be a part of something longer.
  private func tailLine(_ row: PlainRow) -> TailLine? {
    let isPlain = row.fields.allSatisfy { field in
      field.isQuoted
        ? field.length > 0 && !field.text.contains { $0 == 10 || $0 == 13 }
        : !field.text.contains(34)
    }
    guard isPlain, row.fault == nil else { return nil }
    let isSpaced = row.fields.dropFirst().allSatisfy { !$0.isQuoted && $0.text.first == 32 }
    return TailLine(cells: row.fields.map { $0.content[...] }, isSpaced: isSpaced)
  }

  private func isBlank(_ row: PlainRow) -> Bool {
    // A field of nothing but quotes is no blank line.
    let source = bytes[row.offset...].prefix { $0 != 10 && $0 != 13 }
    return row.fields.count == 1 && source.allSatisfy { $0 == 32 }
  }

  private func isTagRow(_ row: PlainRow) -> Bool {
    let cells = row.fields.map(\.content).filter { !$0.isEmpty }
    return !cells.isEmpty
      && cells.allSatisfy { $0.first == 35 && $0.count > 1 && (65...90).contains($0[1] & 0xDF) }
  }

  private var peek: UInt8? { position < bytes.count ? bytes[position] : nil }

  private mutating func take() -> UInt8 {
    let byte = bytes[position]
    position += 1
    let isPair = byte == 13 && peek == 10
    if byte == 10 || byte == 13 && !isPair {
      (line, column) = (line + 1, 1)
    } else if byte & 0xC0 != 0x80 {
      column += 1
    }
    return byte
  }

  /// Nil where a quote never closes.
  private mutating func nextRow() -> PlainRow? {
    var row = PlainRow(offset: position, line: line, fields: [])
    while true {
      let start = position
      var (text, length) = ([UInt8](), nil as Int?)
      if peek == 34 {
        let open = (line, column)
        guard let quoted = takeQuoted() else {
          openQuote = open
          return nil
        }
        text = quoted
        length = position - start - 2
        if let next = peek, next != delimiter, next != 10, next != 13 {
          while let next = peek, next != delimiter, next != 10, next != 13 { _ = take() }
          text = Array(bytes[start..<position])
          length = nil
          if row.fault == nil {
            row.fault = (
              row.fields.count, "goes on after its closing quote, expected a delimiter"
            )
          }
        }
      } else {
        while let next = peek, next != delimiter, next != 10, next != 13 { text.append(take()) }
      }
      row.fields.append(PlainField(text, length: length))
      guard peek != nil else { return row }
      let end = take()
      if end == delimiter { continue }
      if end == 13, peek == 10 { _ = take() }
      return row
    }
  }

  private mutating func takeQuoted() -> [UInt8]? {
    var text: [UInt8] = []
    _ = take()
    while peek != nil {
      let byte = take()
      if byte == 34 {
        if peek != 34 { return text }
        _ = take()
      }
      text.append(byte)
    }
    return nil
  }
}
