/// The bytes that text formats are made of.
extension UInt8 {
  static let lineFeed = UInt8(ascii: "\n")
  static let carriageReturn = UInt8(ascii: "\r")
  static let tab = UInt8(ascii: "\t")
  static let space = UInt8(ascii: " ")
  static let quote = UInt8(ascii: "\"")
  static let comma = UInt8(ascii: ",")
  static let minus = UInt8(ascii: "-")
  static let plus = UInt8(ascii: "+")
  static let slash = UInt8(ascii: "/")
  static let point = UInt8(ascii: ".")
  static let colon = UInt8(ascii: ":")

  var isASCIIDigit: Bool { self &- UInt8(ascii: "0") < 10 }

  var isASCIILetter: Bool { (self | 0x20) &- UInt8(ascii: "a") < 26 }

  /// The value of a digit; meaningless for other bytes.
  var digitValue: UInt8 { self &- UInt8(ascii: "0") }
}

extension ArraySlice<UInt8> {
  /// The bytes without spaces and tabs at the ends.
  var trimmed: ArraySlice<UInt8> {
    var slice = self
    while let first = slice.first, first == .space || first == .tab { slice.removeFirst() }
    while let last = slice.last, last == .space || last == .tab { slice.removeLast() }
    return slice
  }

  /// The text, bytes that are not UTF-8 repaired to U+FFFD.
  var text: String { String(decoding: self, as: UTF8.self) }
}
