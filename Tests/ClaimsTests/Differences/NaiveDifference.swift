import Geography
import Incidents

@testable import Claims
@testable import Engine

/// What causes did to figures, worked out from dictionaries of events by a judge of its own: no
/// column, hash, or run of the engine is shared with what it checks.
struct NaiveDifference {
  /// By cause and place; 0...2 are the squares, 3 is outside, 4 unlocated.
  var incidents: [ChangeCause: [Int: Int64]] = [:]
  var deaths: [ChangeCause: [Int: Int64]] = [:]
  var unchanged = 0
  var changed = 0
  var added = 0
  var deleted = 0

  init(_ old: [Event], _ new: [Event], _ question: Question) {
    let (before, after) = (winners(old), winners(new))
    let ids = Set(before.keys).union(after.keys)
    for id in ids {
      switch (before[id], after[id]) {
      case (let a?, let b?): charge(a, b, question)
      case (let a?, nil): remove(a, question)
      case (nil, let b?): insert(b, question)
      case (nil, nil): break
      }
    }
    var left = old.filter { $0.id.isEmpty }
    for event in new where event.id.isEmpty {
      if let index = left.firstIndex(of: event) {
        left.remove(at: index)
        unchanged += 1
      } else {
        insert(event, question)
      }
    }
    for event in left { remove(event, question) }
  }

  private mutating func remove(_ event: Event, _ question: Question) {
    deleted += 1
    move(.deleted, place(event, question), event.deaths, nil, nil)
  }

  private mutating func insert(_ event: Event, _ question: Question) {
    added += 1
    move(.added, nil, nil, place(event, question), event.deaths)
  }

  private mutating func charge(_ a: Event, _ b: Event, _ question: Question) {
    if a == b { unchanged += 1 } else { changed += 1 }
    let (start, end) = (place(a, question), place(b, question))
    if start != end {
      var mixed = a
      for cause in ChangeCause.steps {
        let before = place(mixed, question)
        switch cause {
        case .redated: mixed.day = b.day
        case .retyped: mixed.kind = b.kind
        case .actor: mixed.actors = b.actors
        case .moved: mixed.square = b.square
        default: mixed.precision = b.precision
        }
        move(cause, before, a.deaths, place(mixed, question), a.deaths)
      }
    }
    move(.fatalities, end, a.deaths, end, b.deaths)
  }

  private mutating func move(
    _ cause: ChangeCause, _ from: Int?, _ lost: Int32?, _ to: Int?, _ won: Int32?
  ) {
    if let from {
      incidents[cause, default: [:]][from, default: 0] -= 1
      deaths[cause, default: [:]][from, default: 0] -= Int64(lost ?? 0)
    }
    if let to {
      incidents[cause, default: [:]][to, default: 0] += 1
      deaths[cause, default: [:]][to, default: 0] += Int64(won ?? 0)
    }
  }
}

/// The events that stand: of one id the latest, of equally late ones the first.
private func winners(_ events: [Event]) -> [String: Event] {
  var winners: [String: Event] = [:]
  for event in events where !event.id.isEmpty {
    if let winner = winners[event.id],
      (event.timestamp ?? .min) <= (winner.timestamp ?? .min)
    {
      continue
    }
    winners[event.id] = event
  }
  return winners
}

/// Where an event counts, nil where the question does not ask for it.
private func place(_ event: Event, _ question: Question) -> Int? {
  let query = question.incidents
  if let from = query.from, event.day < from.rawValue { return nil }
  if let to = query.to, event.day > to.rawValue { return nil }
  if !query.kinds.isEmpty {
    guard let kind = event.kind, query.kinds.contains(kind) else { return nil }
  }
  for pattern in query.actors where !event.actors.contains(pattern.text) { return nil }
  let place = event.precision == .abroad ? 3 : event.square ?? 4
  if !query.provinces.isEmpty {
    let codes = ["XX-A", "XX-B", "XX-C"]
    guard place < 3, query.provinces.contains(codes[place]) else { return nil }
  }
  if !query.precisions.isEmpty, !query.precisions.contains(event.precision) { return nil }
  return place
}
