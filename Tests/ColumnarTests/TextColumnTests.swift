import Columnar
import Testing

@Suite struct `A text column` {
  @Test func `gives back its texts, an empty one as null`() {
    var column = TextColumn()
    let texts = ["AFG1", "", "é", "e\u{301}", "\0", "line\r\nbreak", ""]
    for text in texts { column.append(text.utf8Span.span) }
    #expect(column.count == texts.count)
    for (row, text) in texts.enumerated() {
      #expect(Array(column.bytes(row)) == Array(text.utf8))
      #expect(column[row].map { Array($0.utf8) } == (text.isEmpty ? nil : Array(text.utf8)))
    }
  }
}
