internal import Engine
internal import Geography
internal import Statistics

extension Page {
  /// The title that states the answer, and the question as one sentence.
  var head: Markup {
    .element("header", [.class("top")]) {
      Markup.element("div", [.class("eyebrow-row")]) {
        paragraph("eyebrow") { Markup.text(book.text(.eyebrow)) + place }
        Markup.element("div", [.class("controls"), Attribute("hidden", "")]) {
          button("theme", .buttonTheme)
          button("print", .buttonPrint)
        }
      }
      Markup.element("h1") { Markup.text(question.title) }
      paragraph("question") { question.sentence }
    }
  }

  private func button(_ id: String, _ phrase: Phrase) -> Markup {
    .element("button", [Attribute("type", "button"), .id(id)]) { Markup.text(book[phrase]) }
  }

  private var place: Markup {
    let name = map.catalog.countryAlpha2.map { countryName($0, language: book.language.tag) } ?? ""
    return name.isEmpty ? .empty : .text(" · \(name)")
  }

  /// The verdict, the share, its bounds, and the figures around it.
  var hero: Markup {
    .element("section", [.class("card hero"), Attribute("aria-label", book[.answer])]) {
      Markup.element("div", [.class("hero-main")]) {
        badge
        answer
      }
      Markup.element("dl", [.class("tiles")]) { tiles }
    }
  }

  private var badge: Markup {
    let (isSure, phrase): (Bool, Phrase) =
      report.isExample
      ? (false, .verdictExample)
      : report.incidents.count == 0
        ? (false, .verdictNone)
        : question.verdict.map(words) ?? (true, .verdictCount)
    let icon = isSure ? "M3 8.5l3.2 3.2L13 4.8" : "M8 3.5v5.5M8 12v.6"
    return paragraph(isSure ? "badge good" : "badge caution") {
      Markup.element(
        "svg",
        [Attribute("viewBox", "0 0 16 16"), Attribute("aria-hidden", "true"), .class("icon")]
      ) { Markup.element("path", [Attribute("d", icon)]) }
      Markup.text(book[phrase])
    }
  }

  private func words(_ verdict: PageQuestion.Verdict) -> (Bool, Phrase) {
    // Without any stated precision the bounds say nothing, and the verdict must not either.
    let isStated = report.focus?.readings.preciseOnly != nil
    switch verdict {
    case .almostAll where !isStated: return (true, .verdictAlmostAllCoded)
    case .most where !isStated: return (true, .verdictMostCoded)
    case .lessThanHalf where !isStated: return (true, .verdictLessCoded)
    case .almostAll: return (true, .verdictAlmostAll)
    case .most: return (true, .verdictMost)
    case .lessThanHalf: return (true, .verdictLess)
    case .open: return (false, .verdictOpen)
    }
  }

  @MarkupBuilder private var answer: Markup {
    if report.incidents.count == 0 {
      paragraph("big") { Markup.text("–") }
      paragraph("of") { Markup.text(book[.noShare]) }
    } else if let focus = report.focus {
      share(focus.share, "focus")
      paragraph("of") {
        book.markup(
          book.plural(focus.share.total, .heroOfOne, .heroOf),
          [
            .places: book.list((focusCodes ?? focus.codes).map(name)),
            .k: strong(count(focus.share.count, "focus.incidents")),
            .n: strong(count(focus.share.total, "focus.of")),
          ])
      }
      readings(focus.readings, focus.share, "focus")
    } else if let first = report.provinces.first, first.share.count > 0 {
      let path = "provinces.\(first.code)"
      share(first.share, path)
      paragraph("of") {
        book.markup(
          report.leader == nil
            ? book.plural(first.share.total, .heroOfOne, .heroOf)
            : book.plural(first.share.total, .heroOfOne, .heroMostIn),
          [
            .places: name(first.code), .k: strong(count(first.share.count, "\(path).incidents")),
            .n: strong(count(first.share.total, "incidents.count")),
          ])
      }
      readings(first.readings, first.share, path)
    } else {
      paragraph("big") { count(report.incidents.count, "incidents.count") }
      paragraph("of") { Markup.text(book[.heroNowhere]) }
    }
  }

  private func strong(_ content: Markup) -> Markup { .element("strong") { content } }

  private func share(_ share: Proportion, _ path: String) -> Markup {
    let digits = share.percentText(decimals: 1) ?? "–"
    return paragraph("big") {
      figure(digits, "\(path).share")
      Markup.element("span", [.class("unit")]) { Markup.text("%") }
    }
  }

  @MarkupBuilder private func readings(
    _ readings: Readings, _ share: Proportion, _ path: String
  ) -> Markup {
    boundsBar(readings, share)
    paragraph("small") {
      book.markup(
        readings.preciseOnly == nil ? .heroBoundsUnstated : .heroBounds,
        [.share: strong(figure(boundsText(readings.bounds), "\(path).bounds"))])
      Markup.text(" ")
      book.markup(
        .heroFractional, [.share: figure(shareText(readings.fractional), "\(path).fractional")])
      if let part = readings.preciseOnly, part.total > 0 {
        Markup.text(" ")
        book.markup(.heroPrecise, [.share: figure(partText(part), "\(path).precise_only")])
      }
    }
    if let wilson = share.wilsonInterval() {
      paragraph("small muted") {
        book.markup(.heroWilson, [.share: figure(percentText(wilson), "\(path).wilson")])
      }
    }
  }

  /// The bounds as a bar over an axis of percent, with the share, and with the threshold of the
  /// verdict where there is one.
  private func boundsBar(_ readings: Readings, _ share: Proportion) -> Markup {
    guard let value = share.value, let low = readings.bounds.lower.value,
      let high = readings.bounds.upper.value
    else { return .empty }
    let threshold = question.verdict.map { Double($0.threshold) / 100 }
    let axis = ShareAxis(
      over: [value, low, high] + [threshold].compactMap { $0 }, from: 14, to: 446)
    return .element(
      "svg",
      [
        .class("bounds-bar"), Attribute("viewBox", "0 0 460 66"), Attribute("role", "img"),
        Attribute("aria-label", "\(book[.bounds]): \(boundsText(readings.bounds))"),
      ]
    ) {
      Markup.element("path", [.class("axis"), Attribute("d", "M14 34H446")])
      axis.ticks(labelY: 58, tickY: 34)
      if let threshold {
        axis.marker(at: threshold, top: 16, bottom: 42)
        axis.label(
          book.text(.moreThan, [.share: "\(Int(threshold * 100)) %"]), at: threshold, y: 11, book)
      }
      axis.bar(from: low, to: high, y: 34, class: "bound")
      axis.dot(at: value, y: 34, radius: 6.5)
    }
  }
}
