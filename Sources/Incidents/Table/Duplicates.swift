internal import Columnar

/// A row that has an id.
public struct EventRow: Sendable, Equatable {
  /// In UTF-8.
  public let id: [UInt8]
  private let hash: UInt64
  /// When it was revised; the least number where that is not known.
  public let timestamp: Int64
  /// The input, and where in it the row begins.
  public let input: Int
  public let offset: Int

  public init(id: [UInt8], timestamp: Int64?, input: Int, offset: Int) {
    self.id = id
    hash = stableHash(of: id.span)
    self.timestamp = timestamp ?? .min
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

/// The rows among those of one source that a later revision of the same event replaces.
///
/// Of the rows with one id, the one with the latest timestamp stays; of equal timestamps, and where
/// there are none, the first row. A row without a timestamp is older than any with one.
/// - Parameter rows: in any order.
/// - Complexity: O(n log n).
public func replacedRows(among rows: [EventRow]) -> [EventRow] {
  var replaced: [EventRow] = []
  var winner: EventRow?
  for row in rows.sorted(by: { $0.precedes($1) }) {
    guard let best = winner, best.id == row.id else {
      winner = row
      continue
    }
    let isLater = row.timestamp > best.timestamp
    replaced.append(isLater ? best : row)
    if isLater { winner = row }
  }
  return replaced
}

/// Where an event's id has a meaning: in every file of a format, or in one file.
public enum EventSource: Sendable, Hashable {
  case format(SourceFormat)
  case file(Int)

  /// A source is a format, whatever the number of its files; for CSV and GeoJSON, whose ids mean
  /// nothing outside the file, it is the file.
  /// - Parameter file: the index of the input.
  public init(of format: SourceFormat, file: Int) {
    switch format {
    case .acled, .ucdp: self = .format(format)
    case .csv, .geojson: self = .file(file)
    }
  }
}
