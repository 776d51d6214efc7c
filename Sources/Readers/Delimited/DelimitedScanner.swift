/// Cuts delimited text into records and fields, byte by byte.
///
/// A quote opens a quoted field only as its first byte; inside, two quotes are one and line breaks
/// are text. LF, CR and CRLF end a record, mixed at will. A quote elsewhere is text.
/// - Source: RFC 4180, with bare CR and LF allowed and ragged records passed on.
struct DelimitedScanner {
  enum Outcome: Equatable {
    case record
    /// There is no further record.
    case end
    /// The quote opened on `line`, at `offset`, is never closed.
    case openQuote(line: Int, offset: Int)
  }

  let delimiter: UInt8
  /// Fields beyond this number are counted, not kept.
  let maxFields: Int
  /// Where the next record begins.
  private(set) var position: Int
  /// The line that `position` is on, from 1.
  private(set) var line: Int

  /// How many fields the last record has, kept or not.
  private(set) var fieldCount = 0
  /// The first field of the last record that goes on after its closing quote.
  private(set) var malformedField: Int?

  init(delimiter: UInt8, maxFields: Int, position: Int = 0, line: Int = 1) {
    self.delimiter = delimiter
    self.maxFields = maxFields
    self.position = position
    self.line = line
  }

  /// Scans the record at `position` into `fields`.
  mutating func next(_ bytes: Span<UInt8>, into fields: inout [FieldRange]) -> Outcome {
    fields.removeAll(keepingCapacity: true)
    fieldCount = 0
    malformedField = nil
    guard position < bytes.count else { return .end }
    while true {
      if position < bytes.count, bytes[position] == .quote {
        guard let field = quotedField(bytes) else {
          return .openQuote(line: openLine, offset: openOffset)
        }
        keep(field, in: &fields)
      } else {
        keep(plainField(bytes), in: &fields)
      }
      guard position < bytes.count, bytes[position] == delimiter else { break }
      position += 1
    }
    takeLineBreak(bytes)
    return .record
  }

  private var openLine = 0
  private var openOffset = 0

  private mutating func keep(_ field: FieldRange, in fields: inout [FieldRange]) {
    if fieldCount < maxFields { fields.append(field) }
    fieldCount += 1
  }

  /// Moves to the delimiter or line break that ends an unquoted field.
  private mutating func skipPlain(_ bytes: Span<UInt8>) {
    var index = position
    while index < bytes.count {
      let byte = bytes[index]
      if byte == delimiter || byte == .lineFeed || byte == .carriageReturn { break }
      index += 1
    }
    position = index
  }

  private mutating func plainField(_ bytes: Span<UInt8>) -> FieldRange {
    let start = position
    skipPlain(bytes)
    return FieldRange(bytes: start..<position, source: start..<position)
  }

  /// Nil when the quote at `position` is never closed.
  private mutating func quotedField(_ bytes: Span<UInt8>) -> FieldRange? {
    openLine = line
    openOffset = position
    let start = position + 1
    var index = start
    var form = FieldRange.Form.plain
    while index < bytes.count {
      let byte = bytes[index]
      if byte == .quote {
        guard index + 1 < bytes.count, bytes[index + 1] == .quote else { break }
        form = .doubledQuotes
        index += 1
      } else if byte == .lineFeed {
        line += 1
      } else if byte == .carriageReturn {
        if index + 1 >= bytes.count || bytes[index + 1] != .lineFeed { line += 1 }
      }
      index += 1
    }
    guard index < bytes.count else { return nil }
    position = index + 1
    skipPlain(bytes)
    guard position == index + 1 else {
      if malformedField == nil { malformedField = fieldCount }
      return FieldRange(bytes: openOffset..<position, source: openOffset..<position)
    }
    return FieldRange(bytes: start..<index, form: form, source: openOffset..<position)
  }

  private mutating func takeLineBreak(_ bytes: Span<UInt8>) {
    guard position < bytes.count else { return }
    let isPair =
      bytes[position] == .carriageReturn && position + 1 < bytes.count
      && bytes[position + 1] == .lineFeed
    position += isPair ? 2 : 1
    line += 1
  }
}
