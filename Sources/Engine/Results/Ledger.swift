public import Incidents

/// The account in which every row that was read ends in exactly one bucket.
public struct Ledger: Sendable, Equatable {
  /// Data rows of every input.
  public let read: Int
  /// Rows that could not be read.
  public let rejected: Int
  /// Rows that a later revision of the same event replaces.
  public let duplicate: Int
  /// Rows that fell to each filter; every filter is a key, in the order of charging.
  public let filtered: [DropReason: Int]
  /// Matched rows in exactly one province.
  public let located: Int
  /// Matched rows that several provinces cover, counted for the one with the lowest code.
  public let tied: Int
  /// Matched rows that no province covers.
  public let outside: Int
  /// Matched rows without a place.
  public let unlocated: Int

  /// Rows that the query asks for: those located, tied, outside and unlocated.
  public var matched: Int { located + tied + outside + unlocated }

  /// Rows that are in a province.
  public var placed: Int { located + tied }

  /// Whether every row that was read is in exactly one bucket.
  public var closes: Bool {
    read == rejected + duplicate + filtered.values.reduce(0, +) + matched
  }
}
