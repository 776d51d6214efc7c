/// The words that stand for nothing in numbers, dates, coordinates and codes; in texts they are texts.
public struct MissingWords: Sendable, Equatable {
  /// The words that are known, of R, Python, databases, spreadsheets and people.
  public static let usual = MissingWords([
    "NA", "N/A", "#N/A", "nan", "NULL", "None", #"\N"#, "-", ".",
  ])

  /// As they were given.
  public let words: [String]
  private let folded: Set<[UInt8]>
  private let longest: Int

  /// - Parameter words: case is ignored, as are spaces around them.
  public init(_ words: [String]) {
    self.words = words
    folded = Set(words.map { Array($0.utf8)[...].trimmed.map(\.lowercased) })
    longest = folded.map(\.count).max() ?? 0
  }

  /// Whether some word may be a value that can be read, such as `-99` or `9999-12-31`.
  var mayBeValues: Bool { folded.contains { $0.contains { $0.isASCIIDigit } } }

  func contains(_ text: ArraySlice<UInt8>) -> Bool {
    text.count <= longest && folded.contains(text.map(\.lowercased))
  }
}

extension UInt8 {
  /// An ASCII letter in small; other bytes unchanged.
  fileprivate var lowercased: UInt8 { isASCIILetter ? self | 0x20 : self }
}
