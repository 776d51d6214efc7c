internal import Text

/// What the types of the sources mean: which kind an event type and sub-event type stand for.
///
/// Some types stand for several kinds, of which a row without a sub-event type may be any. Loaded from `GeoData/vocabulary/incident_kinds.csv`. UCDP's types of violence are no kinds, so
/// it has no entry.
public struct KindVocabulary: Sendable, Equatable {
  /// One line of the table; an empty type stands for any.
  public struct Entry: Sendable, Equatable {
    /// `acled` or `gtd`, as the table names its sources.
    public let source: String
    public let eventType: String
    public let subEventType: String
    /// At least one; several where the type alone does not tell.
    public let kinds: [IncidentKind]

    public init(source: String, eventType: String, subEventType: String, kinds: [IncidentKind]) {
      self.source = source
      self.eventType = eventType
      self.subEventType = subEventType
      self.kinds = kinds
    }
  }

  private struct Key: Hashable {
    let source: String
    let eventType: String
    let subEventType: String
  }

  private let entries: [Key: Entry]

  /// A vocabulary of some entries; of two for the same types, the first counts.
  public init(_ entries: [Entry]) {
    var first: [Key: Entry] = [:]
    for entry in entries {
      let key = Key(
        source: entry.source, eventType: entry.eventType.folded,
        subEventType: entry.subEventType.folded)
      if first[key] == nil { first[key] = entry }
    }
    self.entries = first
  }

  /// What the table says of a source's own types, nil where it says nothing.
  ///
  /// The sub-event type decides, then the event type; case and diacritics do not count. An event type
  /// of several kinds says nothing of a sub-event type that is not known.
  /// - Complexity: O(length of the types). Ask once for every distinct pair.
  public func entry(source: String, eventType: String?, subEventType: String?) -> Entry? {
    let event = (eventType ?? "").folded
    let subEvent = (subEventType ?? "").folded
    let keys = [(event, subEvent), ("", subEvent), (event, "")]
    for key in keys where !(key.0.isEmpty && key.1.isEmpty) {
      let found = entries[Key(source: source, eventType: key.0, subEventType: key.1)]
      guard let found else { continue }
      return found.kinds.count > 1 && key.1 != subEvent ? nil : found
    }
    return nil
  }

  /// The kind that a source's own types stand for, nil where the table does not tell.
  ///
  /// - Complexity: as `entry`.
  public func kind(source: String, eventType: String?, subEventType: String?) -> IncidentKind? {
    let entry = entry(source: source, eventType: eventType, subEventType: subEventType)
    return entry?.kinds.count == 1 ? entry?.kinds.first : nil
  }
}

/// An event type of some rows that stands for several kinds, while their sub-event type does not say
/// which.
public struct UnclearType: Sendable, Hashable {
  /// As the vocabulary spells it.
  public let name: String
  /// Two or more, in the order of the vocabulary.
  public let kinds: [IncidentKind]

  public init(name: String, kinds: [IncidentKind]) {
    self.name = name
    self.kinds = kinds
  }
}
