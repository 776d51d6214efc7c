/// A boundary layer with all that is wrong with its features, for a report on its quality.
public struct BoundaryExamination: Sendable, Equatable {
  /// The last component of the path.
  public let name: String
  /// The features that could be read, nil where none could. A code that is missing or repeated is
  /// made one of its own by the number of the feature.
  public let file: BoundaryFile?
  /// What is wrong, in sentences that begin with the line.
  public let defects: [String]
}

/// Reads as much of a boundary layer as can be read, and notes every defect instead of the first.
///
/// - Throws: `ReadingError` for a file that cannot be read or is no GeoJSON feature collection in
///   WGS 84, and for fields asked for that no feature has.
/// - Complexity: O(bytes).
public func examineBoundaries(
  path: String, keyField: String? = nil, nameField: String? = nil,
  limits: ReadingLimits = ReadingLimits()
) throws(ReadingError) -> BoundaryExamination {
  let input = try InputBytes(
    loading: .file(path: path), limit: limits.maxJSONBytes, checksum: .none)
  return try examineBoundaries(input, keyField: keyField, nameField: nameField, limits: limits)
}

/// Examines a boundary layer that is in memory.
func examineBoundaries(
  _ input: InputBytes, keyField: String? = nil, nameField: String? = nil,
  limits: ReadingLimits = ReadingLimits()
) throws(ReadingError) -> BoundaryExamination {
  var defects: [String] = []
  let file = try boundaryFile(
    input, keyField: keyField, nameField: nameField, limits: limits
  ) { defect in
    defects.append(defect.sentence)
  }
  return BoundaryExamination(name: input.name, file: file, defects: defects)
}

extension ReadingError {
  /// The line, what was found there and what was expected, without the file.
  fileprivate var sentence: String {
    guard case .badData(let position, let problem) = self else { return description }
    return (position.line.map { "line \($0): " } ?? "") + problem.message
  }
}
