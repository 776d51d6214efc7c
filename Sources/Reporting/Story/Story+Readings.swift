internal import Engine
internal import Statistics

extension Story {
  /// The four readings of the focus share and of every province that an incident may lie in.
  var readings: [Block] {
    guard report.incidents.count > 0 else { return [] }
    let rows = readingRows
    let incidents = Table(
      columns: readingColumns(first: "Incidents"),
      rows: rows.map { row in
        [
          .text(row.label), .text(countText(row.share.count)), .text(percentText(row.share)),
          .text(boundsText(row.readings.bounds)), .text(shareText(row.readings.fractional)),
          .text(partText(row.readings.preciseOnly)),
        ]
      })
    let fatalities = Table(
      columns: readingColumns(first: "Fatalities"),
      rows: rows.map { row in
        [
          .text(row.label), .text(row.fatalities.best.map { countText($0) } ?? "–"),
          .text(shareText(row.deaths.share)),
          .text(row.deaths.bounds.map(percentText) ?? "–"),
          .text(shareText(row.deaths.fractional)), .text(partText(row.deaths.preciseOnly)),
        ]
      })
    return [
      .heading("How sure the places are"),
      .paragraph(
        "Coded: where the source places an incident. Bounds: the least and the most that its "
          + "location precision and place text allow. Fractional: every incident spread evenly over "
          + "its possible provinces. Precise only: incidents located to a settlement or within 25 km."
      ),
      .table(incidents), .table(fatalities),
    ] + closeness
  }

  private struct ReadingRow {
    let label: String
    let share: Proportion
    let readings: Readings
    let fatalities: FatalityTotals
    let deaths: FatalityReadings
  }

  /// The focus first, then the provinces in the order of the report.
  private var readingRows: [ReadingRow] {
    let focus = report.focus.map { focus in
      ReadingRow(
        label: enumeration(focus.codes.map(label)), share: focus.share, readings: focus.readings,
        fatalities: focus.fatalities, deaths: focus.fatalityReadings)
    }
    // More incidents may lie in a province than those that may lie anywhere.
    let least = report.provinces.map(\.readings.bounds.upper.count).min() ?? 0
    let provinces = report.provinces.filter {
      $0.share.count > 0 || $0.readings.bounds.upper.count > least
    }
    return [focus].compactMap { $0 }
      + provinces.map { province in
        ReadingRow(
          label: province.name, share: province.share, readings: province.readings,
          fatalities: province.fatalities, deaths: province.fatalityReadings)
      }
  }

  private func readingColumns(first: String) -> [Table.Column] {
    [
      .init(header: "", kind: .text), .init(header: first, kind: .number),
      .init(header: "Coded", kind: .number), .init(header: "Bounds", kind: .number),
      .init(header: "Fractional", kind: .number), .init(header: "Precise only", kind: .number),
    ]
  }

  func boundsText(_ bounds: CountBounds) -> String {
    guard let low = bounds.lower.percentText(decimals: 1),
      let high = bounds.upper.percentText(decimals: 1)
    else { return "–" }
    return "\(low)–\(high) %"
  }

  private func shareText(_ share: Double?) -> String {
    share.map { "\(decimalText($0 * 100, decimals: 1)) %" } ?? "–"
  }

  private func partText(_ part: Proportion?) -> String {
    guard let part else { return "–" }
    return "\(countText(part.count))/\(countText(part.total)) = \(percentText(part))"
  }

  private func partText(_ part: FatalityPart?) -> String {
    guard let part else { return "–" }
    return "\(countText(part.fatalities))/\(countText(part.of)) = \(shareText(part.share))"
  }

  private var closeness: [Block] {
    let close = report.closeness
    var sentences: [String] = []
    if let within = close.withinAccuracy, let accuracy = close.boundaryAccuracyMeters {
      sentences.append(
        "\(counted(within, "incident")) within \(decimalText(accuracy / 1000, decimals: 1)) km of a "
          + "province boundary, the accuracy of the layer.")
      if let leaving = close.couldLeaveFocus, let entering = close.couldEnterFocus,
        let focus = report.focus
      {
        let lower = Proportion(max(0, focus.share.count - leaving), of: focus.share.total)
        let upper = Proportion(
          min(focus.share.total, focus.share.count + entering), of: focus.share.total)
        sentences.append(
          "Were they all on the other side, the share asked for would be between "
            + "\(percentText(lower)) and \(percentText(upper)).")
      }
    }
    if close.withinLocationError > 0 {
      sentences.append(
        "\(counted(close.withinLocationError, "incident")) whose own location error reaches a "
          + "province boundary.")
    }
    return sentences.isEmpty ? [] : [.paragraph(sentences.joined(separator: " "))]
  }
}
