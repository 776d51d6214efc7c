import Geography
import Incidents
import Statistics
import TestSupport
import Testing

@testable import Engine

/// What is counted over matched rows is what a report of the same question counts.
@Suite struct MatchedRowsTests {
  private func query(unclear: Bool = false, focus: [String] = []) throws -> IncidentQuery {
    var query = IncidentQuery()
    query.kinds = [.airstrike, .bombing, .shelling]
    query.actors = [try #require(ActorPattern("A", aliases: ActorAliases([])))]
    query.includesUnclearActors = unclear
    query.provinces = focus
    return query
  }

  @Test(arguments: 1...6 as ClosedRange<UInt64>)
  func `counts, bounds, spreads and deaths are those of a report`(seed: UInt64) async throws {
    let rows = randomRows(400, seed: seed)
    let from = try #require(Day(rawValue: 17_100))
    let to = try #require(Day(rawValue: 17_600))
    let focus = ["XX-A", "XX-C"]
    let all = try await analyze(Question(), [table(rows, chunkSize: 61)], threads: 2)
    let found = try all.matchedRows([
      try query(focus: focus), try query(), try query(unclear: true),
    ])
    for (bit, isUnclear) in [(1, false), (2, true)] {
      var question = Question()
      question.incidents = try query(unclear: isUnclear)
      question.incidents.from = from
      question.incidents.to = to
      question.focus = focus
      let report = try await analyze(question, [table(rows)]).report()
      let expected = try #require(report.focus)
      let matched = found.rows.filter { row in
        let isInWindow = row.day.map { $0 >= from.rawValue && $0 <= to.rawValue } ?? false
        return row.queries & (1 << UInt32(bit)) != 0 && isInWindow
      }
      let places = matched.map { found.places[Int($0.place)].memberships[0] }
      #expect(matched.count == report.ledger.matched)
      #expect(places.count { $0.isCoded } == expected.share.count)
      #expect(places.count { $0.isInside } == expected.readings.bounds.lower.count)
      #expect(places.count { $0.meets } == expected.readings.bounds.upper.count)
      var spread = 0.0
      for place in places where place.common > 0 {
        spread += Double(place.common) / Double(place.size)
      }
      let fractional = try #require(expected.readings.fractional)
      #expect(abs(spread / Double(matched.count) - fractional) < 1e-12)
      var deaths: Int64 = 0
      var precise = 0
      for (row, place) in zip(matched, places) where place.isCoded {
        deaths += Int64(row.best ?? 0)
        if row.precision.isPrecise { precise += 1 }
      }
      #expect(deaths == expected.fatalities.best)
      #expect(precise == expected.readings.preciseOnly?.count)
    }
  }

  @Test func `rows that the caller names are set apart`() async throws {
    let rows = (0..<6).map { index in
      var row = Row()
      row.point = (0.5, 0.5)
      row.district = "Achin"
      row.day = Day(rawValue: 17_000 + Int32(index / 2))
      return row
    }
    let all = try await analyze(Question(), [table(rows)])
    let found = try all.matchedRows([IncidentQuery()], excluding: [[2, 5]])
    #expect(found.rows.count == 4)
    #expect(found.ofExcluded.rows.count == 2)
    #expect(found.rows.map(\.dayAndDistrict) == [0, 1, 1, 2])
  }

  @Test func `duplicates are left out`() async throws {
    var row = Row()
    row.id = "1"
    row.point = (0.5, 0.5)
    let all = try await analyze(Question(), [table([row, row, Row()])])
    #expect(try all.matchedRows([IncidentQuery()]).rows.count == 2)
  }
}
