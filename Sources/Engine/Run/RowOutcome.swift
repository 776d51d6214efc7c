public import Geography
public import Incidents

/// What became of one data row of an input.
public struct RowOutcome: Sendable, Equatable {
  /// Where the row ended.
  public enum Status: Sendable, Equatable {
    /// In exactly one province.
    case located
    /// Covered by several provinces; the one with the lowest code stands for it.
    case tied
    /// Has coordinates, and no province covers them.
    case outside
    /// Has no place that could be found.
    case unlocated
    /// Could not be read.
    case rejected
    /// Left out by a filter or as a duplicate; it then has no place.
    case dropped(DropReason)

    /// The name in files: `duplicate` for duplicates, `filtered` for rows that a filter left out.
    public var name: String {
      switch self {
      case .located: "located"
      case .tied: "tied"
      case .outside: "outside"
      case .unlocated: "unlocated"
      case .rejected: "rejected"
      case .dropped(.duplicate): "duplicate"
      case .dropped: "filtered"
      }
    }
  }

  /// The number of the row among the data rows of its input, from 1.
  public let row: Int
  public let status: Status
  /// Nil where the row is in no province.
  public let province: ProvinceID?
  /// Every province that covers a tied row, ascending; empty for any other row.
  public let ties: [ProvinceID]
  /// How the row was placed, such as `coordinates`; `none` where it was not.
  public let methodName: String
  /// The other province, where coordinates and the source disagree.
  public let conflict: ProvinceID?
  /// Nil for a rejected row.
  public let precision: LocationPrecision?
  /// The provinces in which the incident may truly lie, ascending; empty where it may be any, or
  /// none.
  public let support: [ProvinceID]
  /// Whether it may lie in any province.
  public internal(set) var mayBeAnywhere = false
  /// How sure the name is that places the row: 1 for a name of the tables, 0 where none places it;
  /// nil for rows with coordinates that decide.
  public internal(set) var score: Double?
  /// What that rests on, as `NameGround.reason`.
  public internal(set) var reason: String?
  /// How far outside every province, nil for rows that are not, and for those very far away.
  public let outsideMeters: Double?
  /// The distance to each target of the analysis, nil where it was not measured; empty for rows that
  /// did not match.
  public internal(set) var distancesMeters: [Double?] = []
  /// Why the distances are missing, nil where they are not.
  public internal(set) var unmeasuredReason: UnmeasuredReason?

  /// A row that could not be read.
  static func rejected(row: Int) -> RowOutcome {
    RowOutcome(
      row: row, status: .rejected, province: nil, ties: [], methodName: "none", conflict: nil,
      precision: nil, support: [], outsideMeters: nil)
  }
}
