import Geography
import Incidents
import Statistics
import TestSupport
import Testing

@testable import Engine

/// The province of a point in the four squares by plain comparisons, lowest code first.
private func covering(_ point: (Double, Double)) -> [String] {
  let corners = [("XX-A", 0.0, 0.0), ("XX-B", 1, 0), ("XX-C", 0, 1), ("XX-D", 1, 1)]
  return corners.filter { _, west, south in
    (west...west + 1).contains(point.0) && (south...south + 1).contains(point.1)
  }.map(\.0)
}

/// The whole analysis again, row by row with dictionaries.
private struct NaiveTwin {
  var counts: [String: Int] = [:]
  var best: [String: Int64] = [:]
  var months: [String: Int] = [:]
  var filtered: [DropReason: Int] = [:]
  var tied = 0

  init(_ rows: [Row], from: Day, to: Day, kinds: [IncidentKind], actor: String) {
    for (index, row) in rows.enumerated() {
      if Self.isReplaced(index, in: rows) {
        filtered[.duplicate, default: 0] += 1
        continue
      }
      if let reason = Self.reason(row, from: from, to: to, kinds: kinds, actor: actor) {
        filtered[reason, default: 0] += 1
        continue
      }
      let codes = row.precision == .abroad ? [] : row.point.map(covering)
      let code = codes?.first ?? (codes == nil ? "unlocated" : "outside")
      if codes?.count ?? 0 > 1 { tied += 1 }
      counts[code, default: 0] += 1
      best[code, default: 0] += Int64(row.deaths.best ?? 0)
      if let day = row.day {
        months["\(day.month) \(codes?.first ?? "-")", default: 0] += 1
      }
    }
  }

  private static func isReplaced(_ index: Int, in rows: [Row]) -> Bool {
    guard !rows[index].id.isEmpty else { return false }
    return rows.indices.contains { other in
      guard other != index, rows[other].id == rows[index].id else { return false }
      let (a, b) = (rows[other].timestamp ?? .min, rows[index].timestamp ?? .min)
      return a > b || (a == b && other < index)
    }
  }

  private static func reason(
    _ row: Row, from: Day, to: Day, kinds: [IncidentKind], actor: String
  ) -> DropReason? {
    guard let day = row.day, day >= from, day <= to else { return .date }
    guard let kind = row.kind, kinds.contains(kind) else { return .kind }
    if row.actors.contains(actor) { return nil }
    if row.actors.contains("A and/or B") { return .actorUnclear }
    return row.actors.contains("Unidentified") ? .actorUnidentified : .actor
  }
}

@Suite struct `The analysis` {
  @Test(arguments: UInt64(0)..<12)
  func `agrees with a naive twin for any rows, batches and threads`(seed: UInt64) async throws {
    let rows = randomRows(400, seed: seed)
    let from = try #require(Day(year: 2016, month: 9, day: 1))
    let to = try #require(Day(year: 2018, month: 6, day: 30))
    let kinds: [IncidentKind] = [.airstrike, .bombing, .other, .arrest, .protest]
    var question = Question()
    question.incidents.from = from
    question.incidents.to = to
    question.incidents.kinds = kinds
    question.incidents.actors = [
      try #require(ActorPattern("A", aliases: ActorAliases([])))
    ]
    let twin = NaiveTwin(rows, from: from, to: to, kinds: kinds, actor: "A")
    let report = try await analyze(question, [table(rows, batchSize: 37)], threads: 3).report()
    let ledger = report.ledger
    #expect(ledger.closes && ledger.read == 400)
    #expect(ledger.duplicate == twin.filtered[.duplicate, default: 0])
    for reason in DropReason.filters {
      #expect(ledger.filtered[reason] == twin.filtered[reason, default: 0])
    }
    #expect(ledger.tied == twin.tied)
    #expect(ledger.outside == twin.counts["outside", default: 0])
    #expect(ledger.unlocated == twin.counts["unlocated", default: 0])
    for province in report.provinces {
      #expect(province.share.count == twin.counts[province.code, default: 0])
      #expect(province.share.total == ledger.matched)
      #expect((province.fatalities.best ?? 0) == twin.best[province.code, default: 0])
    }
    let months = Dictionary(
      uniqueKeysWithValues: report.timeline.map { ("\($0.month) \($0.code ?? "-")", $0.incidents) })
    #expect(months == twin.months)
  }

  @Test(arguments: [1, 2, 7], [1, 5, 1000])
  func `is the same for any number of threads and size of batches`(
    threads: Int, batchSize: Int
  ) async throws {
    let rows = randomRows(300, seed: 99)
    let one = try await analyze(Question(), [table(rows)], threads: 1).report()
    let other = try await analyze(
      Question(), [table(rows, batchSize: batchSize)], threads: threads
    ).report()
    #expect(one == other)
  }

  @Test func `a point on a shared edge is tied and goes to the lowest code`() async throws {
    let rows = [Row(point: (1, 1)), Row(point: (1, 0.5)), Row(point: (0.5, 0.5))]
    let analysis = try await analyze(Question(), [table(rows)], threads: 1)
    #expect(analysis.ledger.tied == 2 && analysis.ledger.located == 1)
    #expect(try analysis.report().provinces[0].code == "XX-A")
    #expect(try analysis.report().provinces[0].share.count == 3)
    let outcomes = analysis.tables[0].outcomes
    #expect(outcomes.map(\.status.name) == ["tied", "tied", "located"])
    #expect(outcomes[0].ties.count == 4 && outcomes[1].ties.count == 2)
  }

  @Test func `the province filter comes after locating and before precision`() async throws {
    var question = Question()
    question.incidents.provinces = ["XX-A"]
    question.incidents.precisions = [.exact]
    let rows = [
      Row(point: (0.5, 0.5)), Row(point: (1.5, 1.5)), Row(point: (9, 9)), Row(),
      Row(point: (0.5, 0.5), precision: .country), Row(point: (1.5, 1.5), precision: .country),
    ]
    let ledger = try await analyze(question, [table(rows)], threads: 2).ledger
    #expect(ledger.filtered[.province] == 4 && ledger.filtered[.precision] == 1)
    #expect(ledger.matched == 1)
  }

  @Test func `the focus counts its provinces together, each once`() async throws {
    var question = Question()
    question.focus = ["XX-D", "XX-A", "XX-D"]
    let rows = [Row(point: (0.5, 0.5)), Row(point: (1.5, 1.5)), Row(point: (1.5, 0.5)), Row()]
    let focus = try #require(
      try await analyze(question, [table(rows)], threads: 1).report().focus)
    #expect(focus.codes == ["XX-A", "XX-D"])
    #expect(focus.share.count == 2 && focus.share.total == 4)
    #expect(focus.fatalities.best == 4 && focus.fatalities.high == 6)
  }

  @Test func `nothing matched gives no shares and no concentration`() async throws {
    let report = try await analyze(Question(), [table([])], threads: 4).report()
    #expect(report.ledger.closes && report.ledger.read == 0)
    #expect(report.provinces.allSatisfy { $0.share.value == nil })
    #expect(report.timeline.isEmpty)
    #expect(report.concentration?.hhi == nil)
  }
}

/// The refusal with which an analysis ends, nil when it does not.
private func refusal(_ question: Question, _ tables: [IncidentTable]) async throws -> Refusal? {
  do {
    _ = try await analyze(question, tables, threads: 1)
    return nil
  } catch EngineError.refused(let refusal) {
    return refusal
  }
}

@Suite struct `Refused questions` {
  @Test func `inputs of different sources are added up only when asked`() async throws {
    let acled = table([Row()], format: .acled)
    let csv = table([Row()], named: "a.csv")
    var question = Question()
    #expect(try await refusal(question, [acled, acled]) == nil)
    #expect(try await refusal(question, [acled, csv]) == .differentSources(["ACLED", "a.csv"]))
    #expect(try await refusal(question, [csv, csv]) == .differentSources(["a.csv"]))
    question.isPooled = true
    #expect(try await refusal(question, [acled, csv]) == nil)
  }

  @Test func `a kind is not asked of a source that records none`() async throws {
    var ucdp = IncidentTable(
      input: InputSummary(name: "ged.csv", format: .ucdp), strings: table([]).strings,
      batches: [], rejects: InputRejects())
    var question = Question()
    question.incidents.kinds = [.airstrike]
    #expect(
      try await refusal(question, [ucdp]) == .kindNotRecorded(input: "ged.csv", format: .ucdp))
    question.incidents.kinds = []
    #expect(try await refusal(question, [ucdp]) == nil)
    ucdp = table([Row()])
    question.incidents.kinds = [.airstrike]
    #expect(try await refusal(question, [ucdp]) == nil)
  }

  @Test(arguments: [("XX-E", "XX-A"), ("Provinse XX-B", "XX-B"), ("qqqqqqq", nil)])
  func `a word that no province has is refused with the near miss and all codes`(
    word: String, suggestion: String?
  ) async throws {
    let known = ["XX-A", "XX-B", "XX-C", "XX-D"].map {
      ProvinceWord(code: $0, name: "Province \($0)")
    }
    let expected = Refusal.unknownProvince(word, suggestion: suggestion, known: known)
    var question = Question()
    question.focus = [word]
    #expect(try await refusal(question, []) == expected)
    question = Question()
    question.incidents.provinces = [word]
    #expect(try await refusal(question, []) == expected)
  }
}
