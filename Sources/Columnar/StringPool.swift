/// Distinct strings over one UTF-8 arena, each known by a dense code in order of first appearance.
///
/// Columns of text store codes; a question about text is asked once for every distinct value and
/// answered for rows by looking the code up.
public struct StringPool: Sendable {
  /// The code that columns store for "no text".
  public static let none = UInt32.max

  private var arena: [UInt8] = []
  /// Shape `[count + 1]`: where each string begins, and the end of the last.
  private var offsets: [Int] = [0]
  /// Open addressing with linear probing: a power of two of slots, each `empty` or the hash of a
  /// string in the upper half and its code in the lower. Most strings that differ are told apart,
  /// and all are moved when the table grows, without a look at the arena.
  private var slots: [UInt64] = Array(repeating: StringPool.empty, count: 64)
  private static let empty = UInt64(StringPool.none)

  public init() {}

  /// How many distinct strings there are; codes are `0..<count`.
  public var count: Int { offsets.count - 1 }

  /// How many bytes the strings have.
  public var byteCount: Int { arena.count }

  /// The text of a code.
  ///
  /// - Precondition: `code` was returned by `intern`.
  public subscript(code: UInt32) -> String {
    let range = offsets[Int(code)]..<offsets[Int(code) + 1]
    return String(decoding: arena[range], as: UTF8.self)
  }

  /// The text of a code, or nil for `none`.
  public func text(_ code: UInt32) -> String? { code == Self.none ? nil : self[code] }

  /// The code of `text`, added when it is new.
  ///
  /// - Complexity: O(bytes), amortized.
  public mutating func intern(_ text: String) -> UInt32 {
    withBytes(of: text) { bytes in intern(bytes: bytes) }
  }

  /// The code of valid UTF-8 `bytes`, added when they are new; bytes are compared, not characters.
  ///
  /// - Complexity: O(bytes), amortized.
  public mutating func intern(bytes: Span<UInt8>) -> UInt32 {
    // What is accepted always has a code.
    intern(bytes: bytes) { _ in true } ?? Self.none
  }

  /// The code of `bytes`; nil where they are new and `accepts`, which is asked for new ones alone,
  /// says no.
  ///
  /// - Complexity: O(bytes), amortized.
  public mutating func intern(
    bytes: Span<UInt8>, ifNew accepts: (Span<UInt8>) -> Bool
  ) -> UInt32? {
    precondition(count < Int(Self.none), "a pool holds at most \(Self.none) strings")
    if (count + 1) * 4 > slots.count * 3 { grow() }
    let hash = stableHash(of: bytes)
    let slot = findText(bytes, hash: hash, slots, offsets, arena)
    if slots[slot] != Self.empty { return UInt32(truncatingIfNeeded: slots[slot]) }
    guard accepts(bytes) else { return nil }
    let code = UInt32(count)
    slots[slot] = (hash >> 32) << 32 | UInt64(code)
    append(bytes, to: &arena)
    offsets.append(arena.count)
    return code
  }

  /// The code here of every string of another pool, those that are new added; shape
  /// `[other.count]`, by code in the other pool.
  ///
  /// - Complexity: O(bytes of the other pool), amortized.
  public mutating func intern(all other: StringPool) -> [UInt32] {
    (0..<other.count).map { code in
      intern(bytes: other.arena.span.extracting(other.offsets[code]..<other.offsets[code + 1]))
    }
  }

  private mutating func grow() {
    var larger = Array(repeating: Self.empty, count: slots.count * 2)
    for entry in slots where entry != Self.empty {
      var slot = Int(truncatingIfNeeded: entry >> 32) & (larger.count - 1)
      while larger[slot] != Self.empty { slot = (slot + 1) & (larger.count - 1) }
      larger[slot] = entry
    }
    slots = larger
  }
}
