internal import CKernels

/// A hash of bytes, the same in every process; it resists accidents, not an adversary.
///
/// - Complexity: O(bytes).
public func stableHash(of bytes: Span<UInt8>) -> UInt64 {
  unsafe bytes.withUnsafeBufferPointer { unsafe ck_hash($0.baseAddress, $0.count) }
}

/// A hash of some numbers, added one after another to the hash so far.
///
/// - Complexity: O(1).
public func stableHash(_ hash: UInt64, adding number: UInt64) -> UInt64 {
  ck_fold(hash ^ number, 0xE703_7ED1_A0B4_28DB) ^ 0x9E37_79B9_7F4A_7C15
}

/// The slot of a text with a hash in a table of texts, or the free slot where it would go.
///
/// - Parameters:
///   - slots: a power of two of them: the upper half of a hash with the number of a text, or the
///     largest such number alone where the slot is free.
///   - offsets: where in `arena` each text begins, and the end of the last.
/// - Precondition: some slot is free.
/// - Complexity: O(length), expected.
func findText(
  _ bytes: Span<UInt8>, hash: UInt64, _ slots: [UInt64], _ offsets: [Int], _ arena: [UInt8]
) -> Int {
  unsafe bytes.withUnsafeBufferPointer { bytes in
    unsafe slots.withUnsafeBufferPointer { slots in
      unsafe offsets.withUnsafeBufferPointer { offsets in
        unsafe arena.withUnsafeBufferPointer { arena in
          unsafe ck_find_text(
            slots.baseAddress, slots.count - 1, offsets.baseAddress, arena.baseAddress,
            bytes.baseAddress, bytes.count, hash)
        }
      }
    }
  }
}

/// Whether some byte is among others.
public func contains(_ byte: UInt8, in bytes: Span<UInt8>) -> Bool {
  unsafe bytes.withUnsafeBufferPointer { unsafe ck_contains($0.baseAddress, $0.count, byte) }
}

/// What of a text matters where it becomes a cell of CSV: whether it holds a comma, a quote, LF or
/// CR, and whether all of it is ASCII.
///
/// - Complexity: O(bytes), eight at a time.
public func cellMarks(of text: Span<UInt8>) -> (needsQuotes: Bool, isASCII: Bool) {
  let marks = unsafe text.withUnsafeBufferPointer {
    unsafe ck_cell_marks($0.baseAddress, $0.count)
  }
  return (marks & Int32(ck_needs_quotes) != 0, marks & Int32(ck_is_not_ascii) == 0)
}

/// Adds bytes to the end of an array, at the speed of a copy.
public func append(_ bytes: Span<UInt8>, to array: inout [UInt8]) {
  unsafe bytes.withUnsafeBufferPointer { unsafe array.append(contentsOf: $0) }
}

/// The UTF-8 of a text, without a copy where the text is stored as such.
func withBytes<Result>(of text: String, _ body: (Span<UInt8>) -> Result) -> Result {
  var text = text
  return text.withUTF8 { unsafe body(Span(_unsafeElements: $0)) }
}
