/// A fixed number of bits, packed into 64-bit words from the lowest bit up.
public struct Bitmap: Sendable, Equatable {
  public let count: Int
  /// The bits above `count` are clear.
  private(set) var words: [UInt64]

  /// `count` bits, all clear or all set.
  public init(repeating value: Bool = false, count: Int) {
    precondition(count >= 0, "a bitmap cannot have a negative number of bits")
    self.count = count
    words = Array(repeating: value ? ~0 : 0, count: (count + 63) / 64)
    if value, count % 64 != 0 { words[words.count - 1] = (1 << UInt64(count % 64)) - 1 }
  }

  /// The lowest `count` bits of `words`; the bits above them are clear.
  @usableFromInline
  init(words: [UInt64], count: Int) {
    self.words = words
    self.count = count
  }

  /// The bit at `index`, in `0..<count`.
  public subscript(index: Int) -> Bool {
    get {
      precondition(index >= 0 && index < count, "bit \(index) is outside 0..<\(count)")
      return words[index >> 6] >> UInt64(index & 63) & 1 == 1
    }
    set {
      precondition(index >= 0 && index < count, "bit \(index) is outside 0..<\(count)")
      let bit = UInt64(1) << UInt64(index & 63)
      if newValue { words[index >> 6] |= bit } else { words[index >> 6] &= ~bit }
    }
  }

  /// How many bits are set.
  ///
  /// - Complexity: O(count / 64).
  public var setCount: Int { words.reduce(0) { $0 + $1.nonzeroBitCount } }
}

extension Bitmap {
  /// `count` bits, those at `indices` set.
  ///
  /// - Precondition: every index is in `0..<count`.
  public init(settingBits indices: some Sequence<Int>, count: Int) {
    self.init(count: count)
    for index in indices { self[index] = true }
  }
}
