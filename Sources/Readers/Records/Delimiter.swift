/// The bytes that may stand between fields, the likeliest first.
private let delimiters: [UInt8] = [.comma, UInt8(ascii: ";"), .tab, UInt8(ascii: "|")]

/// The delimiter that stands most often in the first line from `start` on that is not blank, outside
/// of quotes; a comma where there is none.
func detectDelimiter(_ bytes: [UInt8], from start: Int) -> UInt8 {
  var counts = [Int](repeating: 0, count: delimiters.count)
  var isQuoted = false
  let isBlank = { (byte: UInt8) in byte == .space || byte == .lineFeed || byte == .carriageReturn }
  for byte in bytes[start...].drop(while: isBlank) {
    if byte == .quote { isQuoted.toggle() }
    if isQuoted { continue }
    if byte == .lineFeed || byte == .carriageReturn { break }
    if let index = delimiters.firstIndex(of: byte) { counts[index] += 1 }
  }
  let most = counts.indices.max { (counts[$0], $1) < (counts[$1], $0) }
  return delimiters[most ?? 0]
}

/// What a delimiter is called.
func delimiterName(_ delimiter: UInt8) -> String {
  switch delimiter {
  case .tab: "tabs"
  case UInt8(ascii: ";"): "semicolons"
  case UInt8(ascii: "|"): "vertical bars"
  default: "commas"
  }
}
