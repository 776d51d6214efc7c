/// A parsed JSON text: its values in the order of the text, each with the place where it stands.
///
/// Values are named by index; an array's or object's children follow it, and every value knows
/// where the one after it begins, so nothing here recurses.
struct JSONDocument: Sendable {
  enum Kind: UInt8 {
    case object
    case array
    case string
    case number
    case yes
    case no
    case null

    /// What it is called in messages.
    var name: String {
      switch self {
      case .object: "an object"
      case .array: "an array"
      case .string: "a string"
      case .number: "a number"
      case .yes, .no: "true or false"
      case .null: "null"
      }
    }
  }

  /// One value; 16 bytes.
  struct Value {
    let kind: Kind
    /// Where the value begins in the text, its quote or bracket included.
    let start: UInt32
    /// Where it ends.
    var end: UInt32 = 0
    /// The index of the first value behind it and its children.
    var next: UInt32 = 0
  }

  let bytes: [UInt8]
  private let values: [Value]

  init(bytes: [UInt8], values: [Value]) {
    self.bytes = bytes
    self.values = values
  }

  /// The outermost value.
  static let root = 0

  func kind(_ value: Int) -> Kind { values[value].kind }

  /// Where a value stands in the text.
  func range(_ value: Int) -> Range<Int> { Int(values[value].start)..<Int(values[value].end) }

  /// The elements of an array; none for other values.
  func elements(_ array: Int) -> JSONChildren {
    JSONChildren(document: self, of: array, kind: .array, step: 1)
  }

  /// The keys of an object, each followed by its value; none for other values.
  func keys(_ object: Int) -> JSONChildren {
    JSONChildren(document: self, of: object, kind: .object, step: 2)
  }

  /// The index behind a value and all its children.
  func next(_ value: Int) -> Int { Int(values[value].next) }

  /// The value of a key in an object, nil where there is none.
  ///
  /// - Complexity: O(keys).
  func member(_ key: String, of object: Int) -> Int? {
    for index in keys(object) where isText(index, key) { return index + 1 }
    return nil
  }

  /// Whether a string, which a key is, has a text.
  private func isText(_ string: Int, _ text: String) -> Bool {
    let content = bytes[range(string)].dropFirst().dropLast()
    // What stands there with escapes is never shorter than what it stands for.
    guard content.count >= text.utf8.count else { return false }
    guard content.contains(UInt8(ascii: "\\")) else { return content.elementsEqual(text.utf8) }
    return unescaped(content).elementsEqual(text.utf8)
  }

  /// Whether two strings have the same text.
  func haveSameText(_ a: Int, _ b: Int) -> Bool { bytes.haveSameJSONText(range(a), range(b)) }

  /// The bytes of a string without escapes, or those of another value as they stand.
  func text(_ value: Int) -> ArraySlice<UInt8> {
    let slice = bytes[range(value)]
    return kind(value) == .string ? jsonStringContent(slice) : slice
  }

  /// The text of a string, nil for other values.
  func string(_ value: Int?) -> String? {
    guard let value, kind(value) == .string else { return nil }
    return text(value).text
  }

  /// The value of a number, nil for other values and for numbers beyond doubles.
  func number(_ value: Int) -> Double? {
    guard kind(value) == .number else { return nil }
    let range = range(value)
    return plainDouble(bytes, in: range) ?? (try? parseDouble(bytes[range]))
  }

  /// A value as JSON text without spaces between tokens.
  func compact(_ value: Int) -> [UInt8] {
    var result: [UInt8] = []
    var isString = false
    var isEscaped = false
    for byte in bytes[range(value)] {
      let isSpace = byte == .space || byte == .tab || byte == .lineFeed || byte == .carriageReturn
      if isString || !isSpace { result.append(byte) }
      if byte == .quote, !isEscaped { isString.toggle() }
      isEscaped = isString && !isEscaped && byte == UInt8(ascii: "\\")
    }
    return result
  }
}

/// The indices of an array's elements or of an object's keys.
struct JSONChildren: Sequence, IteratorProtocol {
  private let document: JSONDocument
  private var index: Int
  private let end: Int
  /// Values from one child to the next: an object's children are keys and values in turn.
  private let step: Int

  init(document: JSONDocument, of parent: Int, kind: JSONDocument.Kind, step: Int) {
    self.document = document
    self.step = step
    index = parent + 1
    end = document.kind(parent) == kind ? document.next(parent) : parent + 1
  }

  mutating func next() -> Int? {
    guard index < end else { return nil }
    let child = index
    for _ in 0..<step { index = document.next(index) }
    return child
  }
}

extension [UInt8] {
  /// Whether two strings, given with their quotes, have the same text, escapes resolved.
  func haveSameJSONText(_ a: Range<Int>, _ b: Range<Int>) -> Bool {
    let (first, second) = (self[a], self[b])
    if first.count == second.count, first.elementsEqual(second) { return true }
    let backslash = UInt8(ascii: "\\")
    guard first.contains(backslash) || second.contains(backslash) else { return false }
    return jsonStringContent(first).elementsEqual(jsonStringContent(second))
  }
}

/// The bytes of a string, given with its quotes, without escapes.
func jsonStringContent(_ string: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
  let content = string.dropFirst().dropLast()
  return content.contains(UInt8(ascii: "\\")) ? unescaped(content)[...] : content
}

/// The bytes of a string's content with its escapes resolved; the parser has checked them.
private func unescaped(_ content: ArraySlice<UInt8>) -> [UInt8] {
  var result: [UInt8] = []
  result.reserveCapacity(content.count)
  var index = content.startIndex
  while index < content.endIndex {
    guard content[index] == UInt8(ascii: "\\") else {
      result.append(content[index])
      index += 1
      continue
    }
    let (scalar, length) = escapedScalar(content[index...])
    result.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
    index += length
  }
  return result
}

/// The scalar of the escape that `text` begins with, and the length of the escape in bytes.
private func escapedScalar(_ text: ArraySlice<UInt8>) -> (scalar: Unicode.Scalar, length: Int) {
  let letter = text.dropFirst().first ?? 0
  if let short = shortEscapes[letter] { return (Unicode.Scalar(short), 2) }
  let high = hexadecimal(text.dropFirst(2).prefix(4)) ?? 0
  if let scalar = Unicode.Scalar(high) { return (scalar, 6) }
  let low = hexadecimal(text.dropFirst(8).prefix(4)) ?? 0
  let value = 0x10000 + ((high & 0x3FF) << 10) + (low & 0x3FF)
  return (Unicode.Scalar(value) ?? "\u{FFFD}", 12)
}

/// What the escapes of one letter stand for.
let shortEscapes: [UInt8: UInt8] = [
  UInt8(ascii: "\""): 0x22, UInt8(ascii: "\\"): 0x5C, UInt8(ascii: "/"): 0x2F,
  UInt8(ascii: "b"): 0x08, UInt8(ascii: "f"): 0x0C, UInt8(ascii: "n"): 0x0A,
  UInt8(ascii: "r"): 0x0D, UInt8(ascii: "t"): 0x09,
]

/// The value of four hexadecimal digits, nil for other bytes.
func hexadecimal(_ digits: ArraySlice<UInt8>) -> UInt32? {
  guard digits.count == 4 else { return nil }
  var value: UInt32 = 0
  for digit in digits {
    if digit.isASCIIDigit {
      value = value << 4 | UInt32(digit.digitValue)
    } else if (digit | 0x20) &- UInt8(ascii: "a") < 6 {
      value = value << 4 | UInt32((digit | 0x20) &- UInt8(ascii: "a") + 10)
    } else {
      return nil
    }
  }
  return value
}
