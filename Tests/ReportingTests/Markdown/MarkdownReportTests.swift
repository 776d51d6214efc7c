import Testing

@testable import Reporting

@Suite struct MarkdownReportTests {
  @Test(arguments: [
    ("a|b", "a\\|b"), ("`x`", "\\`x\\`"), ("<b>", "\\<b\\>"), ("*_~", "\\*\\_\\~"),
    ("[a](b)", "\\[a\\](b)"), ("\\|", "\\\\\\|"), ("a\nb", "a\\\\u{A}b"), ("&amp;", "\\&amp;"),
    ("Kabul", "Kabul"), ("ننگرهار", "ننگرهار"),
  ])
  func `cells are read as they stand`(text: String, escaped: String) {
    #expect(text.markdownEscaped == escaped)
  }

  @Test(arguments: SampleReport.allCases)
  func `every row of a table has as many cells as its header`(_ sample: SampleReport) {
    var columns: Int?
    for line in renderMarkdown(sample.report).split(
      separator: "\n", omittingEmptySubsequences: false)
    {
      guard line.hasPrefix("|") else {
        columns = nil
        continue
      }
      // What is left of a line once escaped pairs are gone has only bars that part cells.
      var bars = 0
      var isEscaped = false
      for character in line {
        if character == "|", !isEscaped { bars += 1 }
        isEscaped = character == "\\" && !isEscaped
      }
      #expect(columns == nil || columns == bars)
      columns = bars
    }
  }

  @Test(arguments: SampleReport.allCases)
  func `text and Markdown tell the same story in the same order`(_ sample: SampleReport) {
    let headings = Story(sample.report).blocks.compactMap { block in
      if case .heading(let text) = block { text } else { nil }
    }
    let inMarkdown = renderMarkdown(sample.report).split(separator: "\n")
      .filter { $0.hasPrefix("## ") }.map { String($0.dropFirst(3)) }
    let lines = renderText(sample.report).split(separator: "\n").map(String.init)
    #expect(inMarkdown == headings)
    #expect(lines.filter(headings.contains) == headings)
  }
}
