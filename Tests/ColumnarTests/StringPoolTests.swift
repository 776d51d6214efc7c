import Columnar
import TestSupport
import Testing

@Suite struct `A string pool` {
  @Test func `numbers texts in the order of their first appearance`() {
    var pool = StringPool()
    let codes = ["Kunar", "Nangarhar", "Kunar", "", "Nangarhar", ""].map { pool.intern($0) }
    #expect(codes == [0, 1, 0, 2, 1, 2])
    #expect(pool.count == 3)
    #expect([pool[0], pool[1], pool[2]] == ["Kunar", "Nangarhar", ""])
  }

  @Test func `has no text for the code of none`() {
    var pool = StringPool()
    let code = pool.intern("x")
    #expect(pool.text(StringPool.none) == nil)
    #expect(pool.text(code) == "x")
  }

  @Test func `compares bytes, so that composed and decomposed letters differ`() {
    var pool = StringPool()
    let composed = pool.intern("caf\u{E9}")
    let decomposed = pool.intern("cafe\u{301}")
    #expect(composed != decomposed)
    #expect(Array(pool[composed].utf8) == Array("caf\u{E9}".utf8))
    #expect(Array(pool[decomposed].utf8) == Array("cafe\u{301}".utf8))
  }

  @Test func `tells apart texts that begin alike or hold zero bytes`() {
    var pool = StringPool()
    let texts = ["a", "ab", "a\0", "a\0b", "\0", "\0\0", ""]
    #expect(texts.map { pool.intern($0) } == Array(0..<UInt32(texts.count)))
    #expect((0..<UInt32(texts.count)).map { pool[$0] } == texts)
  }

  @Test func `takes over the strings of another pool and says what they are called here`() {
    var pool = StringPool()
    var other = StringPool()
    for text in ["a", "b", ""] { _ = pool.intern(text) }
    for text in ["c", "b", "", "d"] { _ = other.intern(text) }
    #expect(pool.intern(all: other) == [3, 1, 2, 4])
    #expect((0..<5).map { pool[$0] } == ["a", "b", "", "c", "d"])
    #expect(pool.intern(all: StringPool()) == [])
  }

  @Test(arguments: UInt64(0)..<8)
  func `equals a dictionary while it grows`(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    var pool = StringPool()
    var twin: [String: UInt32] = [:]
    let alphabet = ["a", "b", "0", "ن", "\u{1F4CD}"]
    for _ in 0..<5_000 {
      let length = Int.random(in: 0...6, using: &random)
      let text = (0..<length).map { _ in alphabet.randomElement(using: &random) ?? "" }.joined()
      let expected = twin[text] ?? UInt32(twin.count)
      twin[text] = expected
      let bytes = Array(text.utf8)
      let code = Bool.random(using: &random) ? pool.intern(text) : pool.intern(bytes: bytes.span)
      #expect(code == expected)
    }
    #expect(pool.count == twin.count)
    #expect(twin.allSatisfy { pool[$0.value] == $0.key })
  }
}
