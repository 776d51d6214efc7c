/// One record of regular text: which of the ends that a scan found are its own.
struct CutRecord {
  /// Where its first field begins, in the bytes.
  let start: Int
  /// The index of the end of its first field.
  let firstEnd: Int
  /// What the ends are counted from, in the bytes.
  let origin: Int

  /// Where the value of a field lies, without quotes and spaces around it; empty where it has none.
  ///
  /// - Parameter isPlain: made false where the value has doubled quotes, which must be halved.
  /// - Precondition: the record has the column.
  func value(
    _ column: Int, _ bytes: Span<UInt8>, _ ends: Span<UInt32>, isPlain: inout Bool
  ) -> Range<Int> {
    let mask = ~FieldEnds.recordEnd
    var low =
      column == 0 ? start : origin &+ Int(ends[firstEnd &+ column &- 1] & mask) &+ 1
    var high = origin &+ Int(ends[firstEnd &+ column] & mask)
    if low < high, bytes[low] == .quote {
      low &+= 1
      high &-= 1
      var index = low
      while index < high {
        if bytes[index] == .quote { isPlain = false }
        index &+= 1
      }
    }
    while low < high, bytes[low] == .space || bytes[low] == .tab { low &+= 1 }
    while low < high, bytes[high &- 1] == .space || bytes[high &- 1] == .tab { high &-= 1 }
    return low..<max(low, high)
  }
}
