/// Distinct byte strings, each with a dense number in order of first appearance, found by content
/// or by a hash that was made piece by piece.
public struct KeyTable: Sendable {
  private var arena: [UInt8] = []
  /// Shape `[count + 1]`.
  private var offsets: [Int] = [0]
  private var hashes: [UInt64] = []
  /// Open addressing with linear probing; -1 is free.
  private var slots: [Int32] = Array(repeating: -1, count: 64)

  public init() {}

  public var count: Int { hashes.count }

  /// The bytes of a key.
  public func bytes(of key: Int) -> ArraySlice<UInt8> { arena[offsets[key]..<offsets[key + 1]] }

  /// How many bytes a key has.
  public func length(of key: Int) -> Int { offsets[key + 1] - offsets[key] }

  /// The number of a key, or nil where it is unknown.
  ///
  /// - Parameter hash: `hash(_:from:)` of the same bytes.
  public func find(_ bytes: Span<UInt8>, hash: UInt64) -> Int? {
    var slot = Int(truncatingIfNeeded: hash ^ (hash >> 29)) & (slots.count - 1)
    while slots[slot] >= 0 {
      let key = Int(slots[slot])
      if hashes[key] == hash, equals(key, bytes) { return key }
      slot = (slot + 1) & (slots.count - 1)
    }
    return nil
  }

  /// The number of a key, or nil where it is unknown.
  public func find(_ bytes: Span<UInt8>) -> Int? { find(bytes, hash: Self.hash(bytes)) }

  /// The number of a key, added when it is new.
  public mutating func insert(_ bytes: Span<UInt8>) -> Int {
    let hash = Self.hash(bytes)
    if let known = find(bytes, hash: hash) { return known }
    if (count + 1) * 2 > slots.count { grow() }
    let key = count
    hashes.append(hash)
    for index in bytes.indices { arena.append(bytes[index]) }
    offsets.append(arena.count)
    place(key)
    return key
  }

  /// FNV-1a; `state` is the hash of what comes before, so that words can be joined without copies.
  public static func hash(
    _ bytes: Span<UInt8>, from state: UInt64 = 0xCBF2_9CE4_8422_2325
  ) -> UInt64 {
    var hash = state
    for index in bytes.indices { hash = (hash ^ UInt64(bytes[index])) &* 0x100_0000_01B3 }
    return hash
  }

  private func equals(_ key: Int, _ bytes: Span<UInt8>) -> Bool {
    let start = offsets[key]
    guard offsets[key + 1] - start == bytes.count else { return false }
    for index in bytes.indices where arena[start + index] != bytes[index] { return false }
    return true
  }

  private mutating func place(_ key: Int) {
    let hash = hashes[key]
    var slot = Int(truncatingIfNeeded: hash ^ (hash >> 29)) & (slots.count - 1)
    while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
    slots[slot] = Int32(key)
  }

  private mutating func grow() {
    slots = Array(repeating: -1, count: slots.count * 2)
    for key in 0..<count { place(key) }
  }
}
