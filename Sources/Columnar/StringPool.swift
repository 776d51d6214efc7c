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
  /// Open addressing with linear probing: a power of two of slots, each a code or `none`.
  private var slots: [UInt32] = Array(repeating: StringPool.none, count: 64)

  public init() {}

  /// How many distinct strings there are; codes are `0..<count`.
  public var count: Int { offsets.count - 1 }

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
    intern(bytes: Array(text.utf8).span)
  }

  /// The code of valid UTF-8 `bytes`, added when they are new; bytes are compared, not characters.
  ///
  /// - Complexity: O(bytes), amortized.
  public mutating func intern(bytes: Span<UInt8>) -> UInt32 {
    precondition(count < Int(Self.none), "a pool holds at most \(Self.none) strings")
    if (count + 1) * 4 > slots.count * 3 { grow() }
    var slot = Int(truncatingIfNeeded: Self.hash(bytes)) & (slots.count - 1)
    while slots[slot] != Self.none {
      if equals(slots[slot], bytes) { return slots[slot] }
      slot = (slot + 1) & (slots.count - 1)
    }
    let code = UInt32(count)
    slots[slot] = code
    for i in bytes.indices { arena.append(bytes[i]) }
    offsets.append(arena.count)
    return code
  }

  private func equals(_ code: UInt32, _ bytes: Span<UInt8>) -> Bool {
    let start = offsets[Int(code)]
    guard offsets[Int(code) + 1] - start == bytes.count else { return false }
    for i in bytes.indices where arena[start + i] != bytes[i] { return false }
    return true
  }

  private mutating func grow() {
    var larger = Array(repeating: Self.none, count: slots.count * 2)
    for code in 0..<count {
      let text = arena.span.extracting(offsets[code]..<offsets[code + 1])
      var slot = Int(truncatingIfNeeded: Self.hash(text)) & (larger.count - 1)
      while larger[slot] != Self.none { slot = (slot + 1) & (larger.count - 1) }
      larger[slot] = UInt32(code)
    }
    slots = larger
  }

  /// FNV-1a with a final mix: the codes do not depend on it, only the speed does.
  private static func hash(_ bytes: Span<UInt8>) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for i in bytes.indices { hash = (hash ^ UInt64(bytes[i])) &* 0x100_0000_01B3 }
    return hash ^ (hash >> 29)
  }
}
