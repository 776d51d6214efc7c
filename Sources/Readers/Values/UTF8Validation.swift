/// The index of the first byte that does not belong to well-formed UTF-8, or nil.
///
/// Overlong forms, surrogates and scalars above U+10FFFF are refused.
/// - Complexity: O(n).
/// - Source: The Unicode Standard, table 3-7.
func firstInvalidUTF8(_ bytes: ArraySlice<UInt8>) -> Int? {
  var index = bytes.startIndex
  while index < bytes.endIndex {
    let lead = bytes[index]
    if lead < 0x80 {
      index += 1
      continue
    }
    guard let (length, second) = sequenceForm(lead), bytes.endIndex - index >= length,
      second.contains(bytes[index + 1])
    else { return index }
    for offset in 2..<max(2, length) where bytes[index + offset] & 0xC0 != 0x80 { return index }
    index += length
  }
  return nil
}

/// How long a sequence is and what its second byte may be, by its first; nil for no lead byte.
private func sequenceForm(_ lead: UInt8) -> (length: Int, second: ClosedRange<UInt8>)? {
  switch lead {
  case 0xC2...0xDF: (2, 0x80...0xBF)
  case 0xE0: (3, 0xA0...0xBF)
  case 0xED: (3, 0x80...0x9F)
  case 0xE1...0xEF: (3, 0x80...0xBF)
  case 0xF0: (4, 0x90...0xBF)
  case 0xF1...0xF3: (4, 0x80...0xBF)
  case 0xF4: (4, 0x80...0x8F)
  default: nil
  }
}
