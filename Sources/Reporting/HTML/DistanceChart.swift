internal import Engine

/// A histogram of distances whose last bin is open.
struct DistanceChart {
  struct Bin: Equatable {
    /// The bins of the report that it adds up.
    let part: Range<Int>
    let incidents: Int
  }

  /// The width of a bin in kilometers.
  let kilometers: Int
  let bins: [Bin]
  /// All that lie beyond, set apart; nil when none do.
  let open: Bin?

  /// Where this many bins do not hold nine in ten, they are made wider.
  static let mostBins = 20
  /// The widths that bins may have, as multiples of the report's.
  private static let widths = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000]

  /// - Parameter histogram: incidents by `NearnessReport.binMeters`, the last not empty.
  init(_ histogram: [Int]) {
    let total = histogram.reduce(0, +)
    var sum = 0
    let enough = histogram.firstIndex { count in
      sum += count
      return sum * 10 >= total * 9
    }
    let needed = (enough ?? 0) + 1
    let width = Self.widths.first { needed <= $0 * Self.mostBins } ?? 1000
    // A few bins beyond nine in ten show how the rest falls off.
    let shown = min(Self.mostBins, max(8, (needed + width - 1) / width + 3))
    let count = min(shown, (histogram.count + width - 1) / width)
    bins = (0..<count).map { index in
      let part = index * width..<(index + 1) * width
      return Bin(
        part: part, incidents: histogram.dropFirst(part.lowerBound).prefix(width).reduce(0, +))
    }
    let rest = count * width
    open =
      rest < histogram.count
      ? Bin(part: rest..<histogram.count, incidents: histogram.dropFirst(rest).reduce(0, +)) : nil
    kilometers = width * Int(NearnessReport.binMeters / 1000)
  }

  var largest: Int { max(bins.map(\.incidents).max() ?? 0, open?.incidents ?? 0) }
}

/// The bars of a histogram, with the median and the distance within which nine in ten lie.
struct DistanceDrawing {
  let chart: DistanceChart
  let figures: DistanceFigures
  let book: Phrasebook
  /// Where the JSON has the histogram.
  let path: String

  private let left = 40.0
  private let right = 500.0
  private let top = 52.0
  private let bottom = 190.0

  private var slots: Double { Double(chart.bins.count) + (chart.open == nil ? 0 : 1.6) }
  private var slot: Double { min(60, (right - left) / slots) }

  var markup: Markup {
    .element(
      "svg",
      [
        .class("chart"), Attribute("viewBox", "0 0 510 232"), Attribute("role", "img"),
        Attribute("aria-label", book.text(.nearLead, [.n: "\(chart.kilometers)"])),
      ]
    ) {
      scale
      bars
      ticks
      line(figures.medianMeters, phrase: .medianKm, y: 12)
      line(figures.p90Meters, phrase: .ninetyKm, y: 28)
      text(book[.kmAxis], x: (left + right) / 2, y: 228, anchor: "middle", class: "tick")
    }
  }

  private func y(_ count: Int) -> Double {
    bottom - Double(count) / Double(max(1, chart.largest)) * (bottom - top)
  }

  /// A round step with at most four lines.
  private var scale: Markup {
    let steps = [1, 2, 5].flatMap { base in (0..<12).map { base * power(10, $0) } }.sorted()
    let step = steps.first { chart.largest / $0 <= 4 } ?? max(1, chart.largest)
    let lines = stride(from: 0, through: chart.largest, by: step).map { count in
      Markup.element(
        "path",
        [
          .class("grid"),
          Attribute(
            "d", "M\(drawingNumber(left)) \(drawingNumber(y(count)))H\(drawingNumber(right))"),
        ])
        + text(countText(count), x: left - 6, y: y(count) + 4, anchor: "end", class: "tick")
    }
    return .joined(lines)
  }

  private func power(_ base: Int, _ exponent: Int) -> Int {
    (0..<exponent).reduce(1) { product, _ in product * base }
  }

  private var bars: Markup {
    .element("g", [.class("bars")]) {
      chart.bins.enumerated().map { bar($0.element, x: left + slot * Double($0.offset)) }
      chart.open.map { bar($0, x: openX) }
    }
  }

  private var openX: Double { left + slot * (Double(chart.bins.count) + 0.6) }

  private func bar(_ bin: DistanceChart.Bin, x: Double) -> Markup {
    guard bin.incidents > 0 else { return .empty }
    let height = max(1, bottom - y(bin.incidents))
    let value: Markup =
      valueWidth(bin.incidents) > slot + 2 && bin.incidents != chart.largest
      ? .empty
      : .element(
        "text",
        [
          Attribute("x", x + slot / 2), Attribute("y", bottom - height - 4),
          Attribute("text-anchor", "middle"), .class("bar-value"),
          Attribute(
            "data-json", "\(path).histogram|\(bin.part.lowerBound)|\(bin.part.upperBound)"),
        ]
      ) { Markup.text(countText(bin.incidents)) }
    return .element(
      "rect",
      [
        Attribute("x", x + 1), Attribute("y", bottom - height),
        Attribute("width", slot - 2), Attribute("height", height),
      ]) + value
  }

  /// About how wide a value is printed.
  private func valueWidth(_ count: Int) -> Double { Double(countText(count).count) * 6.4 }

  private var ticks: Markup {
    let count = chart.bins.count
    let every = [1, 2, 4, 5, 10].first { Double($0) * slot >= 38 } ?? 10
    let shown = stride(from: 0, through: count, by: every).filter { index in
      // The label of the open bin takes the room of one at the end.
      chart.open == nil || left + slot * Double(index) < openX + slot / 2 - 42
    }
    let whole = shown.map { index in
      text(
        countText(index * chart.kilometers), x: left + slot * Double(index), y: bottom + 16,
        anchor: "middle", class: "tick")
    }
    let last =
      chart.open == nil
      ? .empty
      : text(
        "\(countText(count * chart.kilometers))+", x: openX + slot / 2, y: bottom + 16,
        anchor: "middle", class: "tick")
    return .joined(whole) + last
      + .element(
        "path",
        [
          .class("axis"),
          Attribute(
            "d",
            "M\(drawingNumber(left)) \(drawingNumber(bottom + 0.5))h\(drawingNumber(slot * Double(count)))"
              + (chart.open == nil
                ? ""
                : "M\(drawingNumber(openX)) \(drawingNumber(bottom + 0.5))h\(drawingNumber(slot))")
          ),
        ])
  }

  /// A dashed line at a distance; one beyond the bins points to the open one.
  private func line(_ meters: Double?, phrase: Phrase, y: Double) -> Markup {
    guard let meters else { return .empty }
    let bin = meters / 1000 / Double(chart.kilometers)
    let isBeyond = bin > Double(chart.bins.count)
    let x = isBeyond ? openX + slot / 2 : left + slot * bin
    let isLate = x > (left + right) / 2
    return .element(
      "path",
      [
        .class("marker"),
        Attribute("d", "M\(drawingNumber(x)) \(drawingNumber(y - 8))V\(drawingNumber(bottom))"),
      ])
      + .element(
        "text",
        [
          Attribute("x", x + (isLate ? -5 : 5)), Attribute("y", y),
          .class("marker-label"),
        ] + book.words(anchor: isLate ? "end" : "start")
      ) {
        book.markup(phrase, [.km: .text(decimalText(meters / 1000, decimals: 0))])
      }
  }

  private func text(
    _ text: String, x: Double, y: Double, anchor: String, class name: String
  ) -> Markup {
    .element(
      "text",
      [Attribute("x", x), Attribute("y", y), Attribute("text-anchor", anchor), .class(name)]
    ) { Markup.text(text) }
  }
}
