extension Sensitivity {
  /// Which readings that change one choice alone turn the answer, in sentences.
  func sentences(codedHolds: Bool) -> [String] {
    if codedHolds {
      return failing.isEmpty
        ? [] : ["It does not hold under: \(failing.map(words).joined(separator: " · "))."]
    }
    guard !rescuing.isEmpty else { return [] }
    let readings = rescuing.map(words).joined(separator: " · ")
    return [
      isRescued
        ? "It holds under: \(readings)."
        : "It holds under \(readings), but in no more combinations than any other figure would."
    ]
  }

  /// How many combinations give a percentage of the same form drawn at random, on average.
  ///
  /// - Complexity: O(cells * figures), for percentages of at most one decimal.
  func expectedHolding(of part: ClaimPart) -> Double? {
    guard case .percent(_, let decimals) = part.figure.quantity, decimals <= 1 else { return nil }
    let last = decimals == 0 ? 100 : 1_000
    var held = 0
    for units in 0...last {
      guard let range = part.figure.with(units).range(rounding: part.rounding) else { return nil }
      held += cells.count { cell in
        Tally(count: cell.count, total: cell.total, amount: cell.amount).fits(range) == true
      }
    }
    return Double(held) / Double(last + 1)
  }
}

extension Sensitivity.Cell {
  fileprivate var amount: Double { (value ?? 0) * Double(total ?? 1) }
}
