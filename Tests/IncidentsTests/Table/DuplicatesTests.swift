import TestSupport
import Testing

@testable import Incidents

private typealias Row = (id: String, timestamp: Int64?)

/// The rows, counted from 1, that a later revision replaces.
private func replaced(_ rows: [Row], shuffledBy seed: UInt64 = 0) -> [Int] {
  var random = SplitMix64(seed: seed)
  let events = rows.enumerated().map { index, row in
    EventRow(id: Array(row.id.utf8), timestamp: row.timestamp, input: 0, offset: index + 1)
  }
  return replacedRows(among: events.shuffled(using: &random)).map(\.offset).sorted()
}

@Suite struct `Settling duplicates` {
  @Test func `the latest timestamp wins, and of equal ones the first row`() {
    let rows: [Row] = [("A", 5), ("B", nil), ("A", 9), ("A", 9), ("B", 1), ("C", nil)]
    #expect(replaced(rows) == [1, 2, 4])
  }

  @Test func `without timestamps the first row stays`() {
    #expect(replaced([("A", nil), ("A", nil), ("A", nil)]) == [2, 3])
  }

  @Test func `a row of an earlier input is before those of later ones`() {
    let rows = [(1, 3), (0, 9), (1, 1)].map { input, offset in
      EventRow(id: [65], timestamp: 7, input: input, offset: offset)
    }
    let found = replacedRows(among: rows).map { [$0.input, $0.offset] }
    #expect(found == [[1, 1], [1, 3]])
  }

  @Test(arguments: [
    (SourceFormat.acled, true), (.ucdp, true), (.csv, false), (.geojson, false),
  ])
  func `a source is a format over all its files, but for CSV and GeoJSON the file`(
    format: SourceFormat, isOne: Bool
  ) {
    #expect((EventSource(of: format, file: 0) == EventSource(of: format, file: 1)) == isOne)
    #expect(EventSource(of: .acled, file: 0) != EventSource(of: .ucdp, file: 0))
  }

  @Test(arguments: UInt64(0)..<20)
  func `agree with sorting by timestamp for any rows in any order`(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let rows: [Row] = (0..<60).map { _ in
      (
        id: "\(Int.random(in: 0..<12, using: &random))",
        timestamp: Bool.random(using: &random) ? nil : Int64.random(in: 0..<4, using: &random)
      )
    }
    var losers = Set(1...rows.count)
    for group in Dictionary(grouping: rows.indices, by: { rows[$0].id }).values {
      let winner = group.max { a, b in
        (rows[a].timestamp ?? .min, -a) < (rows[b].timestamp ?? .min, -b)
      }
      if let winner { losers.remove(winner + 1) }
    }
    #expect(replaced(rows, shuffledBy: seed) == losers.sorted())
  }
}
