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

/// The first problem that GEOS finds in each invalid unit, in the order of the units.
///
/// A unit is the polygons of one province. The polygons must be simple and must not overlap each
/// other; holes must lie inside; the direction of rings does not matter.
/// - Throws: `GeometryError.geosCallFailed` when GEOS cannot decide.
/// - Complexity: O(n log n) in the vertices.
/// - Source: OGC 06-103r4, Simple feature access, section 6.1.11.1.
public func validityProblems(in units: [[Polygon]]) throws(GeometryError) -> [ValidityProblem] {
  let context = try GEOSContext()
  var problems: [ValidityProblem] = []
  for (index, polygons) in units.enumerated() {
    let geometry = try GeometryHandle(WellKnownBinary(polygons), in: context)
    if let (reason, place) = try geometry.invalidity() {
      problems.append(ValidityProblem(unit: index, reason: reason, place: place))
    }
  }
  return problems
}
