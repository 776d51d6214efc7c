/// Dense numbers for the keys that are met, in order of first appearance: sums of sparse groups are
/// kept in arrays by these numbers, so that only what occurs takes memory.
public struct KeyIndex: Sendable {
  /// Shape `[count]`.
  public private(set) var keys: [UInt64] = []
  /// Open addressing with linear probing: the number of a key plus one, 0 where a slot is free.
  private var slots: [UInt32] = Array(repeating: 0, count: 64)
  private var shift: UInt64 = 64 - 6

  public init() {}

  public var count: Int { keys.count }

  /// The number of a key, a new one where it is met first.
  ///
  /// - Complexity: amortized O(1).
  @inline(__always)
  public mutating func number(of key: UInt64) -> Int {
    var slot = firstSlot(of: key)
    while slots[slot] != 0 {
      let number = Int(slots[slot]) &- 1
      if keys[number] == key { return number }
      slot = (slot &+ 1) & (slots.count &- 1)
    }
    return insert(key, at: slot)
  }

  /// The high bits of the product with an odd number, on which every bit of the key has a say.
  @inline(__always)
  private func firstSlot(of key: UInt64) -> Int {
    let mixed = (key ^ (key &>> 32)) &* 0x9E37_79B9_7F4A_7C15
    return Int(truncatingIfNeeded: mixed &>> shift)
  }

  private mutating func insert(_ key: UInt64, at slot: Int) -> Int {
    keys.append(key)
    slots[slot] = UInt32(keys.count)
    if keys.count * 4 > slots.count * 3 { grow() }
    return keys.count - 1
  }

  private mutating func grow() {
    shift -= 1
    slots = Array(repeating: 0, count: slots.count * 2)
    for (number, key) in keys.enumerated() {
      var slot = firstSlot(of: key)
      while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = UInt32(number + 1)
    }
  }
}
