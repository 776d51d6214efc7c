internal import Engine
internal import Statistics

/// A share in percent with one decimal, rounded half-up from the integers, or a dash without one.
func percentText(_ share: Proportion) -> String {
  share.percentText(decimals: 1).map { "\($0) %" } ?? "–"
}

/// An interval of shares in percent with one decimal, such as `93.2–97.7 %`.
func percentText(_ interval: Interval) -> String {
  let ends = [interval.lower, interval.upper].map { decimalText($0 * 100, decimals: 1) }
  return "\(ends.joined(separator: "–")) %"
}

/// A measure with a fixed number of decimals, halves away from zero; a dash where it is not finite.
///
/// - Parameter decimals: In `0...6`.
func decimalText(_ value: Double, decimals: Int) -> String {
  let scale = (0..<decimals).reduce(1) { scale, _ in scale * 10 }
  let scaled = (value.magnitude * Double(scale)).rounded(.toNearestOrAwayFromZero)
  guard let units = Int(exactly: scaled) else { return "–" }
  let sign = value < 0 && units > 0 ? "-" : ""
  let (whole, rest) = units.quotientAndRemainder(dividingBy: scale)
  guard decimals > 0 else { return "\(sign)\(countText(whole))" }
  let digits = "\(rest)"
  let zeros = String(repeating: "0", count: decimals - digits.count)
  return "\(sign)\(countText(whole)).\(zeros)\(digits)"
}

/// A length as files carry it: plain digits and a fixed number of decimals, in `0...6`.
func fixedText(_ value: Double, decimals: Int) -> String {
  decimalText(value, decimals: decimals).replacing(",", with: "")
}

extension FatalityTotals {
  /// The best sum and its bounds where both exist, such as `120 [100–150]`; the bounds alone where
  /// the sources have no best figure; a dash where they have none at all.
  var text: String {
    switch (best, low, high) {
    case (let best?, let low?, let high?):
      "\(countText(best)) [\(countText(low))–\(countText(high))]"
    case (let best?, _, _): countText(best)
    case (nil, let low?, let high?): "\(countText(low))–\(countText(high))"
    case (nil, let low?, nil): "≥ \(countText(low))"
    case (nil, nil, let high?): "≤ \(countText(high))"
    case (nil, nil, nil): "–"
    }
  }
}
