import Engine
import Foundation
import Incidents
import Testing

@testable import Reporting

@Suite struct `Headlines` {
  private func text(_ report: Report) -> String {
    String(renderText(report).prefix { $0 != "\n" })
  }

  private func page(_ report: Report, _ language: Language) -> String {
    PageQuestion(report: report, book: Phrasebook(language), labels: [:]).title
  }

  /// As many incidents in one province as are asked for.
  private func report(
    _ incidents: Int, unlocated: Int = 0, outside: Int = 0, rejected: Int = 0
  ) -> Report {
    var samples = Sample.afghan
    samples[4].incidents = incidents
    return makeReport(
      samples, elsewhere: (outside, unlocated), rejected: rejected)
  }

  @Test(arguments: [
    (19, 1, ""), (15, 1, "; 1 of 16 rows could not be read"),
    (1, 1, "; 1 of 2 rows could not be read"), (0, 2, "; 2 of 2 rows could not be read"),
  ])
  func `rows that could not be read are in it above one in twenty`(
    read: Int, rejected: Int, clause: String
  ) {
    let title = text(report(read, rejected: rejected))
    #expect(title.hasSuffix(clause))
    #expect(title.contains("could not be read") == !clause.isEmpty)
    #expect(page(report(read, rejected: rejected), .english).hasSuffix(clause))
  }

  @Test(arguments: [
    (19, 1, 0, ""), (18, 1, 1, "; 2 of 20 in no province"), (3, 0, 2, "; 2 of 5 in no province"),
  ])
  func `incidents in no province are in it above one in twenty`(
    placed: Int, unlocated: Int, outside: Int, clause: String
  ) {
    let report = report(placed, unlocated: unlocated, outside: outside)
    #expect(text(report).hasSuffix(clause))
    #expect(text(report).contains("no province") == !clause.isEmpty)
    #expect(page(report, .english).hasSuffix(clause))
  }

  @Test func `what lies in no province at all is said once`() {
    #expect(text(report(0, unlocated: 4)) == "4 recorded incidents, in no province")
    #expect(page(report(0, unlocated: 4), .english) == "4 recorded incidents, in no province")
  }

  @Test(arguments: [false, true])
  func `never say that nothing was recorded where a filter asks for what no row has`(
    isExample: Bool
  ) {
    let absent = makeReport(
      Sample.afghan, filtered: [.actor: 5], isExample: isExample, asksForWhatIsAbsent: true,
      notes: ["No row has the actor \"Talban\"."])
    let none = makeReport(Sample.afghan, filtered: [.actor: 5], isExample: isExample)
    for title in [text(absent), page(absent, .english)] {
      #expect(title == (isExample ? "Example: no" : "No") + " row passes the filters")
    }
    #expect(text(none).contains("o recorded incidents match the question"))
    for language in [Language.dari, .pashto] {
      #expect(page(absent, language) != page(none, language))
    }
    // Why nothing matches stands above the ledger.
    let words = renderText(absent)
    let why = words.range(of: "Talban")?.lowerBound
    let ledger = words.range(of: "Nothing dropped in silence")?.lowerBound
    #expect(why.flatMap { why in ledger.map { why < $0 } } == true)
  }

  @Test(arguments: [Language.dari, .pashto])
  func `both clauses stand in every language`(_ language: Language) {
    let title = page(report(15, unlocated: 3, rejected: 2), language)
    #expect(title.contains("؛"))
    #expect(title.split(separator: "؛").count == 3)
    #expect(!title.contains("{"))
  }

  @Test(arguments: [(8, 2, 1, true), (5, 4, 3, false), (4, 3, 1, false), (3, 3, 0, false)])
  func `the most in a province is said only where nothing can lie elsewhere`(
    first: Int, second: Int, unlocated: Int, isSaid: Bool
  ) {
    var samples = Sample.afghan
    samples[4].incidents = first
    samples[3].incidents = second
    let report = makeReport(samples, elsewhere: (0, unlocated))
    #expect(text(report).contains("the most in Nangarhar") == isSaid)
    #expect(page(report, .english).contains("the most in") == isSaid)
    #expect((report.leader?.code == "AF-NAN") == isSaid)
  }
}
