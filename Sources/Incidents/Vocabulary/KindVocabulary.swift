internal import Text

/// What the types of the sources mean: which kind an event type and sub-event type stand for.
///
/// Loaded from `GeoData/vocabulary/incident_kinds.csv`. UCDP's types of violence are no kinds, so
/// it has no entry.
public struct KindVocabulary: Sendable, Equatable {
  /// One line of the table; an empty type stands for any.
  public struct Entry: Sendable, Equatable {
    /// `acled` or `gtd`, as the table names its sources.
    public let source: String
    public let eventType: String
    public let subEventType: String
    public let kind: IncidentKind

    public init(source: String, eventType: String, subEventType: String, kind: IncidentKind) {
      self.source = source
      self.eventType = eventType
      self.subEventType = subEventType
      self.kind = kind
    }
  }

  private struct Key: Hashable {
    let source: String
    let eventType: String
    let subEventType: String
  }

  private let kinds: [Key: IncidentKind]

  /// A vocabulary of some entries; of two for the same types, the first counts.
  public init(_ entries: [Entry]) {
    var kinds: [Key: IncidentKind] = [:]
    for entry in entries {
      let key = Key(
        source: entry.source, eventType: entry.eventType.folded,
        subEventType: entry.subEventType.folded)
      if kinds[key] == nil { kinds[key] = entry.kind }
    }
    self.kinds = kinds
  }

  /// The kind that a source's own types stand for, or nil when the table does not say.
  ///
  /// The sub-event type decides, then the event type; case and diacritics do not count.
  /// - Complexity: O(length of the types). Ask once for every distinct pair.
  public func kind(source: String, eventType: String?, subEventType: String?) -> IncidentKind? {
    let event = (eventType ?? "").folded
    let subEvent = (subEventType ?? "").folded
    let keys = [(event, subEvent), ("", subEvent), (event, "")]
    for (event, subEvent) in keys where !(event.isEmpty && subEvent.isEmpty) {
      let key = Key(source: source, eventType: event, subEventType: subEvent)
      if let kind = kinds[key] { return kind }
    }
    return nil
  }
}
