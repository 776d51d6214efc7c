internal import Engine
internal import Incidents
internal import Statistics

extension Page {
  /// Without a focus, so many provinces have a line of their own.
  private static let leadingProvinces = 3

  /// Incidents by month, by province in focus and all others.
  var months: Markup {
    let codes =
      focusCodes
      ?? report.provinces.prefix(Self.leadingProvinces).filter { $0.share.count > 0 }.map(\.code)
    guard
      let chart = MonthChart(
        report, codes: codes, label: label,
        other: book[codes.isEmpty ? .allIncidents : .allOthers])
    else { return .empty }
    let undated = report.incidents.count - chart.lines.reduce(0) { $0 + $1.total }
    return .element("section", [.class("block"), Attribute("aria-labelledby", "when")]) {
      Markup.element("h2", [.id("when")]) { Markup.text(book[.whenTitle]) }
      paragraph("lead") {
        Markup.text(book[chart.isByYear ? .whenLeadYears : .whenLead])
        if chart.lines.count > 1 { Markup.text(" \(book[.whenScale])") }
        if undated > 0 {
          Markup.text(" ")
          book.markup(
            book.plural(undated, .undatedOne, .undated), [.n: figure(countText(undated), nil)])
        }
      }
      Markup.element("div", [.class("card pad")]) {
        Markup.element(
          "div",
          [
            .class("scroll"), Attribute("tabindex", 0), Attribute("role", "region"),
            Attribute("aria-label", book[.whenTitle]),
          ]
        ) { MonthDrawing(chart: chart, book: book).markup }
      }
    }
  }
}

/// The bars of months on one vertical scale.
private struct MonthDrawing {
  let chart: MonthChart
  let book: Phrasebook

  private let left = 150.0
  private let tallest = 76.0
  private let labelRoom = 16.0
  private let width: Double
  private let column: Double

  init(chart: MonthChart, book: Phrasebook) {
    self.chart = chart
    self.book = book
    let periods = Double(chart.periods.count)
    column = min(110, max(periods > 40 ? 8 : 26, (1024 - left) / periods))
    // Few periods leave room beside them, so that a single day is no wall.
    width = max(1024, left + column * periods + 12)
  }

  var markup: Markup {
    let heights = chart.lines.map { line in
      max(30, labelRoom + height(of: line.counts.max() ?? 0))
    }
    let bottom = heights.reduce(0, +) + Double(heights.count - 1) * 10 + 4
    return .element(
      "svg",
      [
        .class("chart"),
        Attribute("viewBox", "0 0 \(drawingNumber(width)) \(drawingNumber(bottom + 42))"),
        Attribute(
          "style",
          "min-width:\(drawingNumber(min(width, left + column * Double(chart.periods.count)) * 0.8))px"
        ),
        Attribute("role", "img"),
        Attribute("aria-label", book[chart.isByYear ? .whenLeadYears : .whenLead]),
      ]
    ) {
      lines(heights)
      axis(bottom)
    }
  }

  private func height(of count: Int) -> Double {
    chart.largest == 0 ? 0 : Double(count) / Double(chart.largest) * tallest
  }

  private func lines(_ heights: [Double]) -> Markup {
    var base = 4.0
    var pieces: [Markup] = []
    for (index, line) in chart.lines.enumerated() {
      base += heights[index]
      pieces.append(label(line, base: base))
      pieces.append(bars(index, base: base))
      base += 10
    }
    return .joined(pieces)
  }

  private func label(_ line: MonthChart.Line, base: Double) -> Markup {
    .element(
      "text",
      [Attribute("x", 0), Attribute("y", base - 13), .class("line-label")]
        + book.words(anchor: "start")
    ) {
      Markup.text(line.label.count > 20 ? "\(line.label.prefix(19))…" : line.label)
    }
      + .element(
        "text",
        [Attribute("x", 0), Attribute("y", base), .class("line-note")] + book.words(anchor: "start")
      ) {
        book.markup(
          book.plural(line.total, .incidentOne, .incidentMany), [.n: .text(countText(line.total))])
      }
      + .element(
        "path",
        [
          .class("axis"),
          Attribute(
            "d",
            "M\(drawingNumber(left)) \(drawingNumber(base + 0.5))h\(drawingNumber(column * Double(chart.periods.count)))"
          ),
        ])
  }

  private func bars(_ index: Int, base: Double) -> Markup {
    let line = chart.lines[index]
    let gap = min(3, column * 0.12)
    return .element("g", [.class(line.codes == nil ? "bars others" : "bars")]) {
      line.counts.indices.filter { line.counts[$0] > 0 }.map { period -> Markup in
        let count = line.counts[period]
        let x = left + column * Double(period)
        let height = max(1, height(of: count))
        return Markup.element(
          "rect",
          [
            Attribute("x", x + gap / 2), Attribute("y", base - height),
            Attribute("width", column - gap), Attribute("height", height),
          ]
        ) {
          Markup.element("title") {
            Markup.text("\(line.label), \(name(of: period, full: true)): \(countText(count))")
          }
        } + value(count, line: index, period: period, x: x + column / 2, y: base - height - 4)
      }
    }
  }

  private func value(_ count: Int, line: Int, period: Int, x: Double, y: Double) -> Markup {
    // Where there is no room for all, the largest is printed, which gives the scale.
    guard Double(countText(count).count) * 6.4 <= column + 2 || count == chart.largest else {
      return .empty
    }
    return .element(
      "text",
      [
        Attribute("x", x), Attribute("y", y), Attribute("text-anchor", "middle"),
        .class("bar-value"), Attribute("data-json", chart.path(line, period)),
      ]
    ) { Markup.text(countText(count)) }
  }

  private func name(of period: Int, full: Bool) -> String {
    let month = chart.periods[period]
    if chart.isByYear { return "\(month.year)" }
    let name = book[Phrase.months[month.month - 1]]
    return full ? "\(name) \(month.year)" : book[Phrase.shortMonths[month.month - 1]]
  }

  private func axis(_ bottom: Double) -> Markup {
    let every = Int((34 / column).rounded(.up))
    let step = chart.isByYear ? [1, 2, 5, 10, 20, 50].first { $0 >= every } ?? 50 : every
    let labels = chart.periods.indices.filter { index in
      chart.isByYear
        ? chart.periods[index].year % step == 0 || chart.periods.count <= step : index % step == 0
    }.map { period in
      text(
        name(of: period, full: false), x: left + column * (Double(period) + 0.5), y: bottom + 18,
        class: "tick")
    }
    return .joined(labels) + (chart.isByYear ? .empty : years(bottom))
  }

  /// The years under their months.
  private func years(_ bottom: Double) -> Markup {
    let groups = Dictionary(grouping: chart.periods.indices) { chart.periods[$0].year }
    return .joined(
      groups.keys.sorted().map { year in
        let periods = groups[year] ?? []
        let middle = Double((periods.first ?? 0) + (periods.last ?? 0) + 1) / 2
        return text("\(year)", x: left + column * middle, y: bottom + 37, class: "year")
      })
  }

  private func text(_ text: String, x: Double, y: Double, class name: String) -> Markup {
    .element(
      "text",
      [Attribute("x", x), Attribute("y", y), Attribute("text-anchor", "middle"), .class(name)]
    ) { Markup.text(text) }
  }
}
