internal import Engine
internal import Geography
internal import Statistics

extension Page {
  /// The figures beside the share; what was not asked for, or cannot be stated, has no tile.
  var tiles: Markup {
    let all =
      [countTile, provincesTile, fatalitiesTile, concentrationTile] + nearnessTiles + [unplacedTile]
    return .joined(all.compactMap { $0 })
  }

  private func tile(_ title: Phrase, _ value: Markup, _ note: Markup) -> Markup {
    .element("div", [.class("tile")]) {
      Markup.element("dt") { Markup.text(book[title]) }
      Markup.element("dd") {
        Markup.element("span", [.class("value")]) { value }
        Markup.element("span", [.class("note")]) { note }
      }
    }
  }

  private var countTile: Markup? {
    tile(
      .tileCount, count(report.incidents.count, "incidents.count"),
      book.markup(
        book.plural(report.ledger.read, .tileCountNoteOne, .tileCountNote),
        [.n: count(report.ledger.read, "ledger.read")]))
  }

  private var provincesTile: Markup? {
    let occupied = report.provinces.count { $0.share.count > 0 }
    let empty = report.provinces.count - occupied
    return tile(
      .tileProvinces,
      book.markup(
        .nOfM,
        [
          .k: count(occupied, "concentration.provinces_with_any"),
          .n: count(report.provinces.count, "concentration.provinces_total"),
        ]),
      empty == 0
        ? .text(book[.tileProvincesAll])
        : book.markup(
          book.plural(empty, .tileProvincesNoteOne, .tileProvincesNote),
          [.n: count(empty, "concentration.provinces_without")]))
  }

  private var fatalitiesTile: Markup? {
    let all = report.fatalities
    guard report.ledger.matched > 0, all.untold < report.ledger.matched else { return nil }
    var notes: [Markup] = []
    if all.best != nil, let low = all.low, let high = all.high {
      notes.append(
        book.markup(
          .tileFatalitiesRange,
          [.low: count(low, "fatalities.low"), .high: count(high, "fatalities.high")]))
    }
    if let part = report.focus?.fatalityReadings.share {
      notes.append(
        book.markup(
          .tileFatalitiesFocus, [.share: figure(shareText(part), "focus.fatality_readings.share")]))
    }
    if all.best != nil, all.missing > 0 {
      notes.append(
        book.markup(
          book.plural(all.missing, .tileFatalitiesMissingOne, .tileFatalitiesMissing),
          [.n: count(all.missing, "fatalities.missing")]))
    }
    if notes.isEmpty, all.best != nil { notes.append(.text(book[.tileFatalitiesBest])) }
    return tile(
      .tileFatalities,
      all.best.map { count($0, "fatalities.best") } ?? figure(all.text, nil),
      .joined(notes, by: .text(book[.semicolon])))
  }

  private var concentrationTile: Markup? {
    guard let spread = report.concentration, let hhi = spread.hhi,
      let effective = spread.effectiveNumber, let even = spread.expectedHHIWhenEven
    else { return nil }
    let equal = decimalText(effective, decimals: 1)
    return tile(
      .tileConcentration, figure(decimalText(hhi, decimals: 2), "concentration.hhi"),
      book.markup(
        equal == "1.0" ? .tileConcentrationOne : .tileConcentrationNote,
        [
          .n: figure(equal, "concentration.effective_provinces"),
          .low: figure(decimalText(even, decimals: 2), nil),
        ]))
  }

  /// One for the first border, and one for the place.
  private var nearnessTiles: [Markup?] {
    guard let nearness = report.nearness else { return [] }
    var tiles: [Markup?] = []
    if let border = nearness.borders.first {
      tiles.append(
        distanceTile(
          border.distances.all, "borders.\(border.neighbor)",
          book.markup(.tileBorder, [.name: .isolated(borderName(border.neighbor))])))
    }
    if let place = nearness.place {
      let name = place.place.name ?? placeText(place)
      tiles.append(
        distanceTile(
          place.distances.all, "near", book.markup(.tilePlace, [.name: .isolated(name)])))
    }
    return tiles
  }

  private func distanceTile(_ figures: DistanceFigures, _ path: String, _ title: Markup) -> Markup?
  {
    guard let median = figures.medianMeters, let p90 = figures.p90Meters else { return nil }
    return .element("div", [.class("tile")]) {
      Markup.element("dt") { title }
      Markup.element("dd") {
        Markup.element("span", [.class("value")]) {
          book.markup(.km, [.n: figure(kilometersText(median, decimals: 0), "\(path).median_m")])
        }
        Markup.element("span", [.class("note")]) {
          book.markup(
            figures.notMeasurable == 0 ? .tileDistanceNote : .tileDistanceNotePart,
            [
              .km: figure(kilometersText(p90, decimals: 0), "\(path).p90_m"),
              .k: count(figures.measured, "\(path).measured"),
              .n: count(figures.measured + figures.notMeasurable, "ledger.matched"),
            ])
        }
      }
    }
  }

  private var unplacedTile: Markup? {
    let ledger = report.ledger
    guard ledger.matched > 0 else { return nil }
    let note: Markup
    if ledger.unlocated > 0, let share = report.focus?.share {
      let most = Proportion(min(share.total, share.count + ledger.unlocated), of: share.total)
      let range = "\(percentText(share).dropLast(2))–\(percentText(most))"
      note = book.markup(.tileUnplacedRange, [.share: figure(range, "unplaced")])
    } else if ledger.unlocated > 0 {
      note = .text(book[.tileUnplacedNote])
    } else if ledger.outside > 0 {
      note = book.markup(
        book.plural(ledger.outside, .tileOutsideOne, .tileOutside),
        [.n: count(ledger.outside, "ledger.outside")])
    } else {
      note = .text(book[.tileUnplacedNone])
    }
    return tile(.tileUnplaced, count(ledger.unlocated, "ledger.unlocated"), note)
  }

  /// The neighbor's name where its code is of a country, else the code.
  func borderName(_ code: String) -> String {
    countryName(code, language: book.language.tag)
  }

  /// The position of a place without a name.
  func placeText(_ place: PlaceNearness) -> String {
    let point = place.place.coordinate
    return "\(point.longitude), \(point.latitude)"
  }
}
