/// What every field of numbers, dates or codes of an input is read by.
struct ValueRules: Sendable {
  let missing: MissingWords
  /// Whether a comma may stand for a decimal point: not where it separates fields.
  let hasDecimalComma: Bool

  /// The text of a field, without spaces of any kind at its ends; nil where it says nothing.
  func text(of field: borrowing FieldValue) -> ArraySlice<UInt8>? {
    if field.isEmpty { return nil }
    var text = field.text
    if text.contains(where: { $0 >= 0x80 }) { text = withPlainSpaces(text) }
    return text.isEmpty || missing.contains(text) ? nil : text
  }
}

/// A text in which spaces that Unicode has beside the usual one are usual ones, without those at its
/// ends.
private func withPlainSpaces(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
  var plain: [UInt8] = []
  var rest = text
  while let byte = rest.first {
    if let space = otherSpaces.first(where: { rest.starts(with: $0) }) {
      plain.append(.space)
      rest = rest.dropFirst(space.count)
    } else {
      plain.append(byte)
      rest = rest.dropFirst()
    }
  }
  return plain[...].trimmed
}

/// The no-break space, the narrow one, the spaces as wide as a digit and a thin one, and the mark that
/// some programs leave in front of a text.
private let otherSpaces: [[UInt8]] = ["\u{A0}", "\u{202F}", "\u{2007}", "\u{2009}", "\u{FEFF}"]
  .map { Array($0.utf8) }
