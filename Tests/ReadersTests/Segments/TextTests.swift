import Columnar
import TestSupport
import Testing

@testable import Readers

@Suite struct `UTF-8` {
  @Test(arguments: UInt64(0)..<300)
  func `is told from other bytes alike at every level`(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let pieces: [[UInt8]] = [
      Array("plain text that is longer than a block of sixty-four bytes, by some".utf8),
      Array("é".utf8), Array("ننگرهار".utf8), Array("😀".utf8), [0xED, 0x9F, 0xBF],
      [0xF4, 0x8F, 0xBF, 0xBF],
      [0xC3], [0x80], [0xC0, 0x80], [0xE0, 0x80, 0x80], [0xED, 0xA0, 0x80],
      [0xF4, 0x90, 0x80, 0x80],
      [0xFF], [0xF0, 0x9F, 0x98],
    ]
    // Mostly well formed, so that both answers occur.
    let known = Int.random(in: 0..<3, using: &random) == 0 ? pieces.count : 6
    var bytes: [UInt8] = []
    for _ in 0..<Int.random(in: 0..<12, using: &random) {
      bytes += pieces[Int.random(in: 0..<known, using: &random)]
    }
    let expected = firstInvalidUTF8(bytes[...]) == nil
    for level in InstructionLevel.supported {
      #expect(isUTF8(bytes, in: 0..<bytes.count, level: level) == expected)
    }
  }
}
