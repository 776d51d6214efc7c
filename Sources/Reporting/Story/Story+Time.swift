internal import Engine
internal import Incidents

extension Story {
  /// Longer timelines are told by year.
  static let largestMonthTable = 36

  /// The incidents by month, or by year when there are many months; empty periods are shown.
  var timeline: [Block] {
    let months = report.timeline.map(\.month)
    guard let first = months.min(), let last = months.max() else { return [] }
    let isByYear = Int(last.rawValue) - Int(first.rawValue) >= Self.largestMonthTable
    let periods = isByYear ? years(first...last) : self.months(first...last)
    let dated = periods.reduce(0) { $0 + $1.incidents }
    var blocks: [Block] = [
      .heading("When"), .table(table(of: periods, header: isByYear ? "Year" : "Month")),
    ]
    if dated < report.incidents.count {
      let rest = counted(report.incidents.count - dated, "incident")
      blocks.append(.aside("\(rest) without a date."))
    }
    return blocks
  }

  private func months(_ range: ClosedRange<Month>) -> [Period] {
    var periods = (range.lowerBound.rawValue...range.upperBound.rawValue).map {
      Period(name: "\(Month(rawValue: $0))")
    }
    for cell in report.timeline {
      periods[Int(cell.month.rawValue - range.lowerBound.rawValue)].add(cell, focus: report.focus)
    }
    return periods
  }

  private func years(_ range: ClosedRange<Month>) -> [Period] {
    var periods = (range.lowerBound.year...range.upperBound.year).map { Period(name: "\($0)") }
    for cell in report.timeline {
      periods[cell.month.year - range.lowerBound.year].add(cell, focus: report.focus)
    }
    return periods
  }

  private func table(of periods: [Period], header: String) -> Table {
    let most = periods.map(\.incidents).max() ?? 0
    let hasFocus = report.focus != nil
    return Table(
      columns: [.init(header: header, kind: .text), .init(header: "Incidents", kind: .number)]
        + (hasFocus ? [.init(header: "In focus", kind: .number)] : [])
        + [.init(header: "", kind: .bar), .init(header: deathsHeader, kind: .number)],
      rows: periods.map { period in
        [.text(period.name), .text(countText(period.incidents))]
          + (hasFocus ? [.text(countText(period.inFocus))] : [])
          + [
            .bar(Double(period.incidents) / Double(max(most, 1))),
            .text(FatalityTotals(sumOf: period.fatalities).text),
          ]
      })
  }
}

/// A month or a year of the timeline.
private struct Period {
  let name: String
  var incidents = 0
  var inFocus = 0
  var fatalities: [FatalityTotals] = []

  init(name: String) { self.name = name }

  mutating func add(_ cell: MonthCount, focus: FocusCount?) {
    incidents += cell.incidents
    fatalities.append(cell.fatalities)
    if let code = cell.code, focus?.codes.contains(code) == true { inFocus += cell.incidents }
  }
}
