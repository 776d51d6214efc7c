/// Tells the lines of a table that are no rows wherever they stand: those without any value, the
/// header again, HXL tags.
struct RowForms: Sendable {
  private let header: [[UInt8]]
  /// For each byte, a bit for every length of a header that begins with it; the last bit is for those
  /// that are longer, or may be written in more bytes.
  private var beginnings = [UInt64](repeating: 0, count: 256)

  private static let longest = 63

  init(header: [String]) {
    self.header = header.map { comparedHeader($0.utf8) }
    let hash = UInt8(ascii: "#")
    beginnings[Int(hash)] = .max
    for name in header {
      let bytes = Array(name.utf8)
      guard let first = bytes.first else { continue }
      // Quotes are written twice, letters may be capital.
      let lengths: UInt64 =
        name.utf8.contains(.quote) ? .max : 1 << UInt64(min(bytes.count, Self.longest))
      beginnings[Int(first)] |= lengths
      if first.isASCIILetter { beginnings[Int(first ^ 0x20)] |= lengths }
    }
  }

  /// What a line is that is no row.
  enum Form: Equatable {
    case leftOut(LeftOutLines.Kind)
    /// A header, and not the one that the table has: it names the fields in another order, or some
    /// others.
    case otherHeader
  }

  /// Nil for a row.
  @inline(__always)
  func form(of record: borrowing RecordView) -> Form? {
    // Hardly any row begins with an empty field, or as a header does.
    let first = record.content(0).trimmed
    return first.isEmpty || mayBeName(first) ? unusualForm(of: record) : nil
  }

  @inline(__always)
  private func mayBeName(_ field: borrowing FieldValue) -> Bool {
    beginnings[Int(field[0])] >> UInt64(min(field.count, Self.longest)) & 1 == 1
  }

  private func unusualForm(of record: borrowing RecordView) -> Form? {
    var column = 0
    while column < record.fieldCount, record.content(column).trimmed.isEmpty { column += 1 }
    guard column < record.fieldCount else {
      // In a table of one column quotes are the only way to write a row without a value.
      return header.count > 1 || record.isBlank ? .leftOut(.blank) : nil
    }
    let first = record.content(column).trimmed
    guard mayBeName(first) else { return nil }
    if first[0] == UInt8(ascii: "#"), isTagRow(record.cells) { return .leftOut(.tags) }
    guard isName(first) else { return nil }
    if record.cells.map(comparedHeader) == header { return .leftOut(.header) }
    return isOtherHeader(record) ? .otherHeader : nil
  }

  /// Whether a field is the name of some column.
  private func isName(_ field: borrowing FieldValue) -> Bool {
    if field.hasDoubledQuotes {
      let text = comparedHeader(field.text)
      return header.contains(text)
    }
    for name in header where name.count == field.count {
      var index = 0
      while index < name.count, comparedByte(field[index]) == name[index] { index += 1 }
      if index == name.count { return true }
    }
    return false
  }

  /// Whether a record is a header, but for its number of fields and its order: two columns and half of
  /// all are named.
  func isOtherHeader(_ record: borrowing RecordView) -> Bool {
    guard record.fieldCount == header.count, header.count > 1 else { return false }
    var found = 0
    for column in 0..<record.fieldCount {
      let field = record.content(column).trimmed
      if !field.isEmpty, mayBeName(field), isName(field) { found += 1 }
    }
    guard found > 1, found * 2 >= header.count(where: { !$0.isEmpty }) else { return false }
    let names = Set(record.cells.map(comparedHeader))
    return names.intersection(header).count * 2 >= Set(header).count
  }
}

/// Every cell that is not empty begins with `#` and a letter, and some cell does.
func isTagRow(_ cells: [ArraySlice<UInt8>]) -> Bool {
  let cells = cells.filter { !$0.isEmpty }
  return !cells.isEmpty
    && cells.allSatisfy { cell in
      cell.first == UInt8(ascii: "#") && cell.dropFirst().first?.isASCIILetter == true
    }
}

/// A header as it is known again: letters of ASCII in lower case.
func comparedHeader(_ name: some Sequence<UInt8>) -> [UInt8] { name.map(comparedByte) }

@inline(__always)
private func comparedByte(_ byte: UInt8) -> UInt8 {
  byte &- UInt8(ascii: "A") < 26 ? byte | 0x20 : byte
}

extension RecordView {
  /// The texts of the fields without spaces at their ends.
  var cells: [ArraySlice<UInt8>] {
    var cells: [ArraySlice<UInt8>] = []
    for column in 0..<fieldCount { cells.append(content(column).trimmed.text) }
    return cells
  }
}
