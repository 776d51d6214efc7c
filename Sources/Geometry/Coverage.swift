public import Geography

/// Which provinces cover each point of a column.
///
/// A province covers the points inside it and on its boundary.
public struct Coverage: Sendable, Equatable {
  /// A row that two or more provinces cover.
  public struct Tie: Sendable, Equatable {
    public let row: Int
    /// Every covering province, ascending; at least two.
    public let provinces: [ProvinceID]

    public init(row: Int, provinces: [ProvinceID]) {
      self.row = row
      self.provinces = provinces
    }
  }

  /// The raw value of the lowest province that covers each point, `ProvinceID.noneRawValue` where
  /// none does; shape `[rowCount]`.
  public let lowest: [UInt16]
  /// The rows that more than one province covers, in ascending order of the row.
  public let ties: [Tie]

  public init(lowest: [UInt16], ties: [Tie]) {
    self.lowest = lowest
    self.ties = ties
  }
}
