internal import Columnar

/// Lines of CSV, built up cell by cell.
///
/// A cell with a comma, a quote, CR or LF is quoted, and quotes in it are doubled. Cells are
/// otherwise the data as it is: control characters are not escaped. Lines end in LF.
/// - Source: RFC 4180, section 2, but for lines that end in LF, as the tools that read them expect.
struct CSVLines {
  private(set) var bytes: [UInt8]
  private var isFirst = true

  /// - Parameter bytes: lines so far.
  init(after bytes: [UInt8] = []) { self.bytes = bytes }

  /// Adds a cell; bytes that are not UTF-8 become U+FFFD.
  ///
  /// - Parameter isInert: whether an apostrophe goes before a cell that a spreadsheet would take for
  ///   a formula: one that begins with `=`, `+`, `-`, `@`, a tab or CR, and is no plain number such
  ///   as `-5.3`.
  mutating func add(_ cell: Span<UInt8>, isInert: Bool = false) {
    let (needsQuotes, isASCII) = cellMarks(of: cell)
    if isASCII { return add(cell, needsQuotes: needsQuotes, isInert: isInert) }
    add(String(decoding: cell.indices.map { cell[$0] }, as: UTF8.self), isInert: isInert)
  }

  mutating func add(_ cell: String, isInert: Bool = false) {
    let bytes = Array(cell.utf8)
    add(bytes.span, needsQuotes: cellMarks(of: bytes.span).needsQuotes, isInert: isInert)
  }

  private mutating func add(_ cell: Span<UInt8>, needsQuotes: Bool, isInert: Bool) {
    if !isFirst { bytes.append(UInt8(ascii: ",")) }
    isFirst = false
    guard !cell.isEmpty else { return }
    if needsQuotes { bytes.append(UInt8(ascii: "\"")) }
    if isInert, beginsFormula(cell[0]), !isPlainNumber(cell) { bytes.append(UInt8(ascii: "'")) }
    if needsQuotes, contains(UInt8(ascii: "\""), in: cell) {
      for index in cell.indices {
        if cell[index] == UInt8(ascii: "\"") { bytes.append(cell[index]) }
        bytes.append(cell[index])
      }
    } else {
      append(cell, to: &bytes)
    }
    if needsQuotes { bytes.append(UInt8(ascii: "\"")) }
  }

  /// Adds cells that are bytes of CSV already.
  mutating func add(csv cells: [UInt8]) {
    if !isFirst { bytes.append(UInt8(ascii: ",")) }
    isFirst = false
    bytes += cells
  }

  mutating func endLine() {
    bytes.append(UInt8(ascii: "\n"))
    isFirst = true
  }
}

/// The cells as one line of CSV, its LF included.
///
/// - Parameter isInert: as of `CSVLines.add`.
func csvLine(_ cells: some Sequence<String>, isInert: Bool = false) -> String {
  var line = CSVLines()
  for cell in cells { line.add(cell, isInert: isInert) }
  line.endLine()
  return String(decoding: line.bytes, as: UTF8.self)
}

private func beginsFormula(_ byte: UInt8) -> Bool {
  switch byte {
  case UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "@"),
    UInt8(ascii: "\t"), UInt8(ascii: "\r"):
    true
  default: false
  }
}

/// Whether the text is a sign, digits with at most one point, and maybe an exponent.
private func isPlainNumber(_ text: Span<UInt8>) -> Bool {
  var rest = text.indices.map { text[$0] }[...]
  func skipSign() { if let sign = rest.first, sign == 0x2B || sign == 0x2D { rest.removeFirst() } }
  func skipDigits() -> Int {
    let digits = rest.prefix { (0x30...0x39).contains($0) }.count
    rest.removeFirst(digits)
    return digits
  }
  skipSign()
  var digits = skipDigits()
  if rest.first == UInt8(ascii: ".") {
    rest.removeFirst()
    digits += skipDigits()
  }
  guard digits > 0 else { return false }
  if let mark = rest.first, mark == UInt8(ascii: "e") || mark == UInt8(ascii: "E") {
    rest.removeFirst()
    skipSign()
    if skipDigits() == 0 { return false }
  }
  return rest.isEmpty
}
