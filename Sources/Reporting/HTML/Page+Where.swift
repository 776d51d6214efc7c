internal import Engine
internal import Geography
internal import Statistics

extension Page {
  /// The map of all provinces, and a lens on those in focus.
  var whereSection: Markup {
    let words = MapWords(book)
    guard let figure = MapFigure(report, map, label: label, words: words) else { return .empty }
    let painter = MapPainter(colors: .page, scale: figure.circleScale, words: words)
    return .element("section", [.class("block"), Attribute("aria-labelledby", "where")]) {
      Markup.element("h2", [.id("where")]) { Markup.text(book[.whereTitle]) }
      paragraph("lead") { mapLead(figure) }
      Markup.element("div", [.class(figure.lens == nil ? "maps single" : "maps")]) {
        map(
          painter.svg(
            figure.national, id: "national", title: question.title, description: mapDescription),
          caption: book.markup(
            book.plural(report.provinces.count, .mapCaptionOne, .mapCaption),
            [
              .n: count(report.provinces.count, "boundaries.provinces"),
              .name: .isolated(report.boundaries.name),
            ]))
        if let lens = figure.lens {
          let names = (focusCodes ?? []).map(label)
          map(
            painter.svg(
              lens, id: "lens", title: book.text(.lensCaption, [.places: book.list(names)]),
              description: mapDescription),
            caption: book.markup(
              .lensCaption, [.places: book.list((focusCodes ?? []).map(name))]))
        }
      }
      painter.legend(MapLegend(figure, words: words))
    }
  }

  private func map(_ drawing: Markup, caption: Markup) -> Markup {
    .element("figure", [.class("card map")]) {
      drawing
      Markup.element("figcaption") { caption }
    }
  }

  private func mapLead(_ figure: MapFigure) -> Markup {
    var parts = [Markup.text(book[.whereLead])]
    if let points = report.points, !points.isEmpty {
      parts.append(.text(book[figure.isAggregated ? .whereCells : .whereCircles]))
    }
    if figure.lens != nil { parts.append(.text(book[.whereLens])) }
    let unplaced = report.ledger.outside + report.ledger.unlocated
    if unplaced > 0 {
      parts.append(
        book.markup(
          book.plural(unplaced, .whereUnplacedOne, .whereUnplaced),
          [.n: count(unplaced, "unplaced.count")]))
    }
    return .joined(parts, by: .text(" "))
  }

  /// The provinces with the most incidents, for those who hear the map.
  private var mapDescription: String {
    let most = report.provinces.prefix(3).filter { $0.share.count > 0 }
    guard !most.isEmpty else { return book[.mapDescriptionNone] }
    return book.text(
      .mapDescription,
      [.places: book.list(most.map { "\(label($0.code)) \(countText($0.share.count))" })])
  }
}

extension MapWords {
  init(_ book: Phrasebook) {
    self.init(
      incidentsHeading: book[.incidents], deathsHeading: book[.tileFatalities],
      none: book[.none], coarseHeading: book[.coarseCircle],
      incidents: { count in
        book.text(book.plural(count, .incidentOne, .incidentMany), [.n: countText(count)])
      },
      deaths: { count in
        count == 0
          ? book[.noDeaths]
          : book.text(count == 1 ? .deathOne : .deathMany, [.n: countText(count)])
      },
      coarse: book[.coarseCircle],
      border: { book.text(.borderWith, [.name: $0]) },
      country: { countryName($0, language: book.language.tag) })
  }
}
