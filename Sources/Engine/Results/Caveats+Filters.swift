internal import Geography
internal import Incidents

extension FilterCensus {
  /// Why nothing matched: each filter that no row passes, with the nearest and the most frequent of
  /// what rows have instead; where rows pass every filter alone, how many.
  ///
  /// - Parameter inputs: whose days are told.
  func caveats(_ inputs: [InputSummary]) -> [String] {
    let unmet = unmetWords(inputs)
    guard unmet.isEmpty, parts.count > 1, parts.allSatisfy({ $0.passing > 0 }) else { return unmet }
    return [
      "No row passes all filters, though some pass each alone: "
        + "\(enumeration(parts.map(\.counted)))."
    ]
  }

  /// A sentence for each filter that no row passes.
  func unmetWords(_ inputs: [InputSummary]) -> [String] { unmet.map { $0.words(inputs) } }
}

extension FilterPart {
  /// What is asked, as a noun.
  private var asked: String {
    switch field {
    case .date: "the time\(window)"
    case .kind: "the kind \(list(query.kinds.map(\.name)))"
    case .eventType: "the event type \(list(query.eventTypes.map(quoted)))"
    case .subEventType: "the sub-event type \(list(query.subEventTypes.map(quoted)))"
    case .actor: "the actor \(list(query.actors.map { quoted($0.text) }))"
    case .precision:
      "the location precision "
        + list(LocationPrecision.allCases.filter(query.precisions.contains).map(\.name))
    }
  }

  /// What is asked, with how many rows pass.
  fileprivate var counted: String { "\(asked) (\(Engine.counted(passing, "row")))" }

  /// That no row passes, and what rows have in the place of what is asked.
  fileprivate func words(_ inputs: [InputSummary]) -> String {
    field == .date
      ? "No row is dated\(window)\(days(inputs))" : "No row has \(asked)\(instead)"
  }

  private func list(_ words: [String]) -> String { enumeration(words, last: "or") }

  private var window: String {
    switch (query.from, query.to) {
    case (let from?, let to?): " from \(from) to \(to)"
    case (let from?, nil): " from \(from) on"
    case (nil, let to?): " up to \(to)"
    case (nil, nil): ""
    }
  }

  private func days(_ inputs: [InputSummary]) -> String {
    let spans = inputs.compactMap { input in
      input.firstDay.flatMap { first in
        input.lastDay.map { "\(input.name) has the days \(first) to \($0)" }
      }
    }
    return spans.isEmpty ? "; no row has a date." : "; \(enumeration(spans))."
  }

  /// What rows have in the place of what is asked.
  private var instead: String {
    if field == .precision { return "; the rows have \(Self.list(levels.mostFrequent(8)) { $0 })." }
    guard !values.isOverfull else {
      return "; there are more than \(countText(ValueCounts.limit)) different ones to list."
    }
    if field == .kind {
      var parts: [String] = []
      let kinds = levels.mostFrequent(IncidentKind.allCases.count)
      if !kinds.isEmpty { parts.append("the kinds of the rows are \(Self.list(kinds) { $0 })") }
      let words = values.mostFrequent(5)
      if !words.isEmpty {
        parts.append("words of the input that are no known kind: \(Self.list(words, quoted))")
      }
      return parts.isEmpty ? "; no row has a kind." : "; \(parts.joined(separator: "; "))."
    }
    let near = values.nearest(to: soughtWords, most: 3)
    let frequent = values.mostFrequent(5 - near.count, but: near)
    var parts: [String] = []
    if !near.isEmpty { parts.append("the nearest are \(Self.list(near, quoted))") }
    if !frequent.isEmpty {
      let others = near.isEmpty ? "" : " others"
      parts.append("the most frequent\(others) are \(Self.list(frequent, quoted))")
    }
    return parts.isEmpty ? "; no row has any." : "; \(parts.joined(separator: "; "))."
  }

  private var soughtWords: [String] {
    query.eventTypes + query.subEventTypes
      + query.actors.flatMap { $0.text.split(separator: "|").map(String.init) }
  }

  private static func list(
    _ values: [ValueCounts.Counted], _ shown: (String) -> String
  ) -> String {
    values.map { "\(shown($0.value)) (\(Engine.counted($0.rows, "row")))" }.joined(separator: ", ")
  }
}

/// A word in quotation marks, as far as there is room for it.
private func quoted(_ text: String) -> String {
  "\"\(text.count > 80 ? text.prefix(80) + "…" : text[...])\""
}
