import Geography
import Incidents
import Statistics
import TestSupport
import Testing

@testable import Engine

@Suite struct AlternativeReadingTests {
  private func question(_ focus: [String], unclear: Bool = false) throws -> Question {
    var question = Question()
    question.focus = focus
    question.incidents.actors = [try #require(ActorPattern("A", aliases: ActorAliases([])))]
    question.incidents.includesUnclearActors = unclear
    return question
  }

  private func reading(
    _ kind: AlternativeReading.Kind, _ question: Question, _ rows: [Row], threads: Int = 1
  ) async throws -> AlternativeReading? {
    let analysis = try await analyze(
      question, [table(rows, batchSize: 37)], keepsAlternatives: true, threads: threads)
    return try analysis.report().alternatives.first { $0.kind == kind }
  }

  @Test(arguments: 1...6 as ClosedRange<UInt64>)
  func `unclear actors counted is the share of the query that includes them`(seed: UInt64)
    async throws
  {
    let rows = randomRows(400, seed: seed)
    let focus = ["XX-A", "XX-C"]
    let found = try await reading(.unclearActors, question(focus), rows, threads: 3)
    let including = try await analyze(question(focus, unclear: true), [table(rows)]).report()
    #expect(found?.count == including.focus?.share)
    #expect(found?.count != nil)
    let excluding = try await analyze(question(focus), [table(rows)]).report()
    #expect(found?.count != excluding.focus?.share)
  }

  @Test(arguments: 1...6 as ClosedRange<UInt64>)
  func `one per day and district counts distinct days of districts`(seed: UInt64) async throws {
    var rows = randomRows(400, seed: seed)
    // Few days, so that many incidents share one.
    for index in rows.indices { rows[index].day = Day(rawValue: 17_000 + Int32(index % 5)) }
    let analysis = try await analyze(question(["XX-A", "XX-B"]), [table(rows, batchSize: 64)])
    var seen = Set<[String]>()
    var inside = Set<[String]>()
    for (row, outcome) in zip(rows, analysis.tables[0].outcomes) {
      if case .dropped = outcome.status { continue }
      let place = outcome.province.map { "\($0.rawValue)" } ?? outcome.status.name
      let key = [
        place, row.district?.lowercased() ?? "row \(outcome.row)", "\(row.day?.rawValue ?? 0)",
      ]
      seen.insert(key)
      if let id = outcome.province, id.rawValue < 2 { inside.insert(key) }
    }
    let found = try await reading(
      .perDayAndDistrict, question(["XX-A", "XX-B"]), rows, threads: 2)
    #expect(found?.count == Proportion(inside.count, of: seen.count))
    #expect(seen.count < analysis.ledger.matched)
  }

  @Test func `further totals are kept only when asked for`() async throws {
    let rows = randomRows(100, seed: 1)
    let kinds = try await analyze(question(["XX-A", "XX-B"]), [table(rows)]).report()
      .alternatives.map(\.kind)
    #expect(
      kinds == [
        .coded, .bounds, .fractional, .preciseOnly, .deaths, .provinceAlone, .provinceAlone,
      ])
  }

  @Test func `without a focus the leading province is read`() async throws {
    let rows = (0..<5).map { index in
      var row = Row()
      row.actors = ["A"]
      row.point = index < 3 ? (1.5, 0.5) : (0.5, 0.5)
      return row
    }
    let report = try await analyze(question([]), [table(rows)]).report()
    let coded = try #require(report.alternatives.first)
    #expect(coded.codes == ["XX-B"])
    #expect(coded.count == Proportion(3, of: 5))
    let deaths = try #require(report.alternatives.first { $0.kind == .deaths })
    #expect(deaths.count == Proportion(6, of: 10))
    #expect(deaths.bounds == Interval(lower: 3.0 / 9, upper: 9.0 / 11))
  }

  @Test func `nothing matched, nothing read`() async throws {
    let report = try await analyze(question(["XX-A"]), [table([Row()])]).report()
    #expect(report.alternatives.isEmpty)
  }
}
