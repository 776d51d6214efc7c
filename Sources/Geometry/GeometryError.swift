/// What went wrong in a geometry operation.
public enum GeometryError: Error, Sendable, Equatable {
  /// A call of GEOS failed; `reason` is the library's own message.
  case geosCallFailed(operation: String, reason: String)
  /// The unit at `index`, counted from 0 in the order given, cannot take part in the operation;
  /// `reason` is in the words of GEOS, as `validityProblems(in:)` reports it.
  case invalidUnit(index: Int, reason: String)
}

extension GeometryError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .geosCallFailed(let operation, let reason): "GEOS could not \(operation): \(reason)"
    case .invalidUnit(let index, let reason): "the geometry of unit \(index) is invalid: \(reason)"
    }
  }
}
