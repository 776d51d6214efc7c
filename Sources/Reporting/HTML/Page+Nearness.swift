internal import Engine
internal import Statistics

extension Page {
  /// A card for each border and for the place; none where nothing was asked for or measured.
  var nearness: [Markup] {
    guard let nearness = report.nearness, report.incidents.count > 0 else { return [] }
    var cards = nearness.borders.enumerated().map { index, border in
      distances(
        border.distances, id: "near-\(index)", path: "borders.\(border.neighbor)",
        title: nearness.borders.count == 1
          ? .text(book[.nearTitle])
          : book.markup(.nearTitleOf, [.name: .isolated(borderName(border.neighbor))]),
        what: book.markup(.nearLeadOf, [.name: .isolated(borderName(border.neighbor))]))
    }
    if let place = nearness.place {
      let name = place.place.name ?? placeText(place)
      cards.append(
        distances(
          place.distances, id: "near-place", path: "near",
          title: book.markup(.nearPlaceTitle, [.name: .isolated(name)]),
          what: book.markup(.nearPlaceLead, [.name: .isolated(name)])))
    }
    return cards
  }

  private func distances(
    _ distances: TargetDistances, id: String, path: String, title: Markup, what: Markup
  ) -> Markup {
    let chart = DistanceChart(distances.histogram)
    let figures = distances.all
    return card(
      id, title,
      what + .text(" ")
        + .text(figures.measured == 0 ? "" : book.text(.nearLead, [.n: "\(chart.kilometers)"]))
    ) {
      if figures.measured > 0 {
        DistanceDrawing(chart: chart, figures: figures, book: book, path: path).markup
      }
      within(figures, path)
      paragraph("small muted") {
        figures.notMeasurable == 0
          ? book.markup(
            book.plural(figures.measured, .allMeasuredOne, .allMeasured),
            [.n: count(figures.measured, "\(path).measured")])
          : book.markup(
            .notMeasured,
            [
              .k: count(figures.notMeasurable, "\(path).not_measurable"),
              .n: count(figures.measured + figures.notMeasurable, "ledger.matched"),
            ])
      }
    }
  }

  /// Shares within some distances, with what may be.
  private func within(_ figures: DistanceFigures, _ path: String) -> Markup {
    guard !figures.within.isEmpty else { return .empty }
    return .element("table", [.class("mini")]) {
      Markup.element("thead") {
        Markup.element("tr") {
          for phrase in [Phrase.within, .incidents, .share, .bounds] {
            Markup.element("th", [Attribute("scope", "col")]) { Markup.text(book[phrase]) }
          }
        }
      }
      Markup.element("tbody") {
        figures.within.enumerated().map { index, within -> Markup in
          let row = "\(path).within.\(index)"
          return Markup.element("tr") {
            Markup.element("th", [Attribute("scope", "row")]) {
              book.markup(.km, [.n: figure(limitText(within.meters), nil)])
            }
            cell(count(within.share.count, "\(row).incidents"))
            cell(percent(within.share, "\(row).share"))
            cell(figure(boundsText(within.bounds), "\(row).bounds"))
          }
        }
      }
    }
  }

  private func limitText(_ meters: Double) -> String {
    let isWhole = (meters / 1000).rounded() * 1000 == meters
    return "≤ " + kilometersText(meters, decimals: isWhole ? 0 : 1)
  }

  func cell(_ content: Markup) -> Markup { .element("td") { content } }
}
