/// Eight bytes as a number, the first lowest.
///
/// - Precondition: eight bytes follow `index`.
@inline(__always)
func wordOfBytes(_ bytes: Span<UInt8>, at index: Int) -> UInt64 {
  precondition(index >= 0 && index &+ 8 <= bytes.count, "a word is eight bytes")
  return unsafe UInt64(
    littleEndian: bytes.bytes.unsafeLoadUnaligned(
      fromUncheckedByteOffset: index, as: UInt64.self))
}
