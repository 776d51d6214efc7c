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
    var losers = Array(repeating: Set<Int>(), count: tables.count)
    var winners: [Key: Candidate] = [:]
    for (index, table) in tables.enumerated() {
      let source = Source(of: table.input.format, file: index)
      for chunk in table.chunks {
        for position in 0..<chunk.rowCount {
          guard let id = chunk.ids[position] else { continue }
          let key = Key(source: source, id: id)
          let candidate = Candidate(
            timestamp: chunk.timestamps[position] ?? .min, table: index, row: chunk.rows[position])
          guard let winner = winners[key] else {
            winners[key] = candidate
            continue
          }
          let loser = candidate.timestamp <= winner.timestamp ? candidate : winner
          losers[loser.table].insert(loser.row)
          if loser == winner { winners[key] = candidate }
        }
      }
    }
    rows = losers
  }

  private enum Source: Hashable {
    case format(SourceFormat)
    case file(Int)

    init(of format: SourceFormat, file: Int) {
      switch format {
      case .acled, .ucdp: self = .format(format)
      case .csv, .geojson: self = .file(file)
      }
    }
  }

  private struct Key: Hashable {
    let source: Source
    let id: String
  }

  private struct Candidate: Equatable {
    let timestamp: Int64
    let table: Int
    let row: Int
  }
}
