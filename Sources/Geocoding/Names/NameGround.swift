/// What a placing by name rests on, or why a name places nothing.
public struct NameGround: Sendable, Hashable {
  /// In 0...1, an order and no probability; 0 for what is not placed.
  public let score: Double
  /// Words joined by `;`: a `MatchMethod`, with `partial` where a part of the name is not known;
  /// `text` and a rank of the names in it; `conflict` where the name speaks against the coded
  /// province; the `PlaceMatch.Reason` of what is not placed.
  public let reason: String

  private init(score: Double, reason: String) {
    self.score = score
    self.reason = reason
  }

  /// Of a place text.
  public init(_ match: PlaceMatch) {
    let method = match.method.map { $0.name + (match.isPartial ? ";partial" : "") }
    self.init(score: match.score, reason: method ?? match.reason?.name ?? "")
  }

  /// Of a coded province that a name speaks against.
  public init(disputed match: PlaceMatch) {
    self.init(score: match.score, reason: NameGround(match).reason + ";conflict")
  }

  /// Of a running text.
  public init(_ reading: TextReading) {
    if let match = reading.match {
      self.init(match)
    } else if let rank = reading.rank {
      let isPlaced = reading.provinces.count == 1
      self.init(
        score: isPlaced ? rank.score : 0,
        reason: isPlaced ? "text;\(rank)" : PlaceMatch.Reason.severalProvinces.name)
    } else {
      self.init(score: 0, reason: PlaceMatch.Reason.notFound.name)
    }
  }
}

extension PlaceMention.Rank {
  /// Below what a name of the same kind has as a place text.
  fileprivate var score: Double {
    switch self {
    case .told: 0.9
    case .unit: 0.8
    case .bare: 0.7
    case .source, .heading: 0.5
    case .road: 0.4
    }
  }
}
