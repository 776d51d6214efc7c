/// A horizontal axis of shares in percent, and what is drawn along it.
struct ShareAxis {
  /// In percent.
  let low: Double
  let high: Double
  let step: Double
  private let left: Double
  private let right: Double

  /// An axis that holds `shares`, with some room on both sides and at most five steps.
  ///
  /// - Parameters:
  ///   - shares: in `0...1`; others are left out.
  ///   - left: the position of its low end.
  ///   - right: the position of its high end.
  init(over shares: [Double], from left: Double, to right: Double) {
    let percents = shares.filter { (0...1).contains($0) }.map { $0 * 100 }
    let least = percents.min() ?? 0
    let most = percents.max() ?? 100
    let room = max(2, (most - least) * 0.12)
    let span = min(100, most + room) - max(0, least - room)
    let step = [1.0, 2, 5, 10, 20, 25].first { span / $0 <= 4.5 } ?? 25
    self.step = step
    low = max(0, ((least - room) / step).rounded(.down) * step)
    high = min(100, ((most + room) / step).rounded(.up) * step)
    self.left = left
    self.right = right
  }

  /// The position of a share in `0...1`, held inside the axis.
  func position(_ share: Double) -> Double {
    let part = (share * 100 - low) / (high - low)
    return left + min(1, max(0, part)) * (right - left)
  }

  private var stops: [Double] {
    stride(from: low, through: high + step / 100, by: step).map { $0 }
  }

  /// Short lines, and the percentages under them.
  func ticks(labelY: Double, tickY: Double) -> Markup {
    .joined(
      stops.map { percent in
        let x = position(percent / 100)
        return Markup.element(
          "path",
          [.class("axis"), Attribute("d", "M\(drawingNumber(x)) \(drawingNumber(tickY))v5")])
          + .element(
            "text",
            [
              Attribute("x", x), Attribute("y", labelY), Attribute("text-anchor", "middle"),
              .class("tick"),
            ]
          ) { Markup.text("\(decimalText(percent, decimals: 0)) %") }
      })
  }

  /// Faint lines from `top` to `bottom` at the steps.
  func grid(top: Double, bottom: Double) -> Markup {
    let lines = stops.map {
      "M\(drawingNumber(position($0 / 100))) \(drawingNumber(top))V\(drawingNumber(bottom))"
    }
    return .element("path", [.class("grid"), Attribute("d", lines.joined())])
  }

  /// A dashed line across the axis.
  func marker(at share: Double, top: Double, bottom: Double) -> Markup {
    .element(
      "path",
      [
        .class("marker"),
        Attribute(
          "d",
          "M\(drawingNumber(position(share))) \(drawingNumber(top))V\(drawingNumber(bottom))"),
      ])
  }

  /// Words at a share, held inside the drawing near its ends.
  func label(_ text: String, at share: Double, y: Double, _ book: Phrasebook) -> Markup {
    let x = position(share)
    let anchor = x > right - 70 ? "end" : x < left + 70 ? "start" : "middle"
    let end = anchor == "end" ? right + 10 : anchor == "start" ? left - 10 : x
    return .element(
      "text",
      [
        Attribute(
          "x", anchor == "middle" ? x : anchor == "end" ? min(end, x + 60) : max(end, x - 60)),
        Attribute("y", y), .class("marker-label"),
      ] + book.words(anchor: anchor)
    ) { Markup.text(text) }
  }

  /// A bar from one share to another, at least as wide as it is visible.
  func bar(from low: Double, to high: Double, y: Double, class name: String) -> Markup {
    let x = position(low)
    let end = max(position(high), x + 1)
    return .element(
      "path",
      [
        .class(name),
        Attribute("d", "M\(drawingNumber(x)) \(drawingNumber(y))H\(drawingNumber(end))"),
      ])
  }

  func dot(at share: Double, y: Double, radius: Double) -> Markup {
    .element(
      "circle",
      [
        .class("dot"), Attribute("cx", position(share)), Attribute("cy", y),
        Attribute("r", radius),
      ])
  }
}
