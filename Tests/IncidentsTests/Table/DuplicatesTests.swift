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
  return SettledEvents(events.shuffled(using: &random), of: .format(.ucdp)).replaced.map(\.offset)
    .sorted()
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
    let found = SettledEvents(rows, of: .format(.ucdp)).replaced.map { [$0.input, $0.offset] }
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

  private func row(
    _ id: String, _ offset: Int, occasion: UInt64 = 0, timestamp: Int64? = nil,
    actors: [String] = []
  ) -> EventRow {
    EventRow(
      id: Array(id.utf8), timestamp: timestamp, occasion: occasion,
      actors: actors.map { Array($0.utf8) }, input: 0, offset: offset)
  }

  @Test func `in a table of no known source, rows of other days or places are no duplicates`() {
    let rows = [
      row("2E+11", 1, occasion: 7), row("2E+11", 2, occasion: 8), row("B", 3), row("B", 4),
    ]
    let settled = SettledEvents(rows, of: .file(0))
    #expect(settled.replaced.map(\.offset) == [4])
    #expect(settled.shared == [SharedID(id: "2E+11", input: 0, rows: 2)])
    #expect(settled.shared[0].isCutNumber && !SharedID(id: "E7", input: 0, rows: 2).isCutNumber)
    #expect(SettledEvents(rows, of: .format(.ucdp)).replaced.map(\.offset).sorted() == [2, 4])
  }

  @Test func `a timestamp in any row of an id makes the others its revisions`() {
    let rows = [row("A", 1, occasion: 1), row("A", 2, occasion: 2, timestamp: 9)]
    let settled = SettledEvents(rows, of: .file(0))
    #expect(settled.replaced.map(\.offset) == [1] && settled.shared.isEmpty)
  }

  @Test func `the rows of one revision in ACLED give their actors to the first`() {
    let rows = [
      row("A", 1, timestamp: 5, actors: ["x", "y"]), row("A", 2, timestamp: 5, actors: ["y", "z"]),
      row("A", 3, timestamp: 4, actors: ["old"]), row("B", 4, actors: ["x"]),
      row("B", 5, actors: ["x"]),
    ]
    let settled = SettledEvents(rows, of: .format(.acled))
    #expect(settled.replaced.map(\.offset).sorted() == [2, 3, 5])
    #expect(settled.merged.map(\.row.offset) == [1])
    #expect(
      settled.merged[0].actors.map { String(decoding: $0, as: UTF8.self) } == ["x", "y", "z"])
    #expect(SettledEvents(rows, of: .format(.ucdp)).merged.isEmpty)
  }
}
