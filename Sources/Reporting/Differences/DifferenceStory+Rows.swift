internal import Claims
internal import Engine

extension DifferenceStory {
  /// How often each field changed, with the first changes.
  var fields: [Block] {
    guard !difference.fields.isEmpty else { return [] }
    let rows = difference.fields.map { field in
      [
        field.field.name, countText(field.rows), countText(field.alone),
        field.examples.map(text).joined(separator: "; "),
      ]
    }
    return [
      .heading("What changed in matched rows"),
      .table(
        table(
          ["Field"], numbers: ["Rows", "No other"], rows: rows, last: "First examples")),
    ]
  }

  private func text(_ change: ValueChange) -> String {
    if change.old == nil, change.new == nil { return change.row.label }
    return "\(change.row.label): \(change.old ?? "–") → \(change.new ?? "–")"
  }

  /// Every row of both versions, in exactly one bucket.
  var ledger: [Block] {
    let ledger = difference.ledger
    func row(_ label: String, _ old: Int?, _ new: Int?) -> [String] {
      [label, old.map { countText($0) } ?? "", new.map { countText($0) } ?? ""]
    }
    let rows = [
      row("Rows read", ledger.old.read, ledger.new.read),
      row("rejected: could not be read", ledger.old.rejected, ledger.new.rejected),
      row("duplicate: replaced by a later revision", ledger.old.duplicate, ledger.new.duplicate),
      row("unchanged", ledger.unchanged, ledger.unchanged),
      row("changed", ledger.changed, ledger.changed),
      row("deleted: in OLD only", ledger.old.alone, nil),
      row("added: in NEW only", nil, ledger.new.alone),
      row(
        "unreadable in the other version", ledger.old.unreadableInOther,
        ledger.new.unreadableInOther),
    ]
    let matching = difference.matching
    let ways =
      matching.usesIDs
      ? "\(countText(matching.pairsByID)) by id, \(countText(matching.pairsByContent)) without an "
        + "id by their whole content"
      : "\(countText(matching.pairsByContent)) by their whole content"
    return [
      .heading("Every row in one bucket"),
      .table(table(["Ledger"], numbers: ["OLD", "NEW"], rows: rows)),
      .paragraph("Rows matched: \(ways)."),
    ] + examples
  }

  private var examples: [Block] {
    let buckets = [
      ("Deleted", difference.examples.deleted, difference.ledger.old.alone),
      ("Added", difference.examples.added, difference.ledger.new.alone),
      (
        "Unreadable in one version", difference.examples.unreadable,
        difference.ledger.old.unreadableInOther + difference.ledger.new.unreadableInOther
      ),
    ].filter { $0.2 > 0 }
    guard !buckets.isEmpty else { return [] }
    return [
      .facts(
        buckets.map { Fact(label: $0.0, value: list($0.1.map(\.label), of: $0.2)) })
    ]
  }

  /// What was compared, and how to know it again.
  var sources: [Block] {
    [
      .heading("Sources"),
      .table(Story.inputTable(difference.old.inputs + difference.new.inputs)),
      .facts([new.boundaryFact]),
    ]
  }
}
