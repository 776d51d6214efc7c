internal import Text

/// Whom an incident must involve: alternatives, of which one must be among its actors.
///
/// An alternative that is a known alias stands for every alias of its group and matches whole
/// names. `=NAME` matches that whole name. Anything else matches names in which all its words
/// occur whole. Case and diacritics never count.
public struct ActorPattern: Sendable, Equatable {
  /// One of the alternatives that `|` separates.
  enum Alternative: Sendable, Equatable {
    /// A group of aliases; a name equal to the one typed, folded, matches on any day.
    case alias(typed: String, entries: [ActorAliases.Entry])
    case whole(folded: String)
    case words([String])
  }

  /// The pattern as it was typed.
  public let text: String
  /// The keys of the alias groups that the pattern stands for.
  public let groups: [String]
  let alternatives: [Alternative]

  /// The pattern that `text` describes, or nil when an alternative has no letter or digit.
  public init?(_ text: String, aliases: ActorAliases) {
    self.text = text
    var alternatives: [Alternative] = []
    var groups: [String] = []
    for part in text.split(separator: "|", omittingEmptySubsequences: false) {
      let folded = String(part).folded
      guard !folded.isEmpty else { return nil }
      if part.drop(while: { $0 == " " }).hasPrefix("=") {
        alternatives.append(.whole(folded: folded))
      } else if let group = aliases.groupByAlias[folded] {
        let entries = aliases.entriesByGroup[group] ?? []
        alternatives.append(.alias(typed: folded, entries: entries))
        if !groups.contains(group) { groups.append(group) }
      } else {
        alternatives.append(.words(folded.split(separator: " ").map(String.init)))
      }
    }
    self.alternatives = alternatives
    self.groups = groups
  }
}
