import Foundation
import TestSupport
import Testing

@testable import Reporting

@Suite struct MarkupTests {
  /// What tries to leave its context, and how it must stand in text and attributes.
  static let hostile = [
    ("<script>alert('x')</script>", "&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;"),
    ("\"><img src=x onerror=alert(1)>", "&quot;&gt;&lt;img src=x onerror=alert(1)&gt;"),
    ("&lt; & &amp;", "&amp;lt; &amp; &amp;amp;"),
    ("right\u{202E}left\u{2066}", "right\\u{202E}left\\u{2066}"),
    ("bell\u{7}\u{1B}[31m\u{0}", "bell\\u{7}\\u{1B}[31m\\u{0}"),
    ("line\r\nbreak\u{2028}", "line\\u{D}\\u{A}break\\u{2028}"),
    ("می‌خواهم ننگرهار", "می‌خواهم ننگرهار"),
  ]

  @Test(arguments: hostile)
  func `text and attributes are escaped for where they stand`(_ raw: String, _ expected: String) {
    #expect(Markup.text(raw).source == expected)
    let element = Markup.element("p", [Attribute("title", raw)]) { Markup.text(raw) }
    #expect(element.source == "<p title=\"\(expected)\">\(expected)</p>")
  }

  @Test(arguments: [
    "</script><script>alert(1)</script>", "<!--", "]]>", "\u{2028}", "a\"b\\c", "ننگرهار",
  ])
  func `data in a script reads back as it was and cannot end its element`(_ raw: String) throws {
    let data = ScriptData(.object([("value", .string(raw))]))
    #expect(!data.source.contains { "<>&".contains($0) })
    let read = try JSONSerialization.jsonObject(with: Data(data.source.utf8)) as? [String: String]
    #expect(read == ["value": raw])
  }

  @Test(arguments: 0..<20)
  func `no text of random characters leaves its element`(seed: Int) {
    var random = SplitMix64(seed: UInt64(seed))
    let alphabet = Array("<>&\"'\\/=!-[] abc\u{0}\u{A}\u{202E}\u{200C}é")
    for _ in 0..<200 {
      let raw = String((0..<12).compactMap { _ in alphabet.randomElement(using: &random) })
      let source = Markup.element("b", [Attribute("title", raw)]) { Markup.text(raw) }.source
      let signs = String(
        String.UnicodeScalarView(
          source.unicodeScalars.filter { "<>\"'".unicodeScalars.contains($0) }))
      #expect(signs == "<\"\"><>", "\(raw.debugDescription)")
    }
  }

  @Test func `a link to a file or to data holds no address of its own`() {
    let link = Attribute.href(.sibling(fileName: "javascript:alert(1)//\"x"))
    let element = Markup.element("a", [link]) { Markup.text("x") }
    #expect(element.source == "<a href=\"./javascript%3Aalert%281%29%2F%2F%22x\">x</a>")
    let csv = Markup.element("a", [.href(.csv("a,b\n<&>"))]) { Markup.empty }
    #expect(csv.source == "<a href=\"data:text/csv;charset=utf-8,a%2Cb%0A%3C%26%3E\"></a>")
  }

  @Test(arguments: [
    (0.0, "0"), (-0.04, "0"), (1.25, "1.3"), (-1.25, "-1.3"), (10, "10"), (.nan, "0"),
    (.infinity, "0"), (1e300, "0"), (99.96, "100"),
  ])
  func `a number of a drawing is as short as it can be`(_ value: Double, _ expected: String) {
    #expect(drawingNumber(value) == expected)
  }

  @Test func `a number of a drawing keeps its leading zeros`() {
    #expect(drawingNumber(0.001, decimals: 3) == "0.001")
    #expect(drawingNumber(2.050, decimals: 3) == "2.05")
  }
}
