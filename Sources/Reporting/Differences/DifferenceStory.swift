internal import Claims
internal import Engine
internal import Incidents

/// The difference as it is told to people: the same parts in the same order in every layout.
struct DifferenceStory {
  let difference: VersionDifference
  /// Tells of the older and the newer version.
  let old: Story
  let new: Story

  init(_ difference: VersionDifference) {
    self.difference = difference
    old = Story(difference.old)
    new = Story(difference.new)
  }

  var blocks: [Block] {
    [.title(title), .paragraph(new.question)] + figures + why + places + readings + fields
      + ledger + sources
      + (difference.notes.isEmpty ? [] : [.heading("Read with care"), .list(difference.notes)])
  }

  private var focusName: String { enumeration(difference.focus.map(new.label)) }

  private var title: String {
    let change = difference.incidents
    if difference.isSame { return "Both versions are alike" }
    let what = difference.focus.isEmpty ? "Matched incidents" : focusName
    guard difference.focus.isEmpty else {
      if change.before == change.after { return "\(what): still \(change.after.text)" }
      return "\(what): from \(change.before.text) to \(change.after.text)"
    }
    let (before, after) = (change.before.whole, change.after.whole)
    if before == after { return "\(what): still \(countText(after)), but the versions differ" }
    return "\(what): from \(countText(before)) to \(countText(after))"
  }

  /// Both versions side by side.
  private var figures: [Block] {
    let (count, deaths) = (difference.incidents, difference.deaths)
    var rows: [[String]] = [
      wholeRow("Matched incidents", count), wholeRow("Reported fatalities", deaths),
    ]
    if !difference.focus.isEmpty {
      rows += [
        partRow("Incidents in \(focusName)", count), shareRow("Share of incidents", count),
        partRow("Fatalities in \(focusName)", deaths), shareRow("Share of fatalities", deaths),
      ]
    }
    return [
      .table(table(["Figure"], numbers: ["OLD", "NEW", "Change"], rows: rows)),
      .paragraph(
        "OLD is \(difference.old.inputs[0].name), NEW is \(difference.new.inputs[0].name). Changes "
          + "of shares are in percentage points."),
    ]
  }

  private func wholeRow(_ label: String, _ change: ShareChange) -> [String] {
    row(label, change.before.whole, change.after.whole)
  }

  private func partRow(_ label: String, _ change: ShareChange) -> [String] {
    row(label, change.before.part, change.after.part)
  }

  private func row(_ label: String, _ before: Int64, _ after: Int64) -> [String] {
    [label, countText(before), countText(after), changeText(after - before)]
  }

  private func shareRow(_ label: String, _ change: ShareChange) -> [String] {
    let shares = [change.before, change.after].map { figure in
      figure.share.map { "\(decimalText($0 * 100, decimals: 1)) %" } ?? "–"
    }
    return [label] + shares + [pointsText(change.change)]
  }

  /// A table whose first columns are text and whose others are numbers.
  func table(
    _ texts: [String], numbers: [String], rows: [[String]], last: String? = nil
  ) -> Table {
    Table(
      columns: texts.map { Table.Column(header: $0, kind: .text) }
        + numbers.map { Table.Column(header: $0, kind: .number) }
        + (last.map { [Table.Column(header: $0, kind: .text)] } ?? []),
      rows: rows.map { $0.map { .text($0) } })
  }
}
