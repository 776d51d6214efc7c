public import Statistics

// What a headline must say, or may not.
extension Ledger {
  /// The rows that could not be read, of all, where these are so many that whoever reads nothing but
  /// the headline must know of them.
  public var notableRejects: Proportion? { notable(rejected, of: read) }
}

extension MatchedIncidentCount {
  /// The incidents that are in no province, of all, where these are so many.
  public var notableUnplaced: Proportion? { notable(outside + unlocated, of: count) }
}

/// More than one in twenty: a share may then be off by several percent of itself.
private func notable(_ part: Int, of whole: Int) -> Proportion? {
  part * 20 > whole ? Proportion(part, of: whole) : nil
}

extension Report {
  /// The province that surely has more of the incidents than any other, wherever these truly lie;
  /// nil where their precision leaves that open.
  public var leader: ProvinceCount? {
    guard let first = provinces.first, first.share.count > 0 else { return nil }
    let least = first.readings.bounds.lower
    let isSure = provinces.dropFirst().map(\.readings.bounds.upper).allSatisfy { most in
      least.isMore(than: most) || most.total == 0 && least.count > 0
    }
    return isSure ? first : nil
  }
}
