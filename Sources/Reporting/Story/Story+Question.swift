internal import Engine
internal import Geography
internal import Incidents

extension Story {
  /// What is asked, as one sentence.
  var question: String {
    let subject = conditions.isEmpty ? "all incidents" : "the incidents"
    let incidents = ([subject] + conditions).joined(separator: " ")
    if report.question.focus.isEmpty { return "Where were \(incidents) recorded?" }
    let codes = report.focus?.codes ?? report.question.focus
    return "Of \(incidents), how many were recorded in \(enumeration(codes.map(label)))?"
  }

  private var conditions: [String] {
    let query = report.question.incidents
    var clauses: [String] = []
    if !query.kinds.isEmpty {
      clauses.append("of kind \(enumeration(query.kinds.map(\.name), last: "or"))")
    }
    if !query.eventTypes.isEmpty {
      clauses.append("of event type \(enumeration(query.eventTypes.map(quoted), last: "or"))")
    }
    if !query.subEventTypes.isEmpty {
      clauses.append(
        "of sub-event type \(enumeration(query.subEventTypes.map(quoted), last: "or"))")
    }
    if !query.actors.isEmpty {
      let unclear = query.includesUnclearActors ? " (unclear actors included)" : ""
      clauses.append("involving \(enumeration(query.actors.map(alternatives)))\(unclear)")
    }
    if let window { clauses.append(window) }
    if !query.provinces.isEmpty {
      clauses.append("in \(enumeration(query.provinces.map(label), last: "or"))")
    }
    if !query.precisions.isEmpty {
      let levels = LocationPrecision.allCases.filter(query.precisions.contains)
      clauses.append("of location precision \(enumeration(levels.map(\.name), last: "or"))")
    }
    return clauses
  }

  private var window: String? {
    let query = report.question.incidents
    switch (query.from, query.to) {
    case (let from?, let to?): return "from \(from) to \(to)"
    case (let from?, nil): return "from \(from) on"
    case (nil, let to?): return "up to \(to)"
    case (nil, nil): return nil
    }
  }

  private func alternatives(_ pattern: ActorPattern) -> String {
    let parts = pattern.text.split(separator: "|").map { part in
      quoted(String(part.drop { $0 == " " }))
    }
    let text = enumeration(parts, last: "or")
    return parts.count > 1 && report.question.incidents.actors.count > 1 ? "(\(text))" : text
  }

  private func quoted(_ text: String) -> String { "“\(text)”" }
}
