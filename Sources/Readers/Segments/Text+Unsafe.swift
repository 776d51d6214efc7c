internal import CKernels
internal import Columnar

/// Whether bytes are well-formed UTF-8; the twin of `firstInvalidUTF8`, which says where they are
/// not.
///
/// - Complexity: O(bytes), fast over ASCII.
func isUTF8(
  _ bytes: [UInt8], in range: Range<Int>, level: InstructionLevel = .inForce
) -> Bool {
  precondition(range.upperBound <= bytes.count, "the range lies in the bytes")
  return unsafe bytes.withUnsafeBufferPointer { bytes in
    unsafe ck_is_utf8(
      bytes.baseAddress.map { unsafe $0 + range.lowerBound }, range.count, Int32(level.rawValue))
  }
}
