internal import Engine
internal import Statistics

extension Page {
  /// The same share under other fair readings.
  var readings: Markup {
    let rows = readingRows
    guard rows.count > 1 else { return .empty }
    return card(
      "holds", .text(book[.holdsTitle]),
      book.markup(.holdsLead, [.places: book.list(shownCodes.map(name))])
    ) {
      ReadingDrawing(rows: rows, threshold: threshold, book: book).markup
    }
  }

  /// The threshold of the verdict, in `0...1`; nil without one.
  private var threshold: Double? { question.verdict.map { Double($0.threshold) / 100 } }

  /// The focus, or the province that the hero tells of.
  private var shownCodes: [String] {
    focusCodes ?? report.provinces.prefix(1).map(\.code)
  }

  /// The readings of the report; the bounds are drawn with the first.
  private var readingRows: [ReadingRow] {
    report.alternatives.enumerated().compactMap { index, reading in
      guard reading.kind != .bounds else { return nil }
      let isMain = reading.kind == .coded
      let bounds =
        isMain ? report.alternatives.first { $0.kind == .bounds }?.bounds : reading.bounds
      let text = reading.count.map { percentText($0) } ?? shareText(reading.value)
      return ReadingRow(
        label: words(for: reading), value: reading.value, text: text,
        path: "alternatives.\(index).share", low: bounds?.lower, high: bounds?.upper,
        isMain: isMain)
    }
  }

  private func words(for reading: AlternativeReading) -> String {
    switch reading.kind {
    case .coded: book[.readingCoded]
    case .bounds: book[.bounds]
    case .fractional: book[.readingFractional]
    case .preciseOnly: book[.readingPrecise]
    case .deaths: book[.readingFatalities]
    case .perDayAndDistrict: book[.readingPerDay]
    case .unclearActors: book[.readingUnclear]
    case .provinceAlone:
      book.text(.readingAlone, [.place: book.list(reading.codes.map(label))])
    }
  }
}

/// One reading of the share.
struct ReadingRow {
  let label: String
  /// In `0...1`; nil where the reading has none.
  let value: Double?
  let text: String
  /// Where the JSON has it.
  let path: String
  var low: Double?
  var high: Double?
  var isMain = false
}

/// Readings one under the other, on one axis.
private struct ReadingDrawing {
  let rows: [ReadingRow]
  let threshold: Double?
  let book: Phrasebook

  private let row = 27.0
  private let top = 14.0
  private let axisLeft = 216.0

  var markup: Markup {
    let bottom = top + row * Double(rows.count)
    let values = rows.flatMap { [$0.value, $0.low, $0.high] }.compactMap { $0 }
    let axis = ShareAxis(
      over: values + [threshold].compactMap { $0 }, from: axisLeft, to: 440)
    return .element(
      "svg",
      [
        .class("chart readings"),
        Attribute("viewBox", "0 0 510 \(drawingNumber(bottom + (threshold == nil ? 26 : 44)))"),
        Attribute("role", "img"), Attribute("aria-label", book[.holdsTitle]),
      ]
    ) {
      axis.grid(top: top - 4, bottom: bottom)
      axis.ticks(labelY: bottom + 18, tickY: bottom)
      if let threshold {
        axis.marker(at: threshold, top: top - 8, bottom: bottom + 4)
        axis.label(
          book.text(.moreThan, [.share: "\(Int(threshold * 100)) %"]), at: threshold,
          y: bottom + 36, book)
      }
      rows.enumerated().map { index, reading in
        line(reading, axis, y: top + row * (Double(index) + 0.5))
      }
    }
  }

  @MarkupBuilder private func line(_ reading: ReadingRow, _ axis: ShareAxis, y: Double) -> Markup {
    Markup.element(
      "text",
      [
        Attribute("x", 0), Attribute("y", y + 4.5),
        .class(reading.isMain ? "reading main" : "reading"),
      ] + book.words(anchor: "start")
    ) {
      Markup.text(reading.label.count > 34 ? "\(reading.label.prefix(33))…" : reading.label)
    }
    if let low = reading.low, let high = reading.high {
      axis.bar(from: low, to: high, y: y, class: reading.isMain ? "bound" : "bound thin")
    }
    if let value = reading.value { axis.dot(at: value, y: y, radius: reading.isMain ? 5.5 : 4) }
    Markup.element(
      "text",
      [
        Attribute("x", 508), Attribute("y", y + 4.5), Attribute("text-anchor", "end"),
        .class(reading.isMain ? "reading main" : "reading"), Attribute("data-json", reading.path),
      ]
    ) { Markup.text(reading.text) }
  }
}
