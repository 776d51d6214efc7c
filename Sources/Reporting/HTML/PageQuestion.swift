internal import Engine
internal import Geography
internal import Incidents
internal import Statistics

/// The question of a report and its answer, in words.
struct PageQuestion {
  let report: Report
  let book: Phrasebook
  let labels: [String: String]

  /// How the share of the focus may be told in a word, for its bounds leave no other.
  enum Verdict: Equatable {
    /// More than nine tenths, at the lower bound.
    case almostAll
    /// More than half, at the lower bound.
    case most
    /// Less than half, at the upper bound.
    case lessThanHalf
    /// Bounds on both sides of one half, or at it.
    case open

    init(_ bounds: CountBounds) {
      let total = bounds.lower.total
      if bounds.lower.count * 10 > total * 9 {
        self = .almostAll
      } else if bounds.lower.count * 2 > total {
        self = .most
      } else if bounds.upper.count * 2 < total {
        self = .lessThanHalf
      } else {
        self = .open
      }
    }

    /// The share that the words turn on, in percent.
    var threshold: Int { self == .almostAll ? 90 : 50 }
  }

  /// Nil without a focus, without incidents, and for the example, which claims nothing.
  var verdict: Verdict? {
    guard let focus = report.focus, report.incidents.count > 0, !report.isExample else {
      return nil
    }
    return Verdict(focus.readings.bounds)
  }

  /// Those with the most incidents first; nil without a focus.
  var focusCodes: [String]? {
    guard let focus = report.focus else { return nil }
    return report.provinces.map(\.code).filter(focus.codes.contains)
  }

  func label(_ code: String) -> String { labels[code] ?? code }

  /// The answer in one line, with what weighs against it.
  var title: String {
    var text = answer
    func add(_ part: Proportion?, _ one: Phrase, _ many: Phrase) {
      guard let part else { return }
      text += book.text(
        book.plural(part.total, one, many), [.k: countText(part.count), .n: countText(part.total)])
    }
    add(report.ledger.notableRejects, .clauseRejectedOne, .clauseRejected)
    if report.incidents.placed > 0 {
      add(report.incidents.notableUnplaced, .clauseUnplaced, .clauseUnplaced)
    }
    return text
  }

  private var answer: String {
    let matched = report.incidents.count
    if matched == 0 {
      if report.asksForWhatIsAbsent {
        return book.text(report.isExample ? .titleExampleAbsent : .titleAbsent)
      }
      return book.text(report.isExample ? .titleExampleNone : .titleNone)
    }
    if report.isExample {
      return book.text(
        book.plural(matched, .titleExampleOne, .titleExample), [.n: countText(matched)])
    }
    return report.focus.map(focusTitle) ?? spreadTitle
  }

  private func focusTitle(_ focus: FocusCount) -> String {
    let values: [Slot: String] = [
      .subject: subject, .places: book.list((focusCodes ?? focus.codes).map(label)),
      .share: percentText(focus.share), .k: countText(focus.share.count),
      .n: countText(focus.share.total),
    ]
    // A share of a handful says less than its count.
    if focus.share.total < 10 {
      return book.text(
        book.plural(focus.share.total, .titleOfOne, .titleOfFew), values)
    }
    switch Verdict(focus.readings.bounds) {
    case .almostAll: return book.text(.titleAlmostAll, values)
    case .most: return book.text(.titleMost, values)
    case .lessThanHalf, .open: return book.text(.titleShare, values)
    }
  }

  private var spreadTitle: String {
    let matched = report.incidents.count
    let occupied = report.provinces.filter { $0.share.count > 0 }
    var values: [Slot: String] = [
      .subject: subject, .n: countText(matched), .k: countText(occupied.count),
      .high: countText(report.provinces.count),
    ]
    guard let first = occupied.first else {
      return book.text(book.plural(matched, .titleNowhereOne, .titleNowhere), values)
    }
    values[.place] = label(first.code)
    values[.share] = percentText(first.share)
    if occupied.count == 1 {
      return book.text(book.plural(matched, .titleSingleOne, .titleSingle), values)
    }
    return book.text(report.leader == nil ? .titleSpread : .titleSpreadMost, values)
  }

  /// What is counted, such as "recorded air-strike incidents involving ISKP".
  var subject: String {
    let query = report.question.incidents
    let isOne = report.incidents.count == 1
    var words: String
    if query.kinds.isEmpty {
      words = book.text(isOne ? .subjectOne : .subject)
    } else {
      let kinds = book.list(query.kinds.map { book.text($0.phrase) }, .or)
      words = book.text(isOne ? .subjectKindOne : .subjectKind, [.values: kinds])
    }
    if !query.actors.isEmpty {
      let actors = book.list(query.actors.map { actor(of: $0) })
      words = book.text(.involving, [.subject: words, .actors: actors])
    }
    return words
  }

  private func actor(of pattern: ActorPattern) -> String {
    let parts = pattern.text.split(separator: "|").map { part in
      String(part.drop { $0 == " " }.prefix(Page.longestName))
    }
    return book.list(parts, .or)
  }

  /// The question as one sentence, dates and places in bold.
  var sentence: Markup {
    let bold = { (text: String) in
      Markup.element("strong") { Markup.isolated(text) }
    }
    var values: [Slot: Markup] = [
      .subject: .text(subject), .window: window(bold) + conditions(bold),
    ]
    guard let codes = focusCodes ?? (report.question.focus.isEmpty ? nil : report.question.focus)
    else { return book.markup(.questionWhere, values) }
    values[.places] = book.list(codes.map { bold(label($0)) })
    return book.markup(.questionShare, values)
  }

  private func window(_ bold: (String) -> Markup) -> Markup {
    let query = report.question.incidents
    let from = query.from.map { bold(dateText($0)) }
    let to = query.to.map { bold(dateText($0)) }
    switch (from, to) {
    case (let from?, let to?):
      if query.from == query.to { return book.markup(.onDay, [.date: from]) }
      return book.markup(.betweenDays, [.from: from, .to: to])
    case (let from?, nil): return book.markup(.fromDay, [.from: from])
    case (nil, let to?): return book.markup(.upToDay, [.to: to])
    case (nil, nil): return .empty
    }
  }

  private func conditions(_ bold: (String) -> Markup) -> Markup {
    let query = report.question.incidents
    var clauses: [Markup] = []
    func add(_ phrase: Phrase, _ values: [String]) {
      guard !values.isEmpty else { return }
      let items = values.map { bold(String($0.prefix(Page.longestName))) }
      clauses.append(book.markup(phrase, [.values: book.list(items, .or)]))
    }
    add(.ofEventType, query.eventTypes)
    add(.ofSubEventType, query.subEventTypes)
    add(.inProvinces, query.provinces.map(label))
    let levels = LocationPrecision.allCases.filter(query.precisions.contains)
    add(.ofPrecision, levels.map { book.text($0.phrase) })
    return .joined(clauses)
  }

  /// A day as people write it: `1 January 2017`.
  func dateText(_ day: Day) -> String {
    let parts = day.parts
    // No line ends inside a date.
    return "\(parts.day)\u{A0}\(book.text(Phrase.months[parts.month - 1]))\u{A0}\(parts.year)"
  }
}

extension IncidentKind {
  var phrase: Phrase {
    switch self {
    case .airstrike: .kindAirstrike
    case .bombing: .kindBombing
    case .armedAttack: .kindArmedAttack
    case .armedClash: .kindArmedClash
    case .shelling: .kindShelling
    case .violenceAgainstCivilians: .kindViolence
    case .arrest: .kindArrest
    case .protest: .kindProtest
    case .other: .kindOther
    }
  }
}

extension LocationPrecision {
  var phrase: Phrase {
    switch self {
    case .exact: .precisionExact
    case .near: .precisionNear
    case .district: .precisionDistrict
    case .province: .precisionProvince
    case .area: .precisionArea
    case .country: .precisionCountry
    case .abroad: .precisionAbroad
    case .unknown: .precisionUnknown
    }
  }
}
