internal import Columnar

/// A row that has an id.
public struct EventRow: Sendable, Equatable {
  /// In UTF-8.
  public let id: [UInt8]
  private let hash: UInt64
  /// When it was revised; the least number where that is not known.
  public let timestamp: Int64
  /// Equal for rows of one day and one place.
  public let occasion: UInt64
  /// In UTF-8.
  public let actors: [[UInt8]]
  /// The input, and where in it the row begins.
  public let input: Int
  public let offset: Int

  public init(
    id: [UInt8], timestamp: Int64?, occasion: UInt64 = 0, actors: [[UInt8]] = [], input: Int,
    offset: Int
  ) {
    self.id = id
    hash = stableHash(of: id.span)
    self.timestamp = timestamp ?? .min
    self.occasion = occasion
    self.actors = actors
    self.input = input
    self.offset = offset
  }

  /// An order in which the rows of one id stand side by side, in the order of their inputs.
  fileprivate func precedes(_ other: EventRow) -> Bool {
    if hash != other.hash { return hash < other.hash }
    if id != other.id { return id.lexicographicallyPrecedes(other.id) }
    return (input, offset) < (other.input, other.offset)
  }
}

/// What becomes of the rows of one source that have an id in common.
public struct SettledEvents: Sendable {
  /// The rows in whose place another stands.
  public private(set) var replaced: [EventRow] = []
  /// The rows that stay with the actors of others of their event, and all of these.
  public private(set) var merged: [(row: EventRow, actors: [[UInt8]])] = []
  /// Ids that rows of other days or places share, and how many rows have each; no row is replaced.
  public private(set) var shared: [SharedID] = []

  /// Settles which rows stay.
  ///
  /// Of the rows with one id, the one with the latest timestamp stays; of equal timestamps, and where
  /// there are none, the first row. A row without a timestamp is older than any with one. ACLED's
  /// dyadic and monadic forms have a row for each pair of actors, or each actor: the row that stays
  /// gets the actors of all rows of its revision. In a table of no known source, where no row of an id
  /// has a timestamp, the first row of each day and place stays, for ids that differ there are none.
  /// - Parameter rows: in any order.
  /// - Complexity: O(n log n).
  public init(_ rows: [EventRow], of source: EventSource) {
    let sorted = rows.sorted { $0.precedes($1) }
    var start = 0
    for end in 1..<max(1, sorted.count + 1) {
      if end < sorted.count, sorted[end].id == sorted[start].id { continue }
      if end - start > 1 { settle(sorted[start..<end], source) }
      start = end
    }
  }

  private mutating func settle(_ rows: ArraySlice<EventRow>, _ source: EventSource) {
    if case .file = source, rows.allSatisfy({ $0.timestamp == .min }) {
      var seen: Set<UInt64> = []
      for row in rows where !seen.insert(row.occasion).inserted { replaced.append(row) }
      if seen.count > 1, let first = rows.first {
        shared.append(
          SharedID(
            id: String(decoding: first.id, as: UTF8.self), input: first.input, rows: rows.count))
      }
      return
    }
    guard let latest = rows.map(\.timestamp).max(),
      let winner = rows.first(where: { $0.timestamp == latest })
    else { return }
    replaced += rows.filter { $0 != winner }
    guard source == .format(.acled) else { return }
    var actors = winner.actors
    for row in rows where row.timestamp == latest {
      actors += row.actors.filter { !actors.contains($0) }
    }
    if actors.count > winner.actors.count { merged.append((winner, actors)) }
  }
}

/// An id that several rows have which are no revisions of each other.
public struct SharedID: Sendable, Equatable {
  public let id: String
  public let input: Int
  public let rows: Int

  public init(id: String, input: Int, rows: Int) {
    self.id = id
    self.input = input
    self.rows = rows
  }

  /// Whether a spreadsheet shortened the number that it was, as in `2.01701E+11`.
  public var isCutNumber: Bool {
    id.contains { $0 == "E" || $0 == "e" } && Double(id) != nil
  }
}

/// Where an event's id has a meaning: in every file of a format, or in one file.
public enum EventSource: Sendable, Hashable {
  case format(SourceFormat)
  case file(Int)

  /// A source is a format, whatever the number of its files; for CSV and GeoJSON, whose ids mean
  /// nothing outside the file, it is the file.
  /// - Parameter file: the index of the input.
  public init(of format: SourceFormat, file: Int) {
    self = format.isKnownSource ? .format(format) : .file(file)
  }
}
