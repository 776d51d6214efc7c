public import Geography

/// What cannot be measured.
public enum GeodesyError: Error, Sendable, Equatable {
  /// A vertex of a line has a latitude outside -90...90, a longitude outside -360...360 or NaN. Lines
  /// and vertices are counted from zero.
  case invalidVertex(line: Int, vertex: Int, coordinate: Coordinate)
}

extension GeodesyError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .invalidVertex(let line, let vertex, let coordinate):
      "line \(line + 1), vertex \(vertex + 1): longitude \(coordinate.longitude), latitude "
        + "\(coordinate.latitude) is no position; expected -360...360 and -90...90"
    }
  }
}
