/// A hash of bytes, eight at a time: each word is multiplied into the state and both halves of the
/// product are kept. The same in every process; it resists accidents, not an adversary.
///
/// - Complexity: O(bytes).
func hashOfBytes(_ bytes: Span<UInt8>) -> UInt64 {
  let raw = unsafe bytes.bytes
  let count = raw.byteCount
  var hash = fold(UInt64(truncatingIfNeeded: count) ^ 0x9E37_79B9_7F4A_7C15, 0xA076_1D64_78BD_642F)
  guard count >= 8 else { return fold(hash ^ shortWord(raw), 0xE703_7ED1_A0B4_28DB) }
  var offset = 0
  while offset + 8 < count {
    hash = fold(hash ^ word(raw, at: offset), 0xE703_7ED1_A0B4_28DB)
    offset += 8
  }
  // The last word may overlap the one before: every byte is in one, and no length reads past the end.
  return fold(hash ^ word(raw, at: count - 8), 0xE703_7ED1_A0B4_28DB)
}

/// Whether both hold the same bytes.
///
/// - Complexity: O(bytes).
func areEqual(_ first: Span<UInt8>, _ second: Span<UInt8>) -> Bool {
  let count = first.count
  guard count == second.count else { return false }
  let (first, second) = unsafe (first.bytes, second.bytes)
  guard count >= 8 else { return shortWord(first) == shortWord(second) }
  var offset = 0
  while offset + 8 < count {
    guard word(first, at: offset) == word(second, at: offset) else { return false }
    offset += 8
  }
  return word(first, at: count - 8) == word(second, at: count - 8)
}

/// Adds bytes to the end of an array, at the speed of a copy.
func append(_ bytes: Span<UInt8>, to array: inout [UInt8]) {
  unsafe bytes.withUnsafeBufferPointer { unsafe array.append(contentsOf: $0) }
}

/// The UTF-8 of a text, without a copy where the text is stored as such.
func withBytes<Result>(of text: String, _ body: (Span<UInt8>) -> Result) -> Result {
  var text = text
  return text.withUTF8 { unsafe body(Span(_unsafeElements: $0)) }
}

private func fold(_ state: UInt64, _ factor: UInt64) -> UInt64 {
  let product = state.multipliedFullWidth(by: factor)
  return product.low ^ product.high
}

/// - Precondition: eight bytes follow `offset`.
@inline(__always)
private func word(_ bytes: RawSpan, at offset: Int) -> UInt64 {
  precondition(offset >= 0 && offset &+ 8 <= bytes.byteCount, "a word is eight bytes")
  return unsafe bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: offset, as: UInt64.self)
}

/// Fewer than eight bytes as a number, the first byte lowest.
private func shortWord(_ bytes: RawSpan) -> UInt64 {
  let count = bytes.byteCount
  func byte(_ index: Int) -> UInt64 {
    UInt64(unsafe bytes.unsafeLoad(fromByteOffset: index, as: UInt8.self))
  }
  func half(_ index: Int) -> UInt64 {
    UInt64(unsafe bytes.unsafeLoadUnaligned(fromByteOffset: index, as: UInt32.self))
  }
  if count >= 4 {
    // The two halves overlap in the bytes that both hold, and agree on them.
    return half(0) | half(count - 4) << UInt64(8 * (count - 4))
  }
  var number: UInt64 = 0
  for index in 0..<count { number |= byte(index) << UInt64(8 * index) }
  return number
}
