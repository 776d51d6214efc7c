/// Why a text is no JSON, at a byte of it.
struct JSONFault: Error, Equatable {
  let offset: Int
  let found: String
  let expected: String

  init(at offset: Int, found: String, expected: String) {
    self.offset = offset
    self.found = found
    self.expected = expected
  }
}

/// Parses JSON strictly and without recursion.
///
/// Refused, beyond what the grammar refuses: a key twice in one object, a lone surrogate, and more
/// than `maxDepth` levels or `maxValues` values. A number beyond doubles is well formed; it is for
/// whoever asks for its value to refuse it.
/// - Source: RFC 8259; I-JSON (RFC 7493) for keys and surrogates.
struct JSONParser {
  /// The levels of arrays and objects that are followed.
  static let maxDepth = 512

  let bytes: [UInt8]
  let maxValues: Int
  var index: Int
  var values: [JSONDocument.Value] = []
  /// The arrays and objects that are open, the innermost last.
  var open: [Level] = []

  struct Level {
    let value: Int
    let isObject: Bool
    /// How many keys were read, and where the last of them stands among the values.
    var keyCount = 0
    /// All keys of an object that has many.
    var keys: Set<[UInt8]> = []
  }

  /// The keys of one object that are compared one by one.
  private static let fewKeys = 16

  /// Parses one JSON text; a UTF-8 byte order mark before it is passed over.
  ///
  /// - Throws: `JSONFault`.
  /// - Complexity: O(bytes).
  static func document(
    _ bytes: [UInt8], maxValues: Int = 1 << 26
  ) throws(JSONFault) -> JSONDocument {
    guard bytes.count < Int(UInt32.max) else {
      throw JSONFault(at: 0, found: "more than 4 GB", expected: "a smaller file")
    }
    if let index = firstInvalidUTF8(bytes.span) {
      throw JSONFault(at: index, found: "a byte that is not UTF-8", expected: "UTF-8")
    }
    var parser = JSONParser(bytes, maxValues: maxValues)
    try parser.parse()
    return JSONDocument(bytes: bytes, values: parser.values)
  }

  private init(_ bytes: [UInt8], maxValues: Int) {
    self.bytes = bytes
    self.maxValues = maxValues
    index = bytes.starts(with: byteOrderMark) ? byteOrderMark.count : 0
    // What is not used of it is never touched, and costs nothing.
    values.reserveCapacity(min(bytes.count / 4 + 16, maxValues))
  }

  private mutating func parse() throws(JSONFault) {
    try value()
    while let level = open.last {
      skipSpace()
      let isObject = level.isObject
      let close = isObject ? UInt8(ascii: "}") : UInt8(ascii: "]")
      let isFirst = values.count == level.value + 1
      if peek == close {
        index += 1
        finish(level.value)
        open.removeLast()
        continue
      }
      if !isFirst {
        guard peek == .comma else { throw unexpected(isObject ? "',' or '}'" : "',' or ']'") }
        index += 1
        skipSpace()
      }
      if isObject { try key() }
      try value()
    }
    skipSpace()
    guard index == bytes.count else { throw unexpected("the end of the text") }
  }

  private var peek: UInt8? { index < bytes.count ? bytes[index] : nil }

  private mutating func skipSpace() {
    while let byte = peek,
      byte == .space || byte == .lineFeed || byte == .carriageReturn || byte == .tab
    { index += 1 }
  }

  /// Reads a key and the colon behind it.
  private mutating func key() throws(JSONFault) {
    guard peek == .quote else { throw unexpected("a key in quotes") }
    let start = index
    try string()
    guard isNewKey(start..<index) else {
      let text = jsonStringContent(bytes[start..<index]).text
      throw JSONFault(
        at: start, found: "the key '\(text.shortened(to: 60))' a second time",
        expected: "each key of an object once")
    }
    skipSpace()
    guard peek == UInt8(ascii: ":") else { throw unexpected("':'") }
    index += 1
  }

  /// Whether the innermost object has no such key yet; the key is the last value.
  private mutating func isNewKey(_ key: Range<Int>) -> Bool {
    let top = open.count - 1
    open[top].keyCount += 1
    guard open[top].keyCount > Self.fewKeys else { return !hasKey(key, in: open[top]) }
    if open[top].keys.isEmpty {
      var known = open[top].value + 1
      while known < values.count - 1 {
        open[top].keys.insert(Array(jsonStringContent(bytes[range(known)])))
        known = Int(values[known + 1].next)
      }
    }
    return open[top].keys.insert(Array(jsonStringContent(bytes[key]))).inserted
  }

  private func hasKey(_ key: Range<Int>, in level: Level) -> Bool {
    var known = level.value + 1
    while known < values.count - 1 {
      if bytes.haveSameJSONText(range(known), key) { return true }
      known = Int(values[known + 1].next)
    }
    return false
  }

  private func range(_ value: Int) -> Range<Int> {
    Int(values[value].start)..<Int(values[value].end)
  }

  /// Reads a value; an array or object is only opened, but for an array of plain numbers.
  private mutating func value() throws(JSONFault) {
    skipSpace()
    switch peek {
    case UInt8(ascii: "{"): try openLevel(.object)
    case UInt8(ascii: "["): if !plainNumbers() { try openLevel(.array) }
    case .quote: try string()
    case UInt8(ascii: "t"): try word("true", .yes)
    case UInt8(ascii: "f"): try word("false", .no)
    case UInt8(ascii: "n"): try word("null", .null)
    default: try number()
    }
  }

  private mutating func openLevel(_ kind: JSONDocument.Kind) throws(JSONFault) {
    guard open.count < Self.maxDepth else {
      throw JSONFault(
        at: index, found: "more than \(Self.maxDepth) nested levels", expected: "flatter data")
    }
    try begin(kind)
    index += 1
    open.append(Level(value: values.count - 1, isObject: kind == .object))
  }

  private mutating func word(_ word: String, _ kind: JSONDocument.Kind) throws(JSONFault) {
    guard bytes[index...].starts(with: word.utf8) else { throw unexpected("a JSON value") }
    try begin(kind)
    index += word.utf8.count
    finish(values.count - 1)
  }

  private mutating func begin(_ kind: JSONDocument.Kind) throws(JSONFault) {
    guard values.count < maxValues else {
      throw JSONFault(at: index, found: "more than \(maxValues) values", expected: "a smaller file")
    }
    values.append(JSONDocument.Value(kind: kind, start: UInt32(index)))
  }

  /// Ends a value where the parser stands.
  private mutating func finish(_ value: Int) {
    values[value].end = UInt32(index)
    values[value].next = UInt32(values.count)
  }

  private func unexpected(_ expected: String) -> JSONFault {
    guard let byte = peek else {
      return JSONFault(at: index, found: "the end of the file", expected: expected)
    }
    let length = max(1, (~byte).leadingZeroBitCount)
    let text = bytes[index..<min(index + length, bytes.count)].text
    return JSONFault(at: index, found: "'\(text)'", expected: expected)
  }
}

// Strings and numbers.
extension JSONParser {
  private mutating func string() throws(JSONFault) {
    try begin(.string)
    index += 1
    while let byte = peek, byte != .quote {
      if byte < 0x20 {
        throw JSONFault(
          at: index, found: "a control character in a string", expected: "it to be escaped")
      }
      if byte == UInt8(ascii: "\\") { try escape() } else { index += 1 }
    }
    guard peek == .quote else { throw unexpected("a closing quote") }
    index += 1
    finish(values.count - 1)
  }

  /// Passes over an escape; a surrogate needs its other half.
  private mutating func escape() throws(JSONFault) {
    let start = index
    guard index + 1 < bytes.count else {
      index = bytes.count
      throw unexpected("an escape")
    }
    if shortEscapes[bytes[index + 1]] != nil {
      index += 2
      return
    }
    guard let unit = escapedUnit() else {
      throw JSONFault(at: start, found: "an unknown escape", expected: "one of JSON's")
    }
    guard (0xD800...0xDFFF).contains(unit) else { return }
    guard unit < 0xDC00, let low = escapedUnit(), (0xDC00...0xDFFF).contains(low) else {
      throw JSONFault(at: start, found: "half of a surrogate pair", expected: "both halves")
    }
  }

  /// Reads `\uXXXX`, nil when something else stands there.
  private mutating func escapedUnit() -> UInt32? {
    guard bytes[index...].starts(with: [UInt8(ascii: "\\"), UInt8(ascii: "u")]),
      let unit = hexadecimal(bytes[index...].dropFirst(2).prefix(4))
    else { return nil }
    index += 6
    return unit
  }

  private mutating func number() throws(JSONFault) {
    let start = index
    if peek == .minus { index += 1 }
    let whole = digits()
    guard whole > 0 else {
      index = start
      throw unexpected("a JSON value")
    }
    let firstDigit = index - whole
    guard whole == 1 || bytes[firstDigit] != UInt8(ascii: "0") else {
      throw JSONFault(at: start, found: "a number with leading zeros", expected: "none")
    }
    if peek == .point {
      index += 1
      guard digits() > 0 else { throw unexpected("digits after the decimal point") }
    }
    if let mark = peek, mark | 0x20 == UInt8(ascii: "e") {
      index += 1
      if peek == .minus || peek == UInt8(ascii: "+") { index += 1 }
      guard digits() > 0 else { throw unexpected("digits in the exponent") }
    }
    let end = index
    index = start
    try begin(.number)
    index = end
    finish(values.count - 1)
  }

  /// Passes over digits and counts them.
  private mutating func digits() -> Int {
    let start = index
    while let byte = peek, byte.isASCIIDigit { index += 1 }
    return index - start
  }
}
