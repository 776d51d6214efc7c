internal import Claims
internal import Engine

/// A change as people read it: `+3`, `-1,204`, `0`.
func changeText(_ change: some BinaryInteger) -> String {
  change > 0 ? "+\(countText(change))" : countText(change)
}

/// A change of a share in percentage points with two decimals, a dash where there is none.
func pointsText(_ change: ExactFraction?) -> String {
  guard let hundredths = change?.hundredthsOfPoints else { return "–" }
  let (whole, rest) = hundredths.magnitude.quotientAndRemainder(dividingBy: 100)
  let sign = hundredths == 0 ? "" : hundredths < 0 ? "-" : "+"
  return "\(sign)\(countText(whole)).\(rest < 10 ? "0" : "")\(rest)"
}

extension RowReference {
  /// The id, else the number of the row in a version.
  var label: String {
    if let id { return id }
    return oldRow.map { "row \($0) of OLD" } ?? newRow.map { "row \($0) of NEW" } ?? ""
  }
}

extension ShareChange.Figure {
  /// Such as `12 of 135 (8.9 %)`.
  var text: String {
    let counts = "\(countText(part)) of \(countText(whole))"
    guard let share else { return "\(counts) (no share)" }
    return "\(counts) (\(decimalText(share * 100, decimals: 1)) %)"
  }
}

extension ChangeCause {
  /// What happened, in words.
  var words: String {
    switch self {
    case .added: "rows added"
    case .deleted: "rows deleted"
    case .unreadable: "readable in one version only"
    case .redated: "re-dated"
    case .retyped: "kind or event type changed"
    case .actor: "actors changed"
    case .moved: "place changed"
    case .precision: "location precision changed"
    case .fatalities: "fatalities revised"
    }
  }
}
