public import Geography

/// Why the geometry of a unit is invalid.
public struct ValidityProblem: Sendable, Equatable {
  /// The index of the unit in the order given.
  public let unit: Int
  /// The reason in the words of GEOS, such as `Self-intersection`.
  public let reason: String
  /// Where, or nil when the place is not a finite position.
  public let place: Coordinate?

  public init(unit: Int, reason: String, place: Coordinate?) {
    self.unit = unit
    self.reason = reason
    self.place = place
  }
}

/// The problems of a layer that is asked nothing else: see `LayerGeometry.validityProblems()`.
public func validityProblems(in units: [[Polygon]]) throws(GeometryError) -> [ValidityProblem] {
  try LayerGeometry(units).validityProblems()
}
