internal import Text

/// The names under which the sources know the same actor.
///
/// Loaded from `GeoData/vocabulary/actor_aliases.csv`. An alias may be valid only in one country
/// ("Islamic State" means ISKP only in Afghanistan) or only for some days (the government of
/// Afghanistan changed on 2021-08-15).
public struct ActorAliases: Sendable, Equatable {
  /// One line of the table.
  public struct Entry: Sendable, Equatable {
    /// The key of the group, such as `iskp`.
    public let group: String
    public let alias: String
    /// The country in which the alias is valid, by name and ISO 3166-1 alpha-2 code; nil for all.
    public let country: (name: String, alpha2: String)?
    /// The days on which the alias is valid, both ends included; nil for no limit.
    public let validFrom: Day?
    public let validTo: Day?

    public init(
      group: String, alias: String, country: (name: String, alpha2: String)? = nil,
      validFrom: Day? = nil, validTo: Day? = nil
    ) {
      self.group = group
      self.alias = alias
      self.country = country
      self.validFrom = validFrom
      self.validTo = validTo
    }

    public static func == (a: Entry, b: Entry) -> Bool {
      a.group == b.group && a.alias == b.alias && a.country?.name == b.country?.name
        && a.country?.alpha2 == b.country?.alpha2 && a.validFrom == b.validFrom
        && a.validTo == b.validTo
    }
  }

  /// The entries of each group.
  let entriesByGroup: [String: [Entry]]
  /// The group that a folded alias stands for when it is typed in a query.
  let groupByAlias: [String: String]

  /// A table of some entries.
  ///
  /// An alias may be in several groups at different times; typed in a query, it stands for the
  /// group that bore it first.
  public init(_ entries: [Entry]) {
    entriesByGroup = Dictionary(grouping: entries, by: \.group)
    var first: [String: Entry] = [:]
    for entry in entries {
      let alias = entry.alias.folded
      let known = first[alias]
      if known.map({ (entry.validFrom ?? .first) < ($0.validFrom ?? .first) }) ?? true {
        first[alias] = entry
      }
    }
    groupByAlias = first.mapValues(\.group)
  }

  /// Every alias, for suggestions.
  public var allAliases: [String] {
    entriesByGroup.values.flatMap { $0 }.map(\.alias).sorted()
  }
}
