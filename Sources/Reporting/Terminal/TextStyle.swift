/// How a report is laid out for a terminal.
public struct TextStyle: Sendable, Equatable {
  /// Cells in a line; below `narrowest` it counts as that.
  public var width: Int
  /// Whether to use escape sequences for bold, dim and color; meaning never rests on them.
  public var usesColor: Bool

  /// The fewest cells that the tables fit in.
  public static let narrowest = 72

  public init(width: Int = 96, usesColor: Bool = false) {
    self.width = width
    self.usesColor = usesColor
  }

  enum Role: String {
    case strong = "1"
    case quiet = "2"
    case bar = "33"
  }

  /// The text in the look of a role, unchanged without color.
  func paint(_ text: String, _ role: Role) -> String {
    usesColor && !text.isEmpty ? "\u{1B}[\(role.rawValue)m\(text)\u{1B}[0m" : text
  }
}
