import TestSupport
import Testing

@testable import Columnar

@Suite struct `Bytes` {
  @Test(arguments: 0...40)
  func `hash alike only when all of them agree`(count: Int) {
    var random = SplitMix64(seed: UInt64(count))
    let bytes = (0..<count).map { _ in UInt8.random(in: 0...255, using: &random) }
    #expect(hash(bytes) == hash(bytes, copiedTo: 3))
    for index in bytes.indices {
      var other = bytes
      other[index] ^= 1 << UInt8(index % 8)
      #expect(hash(bytes) != hash(other))
    }
    #expect(hash(bytes) != hash(bytes + [0]))
  }

  /// Recorded with Python's integers.
  @Test func `hash to the same number in every process`() {
    #expect(hash(Array("Nangarhar".utf8)) == 0x2A22_7E32_F2C5_BB23)
    #expect(hash(Array("Kunar".utf8)) == 0xE335_B806_F0A7_5D32)
  }

  @Test func `of short numbered texts seldom share the upper half of their hash`() {
    let hashes = (0..<50_000).map { number in
      hash(Array("AFG\(number)".utf8)) >> 32
    }
    // About 0.3 pairs of 50,000 random numbers of 32 bits are alike.
    #expect(Set(hashes).count > 49_990)
  }

  @Test func `numbers added to a hash count in their order`() {
    func fold(_ numbers: [UInt64]) -> UInt64 {
      numbers.reduce(0) { stableHash($0, adding: $1) }
    }
    #expect(fold([1, 2]) == fold([1, 2]))
    let orders: [[UInt64]] = [[1, 2], [2, 1], [1], [2], [], [0], [0, 0], [1, 2, 0]]
    #expect(Set(orders.map(fold)).count == orders.count)
  }

  @Test(arguments: 0...70)
  func `tell what a cell of CSV has to look out for`(count: Int) {
    let plain = Array(repeating: UInt8(ascii: "a"), count: count)
    #expect(cellMarks(of: plain.span) == (false, true))
    for place in plain.indices {
      for byte in ",\"\r\n".utf8 {
        var text = plain
        text[place] = byte
        #expect(cellMarks(of: text.span) == (true, true))
        #expect(contains(byte, in: text.span) && !contains(byte, in: plain.span))
      }
      var text = plain
      text[place] = 0xC3
      #expect(cellMarks(of: text.span) == (false, false))
    }
  }
}

/// - Parameter offset: where the bytes begin in memory that has others around them.
private func hash(_ bytes: [UInt8], copiedTo offset: Int = 0) -> UInt64 {
  let memory = Array(repeating: 7, count: offset) + bytes + [9, 9]
  return stableHash(of: memory.span.extracting(offset..<(offset + bytes.count)))
}
