internal import Text

/// An actor's name as the source spells it, taken apart once for every distinct spelling.
struct ActorName {
  /// The whole name, folded.
  let folded: String
  /// The whole name without trailing parentheses, folded: `Taliban` of `Taliban (TTP)`.
  let bare: String
  let words: Set<Substring>
  /// The bare names that an and/or name joins; empty for any other name.
  let joined: [ActorName]

  init(_ text: String) {
    folded = text.folded
    bare = Self.droppingTrailingParentheses(text).folded
    words = Set(text.foldedWords)
    let parts = Self.splitAtAndOr(text)
    joined = parts.count > 1 ? parts.map { ActorName($0) } : []
  }

  /// Whether the source could not say who it was: `Unidentified Armed Group (Afghanistan)`.
  var isUnidentified: Bool {
    guard let first = folded.split(separator: " ").first else { return false }
    return ["unidentified", "unknown", "unspecified"].contains(first)
  }

  private static func droppingTrailingParentheses(_ text: String) -> String {
    var text = text[...]
    while true {
      while text.last?.isWhitespace == true { text.removeLast() }
      guard text.last == ")", let open = text.lastIndex(of: "("), open != text.startIndex else {
        return String(text)
      }
      text = text[..<open]
    }
  }

  /// The parts of a name around each "and/or", which stands between spaces in any case.
  private static func splitAtAndOr(_ text: String) -> [String] {
    var parts: [String] = []
    var current: [Substring] = []
    for word in text.split(separator: " ") {
      if word.lowercased() == "and/or" {
        parts.append(current.joined(separator: " "))
        current = []
      } else {
        current.append(word)
      }
    }
    parts.append(current.joined(separator: " "))
    return parts.filter { !$0.isEmpty }
  }
}
