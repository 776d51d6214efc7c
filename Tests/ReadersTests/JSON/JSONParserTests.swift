import TestSupport
import Testing

@testable import Readers

@Suite struct `JSON parser` {
  private func parse(_ text: String) throws(JSONFault) -> JSONDocument {
    try JSONParser.document(Array(text.utf8))
  }

  @Test(arguments: [
    "null", " true ", "[]", "{}", "[1,2,3]", "{\"a\":{\"b\":[null,false]},\"c\":\"\"}", "0", "-0",
    "-1.5e+10", "0.0", "\"\\u00e9\\n\\\"\"", "\"\\ud83d\\ude00\"", "[[[]],[{}]]", "\u{FEFF}{}",
    "\t\r\n[ 1 , 2 ]\n", "1e-400", "1e400", "{\"\":1,\"é\":2,\"e\u{301}\":3}",
  ])
  func `accepts what the grammar has`(text: String) {
    #expect(throws: Never.self) { _ = try parse(text) }
  }

  @Test(arguments: [
    ("", 0), (" ", 1), ("[1,]", 3), ("[,1]", 1), ("[1 2]", 3), ("{\"a\"}", 4), ("{\"a\":}", 5),
    ("{a:1}", 1), ("{\"a\":1,}", 7), ("[1", 2), ("{", 1), ("\"a", 2), ("01", 0), ("1.", 2),
    (".5", 0), ("+1", 0), ("1e", 2), ("-", 0), ("NaN", 0), ("Infinity", 0), ("nul", 0), ("tru", 0),
    ("[1]]", 3), ("1 2", 2), ("\"\\x\"", 1), ("\"\\u12g4\"", 1), ("\"\\ud800\"", 1),
    ("\"\\udc00\"", 1), ("\"\\ud800\\u0041\"", 1), ("\"a\nb\"", 2), ("'a'", 0),
    ("{\"a\":1,\"a\":2}", 7), ("{\"a\":1,\"\\u0061\":2}", 7), ("// x\n1", 0),
    ("\"\\", 2), ("{\"a\":1]", 6), ("[1}", 2), ("\u{0}", 0), ("é", 0),
  ])
  func `refuses the rest, at the byte`(text: String, offset: Int) {
    let fault = #expect(throws: JSONFault.self) { try parse(text) }
    #expect(fault?.offset == offset, "\(String(describing: fault))")
  }

  @Test func `refuses bytes that are not UTF-8`() {
    let fault = #expect(throws: JSONFault.self) {
      try JSONParser.document([0x22, 0xFF, 0x22])
    }
    #expect(fault?.offset == 1)
  }

  @Test(arguments: [(512, true), (513, false), (1_000_000, false)])
  func `follows 512 levels`(depth: Int, isAccepted: Bool) {
    let arrays = String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
    #expect(((try? parse(arrays)) != nil) == isAccepted)
    let objects =
      String(repeating: "{\"a\":", count: depth) + "1" + String(repeating: "}", count: depth)
    #expect(((try? parse(objects)) != nil) == isAccepted)
    #expect((try? parse(String(repeating: "[", count: depth))) == nil)
  }

  @Test func `stops at the number of values`() {
    #expect(throws: JSONFault.self) { try JSONParser.document(Array("[1,2,3]".utf8), maxValues: 3) }
    #expect(throws: Never.self) { try JSONParser.document(Array("[1,2,3]".utf8), maxValues: 4) }
  }

  @Test func `gives members, elements and texts`() throws {
    let document = try parse(
      #"{"a": [1, [2, 3], {"x": 4}], "b\u0021": "t\u0041\ud83d\ude00\/"}"#)
    let array = try #require(document.member("a", of: JSONDocument.root))
    let elements = Array(document.elements(array))
    #expect(elements.map { document.kind($0) } == [.number, .array, .object])
    #expect(document.number(elements[0]) == 1)
    #expect(String(decoding: document.compact(elements[1]), as: UTF8.self) == "[2,3]")
    #expect(document.string(document.member("b!", of: JSONDocument.root)) == "tA😀/")
    #expect(document.member("c", of: JSONDocument.root) == nil)
    #expect(document.member("a", of: array) == nil)
    #expect(Array(document.elements(elements[0])) == [])
  }

  /// Arrays of plain numbers are read in one loop, and everything else as before.
  @Test(arguments: [
    ("[1,2]", 2), ("[ -1.50 , 0 ,\n7]", 3), ("[1]", 1), ("[1e2,2]", 2), ("[1,2E-1]", 2),
    ("[1,null]", 2), ("[1,[2]]", 2), ("[\"1\",2]", 2), ("[]", 0), ("[ ]", 0),
    ("[0.0,-0,10]", 3), ("[[1,2],[3,4]]", 2), ("[1,2,{\"a\":[3]}]", 3),
  ])
  func `gives every element of an array its place`(text: String, count: Int) throws {
    let document = try parse("[\(text),true]")
    let array = JSONDocument.root + 1
    #expect(String(decoding: document.bytes[document.range(array)], as: UTF8.self) == text)
    let elements = Array(document.elements(array))
    #expect(elements.count == count)
    for element in elements {
      let piece = String(decoding: document.bytes[document.range(element)], as: UTF8.self)
      #expect(document.kind(element) == (try parse(piece)).kind(JSONDocument.root))
      #expect(document.number(element) == (try parse(piece)).number(JSONDocument.root))
    }
    #expect(document.kind(document.next(array)) == .yes)
  }

  @Test(arguments: [
    ("[1,2", 4), ("[1,-]", 3), ("[1,01]", 3), ("[1,2.]", 5), ("[1,2e]", 5), ("[1,+2]", 3),
    ("[1,2,]", 5), ("[1,2}", 4), ("[1 ", 3), ("[-", 1), ("[1,.5]", 3), ("[1,,2]", 3),
  ])
  func `refuses numbers that are none within an array, at the byte`(text: String, offset: Int) {
    let fault = #expect(throws: JSONFault.self) { try parse(text) }
    #expect(fault?.offset == offset, "\(String(describing: fault))")
  }

  @Test(arguments: [3, 16, 17, 40])
  func `refuses a key a second time, however many there are`(count: Int) {
    let keys = (0..<count).map { "\"k\($0)\":{\"k0\":[\($0)]}" }.joined(separator: ",")
    #expect(throws: Never.self) { try parse("{\(keys)}") }
    for (repeated, name) in [("k0", "k0"), ("\\u006b\(count - 1)", "k\(count - 1)")] {
      let fault = #expect(throws: JSONFault.self) { try parse("{\(keys),\"\(repeated)\":1}") }
      #expect(fault?.offset == keys.utf8.count + 2)
      #expect(fault?.found == "the key '\(name)' a second time")
    }
  }

  @Test func `counts the values of arrays of numbers`() {
    let text = Array("[[1,2],[3,4]]".utf8)
    #expect(throws: Never.self) { try JSONParser.document(text, maxValues: 7) }
    let fault = #expect(throws: JSONFault.self) { try JSONParser.document(text, maxValues: 6) }
    #expect(fault?.offset == 10)
    #expect(fault?.found == "more than 6 values")
  }

  @Test(arguments: UInt64(0)..<4)
  func `reads plain numbers to the nearest double`(seed: UInt64) throws {
    var generator = SplitMix64(seed: seed)
    for _ in 0..<500 {
      let whole = Int.random(in: -200...200, using: &generator)
      let digits = (0..<Int.random(in: 0...20, using: &generator)).map { _ in
        String(Int.random(in: 0...9, using: &generator))
      }
      let text = "\(whole)" + (digits.isEmpty ? "" : ".\(digits.joined())")
      let document = try parse(text)
      #expect(document.number(JSONDocument.root) == Double(text), "\(text)")
    }
    for text in ["-0", "-0.0", "9007199254740993", "123456789012345678", "0.1", "-179.9999999"] {
      let found = try #require(parse(text).number(JSONDocument.root))
      #expect(found.bitPattern == Double(text)?.bitPattern, "\(text)")
    }
  }
}
