/// The bytes that may stand between fields, the likeliest first.
private let delimiters: [UInt8] = [.comma, UInt8(ascii: ";"), .tab, UInt8(ascii: "|")]

/// The delimiters that text from `start` on may have, the likeliest first: that which stands most
/// often in the first line that is not blank, outside of quotes; a comma where there is none.
func likelyDelimiters(_ bytes: [UInt8], from start: Int) -> [UInt8] {
  var counts = [Int](repeating: 0, count: delimiters.count)
  var isQuoted = false
  let isBlank = { (byte: UInt8) in byte == .space || byte == .lineFeed || byte == .carriageReturn }
  for byte in bytes[start...].drop(while: isBlank) {
    if byte == .quote { isQuoted.toggle() }
    if isQuoted { continue }
    if byte == .lineFeed || byte == .carriageReturn { break }
    if let index = delimiters.firstIndex(of: byte) { counts[index] += 1 }
  }
  let order = delimiters.indices.sorted { (counts[$1], $0) < (counts[$0], $1) }
  return order.map { delimiters[$0] }
}

/// What a delimiter is called.
func delimiterName(_ delimiter: UInt8) -> String {
  switch delimiter {
  case .tab: "tabs"
  case UInt8(ascii: ";"): "semicolons"
  case UInt8(ascii: "|"): "vertical bars"
  case .comma: "commas"
  default: "'\(Character(UnicodeScalar(delimiter)))'"
  }
}
