internal import CKernels
internal import Columnar

/// The ends of the fields of some bytes that begin a record, cut 64 bytes at a time.
///
/// Right only where `isRegular`: everything else is left to `DelimitedScanner`, which goes byte by
/// byte and gives the same fields for regular text.
struct FieldEnds {
  /// Offsets from the first byte, `recordEnd` added where a record ends; shape `[count]`.
  private(set) var ends: [UInt32] = []
  private(set) var count = 0
  /// LF, CRLF and lone CR, those inside quotes included.
  private(set) var lineBreakCount = 0
  private(set) var isASCII = true
  private(set) var hasNull = false
  /// Whether every quote stands around a whole field or is doubled inside one.
  private(set) var isRegular = true
  /// Whether the last byte lies inside quotes.
  private(set) var endsInQuotes = false

  static let recordEnd: UInt32 = 0x8000_0000

  /// Cuts `bytes[range]`; at the end of a file the last field needs no line break to end.
  ///
  /// - Parameter level: every level gives the same ends.
  /// - Precondition: the range has fewer than 2^31 bytes.
  /// - Complexity: O(bytes).
  mutating func cut(
    _ bytes: [UInt8], in range: Range<Int>, delimiter: UInt8, isEndOfFile: Bool,
    level: InstructionLevel = .inForce
  ) {
    precondition(range.count < Int(Self.recordEnd), "a run of fields has fewer than 2^31 bytes")
    precondition(range.upperBound <= bytes.count, "the range lies in the bytes")
    // Room for an end behind every byte, for what a kernel may overwrite, and for the last end.
    let room = range.count + 65
    if ends.count < room { ends = Array(repeating: 0, count: room) }
    let found = unsafe bytes.withUnsafeBufferPointer { bytes in
      unsafe ends.withUnsafeMutableBufferPointer { ends in
        unsafe ck_scan_fields(
          bytes.baseAddress.map { unsafe $0 + range.lowerBound }, range.count, delimiter,
          ends.baseAddress, Int32(level.rawValue))
      }
    }
    count = found.end_count
    lineBreakCount = found.line_breaks
    isASCII = found.all_bits < 0x80
    hasNull = found.has_nul
    isRegular = found.is_regular
    endsInQuotes = found.ends_in_quotes
    let isOpen = count == 0 || ends[count - 1] & Self.recordEnd == 0
    let hasRest =
      range.upperBound > range.lowerBound + (count == 0 ? 0 : behindLastEnd(bytes, range))
    if isEndOfFile, !range.isEmpty, isOpen || hasRest {
      ends[count] = UInt32(range.count) | Self.recordEnd
      count += 1
    }
  }

  /// Where the next record would begin, counted from the first byte.
  private func behindLastEnd(_ bytes: [UInt8], _ range: Range<Int>) -> Int {
    let end = Int(ends[count - 1] & ~Self.recordEnd)
    let isPair =
      bytes[range.lowerBound + end] == .carriageReturn && range.lowerBound + end + 1 < bytes.count
      && bytes[range.lowerBound + end + 1] == .lineFeed
    return end + (isPair ? 2 : 1)
  }
}
