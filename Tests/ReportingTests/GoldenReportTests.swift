import Reporting
import TestSupport
import Testing

@Suite struct GoldenReportTests {
  @Test(arguments: SampleReport.allCases)
  func `text has the golden bytes`(_ sample: SampleReport) {
    expectGolden(renderText(sample.report), named: "\(sample).txt")
  }

  @Test func `colored and narrow text has the golden bytes`() {
    let style = TextStyle(width: 40, usesColor: true)
    expectGolden(renderText(SampleReport.focus.report, style: style), named: "focus-color.txt")
  }

  @Test(arguments: SampleReport.allCases)
  func `Markdown has the golden bytes`(_ sample: SampleReport) {
    expectGolden(renderMarkdown(sample.report), named: "\(sample).md")
  }

  @Test(arguments: SampleReport.allCases)
  func `JSON has the golden bytes`(_ sample: SampleReport) {
    expectGolden(renderJSON(sample.report, version: "0.0.0"), named: "\(sample).json")
  }

  @Test(arguments: SampleReport.allCases)
  func `CSV has the golden bytes`(_ sample: SampleReport) {
    expectGolden(renderCSV(sample.report), named: "\(sample).csv")
  }

  @Test func `raw CSV leaves formulas as they are`() {
    let text = renderCSV(SampleReport.hostileNames.report, rawCells: true)
    expectGolden(text, named: "hostileNames-raw.csv")
  }
}
