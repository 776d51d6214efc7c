/// How exactly a source says when an incident happened.
public enum DatePrecision: UInt8, Sendable, CaseIterable {
  case day
  /// Some day of a week at the most.
  case week
  /// Some day of the month.
  case month
  /// Some day of the year, or of a longer time.
  case year
  /// The source does not say.
  case unknown

  public var name: String { "\(self)" }
}
