import TestSupport
import Testing

@testable import Readers

@Suite struct `UTF-8 validation` {
  @Test(arguments: UInt64(0)..<100)
  func `agrees with the standard library on random bytes`(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let pool: [UInt8] = [
      0x41, 0x7F, 0x80, 0x9F, 0xA0, 0xBF, 0xC0, 0xC1, 0xC2, 0xDF, 0xE0, 0xE1, 0xED, 0xEF, 0xF0,
      0xF1, 0xF4, 0xF5, 0xFF, 0x90, 0x8F,
    ]
    for _ in 0..<200 {
      let bytes = (0..<Int.random(in: 0...6, using: &random)).map { _ in
        pool.randomElement(using: &random) ?? 0
      }
      let isValid = String(validating: bytes, as: UTF8.self) != nil
      #expect((firstInvalidUTF8(bytes[...]) == nil) == isValid, "\(bytes)")
    }
  }
}
