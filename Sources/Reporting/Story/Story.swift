internal import Engine
internal import Statistics

/// The report as it is told to people: the same parts in the same order and words in every layout.
struct Story {
  let report: Report
  /// Labels of provinces by code.
  private let labels: [String: String]

  init(_ report: Report) {
    self.report = report
    let sharers = Dictionary(grouping: report.provinces, by: \.name)
    labels = Dictionary(
      report.provinces.map { province in
        let isUnique = sharers[province.name]?.count == 1 && !province.name.isEmpty
        let name = province.name.isEmpty ? province.code : "\(province.name) (\(province.code))"
        return (province.code, isUnique ? province.name : name)
      }, uniquingKeysWith: { first, _ in first })
  }

  var blocks: [Block] {
    let head = [.title(title), .paragraph(question)] + answer
    let care = report.notes.isEmpty ? [] : [Block.heading("Read with care"), .list(report.notes)]
    // Where nothing matches, the first thing to know is why.
    if report.incidents.count == 0 { return head + care + between + account + sources }
    return head + places + timeline + nearness + between + alternatives + compared + readings
      + concentration + account + care + sources
  }

  /// The province's name, with its code where the layer has the name more than once.
  func label(_ code: String) -> String { labels[code] ?? code }

  /// The answer in one line, with what weighs against it.
  private var title: String { answerInWords + clause }

  /// How much of the input the answer leaves out, where that is notable, as the end of a sentence.
  private var clause: String {
    var parts: [String] = []
    if let rejects = report.ledger.notableRejects {
      parts.append(
        "\(countText(rejects.count)) of \(counted(rejects.total, "row")) could not be read")
    }
    if let unplaced = report.incidents.notableUnplaced, unplaced.count < unplaced.total {
      parts.append(
        "\(countText(unplaced.count)) of \(countText(unplaced.total)) in no province")
    }
    return parts.map { "; \($0)" }.joined()
  }

  /// The answer; for the bundled example only what was counted, which claims nothing.
  private var answerInWords: String {
    let matched = report.incidents.count
    if matched == 0 {
      let what =
        report.asksForWhatIsAbsent
        ? "row passes the filters" : "recorded incidents match the question"
      return "\(report.isExample ? "Example: no" : "No") \(what)"
    }
    if report.isExample { return "Example: \(counted(matched, "documented incident"))" }
    if let focus = report.focus {
      let verb = matched == 1 ? "is" : "are"
      return
        "\(countText(focus.share.count)) of \(counted(matched, "recorded incident")) \(verb) in "
        + "\(enumeration(focus.codes.map(label))) (\(percentText(focus.share)))"
    }
    let occupied = report.provinces.filter { $0.share.count > 0 }
    guard let first = occupied.first else {
      return "\(counted(matched, "recorded incident")), in no province"
    }
    if occupied.count == 1 {
      let some = first.share.count == matched ? "" : "\(countText(first.share.count)) of "
      return "\(some)\(counted(matched, "recorded incident")) in \(label(first.code))"
    }
    let most = report.leader.map { ", the most in \(label($0.code)) (\(percentText($0.share)))" }
    return "\(counted(matched, "recorded incident")) in \(countText(occupied.count)) of "
      + counted(report.provinces.count, "province")
      + (most ?? "")
  }

  /// The figures that the rest explains.
  private var answer: [Block] {
    let ledger = report.ledger
    guard report.incidents.count > 0 else {
      return [.paragraph("No incident matches, so that there is no share to state.")]
    }
    let counted = counted(report.incidents.count, "incident")
    var facts = [
      Fact(
        label: "Matched",
        value: counted + bounds
          + (report.incidents.isCounted ? " in \(Engine.counted(ledger.matched, "row"))" : "")
          + ", of \(Engine.counted(ledger.read, "row")) read"),
      Fact(
        label: "Provinces with any",
        value: "\(countText(report.provinces.count { $0.share.count > 0 })) of "
          + countText(report.provinces.count)),
    ]
    facts.append(
      Fact(label: "Reported fatalities", value: text(report.fatalities, of: ledger.matched)))
    return focus + [.facts(facts)]
  }

  /// The least and the most incidents that counted rows stand for.
  private var bounds: String {
    let incidents = report.incidents
    guard incidents.least < incidents.most else { return "" }
    return " (\(countText(incidents.least)) to \(countText(incidents.most)))"
  }

  private var focus: [Block] {
    guard let focus = report.focus else { return [] }
    let names = enumeration(focus.codes.map(label))
    var blocks: [Block] = [
      .paragraph(
        "\(names): \(countText(focus.share.count)) of \(counted(focus.share.total, "incident")) "
          + "(\(percentText(focus.share))); reported fatalities "
          + "\(text(focus.fatalities, of: focus.share.count)).")
    ]
    if let interval = focus.share.wilsonInterval() {
      blocks.append(
        .aside(
          "As an extra, the 95 % Wilson interval: \(percentText(interval)). The share is a complete "
            + "count of what the sources recorded and no sample."))
    }
    return blocks
  }

  private func text(_ totals: FatalityTotals, of incidents: Int) -> String {
    if incidents > 0, totals.untold == incidents { return "no figure" }
    let missing =
      totals.untold == 0 ? "" : ", \(counted(totals.untold, "incident")) without a figure"
    return totals.text + missing
  }
}
