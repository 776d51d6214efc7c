import Testing

@testable import Reporting

@Suite struct CSVLineTests {
  @Test(arguments: [
    "=1+1", "+cmd", "-cmd", "@SUM(A1)", "\tx", "\rx", "-", "+", "-1-1", "=", "-1e", "--1", "-1.2.3",
    "-.", "+1e5x", "-0x1F",
  ])
  func `formulas get an apostrophe`(cell: String) {
    let quoted = cell == "\rx" ? "\"'\rx\"" : "'" + cell
    #expect(csvLine([cell], isInert: true) == quoted + "\n")
  }

  @Test(arguments: ["", "text", "-5", "-5.3", "+5", "-.5", "-5.", "-1e-7", "+1E+5", "1=1", " =x"])
  func `plain numbers and other texts are left alone`(cell: String) {
    #expect(csvLine([cell], isInert: true) == cell + "\n")
  }

  @Test(arguments: [
    (["a", "b"], "a,b\n"), (["a,b"], "\"a,b\"\n"), (["a\"b"], "\"a\"\"b\"\n"),
    (["a\r\nb"], "\"a\r\nb\"\n"), (["", ""], ",\n"),
  ])
  func `cells are quoted where RFC 4180 asks for it`(cells: [String], line: String) {
    #expect(csvLine(cells) == line)
  }
}
