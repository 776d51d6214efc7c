/// The rows of one input that could not be read.
public struct InputRejects: Sendable, Equatable {
  public private(set) var count = 0
  /// The first of them, in the order of the input.
  public private(set) var listed: [Reject] = []
  /// What is wrong, each once, in the order in which it is met first.
  public private(set) var kinds: [Kind] = []

  /// Rows that are rejected for one reason in one field.
  public struct Kind: Sendable, Equatable {
    public var count: Int
    public let first: Reject
  }

  public init() {}

  /// The most kinds that are told apart; what is met later is counted alone.
  private static let kindLimit = 1_000

  /// Counts a reject.
  ///
  /// - Parameters:
  ///   - listing: how many may be listed.
  ///   - reject: makes the reject; asked where it is listed, or the first of its kind.
  public mutating func add(
    field: String, reason: String, listing limit: Int, _ reject: () -> Reject
  ) {
    count += 1
    let kind = kinds.firstIndex { $0.first.reason == reason && $0.first.field == field }
    if let kind { kinds[kind].count += 1 }
    let isNew = kind == nil && kinds.count < Self.kindLimit
    guard isNew || listed.count < limit else { return }
    let made = reject()
    if isNew { kinds.append(Kind(count: 1, first: made)) }
    if listed.count < limit { listed.append(made) }
  }

  /// Adds the rejects of rows that come next.
  ///
  /// - Parameters:
  ///   - limit: how many may be listed.
  ///   - moved: a reject as it is numbered here.
  public mutating func append(
    _ next: InputRejects, listing limit: Int, _ moved: (Reject) -> Reject
  ) {
    count += next.count
    listed += next.listed.prefix(max(0, limit - listed.count)).map(moved)
    for other in next.kinds {
      let known = kinds.firstIndex {
        $0.first.reason == other.first.reason && $0.first.field == other.first.field
      }
      if let known {
        kinds[known].count += other.count
      } else if kinds.count < Self.kindLimit {
        kinds.append(Kind(count: other.count, first: moved(other.first)))
      }
    }
  }
}
