import Engine
import Geography
import Incidents
import TestSupport
import Testing

@testable import Claims

/// The sums of a cause over all places, and in the focus.
private func part(_ change: ShareChange, _ cause: ChangeCause) -> [Int64] {
  change.parts.filter { $0.cause == cause }.flatMap { [$0.part, $0.whole] }
}

@Suite struct `A difference` {
  @Test func `charges single edits to what was edited`() async throws {
    var question = Question()
    question.focus = ["XX-A"]
    question.incidents.from = Day(rawValue: 16_000)
    question.incidents.kinds = [.airstrike]
    question.incidents.actors = try [#require(ActorPattern("Alpha", aliases: ActorAliases([])))]
    question.incidents.precisions = [.exact]
    let old = (0..<9).map { Event(id: "E\($0)") }
    var new = old
    new.removeFirst()
    new[0].day = 15_000
    new[1].kind = .arrest
    new[2].actors = ["Beta"]
    new[3].square = 1
    new[4].precision = .country
    new[5].deaths = 9
    new[6].timestamp = 4
    new.append(Event(id: "N"))
    let result = try await compare(old, new, question)
    #expect(result.incidents.before == .init(part: 9, whole: 9))
    #expect(result.incidents.after == .init(part: 4, whole: 5))
    let expected: [ChangeCause: [Int64]] = [
      .added: [1, 1], .deleted: [-1, -1], .unreadable: [0, 0], .redated: [-1, -1],
      .retyped: [-1, -1], .actor: [-1, -1], .moved: [-1, 0], .precision: [-1, -1],
      .fatalities: [0, 0],
    ]
    for (cause, parts) in expected { #expect(part(result.incidents, cause) == parts, "\(cause)") }
    #expect(part(result.deaths, .fatalities) == [7, 7])
    #expect(result.ledger.unchanged == 1)
    #expect(result.ledger.changed == 7)
    #expect(
      result.fields.map(\.field)
        == [.date, .kind, .actors, .coordinates, .precision, .best, .timestamp])
    #expect(result.fields.allSatisfy { $0.rows == 1 && $0.alone == 1 })
    #expect(result.fields[0].examples[0].old == "2016-07-18")
    #expect(!result.isSame)
  }

  @Test func `charges a row that changed in several ways to the step that decided`() async throws {
    var question = Question()
    question.incidents.from = Day(rawValue: 16_000)
    question.incidents.kinds = [.airstrike]
    let outside = Event(id: "E", day: 15_000, kind: .arrest)
    let result = try await compare([outside], [Event(id: "E", square: 2, deaths: 5)], question)
    #expect(part(result.incidents, .redated) == [0, 0])
    #expect(part(result.incidents, .retyped) == [0, 1])
    #expect(part(result.incidents, .moved) == [0, 0])
    #expect(result.places.map { $0.incidents.reduce(0, +) } == [0, 0, 1, 0, 0])
    // With its old kind it would have been left out: it enters in the old place, then moves.
    #expect(result.effects.filter { $0.rows > 0 }.map(\.cause) == [.retyped, .moved, .fatalities])
    #expect(part(result.deaths, .retyped) == [0, 2])
    #expect(part(result.deaths, .fatalities) == [0, 3])
    let reverse = try await compare([Event(id: "E", square: 2, deaths: 5)], [outside], question)
    #expect(part(reverse.incidents, .redated) == [0, -1])
  }

  @Test func `of a version and itself is nothing`() async throws {
    let events = randomEvents(40, seed: 3)
    let result = try await compare(events, events)
    #expect(result.isSame)
    #expect(result.fields.isEmpty)
    #expect(result.effects.allSatisfy { $0.rows == 0 })
    #expect(result.ledger.changed == 0)
  }

  @Test func `with an empty version has counts, no share and no trap`() async throws {
    var question = Question()
    question.focus = ["XX-A"]
    let events = (0..<4).map { Event(id: "\($0)") }
    for (old, new) in [(events, []), ([], events), ([], [])] {
      let result = try await compare(old, new, question)
      #expect(result.incidents.change == nil)
      #expect(result.incidents.parts.allSatisfy { $0.share == nil })
      #expect(result.isSame == (old == new))
      #expect(result.notes.contains { $0.hasPrefix("Nothing matches in") })
    }
  }

  @Test(arguments: UInt64(0)..<60)
  func `equals one worked out from dictionaries, whatever was edited`(seed: UInt64) async throws {
    var random = SplitMix64(seed: seed)
    let old = randomEvents(Int.random(in: 0...60, using: &random), seed: seed)
    let new = edited(old, &random)
    let question = try randomQuestion(&random)
    let result = try await compare(old, new, question, batchSize: 1 + Int(seed % 9))
    let twin = NaiveDifference(old, new, question)
    for (place, change) in result.places.enumerated() {
      for (cause, index) in zip(ChangeCause.allCases, change.incidents.indices) {
        #expect(change.incidents[index] == twin.incidents[cause]?[place] ?? 0, "\(cause) \(place)")
        #expect(change.deaths[index] == twin.deaths[cause]?[place] ?? 0, "\(cause) \(place)")
      }
      #expect(change.incidents.reduce(0, +) == change.after - change.before)
    }
    #expect(result.ledger.closes)
    #expect(result.ledger.unchanged == twin.unchanged)
    #expect(result.ledger.changed == twin.changed)
    #expect(result.ledger.old.alone == twin.deleted)
    #expect(result.ledger.new.alone == twin.added)
    expectExact(result.incidents)
    expectExact(result.deaths)
  }

  @Test(arguments: UInt64(100)..<104)
  func `is the same for any number of threads`(seed: UInt64) async throws {
    var random = SplitMix64(seed: seed)
    let old = randomEvents(80, seed: seed)
    let new = edited(old, &random)
    let question = try randomQuestion(&random)
    let alone = try await compare(old, new, question, threads: 1)
    #expect(try await compare(old, new, question, threads: 5) == alone)
  }

  @Test func `of two formats is refused`() async throws {
    let old = try await version([Event(id: "1")])
    let new = try await version([Event(id: "1")], format: .ucdp)
    await #expect(throws: DifferenceError.differentSources(old: .csv, new: .ucdp)) {
      _ = try await difference(from: old, to: new) { _ in new.analysis }
    }
  }
}

/// Expects the parts of a share to sum exactly, as fractions.
func expectExact(_ change: ShareChange, sourceLocation: SourceLocation = #_sourceLocation) {
  let (k0, n0) = (Int128(change.before.part), Int128(change.before.whole))
  let (k1, n1) = (Int128(change.after.part), Int128(change.after.whole))
  guard let whole = change.change else {
    #expect(n0 == 0 || n1 == 0, sourceLocation: sourceLocation)
    return
  }
  let common = n0 * n1 * (n0 + n1)
  let sum = change.parts.reduce(Int128(0)) { sum, part in
    guard let share = part.share else { return sum }
    return sum + share.numerator * (common / share.denominator)
  }
  #expect(sum == (k1 * n0 - k0 * n1) * (n0 + n1), sourceLocation: sourceLocation)
  #expect(
    whole == ExactFraction(k1 * n0 - k0 * n1, over: n0 * n1), sourceLocation: sourceLocation)
}
