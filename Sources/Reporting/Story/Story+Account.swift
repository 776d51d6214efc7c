internal import Engine
internal import Incidents

extension Story {
  /// The ledger: every row that was read, in exactly one bucket, and the two sums written out.
  var account: [Block] {
    let ledger = report.ledger
    let filtered = DropReason.filters.map { ($0, ledger.filtered[$0] ?? 0) }
    var rows: [(String, Int)] = [
      ("Rows read", ledger.read), ("– rejected: could not be read", ledger.rejected),
      ("– duplicate: replaced by a later revision", ledger.duplicate),
    ]
    rows += filtered.filter { $0.1 > 0 }.map { ("– left out: \(words(for: $0.0))", $0.1) }
    rows += [
      ("= matched", ledger.matched), ("of these, located in one province", ledger.located),
      ("of these, tied between provinces", ledger.tied),
      ("of these, outside every province", ledger.outside),
      ("of these, unlocated", ledger.unlocated),
    ]
    if report.incidents.isCounted {
      rows.append(("incidents that the matched rows stand for", report.incidents.count))
    }
    let left = filtered.reduce(0) { $0 + $1.1 }
    return [
      .heading("Nothing dropped in silence"),
      .table(
        Table(
          columns: [
            .init(header: "Ledger", kind: .text), .init(header: "Rows", kind: .number),
          ],
          rows: rows.map { [.text($0.0), .text(countText($0.1))] })),
      .paragraph(
        sum(
          ledger.read,
          [ledger.rejected, ledger.duplicate, left, ledger.matched],
          "read = rejected + duplicate + left out + matched")),
      .paragraph(
        sum(
          ledger.matched, [ledger.located, ledger.tied, ledger.outside, ledger.unlocated],
          "matched = located + tied + outside + unlocated")),
    ]
  }

  private func sum(_ whole: Int, _ parts: [Int], _ formula: String) -> String {
    "\(formula): \(countText(whole)) = \(parts.map { countText($0) }.joined(separator: " + "))"
  }

  private func words(for reason: DropReason) -> String {
    switch reason {
    case .duplicate: "duplicate"
    case .country: "another country"
    case .date: "date outside the window"
    case .kind: "another kind"
    case .eventType: "another event type"
    case .actor: "actor not involved"
    case .actorUnclear: "actor unclear (and/or)"
    case .actorUnidentified: "actor unidentified"
    case .province: "another province"
    case .precision: "location precision"
    }
  }

  /// What was read, and how to know it again.
  var sources: [Block] {
    let known: [Block] = [
      .heading("Sources"), .table(Self.inputTable(report.inputs)), .facts([boundaryFact]),
    ]
    return known
      + report.inputs.filter { !$0.reading.facts.isEmpty }.map { input in
        let place = report.inputs.count > 1 ? " in \(input.name)" : ""
        return .facts(
          input.reading.facts.map { Fact(label: $0.matter.rawValue + place, value: $0.value) })
      }
  }

  /// The boundary layer, and how to know it again.
  var boundaryFact: Fact {
    let boundaries = report.boundaries
    return Fact(
      label: "Boundaries",
      value: "\(boundaries.name), \(counted(boundaries.provinceCount, "province")), "
        + "SHA-256 \(Self.prefix(boundaries.sha256))")
  }

  /// Inputs, one a row.
  static func inputTable(_ inputs: [InputSummary]) -> Table {
    Table(
      columns: [
        .init(header: "Input", kind: .text), .init(header: "Format", kind: .text),
        .init(header: "Rows", kind: .number), .init(header: "First day", kind: .fixed),
        .init(header: "Last day", kind: .fixed), .init(header: "SHA-256", kind: .fixed),
      ], rows: inputs.map(row))
  }

  private static func row(_ input: InputSummary) -> [Table.Cell] {
    let days = [input.firstDay, input.lastDay].map { $0?.description ?? "–" }
    return [
      .text(input.name), .text(input.format.displayName), .text(countText(input.rowCount)),
      .text(days[0]), .text(days[1]), .text(prefix(input.sha256)),
    ]
  }

  /// Enough of a checksum to tell files apart by eye; JSON has all of it.
  private static func prefix(_ sha256: String?) -> String {
    sha256.map { "\($0.prefix(12))…" } ?? "not computed"
  }
}
