import Geography
import Incidents
import Testing

@testable import Engine

/// Why nothing matched, for rows of two days of 2017.
@Suite struct `A question that no row matches` {
  private func rows() -> [Row] {
    var first = Row(id: "1", timestamp: 1, day: Day(year: 2017, month: 1, day: 1))
    first.kind = .airstrike
    first.actors = ["Taliban", "Forces A and/or Forces B"]
    var revised = first
    revised.timestamp = 2
    var second = Row(id: "2", day: Day(year: 2017, month: 3, day: 1), kind: .bombing)
    second.actors = ["Taliban", "Taliban", "Group C"]
    second.precision = .province
    return [first, revised, second]
  }

  private func report(
    _ ask: (inout IncidentQuery) throws -> Void
  ) async throws -> (report: Report, why: String?) {
    var question = Question()
    try ask(&question.incidents)
    let report = try await analyze(question, [table(rows())]).report()
    #expect(report.ledger.matched == 0)
    return (report, report.notes.first { $0.hasPrefix("No row ") })
  }

  private func actor(_ text: String) throws -> ActorPattern {
    try #require(ActorPattern(text, aliases: ActorAliases([])))
  }

  @Test func `names the nearest and the most frequent actors, each row once, duplicates left out`()
    async throws
  {
    let found = try await report { $0.actors = [try actor("Talban")] }
    #expect(found.report.asksForWhatIsAbsent)
    #expect(
      found.why
        == "No row has the actor \"Talban\"; the nearest are \"Taliban\" (2 rows); the most frequent "
        + "others are \"Forces A and/or Forces B\" (1 row), \"Group C\" (1 row).")
  }

  @Test func `names the kinds that the rows have`() async throws {
    let found = try await report { $0.kinds = [.arrest, .protest] }
    #expect(
      found.why
        == "No row has the kind arrest or protest; the kinds of the rows are airstrike (1 row), "
        + "bombing (1 row).")
  }

  @Test func `names the precisions that the rows have`() async throws {
    let found = try await report { $0.precisions = [.near] }
    #expect(
      found.why
        == "No row has the location precision near; the rows have exact (1 row), province (1 row).")
  }

  @Test(arguments: [(2016, true), (2018, true), (2017, false)])
  func `says which days the inputs have, unless the window lies among them`(
    year: Int, isAbsent: Bool
  ) async throws {
    let found = try await report {
      $0.from = Day(year: year, month: 2, day: 1)
      $0.to = Day(year: year, month: 2, day: 9)
    }
    #expect(found.report.asksForWhatIsAbsent == isAbsent)
    #expect(
      found.why
        == (isAbsent
          ? "No row is dated from \(year)-02-01 to \(year)-02-09; t.csv has the days 2017-01-01 to "
            + "2017-03-01." : nil))
  }

  @Test func `says how many rows pass each filter where all have some`() async throws {
    let found = try await report {
      $0.kinds = [.bombing]
      $0.precisions = [.exact]
    }
    #expect(!found.report.asksForWhatIsAbsent)
    #expect(
      found.why
        == "No row passes all filters, though some pass each alone: the kind bombing (1 row) and "
        + "the location precision exact (1 row).")
  }

  @Test func `is not of an absent actor where and/or names leave it open`() async throws {
    let found = try await report { $0.actors = [try actor("=Forces B")] }
    #expect(!found.report.asksForWhatIsAbsent)
    #expect(found.why == nil)
    #expect(found.report.notes.contains { $0.contains("--unclear-actors include") })
  }

  @Test func `without filters, or without rows, has no such reason`() async throws {
    let nothing = try await analyze(Question(), [table([])]).report()
    var question = Question()
    question.incidents.kinds = [.arrest]
    let empty = try await analyze(question, [table([])]).report()
    for report in [nothing, empty] {
      #expect(!report.asksForWhatIsAbsent)
      #expect(!report.notes.contains { $0.hasPrefix("No row ") })
    }
  }
}
