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
}
