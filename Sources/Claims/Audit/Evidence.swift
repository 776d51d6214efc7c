internal import Columnar
public import Engine
internal import Incidents

/// The data that claims are held against.
public struct Evidence: Sendable {
  /// The same incidents placed in each layer, with every incident asked for and kept in memory; at
  /// least one.
  public let analyses: [Analysis]
  /// What the inputs cover, as somebody stated it; nil when nobody did.
  public let coverage: Coverage?
  /// The number of the mark of rows that hold a publication's own figures, by claim id.
  public let derivedMarks: [String: Int]

  public init(
    analyses: [Analysis], coverage: Coverage?, derivedMarks: [String: Int] = [:]
  ) {
    precondition(!analyses.isEmpty, "evidence is of at least one layer")
    self.analyses = analyses
    self.coverage = coverage
    self.derivedMarks = derivedMarks
  }

  var inputs: [InputSummary] { analyses[0].inputs }

  /// Whether some row is marked as a publication's own.
  func hasRows(marked mark: Int) -> Bool {
    analyses[0].tables.contains { table in
      table.incidents.batches.contains { batch in
        batch.marks.contains { $0 & 1 << UInt32(mark) != 0 }
      }
    }
  }

  /// The months of a window, cut to those that the rows span, in which no row begins.
  ///
  /// - Complexity: O(rows).
  func emptyMonths(of window: Coverage) -> [String] {
    var known: Set<Int32> = []
    for table in analyses[0].tables {
      for batch in table.incidents.batches {
        for row in 0..<batch.rowCount {
          if let day = batch.startDays[row].flatMap(Day.init(rawValue:)) {
            known.insert(day.month.rawValue)
          }
        }
      }
    }
    guard let from = (window.from?.month.rawValue ?? known.min()),
      let to = (window.to?.month.rawValue ?? known.max()), from <= to
    else { return [] }
    return (from...to).filter { !known.contains($0) }.map { "\(Month(rawValue: $0))" }
  }

  /// The whole months from the first to the last row, nil when no row has a date.
  var rowMonths: Coverage? {
    guard let first = inputs.compactMap(\.firstDay).min()?.month,
      let last = inputs.compactMap(\.lastDay).max()?.month
    else { return nil }
    return Coverage(
      from: Day(year: first.year, month: first.month, day: 1),
      to: Day(year: last.year, month: last.month, day: last.dayCount))
  }
}

extension InputSummary {
  private static let actorFields: Set<IncidentField> = [
    .actor1, .actor2, .associatedActor1, .associatedActor2,
  ]

  /// What of a query this input does not record, in words; what is recorded of it as a query.
  func unrecorded(_ query: IncidentQuery) -> [String] {
    var missing: [String] = []
    let source = "\(name) (\(format.displayName))"
    if case .named = query.countries, !fields.contains(.country) {
      missing.append("\(source) has no column for the country.")
    }
    if !query.kinds.isEmpty, !fields.contains(.kind) {
      let kinds = query.kinds.map(\.name).joined(separator: " or ")
      missing.append(
        "\(source) does not record the kind of an incident, so that \(kinds) cannot be told from "
          + "anything else in it.")
    }
    for type in unclearTypes(for: query) {
      missing.append("\(source): \(type.words).")
    }
    let types = [
      ("event type", query.eventTypes, IncidentField.eventType),
      ("sub-event type", query.subEventTypes, IncidentField.subEventType),
    ]
    for (what, asked, field) in types where !asked.isEmpty && !fields.contains(field) {
      missing.append("\(source) has no column for the \(what).")
    }
    if !query.actors.isEmpty, fields.isDisjoint(with: Self.actorFields) {
      missing.append("\(source) has no column for actors.")
    }
    if query.actors.contains(where: hides) {
      missing.append(
        "\(source) records operations of the United States and NATO in support of the government "
          + "under \"Government of Afghanistan\", so that these forces cannot be asked for.")
    }
    return missing
  }

  /// The query without what the input does not record.
  func recorded(_ query: IncidentQuery) -> IncidentQuery {
    var query = query
    if !fields.contains(.country), query.countries != .any { query.countries = .ofLayer }
    if !fields.contains(.kind) || !unclearTypes(for: query).isEmpty { query.kinds = [] }
    if !fields.contains(.eventType) { query.eventTypes = [] }
    if !fields.contains(.subEventType) { query.subEventTypes = [] }
    if fields.isDisjoint(with: Self.actorFields) { query.actors = [] }
    query.actors.removeAll(where: hides)
    return query
  }

  /// Whether the source records an actor's part under another name.
  private func hides(_ pattern: ActorPattern) -> Bool {
    format == .ucdp
      && pattern.groups.contains { $0 == "united-states" || $0 == "nato" }
  }
}
