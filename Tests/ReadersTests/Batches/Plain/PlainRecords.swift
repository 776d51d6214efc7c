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

  init(_ text: [UInt8], length: Int? = nil, isNested: Bool = false) {
    self.text = text
    self.length = length ?? text.count
    self.isNested = isNested
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
  /// What is said about the table.
  var notes: [String] = []
  /// Where a quote opens that never closes: line and column.
  var openQuote: (line: Int, column: Int)?

  private let bytes: [UInt8]
  private let delimiter: UInt8
  private var position = 0
  private var line = 1
  private var column = 1

  init(_ bytes: [UInt8], delimiter: UInt8, delimiterName: String?) {
    self.bytes = bytes
    self.delimiter = delimiter
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
    var (isHeaderRead, isFirst, blankCount) = (false, true, 0)
    if let delimiterName { notes.append("Fields are separated by \(delimiterName).") }
    while position < bytes.count, let row = nextRow() {
      if isBlank(row) {
        if isHeaderRead { blankCount += 1 }
      } else if !isHeaderRead {
        header = row.fields.map { String(decoding: $0.content, as: UTF8.self) }
        isHeaderRead = true
      } else {
        if isFirst, isTagRow(row) {
          notes.append("The HXL tag row on line \(row.line) is no data row.")
        } else {
          rows.append(row)
        }
        isFirst = false
      }
    }
    if blankCount > 0 { notes.append("Blank lines skipped: \(blankCount).") }
  }

  private func isBlank(_ row: PlainRow) -> Bool {
    // A field of nothing but quotes is no blank line.
    let source = bytes[row.offset...].prefix { $0 != 10 && $0 != 13 }
    return row.fields.count == 1 && source.allSatisfy { $0 == 32 }
  }

  private func isTagRow(_ row: PlainRow) -> Bool {
    let cells = row.fields.map(\.content).filter { !$0.isEmpty }
    return !cells.isEmpty && cells.allSatisfy { $0.first == 35 }
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
