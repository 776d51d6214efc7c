import Foundation
import Geography
import Statistics
import TestSupport
import Testing

@testable import Engine
@testable import Readers
@testable import Reporting

/// The page of a sample over squares side by side, one for each province.
func page(_ report: Report, language: Language = .english) throws -> String {
  var options = PageOptions(version: "0.0.0")
  options.language = language
  options.rejectsFile = "rejects \"<1>.csv"
  return renderHTML(report, map: try squares(of: report), options: options)
}

func squares(of report: Report) throws -> MapLayers {
  let provinces = report.provinces.sorted { $0.id < $1.id }.map { province in
    let west = 60 + Double(province.id.index % 6)
    let south = 30 + Double(province.id.index / 6)
    let corners = [(0.0, 0.0), (1, 0), (1, 1), (0, 1), (0, 0)].map {
      Coordinate(longitude: west + $0.0, latitude: south + $0.1)
    }
    return Province(
      code: province.code, name: province.name,
      polygons: Ring(corners).map { [Polygon(exterior: $0)] } ?? [])
  }
  return MapLayers(catalog: try ProvinceCatalog(provinces))
}

@Suite struct PageTests {
  @Test(arguments: SampleReport.allCases)
  func `every figure is that of the JSON`(_ sample: SampleReport) throws {
    try expectFigures(of: sample.report)
  }

  @Test func `every figure of distances is that of the JSON`() throws {
    try expectFigures(of: reportWithDistances())
  }

  private func expectFigures(of report: Report) throws {
    let json = try #require(ReportFigures(renderJSON(report, version: "0.0.0")))
    let figures = PageFigure.all(in: try page(report))
    #expect(figures.count >= 10)
    for figure in figures {
      let complaint = json.complaint(about: figure)
      #expect(complaint == nil)
    }
  }

  @Test(arguments: SampleReport.allCases, Language.allCases)
  func `whatever the names, every tag is one of the page's own`(
    _ sample: SampleReport, _ language: Language
  ) throws {
    let page = try page(sample.report, language: language)
    #expect(markupComplaints(page) == [])
    let hidden = page.unicodeScalars.filter { scalar in
      scalar.properties.isBidiControl || (scalar.value < 0x20 && scalar != "\n")
    }
    #expect(hidden.isEmpty)
    #expect(!page.contains("url(") && !page.contains("@import"))
  }

  @Test(arguments: Language.allCases)
  func `the same report gives the same bytes`(_ language: Language) throws {
    let report = SampleReport.focus.report
    let first = try page(report, language: language)
    #expect(try page(report, language: language) == first)
  }

  @Test func `the policy lets the script of the page run, and no other`() throws {
    let page = try page(SampleReport.focus.report)
    let script = try #require(page.firstMatch(of: /<script>(.*?)<\/script>/.dotMatchesNewlines()))
    let hash = try sha256(String(script.1))
    #expect(pageScriptHash == hash)
    #expect(page.contains("default-src &#39;none&#39;; style-src &#39;unsafe-inline&#39;; "))
    #expect(page.contains("script-src &#39;sha256-\(hash)&#39;; base-uri &#39;none&#39;"))
    #expect(page.matches(of: /<script/).count == 2)
  }

  /// In base 64, as a policy has it.
  private func sha256(_ text: String) throws -> String {
    let input = OpenedInput(Array(text.utf8), path: "page.js")
    let digits = Array(try #require(try input.sha256(.sha256)))
    let bytes = stride(from: 0, to: digits.count, by: 2).compactMap {
      UInt8(String(digits[$0...$0 + 1]), radix: 16)
    }
    return Data(bytes).base64EncodedString()
  }

  @Test func `the page has the golden bytes`() throws {
    expectGolden(try page(SampleReport.focus.report), named: "focus.html")
  }

  @Test func `a word for a share is used only where the lower bound bears it`() {
    #expect(PageQuestion.Verdict(bounds(91, 100)) == .almostAll)
    #expect(PageQuestion.Verdict(bounds(90, 100)) == .most)
    #expect(PageQuestion.Verdict(bounds(51, 100)) == .most)
    #expect(PageQuestion.Verdict(bounds(50, 100)) == .open)
    #expect(PageQuestion.Verdict(bounds(10, 50)) == .open)
    #expect(PageQuestion.Verdict(bounds(0, 49)) == .lessThanHalf)
  }

  private func bounds(_ low: Int, _ high: Int) -> CountBounds {
    CountBounds(lower: .init(low, of: 100), upper: .init(high, of: 100))
  }

  @Test func `the example makes no claim, and one incident is told in the singular`() throws {
    let example = try page(SampleReport.example.report)
    #expect(example.contains("Example: 6 documented incidents</h1>"))
    #expect(!example.contains("Most recorded") && example.contains("no basis for conclusions"))
    let one = try page(SampleReport.oneIncident.report)
    #expect(one.contains("1 recorded incident, in Nangarhar</h1>"))
    #expect(!one.contains("1 incidents") && !one.contains("1 provinces have"))
  }

  @Test func `without incidents there is a page, and no share`() throws {
    let page = try page(SampleReport.zeroMatched.report)
    #expect(page.contains("No recorded incidents match the question</h1>"))
    #expect(page.matches(of: /\b(nan|NaN|inf)\b/).isEmpty)
  }

  @Test func `the file of rejects is linked only when one was written`() throws {
    let report = SampleReport.focus.report
    #expect(try page(report).contains("href=\"./rejects%20%22%3C1%3E.csv\""))
    let options = PageOptions(version: "0")
    let plain = renderHTML(report, map: try squares(of: report), options: options)
    #expect(!plain.contains("./rejects"))
  }

  @Test func `the command quotes what a shell would read otherwise`() {
    var report = SampleReport.focus.report
    #expect(
      reportCommand(report)
        == "geotally report synthetic.csv --from 2017-01-01 --to 2018-10-31 --kind airstrike "
        + "--actor ISKP --actor 'United States|NATO' --focus AF-KNR,AF-NAN "
        + "--boundaries squares.geojson -o report.html")
    report = SampleReport.example.report
    #expect(reportCommand(report).hasPrefix("geotally report --focus AF-NAN"))
  }
}
