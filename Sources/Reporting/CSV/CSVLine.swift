/// The cells as one line of CSV, its LF included.
///
/// A cell with a comma, a quote, CR or LF is quoted, and quotes in it are doubled. Cells are
/// otherwise the data as it is: control characters are not escaped.
/// - Source: RFC 4180, section 2, but for lines that end in LF, as the tools that read them expect.
func csvLine(_ cells: some Sequence<String>) -> String {
  var line = ""
  for (column, cell) in cells.enumerated() {
    if column > 0 { line.append(",") }
    if cell.utf8.contains(where: needsQuotes) {
      line.append("\"")
      for scalar in cell.unicodeScalars {
        if scalar == "\"" { line.append("\"") }
        line.unicodeScalars.append(scalar)
      }
      line.append("\"")
    } else {
      line += cell
    }
  }
  return line + "\n"
}

private func needsQuotes(_ byte: UInt8) -> Bool {
  switch byte {
  case UInt8(ascii: ","), UInt8(ascii: "\""), UInt8(ascii: "\r"), UInt8(ascii: "\n"): true
  default: false
  }
}

private func beginsFormula(_ byte: UInt8) -> Bool {
  switch byte {
  case UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "@"),
    UInt8(ascii: "\t"), UInt8(ascii: "\r"):
    true
  default: false
  }
}

/// The cell with an apostrophe before it when a spreadsheet would take it for a formula.
///
/// A formula begins with `=`, `+`, `-`, `@`, a tab or CR; plain numbers such as `-5.3` are none.
func inertCell(_ cell: String) -> String {
  guard let first = cell.utf8.first, beginsFormula(first), !cell.isPlainNumber else { return cell }
  return "'\(cell)"
}

extension String {
  /// Whether the text is a sign, digits with at most one point, and maybe an exponent.
  fileprivate var isPlainNumber: Bool {
    var rest = Substring(self).utf8
    func skipSign() {
      if let sign = rest.first, sign == 0x2B || sign == 0x2D { rest.removeFirst() }
    }
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
}
