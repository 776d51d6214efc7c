public import Statistics

/// The four readings of a share of incidents.
public struct Readings: Sendable, Equatable {
  /// The part whose support lies wholly inside the set, and the part whose support meets it.
  public let bounds: CountBounds
  /// Every incident spread evenly over its support, a convention; nil when nothing matched.
  public let fractional: Double?
  /// Coded incidents among those located exactly or near; nil when no incident states a precision.
  public let preciseOnly: Proportion?
}

/// The least and the most incidents that can truly lie in a set of provinces.
public struct CountBounds: Sendable, Equatable {
  public let lower: Proportion
  public let upper: Proportion
}

/// The readings of a share of reported deaths.
public struct FatalityReadings: Sendable, Equatable {
  /// Best figures in the set, of all best figures; nil when these are all 0 or missing.
  public let share: Double?
  /// Joint worst cases over supports and over the sources' low and high figures; nil where a
  /// source has no range.
  public let bounds: Interval?
  /// Every best figure spread evenly over its incident's support.
  public let fractional: Double?
  /// Over incidents located exactly or near; nil when no incident states a precision.
  public let preciseOnly: FatalityPart?
}

/// A part of a sum of reported deaths.
public struct FatalityPart: Sendable, Equatable {
  public let fatalities: Int64
  public let of: Int64

  /// Nil when the whole is 0.
  public var share: Double? { of == 0 ? nil : Double(fatalities) / Double(of) }
}
