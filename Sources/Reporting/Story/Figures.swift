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
  /// The best sum and its bounds where both exist, such as `120 [100–150]`; a dash when none of
  /// the `incidents` has a figure.
  func text(incidents: Int) -> String {
    guard incidents == 0 || missing < incidents else { return "–" }
    guard let low, let high else { return countText(best) }
    return "\(countText(best)) [\(countText(low))–\(countText(high))]"
  }
}
