import Engine
import Geography
import Incidents
import TestSupport
import Testing

/// Events at random, some without an id, a place or deaths, some with an id used before.
func randomEvents(_ count: Int, seed: UInt64) -> [Event] {
  var random = SplitMix64(seed: seed ^ 0xE7E7)
  return (0..<count).map { number in
    var event = Event()
    switch Int.random(in: 0..<10, using: &random) {
    case 0, 1: event.id = ""
    case 2: event.id = "E\(Int.random(in: 0...number, using: &random))"
    default: event.id = "E\(number)"
    }
    for _ in 0..<6 { edit(&event, &random) }
    return event
  }
}

/// Changes one field at random, maybe to what it was.
private func edit(_ event: inout Event, _ random: inout SplitMix64) {
  switch Int.random(in: 0..<8, using: &random) {
  case 0: event.day = 17_000 + Int32.random(in: 0..<4, using: &random)
  case 1: event.kind = [nil, .airstrike, .bombing].randomElement(using: &random) ?? nil
  case 2:
    event.actors =
      [[], ["Alpha"], ["Beta"], ["Alpha", "Beta"]].randomElement(using: &random) ?? []
  case 3: event.square = [nil, 0, 1, 2, 3].randomElement(using: &random) ?? nil
  case 4:
    event.precision = [.exact, .country, .abroad, .unknown].randomElement(using: &random) ?? .exact
  case 5: event.deaths = [nil, 0, 3, 8].randomElement(using: &random) ?? nil
  case 6: event.notes = UInt64.random(in: 0..<3, using: &random)
  default: event.timestamp = [nil, 1, 2].randomElement(using: &random) ?? nil
  }
}

/// A newer version: some events deleted, added, changed in one or more ways, and in another order.
func edited(_ events: [Event], _ random: inout SplitMix64) -> [Event] {
  var new = events.filter { _ in Int.random(in: 0..<6, using: &random) > 0 }
  for index in new.indices where Bool.random(using: &random) {
    for _ in 0...Int.random(in: 0..<5, using: &random) { edit(&new[index], &random) }
  }
  new += randomEvents(Int.random(in: 0..<9, using: &random), seed: random.next()).map { event in
    var event = event
    if !event.id.isEmpty { event.id = "N\(event.id)" }
    return event
  }
  if Bool.random(using: &random) { new.shuffle(using: &random) }
  return new
}

/// A question with some filters and maybe a focus.
func randomQuestion(_ random: inout SplitMix64) throws -> Question {
  var question = Question()
  func isAsked() -> Bool { Int.random(in: 0..<2, using: &random) == 0 }
  if isAsked() { question.incidents.from = Day(rawValue: 17_001) }
  if isAsked() { question.incidents.to = Day(rawValue: 17_002) }
  if isAsked() { question.incidents.kinds = [.airstrike] }
  if isAsked() {
    question.incidents.actors = try [#require(ActorPattern("Alpha", aliases: ActorAliases([])))]
  }
  if Int.random(in: 0..<4, using: &random) == 0 { question.incidents.provinces = ["XX-A", "XX-B"] }
  if isAsked() { question.incidents.precisions = [.exact, .unknown] }
  question.focus = [[], ["XX-A"], ["XX-A", "XX-C"]].randomElement(using: &random) ?? []
  return question
}
