import Engine
import Geography
import Incidents
import TestSupport
import Testing

@testable import Claims

@Suite struct `Matching rows` {
  private static func reject(_ id: String?, reason: String = "is no date") -> Reject {
    Reject(row: 99, line: 100, id: id, field: "date", value: "x", reason: reason)
  }

  @Test func `by id does not depend on the order of the rows`() async throws {
    let events = (0..<20).map { Event(id: "E\($0)", day: 17_000 + Int32($0)) }
    let result = try await compare(events, events.reversed())
    #expect(result.isSame)
    #expect(result.matching == Matching(usesIDs: true, pairsByID: 20, pairsByContent: 0))
  }

  @Test func `without an id pairs as many alike rows as both versions have`() async throws {
    let alike = Event()
    let other = Event(day: 17_005)
    let result = try await compare(
      [alike, alike, alike, other], [other, alike, alike, Event(day: 17_009)])
    #expect(result.matching.pairsByContent == 3)
    #expect(result.ledger.unchanged == 3)
    #expect(result.ledger.old.alone == 1)
    #expect(result.ledger.new.alone == 1)
    #expect(result.examples.deleted == [RowReference(id: nil, oldRow: 3, newRow: nil)])
    #expect(result.examples.added == [RowReference(id: nil, oldRow: nil, newRow: 4)])
    #expect(result.addedLater == 1)
  }

  @Test func `compares rows without an id by notes and every other field`() async throws {
    var changed = [
      Event(notes: 2), Event(timestamp: 1), Event(actors: ["Beta"]), Event(square: nil),
    ]
    changed += [Event(deaths: nil), Event(precision: .near), Event(kind: nil)]
    for event in changed {
      let result = try await compare([Event()], [event])
      #expect(result.ledger.old.alone == 1, "\(event)")
      #expect(result.ledger.unchanged == 0, "\(event)")
    }
  }

  @Test func `is by content throughout where one version has no column of ids`() async throws {
    let old = (0..<5).map { Event(id: "E\($0)", day: 17_000 + Int32($0)) }
    var new = old
    for index in new.indices { new[index].id = "" }
    new[2].deaths = 7
    let result = try await compare(old, new, newFields: allFields.subtracting([.id]))
    #expect(result.matching == Matching(usesIDs: false, pairsByID: 0, pairsByContent: 4))
    #expect(result.columnsOfOldOnly == [.id])
    #expect(!result.isSame)
    #expect(result.notes[1].hasPrefix("Not both versions have a column of ids"))
  }

  @Test func `settles the duplicates of each version first`() async throws {
    let old = [
      Event(id: "A", timestamp: 1, deaths: 1), Event(id: "A", timestamp: 2, deaths: 2),
    ]
    let result = try await compare(old, [Event(id: "A", timestamp: 2, deaths: 2)])
    #expect(result.ledger.old.duplicate == 1)
    #expect(result.ledger.unchanged == 1)
    #expect(!result.isSame)
    #expect(result.effects.allSatisfy { $0.rows == 0 })
  }

  @Test func `tells rows that could not be read in one version from those deleted`() async throws {
    let events = [Event(id: "A"), Event(id: "B"), Event(id: "C")]
    let result = try await compare(
      events, [events[0]], oldRejects: [Self.reject("A2")], newRejects: [Self.reject("B")])
    #expect(result.ledger.old.unreadableInOther == 1)
    #expect(result.ledger.old.alone == 1)
    #expect(result.ledger.closes)
    #expect(result.examples.unreadable.map(\.id) == ["B"])
    #expect(result.effects.filter { $0.rows > 0 }.map(\.cause) == [.deleted, .unreadable])
    let back = try await compare(
      [events[0]], events, oldRejects: [Self.reject("B")], newRejects: [Self.reject("A2")])
    #expect(back.ledger.new.unreadableInOther == 1)
    #expect(back.ledger.new.alone == 1)
  }

  @Test func `finds versions alike only when the rows that could not be read are`() async throws {
    func compared(_ old: [Reject], _ new: [Reject]) async throws -> Bool {
      try await compare([Event(id: "A")], [Event(id: "A")], oldRejects: old, newRejects: new).isSame
    }
    let (a, b) = (Self.reject("X"), Self.reject(nil, reason: "is missing"))
    #expect(try await compared([a, b], [b, a]))
    #expect(try await !compared([a], [b]))
    #expect(try await !compared([a], []))
  }

  @Test func `takes ids at their word and counts events that are others throughout`() async throws {
    let old = (0..<4).map { Event(id: "\($0)") }
    var new = old
    for index in [1, 2] {
      new[index].day += 400
      new[index].square = 2
      new[index].actors = ["Beta"]
    }
    new[3].day += 400
    let result = try await compare(old, new)
    #expect(result.rewritten == 2)
    #expect(result.notes[0].hasPrefix("In 2 rows date, place and actors all changed"))
  }

  @Test func `warns when no id of one version is in the other`() async throws {
    let result = try await compare([Event(id: "1")], [Event(id: "2")])
    #expect(result.notes[0].hasPrefix("No id of OLD is in NEW"))
  }

  @Test func `charges a column that is missing without counting rows as changed`() async throws {
    var question = Question()
    question.incidents.precisions = [.exact]
    let old = [Event(id: "A"), Event(id: "B", day: 17_009)]
    var new = old
    for index in new.indices { new[index].precision = .unknown }
    let result = try await compare(
      old, new, question, newFields: allFields.subtracting([.precision]))
    #expect(result.ledger.changed == 0)
    #expect(result.columnsOfOldOnly == [.precision])
    #expect(result.effects.first { $0.cause == .precision }?.left == 2)
    #expect(!result.isSame)
  }
}
