internal import Columnar

/// The rows that a later revision of the same event replaces.
///
/// Of the rows with one id in one source, the one with the latest timestamp stays; of equal
/// timestamps, and where there are none, the first row. A row without a timestamp is older than any
/// with one. Rows without an id are never duplicates. A source is a format, whatever the number of
/// its files; for CSV and GeoJSON, whose ids mean nothing outside the file, it is the file.
public struct Duplicates: Sendable, Equatable {
  /// The numbers of the losing rows of each table; shape `[tableCount]`.
  public let rows: [Set<Int>]

  /// Settles the duplicates among `tables`, which are read in this order.
  ///
  /// - Complexity: O(rows) time and memory.
  public init(in tables: [IncidentTable]) {
    var settler = Settler(tableCount: tables.count)
    for (index, table) in tables.enumerated() {
      let source = EventSource(of: table.input.format, file: index)
      for chunk in table.chunks {
        for position in 0..<chunk.rowCount {
          guard let id = chunk.ids[position] else { continue }
          settler.add(
            EventRow(
              source: source, id: id, timestamp: chunk.timestamps[position] ?? .min,
              table: index, row: chunk.rows[position]))
        }
      }
    }
    rows = settler.losers
  }

  /// Settles the duplicates among some rows of `tableCount` tables, given in any order.
  ///
  /// - Complexity: O(n log n).
  public init(among rows: [EventRow], tableCount: Int) {
    var settler = Settler(tableCount: tableCount)
    for row in rows.sorted(by: { ($0.table, $0.row) < ($1.table, $1.row) }) { settler.add(row) }
    self.rows = settler.losers
  }

  private struct Settler {
    private struct Key: Hashable {
      let source: EventSource
      let id: String
    }

    private(set) var losers: [Set<Int>]
    private var winners: [Key: EventRow] = [:]

    init(tableCount: Int) { losers = Array(repeating: [], count: tableCount) }

    /// Adds a row; rows come in the order of their tables and numbers.
    mutating func add(_ row: EventRow) {
      let key = Key(source: row.source, id: row.id)
      guard let winner = winners[key] else {
        winners[key] = row
        return
      }
      let isLater = row.timestamp > winner.timestamp
      let loser = isLater ? winner : row
      losers[loser.table].insert(loser.row)
      if isLater { winners[key] = row }
    }
  }
}

/// Where an event's id has a meaning: in every file of a format, or in one file.
public enum EventSource: Sendable, Hashable {
  case format(SourceFormat)
  case file(Int)

  /// - Parameter file: the index of the input.
  public init(of format: SourceFormat, file: Int) {
    switch format {
    case .acled, .ucdp: self = .format(format)
    case .csv, .geojson: self = .file(file)
    }
  }
}

/// A row that has an id.
public struct EventRow: Sendable, Equatable {
  public let source: EventSource
  public let id: String
  /// When it was revised; the least number where that is not known.
  public let timestamp: Int64
  public let table: Int
  public let row: Int

  public init(source: EventSource, id: String, timestamp: Int64, table: Int, row: Int) {
    self.source = source
    self.id = id
    self.timestamp = timestamp
    self.table = table
    self.row = row
  }
}
