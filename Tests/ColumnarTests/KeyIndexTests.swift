import Columnar
import TestSupport
import Testing

@Suite struct `A key index` {
  @Test(arguments: UInt64(0)..<6)
  func `numbers keys as a dictionary would, in order of first appearance`(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    var index = KeyIndex()
    var twin: [UInt64: Int] = [:]
    // Keys that differ in few bits, high or low, are the hard ones.
    let shift = UInt64.random(in: 0...44, using: &random)
    for _ in 0..<20_000 {
      let key = UInt64.random(in: 0..<9_000, using: &random) << shift
      let expected = twin[key] ?? twin.count
      twin[key] = expected
      #expect(index.number(of: key) == expected)
    }
    #expect(index.count == twin.count)
    #expect(index.keys.enumerated().allSatisfy { twin[$1] == $0 })
  }
}
