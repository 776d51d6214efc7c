internal import Engine
internal import Geography
internal import Statistics

extension Page {
  /// A table of every province; those in which no incident is recorded follow it, folded.
  var provinces: Markup {
    let occupied = report.provinces.filter { $0.share.count > 0 }
    let empty = report.provinces.filter { $0.share.count == 0 }
    return .element("section", [.class("block"), Attribute("aria-labelledby", "provinces")]) {
      Markup.element("div", [.class("headline")]) {
        Markup.element("div") {
          Markup.element("h2", [.id("provinces")]) {
            Markup.text(book[occupied.isEmpty ? .tableTitleNone : .tableTitle])
          }
          paragraph("lead") {
            Markup.text(book[.tableLead])
            Markup.element("span", [.class("needs-script"), Attribute("hidden", "")]) {
              Markup.text(" \(book[.tableSort])")
            }
          }
        }
        Markup.element(
          "a",
          [
            .class("button"), .href(.csv(renderCSV(report))),
            Attribute("download", "provinces.csv"),
          ]
        ) { Markup.text(book[.buttonCSV]) }
      }
      Markup.element("div", [.class("card")]) {
        if !occupied.isEmpty { table(of: occupied, isSortable: true) }
        if !empty.isEmpty { folded(empty, isAll: occupied.isEmpty) }
      }
    }
  }

  private func folded(_ provinces: [ProvinceCount], isAll: Bool) -> Markup {
    .element("details", [.class("pad")]) {
      Markup.element("summary") {
        book.markup(
          book.plural(provinces.count, .emptyProvinceOne, .emptyProvinces),
          [.n: figure(countText(provinces.count), "concentration.provinces_without")])
      }
      Markup.element("ul", [.class("columns")]) {
        provinces.map { province in
          Markup.element("li") {
            name(province.code)
            Markup.text(" ")
            Markup.element("span", [.class("code")]) { Markup.text(province.code) }
            if province.readings.bounds.upper.count > 0 {
              Markup.text(" ")
              Markup.element("span", [.class("muted")]) {
                figure(
                  boundsText(province.readings.bounds), "provinces.\(province.code).bounds")
              }
            }
          }
        }
      }
      if provinces.contains(where: { $0.readings.bounds.upper.count > 0 }) {
        paragraph("small muted") { Markup.text(book[.emptyProvincesNote]) }
      }
    }
  }

  private func table(of provinces: [ProvinceCount], isSortable: Bool) -> Markup {
    let columns = ProvinceColumns(self, provinces)
    return .element(
      "div",
      [
        .class("scroll"), Attribute("tabindex", 0), Attribute("role", "region"),
        Attribute("aria-labelledby", "provinces"),
      ]
    ) {
      Markup.element("table", [.class("provinces"), Attribute("data-sortable", "")]) {
        Markup.element("thead") { Markup.element("tr") { columns.headers } }
        Markup.element("tbody") { columns.rows(of: provinces) }
        Markup.element("tfoot") { Markup.element("tr") { columns.sums(of: provinces) } }
      }
    }
  }
}

/// The columns of the table of provinces.
private struct ProvinceColumns {
  let page: Page
  /// The shares that the bars reach to, in `0...1`.
  private let limit: Double
  private let border: BorderNearness?
  private let largestCount: Int

  init(_ page: Page, _ provinces: [ProvinceCount]) {
    self.page = page
    let most = provinces.compactMap { $0.readings.bounds.upper.value }.max() ?? 1
    limit = [0.05, 0.1, 0.2, 0.25, 0.5, 0.75].first { $0 >= most } ?? 1
    border = page.report.nearness?.borders.first
    largestCount = provinces.map(\.share.count).max() ?? 0
  }

  private var book: Phrasebook { page.book }

  var headers: [Markup] {
    let bar = book.text(.columnBar, [.share: "\(Int(limit * 100)) %"])
    var headers = [
      header(book[.columnProvince]), header(book[.incidents], sort: "descending"),
      Markup.element("th", [Attribute("scope", "col"), .class("bar-column")]) { .text(bar) },
      header(book[.share]), header(book[.bounds]), header(book[.fractional]),
    ]
    if statesPrecision { headers.append(header(book[.preciseOnly])) }
    headers += [
      header(book[.cumulative]),
      header(book[hasRange ? .fatalitiesRange : .fatalities]),
    ]
    if let border {
      headers.append(header(book.text(.columnBorder, [.name: page.borderName(border.neighbor)])))
    }
    return headers
  }

  private var statesPrecision: Bool {
    page.report.provinces.contains { ($0.readings.preciseOnly?.total ?? 0) > 0 }
  }

  private var hasRange: Bool {
    page.report.provinces.contains { $0.fatalities.low != nil && $0.fatalities.high != nil }
  }

  private func header(_ text: String, sort: String? = nil) -> Markup {
    .element(
      "th",
      [Attribute("scope", "col")] + (sort.map { [Attribute("aria-sort", $0)] } ?? [])
    ) { .text(text) }
  }

  func rows(of provinces: [ProvinceCount]) -> [Markup] {
    var sum = 0
    return provinces.map { province in
      sum += province.share.count
      return row(province, cumulative: Proportion(sum, of: province.share.total))
    }
  }

  private func row(_ province: ProvinceCount, cumulative: Proportion) -> Markup {
    let isFocus = page.report.focus?.codes.contains(province.code) == true
    let bounds = province.readings.bounds
    return .element(
      "tr",
      [Attribute("data-code", province.code)] + (isFocus ? [.class("focus")] : [])
    ) {
      Markup.element("th", [Attribute("scope", "row")]) {
        page.name(province.code)
        Markup.text(" ")
        Markup.element("span", [.class("code")]) { Markup.text(province.code) }
      }
      cell(countText(province.share.count))
      Markup.element("td", [.class("bar-column")]) { bar(province) }
      cell(percentText(province.share))
      cell(page.boundsText(bounds))
      cell(page.shareText(province.readings.fractional))
      if statesPrecision { cell(page.partText(province.readings.preciseOnly)) }
      cell(percentText(cumulative))
      cell(province.fatalities.text)
      if let border {
        cell(
          page.kilometersText(
            border.distances.provinces[province.id.index].medianMeters))
      }
    }
  }

  private func cell(_ text: String) -> Markup {
    .element("td", [.class("n")]) { .text(text) }
  }

  /// The share as a bar, its bounds as a line over it.
  private func bar(_ province: ProvinceCount) -> Markup {
    func x(_ share: Proportion) -> Double { (share.value ?? 0) / limit * 1000 }
    let bounds = province.readings.bounds
    let low = drawingNumber(x(bounds.lower))
    let high = drawingNumber(max(x(bounds.upper), x(bounds.lower) + 4))
    return .element(
      "svg",
      [
        .class("share-bar"), Attribute("viewBox", "0 0 1000 12"),
        Attribute("preserveAspectRatio", "none"), Attribute("aria-hidden", "true"),
      ]
    ) {
      Markup.element(
        "path", [.class("share"), Attribute("d", "M0 0H\(drawingNumber(x(province.share)))V12H0z")])
      Markup.element("path", [.class("whisker"), Attribute("d", "M\(low) 6H\(high)")])
    }
  }

  func sums(of provinces: [ProvinceCount]) -> [Markup] {
    let all = page.report
    let placed = Proportion(all.incidents.placed, of: all.incidents.count)
    let blank = Markup.element("td") { .empty }
    let fatalities = FatalityTotals(sumOf: provinces.map(\.fatalities))
    return [
      Markup.element("th", [Attribute("scope", "row")]) { .text(book[.inAnyProvince]) },
      .element("td") { page.count(all.incidents.placed, "placed") }, blank,
      .element("td") { page.percent(placed, "placed.share") }, blank, blank,
    ] + (statesPrecision ? [blank, blank] : [blank]) + [
      .element("td") {
        page.figure(fatalities.text, "placed.fatalities")
      }
    ] + (border == nil ? [] : [blank])
  }
}
