internal import Geocoding
public import Geography
public import Incidents

/// Where a row that could be read ended, in one word, so that many rows can be compared.
public enum RowEnding: Sendable, Hashable {
  /// In this province, ties included.
  case province(ProvinceID)
  case outside
  case unlocated
  case dropped(DropReason)

  /// Whether the row is one of those that the query asks for.
  public var isMatched: Bool {
    if case .dropped = self { false } else { true }
  }
}

extension LocatedBatch {
  /// Where the row at a position ended.
  public func ending(_ position: Int) -> RowEnding {
    if let reason = verdicts.reason(position) { return .dropped(reason) }
    if let province = locations.province(position) { return .province(province) }
    return locations.statuses[position] == .unlocated ? .unlocated : .outside
  }
}

extension Analysis {
  /// The sum of the best figures of deaths of the matched rows with one ending; a missing figure
  /// adds nothing, and dropped rows have no sum.
  public func bestFatalities(of ending: RowEnding) -> Int64 {
    let group: Int? =
      switch ending {
      case .province(let id): id.index
      case .outside: totals.shape.outsideGroup
      case .unlocated: totals.shape.unlocatedGroup
      case .dropped: nil
      }
    return group.map { GroupFigures(totals).all[$0].best } ?? 0
  }
}
