import Engine
import Geography
import Incidents
import Statistics
import TestSupport
import Testing

@testable import Claims

/// What is counted over matched rows is what a report of the same question counts.
@Suite struct `Matched rows` {
  private func query(unclear: Bool = false, focus: [String] = []) throws -> IncidentQuery {
    var query = IncidentQuery()
    query.kinds = [.airstrike, .bombing]
    query.actors = [try #require(ActorPattern("Alpha", aliases: ActorAliases([])))]
    query.includesUnclearActors = unclear
    query.provinces = focus
    return query
  }

  private func events(seed: UInt64) -> [Event] {
    var random = SplitMix64(seed: seed)
    return randomEvents(400, seed: seed).map { event in
      var event = event
      if Int.random(in: 0..<4, using: &random) == 0 { event.actors = ["Alpha and/or Beta"] }
      event.district = ["Achin", "achin", "Deh Bala", nil].randomElement(using: &random) ?? nil
      return event
    }
  }

  @Test(arguments: 1...6 as ClosedRange<UInt64>)
  func `have the counts, bounds, spreads and deaths of a report`(seed: UInt64) async throws {
    let events = events(seed: seed)
    let focus = ["XX-A", "XX-C"]
    let all = try await version(events, batchSize: 61, threads: 2).analysis
    let found = try await all.matchedRows(
      [query(focus: focus), query(), query(unclear: true)], threads: 3)
    for (bit, isUnclear) in [(1, false), (2, true)] {
      var question = Question()
      question.incidents = try query(unclear: isUnclear)
      question.incidents.from = Day(rawValue: 17_001)
      question.incidents.to = Day(rawValue: 17_002)
      question.focus = focus
      let report = try await version(events, question).analysis.report()
      let expected = try #require(report.focus)
      let window: ClosedRange<Int32> = 17_001...17_002
      let sums = try found.sums(MatchedRows.Selection(queries: [bit], window: window))
      func count(_ isIncluded: (MatchedRows.Membership) -> Bool) -> Int {
        zip(found.places, sums).reduce(0) { sum, pair in
          sum + (isIncluded(pair.0.memberships[0]) ? Int(pair.1.incidents) : 0)
        }
      }
      #expect(count { _ in true } == report.ledger.matched)
      #expect(count(\.isCoded) == expected.share.count)
      #expect(count(\.isInside) == expected.readings.bounds.lower.count)
      #expect(count(\.meets) == expected.readings.bounds.upper.count)
      var spread = 0.0
      var deaths: Int64 = 0
      for (place, sum) in zip(found.places, sums) {
        let membership = place.memberships[0]
        if membership.isCoded { deaths += sum.best }
        guard membership.common > 0 else { continue }
        spread += Double(sum.incidents) * Double(membership.common) / Double(membership.size)
      }
      let fractional = try #require(expected.readings.fractional)
      #expect(abs(spread / Double(report.ledger.matched) - fractional) < 1e-12)
      #expect(deaths == expected.fatalities.best)
      let precise = try found.sums(
        MatchedRows.Selection(
          queries: [bit], window: window,
          precisions: Set(LocationPrecision.allCases.filter(\.isPrecise))))
      let coded = zip(found.places, precise).filter { $0.0.memberships[0].isCoded }
      #expect(
        coded.reduce(0) { $0 + Int($1.1.incidents) } == expected.readings.preciseOnly?.count)
    }
  }

  @Test(arguments: 1...6 as ClosedRange<UInt64>)
  func `count each day of a district once, and rows without either each`(
    seed: UInt64
  ) async throws {
    let events = events(seed: seed)
    let all = try await version(events, batchSize: 50).analysis
    let found = try await all.matchedRows([IncidentQuery()], threads: 2)
    var seen = Set<String>()
    let table = all.tables[0]
    for (batch, located) in zip(table.incidents.batches, table.batches) {
      for position in 0..<batch.rowCount where located.verdicts.keeps(position) {
        let event = events[batch.row(position) - 1]
        let place = located.outcome(position, of: batch).province.map { "\($0.rawValue)" } ?? "none"
        let unit = event.district.map { "\(place) \($0.lowercased()) \(event.day)" }
        seen.insert(unit ?? "row \(batch.row(position))")
      }
    }
    let count = try found.dayAndDistrictCount(MatchedRows.Selection(queries: [0])) { _ in true }
    #expect(count == seen.count)
  }

  @Test func `of the publication itself are set apart`() async throws {
    var events = Array(repeating: Event(), count: 6)
    for index in events.indices { events[index].day += Int32(index) }
    let all = try await version(events).analysis
    let found = try await all.matchedRows(
      [IncidentQuery()], of: PublicationRows(inputs: [0]), threads: 1)
    var selection = MatchedRows.Selection(queries: [0], window: 17_001...17_002)
    #expect(try found.sums(selection).reduce(0) { $0 + $1.incidents } == 0)
    selection.isPublication = true
    #expect(try found.sums(selection).reduce(0) { $0 + $1.incidents } == 2)
  }

  @Test func `leave duplicates out`() async throws {
    var event = Event()
    event.id = "1"
    let all = try await version([event, event, Event()]).analysis
    let found = try await all.matchedRows([IncidentQuery()], threads: 1)
    let sums = try found.sums(MatchedRows.Selection(queries: [0]))
    #expect(sums.reduce(0) { $0 + $1.incidents } == 2)
  }
}
