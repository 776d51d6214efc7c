public import Geography

/// Why distances to borders, or measures of what lies between, cannot be had.
public enum ProximityError: Error, Sendable, Equatable {
  /// There is no border at all.
  case noBorders
  /// The border with a neighbor has no line with a length.
  case emptyBorder(neighbor: String)
  /// A vertex of a border is no position.
  case invalidVertex(neighbor: String, reason: String)
  /// Two edges of borders cross at about this place; both neighbors are the same where a border
  /// crosses itself.
  case crossingLines(neighbors: [String], place: Coordinate)
  /// GEOS failed; the text is its own.
  case geometry(reason: String)
}
