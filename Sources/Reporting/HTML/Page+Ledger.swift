internal import Engine
internal import Incidents
internal import Statistics

extension Page {
  /// Every row that was read, in exactly one bucket: what is left falls from line to line.
  var ledger: Markup {
    card("ledger", .text(book[.ledgerTitle]), .text(book[.ledgerLead])) {
      Markup.element("table", [.class("ledger")]) {
        Markup.element("tbody") { lines }
      }
      paragraph("small muted") { sums }
    }
  }

  private struct Line {
    let words: Markup
    let count: Int
    let path: String
    /// Where its bar begins and how far it reaches, in rows.
    let bar: Range<Int>
    var kind = Kind.removed

    enum Kind: String {
      case whole, removed, part
    }
  }

  private var lines: [Markup] {
    let ledger = report.ledger
    var all = [
      Line(
        words: book.markup(
          book.plural(report.inputs.count, .ledgerReadOne, .ledgerRead),
          [.n: count(report.inputs.count, "inputs.count")]),
        count: ledger.read, path: "ledger.read", bar: 0..<ledger.read, kind: .whole)
    ]
    var left = ledger.read
    func remove(_ words: Markup, _ count: Int, _ path: String) {
      guard count > 0 else { return }
      all.append(Line(words: words, count: count, path: path, bar: max(0, left - count)..<left))
      left -= count
    }
    remove(rejected, ledger.rejected, "ledger.rejected")
    remove(.text(book[.ledgerDuplicate]), ledger.duplicate, "ledger.duplicate")
    for reason in DropReason.filters {
      remove(
        .text(book[reason.phrase]), ledger.filtered[reason] ?? 0, "ledger.filtered.\(reason.name)")
    }
    all.append(
      Line(
        words: .text(book[.ledgerMatched]), count: ledger.matched, path: "ledger.matched",
        bar: 0..<ledger.matched, kind: .whole))
    var end = ledger.matched
    func part(_ phrase: Phrase, _ count: Int, _ path: String) {
      guard count > 0 else { return }
      all.append(
        Line(
          words: .text(book[phrase]), count: count, path: path, bar: max(0, end - count)..<end,
          kind: .part))
      end -= count
    }
    part(.ledgerLocated, ledger.located, "ledger.located")
    part(.ledgerTied, ledger.tied, "ledger.tied")
    part(.ledgerOutside, ledger.outside, "ledger.outside")
    part(.ledgerUnlocated, ledger.unlocated, "ledger.unlocated")
    return all.map(row)
  }

  private var rejected: Markup {
    guard let file = options.rejectsFile else { return .text(book[.ledgerRejected]) }
    return .text("\(book[.ledgerRejected]): ")
      + .element("a", [.href(.sibling(fileName: file))]) { Markup.text(file) }
  }

  private func row(_ line: Line) -> Markup {
    .element("tr", [.class(line.kind.rawValue)]) {
      Markup.element("td", [.class("amount")]) {
        if line.kind == .removed { Markup.text("− ") }
        count(line.count, line.path)
      }
      Markup.element("th", [Attribute("scope", "row")]) { line.words }
      Markup.element("td", [.class("fall")]) { bar(line) }
    }
  }

  private func bar(_ line: Line) -> Markup {
    let scale = 1000 / Double(max(1, report.ledger.read))
    let start = Double(line.bar.lowerBound) * scale
    // What counts is seen, however little it is.
    let end = max(Double(line.bar.upperBound) * scale, start + (line.count > 0 ? 3 : 0))
    return .element(
      "svg",
      [
        Attribute("viewBox", "0 0 1000 10"), Attribute("preserveAspectRatio", "none"),
        Attribute("aria-hidden", "true"),
      ]
    ) {
      Markup.element(
        "path",
        [
          Attribute(
            "d", "M\(drawingNumber(start)) 0H\(drawingNumber(end))V10H\(drawingNumber(start))z")
        ])
    }
  }

  private var sums: Markup {
    let ledger = report.ledger
    let left = ledger.filtered.values.reduce(0, +)
    let read = [ledger.rejected, ledger.duplicate, left, ledger.matched]
    let matched = [ledger.located, ledger.tied, ledger.outside, ledger.unlocated]
    return .text("\(book[.sumRead]): ") + figure(sum(ledger.read, read), "ledger.sum.read")
      + .element("br") + .text("\(book[.sumMatched]): ")
      + figure(sum(ledger.matched, matched), "ledger.sum.matched")
  }

  private func sum(_ whole: Int, _ parts: [Int]) -> String {
    "\(countText(whole)) = \(parts.map { countText($0) }.joined(separator: " + "))"
  }

  /// The caveats that apply to this query.
  var care: Markup {
    guard !report.notes.isEmpty else { return .empty }
    let isForeign = book.language != .english
    return card(
      "care", .text(book[.careTitle]), .text(book[isForeign ? .careLeadEnglish : .careLead])
    ) {
      Markup.element(
        "ul", isForeign ? [Attribute("lang", "en"), Attribute("dir", "ltr")] : []
      ) {
        report.notes.map { note in Markup.element("li") { Markup.text(note) } }
      }
    }
  }
}

extension DropReason {
  var phrase: Phrase {
    switch self {
    case .duplicate: .ledgerDuplicate
    case .country: .dropCountry
    case .date: .dropDate
    case .kind: .dropKind
    case .eventType: .dropEventType
    case .actor: .dropActor
    case .actorUnclear: .dropActorUnclear
    case .actorUnidentified: .dropActorUnidentified
    case .province: .dropProvince
    case .precision: .dropPrecision
    }
  }
}
