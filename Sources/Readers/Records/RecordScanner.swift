/// Cuts single records of delimited text, byte by byte: the rules of the format in plain sight, for
/// the records in which some quote stands where RFC 4180 has none, and for the last of a file.
///
/// A quote opens a quoted field only as its first byte; inside, two quotes are one and line breaks
/// are text. LF, CR and CRLF end a record, mixed at will. A quote elsewhere is text.
/// - Source: RFC 4180, with bare CR and LF allowed and ragged records passed on.
struct RecordScanner {
  enum Outcome: Equatable {
    /// The record ends with a line break; the next begins at `next`.
    case whole(next: Int)
    /// The bytes end within the record.
    case cut
    /// The bytes end within the quotes that open at this position.
    case openQuote(at: Int)
  }

  let delimiter: UInt8
  /// The ends of the fields of the last record.
  private(set) var ends: [UInt32] = []
  /// The first field of the last record that goes on after its closing quote.
  private(set) var malformedField: Int?
  private var position = 0

  init(delimiter: UInt8) { self.delimiter = delimiter }

  /// Cuts the record that begins at `start`; what ends with the bytes ends there.
  ///
  /// - Precondition: there is a byte at `start`.
  /// - Complexity: O(bytes of the record).
  mutating func cut(_ bytes: Span<UInt8>, from start: Int) -> Outcome {
    ends.removeAll(keepingCapacity: true)
    malformedField = nil
    position = start
    while true {
      if position < bytes.count, bytes[position] == .quote {
        let open = position
        guard skipQuoted(bytes) else { return .openQuote(at: open) }
      } else {
        skipPlain(bytes)
      }
      ends.append(UInt32(position))
      guard position < bytes.count else { return .cut }
      if bytes[position] != delimiter { break }
      position += 1
    }
    let isReturn = bytes[position] == .carriageReturn
    position += 1
    guard isReturn else { return .whole(next: position) }
    // Whether a line feed belongs to it, the next byte tells.
    guard position < bytes.count else { return .cut }
    return .whole(next: bytes[position] == .lineFeed ? position + 1 : position)
  }

  /// Moves to the delimiter or line break that ends an unquoted field.
  private mutating func skipPlain(_ bytes: Span<UInt8>) {
    while position < bytes.count {
      let byte = bytes[position]
      if byte == delimiter || byte == .lineFeed || byte == .carriageReturn { return }
      position += 1
    }
  }

  /// False when the quote at `position` is never closed.
  private mutating func skipQuoted(_ bytes: Span<UInt8>) -> Bool {
    position += 1
    while true {
      while position < bytes.count, bytes[position] != .quote { position += 1 }
      guard position < bytes.count else { return false }
      position += 1
      guard position < bytes.count, bytes[position] == .quote else { break }
      position += 1
    }
    let close = position
    skipPlain(bytes)
    if position != close, malformedField == nil { malformedField = ends.count }
    return true
  }
}
