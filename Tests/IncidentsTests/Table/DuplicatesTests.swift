import Columnar
import TestSupport
import Testing

@testable import Incidents

private typealias Row = (id: String, timestamp: Int64?)

/// A table of rows numbered from 1, cut into chunks of `chunkSize`.
private func table(
  _ rows: [Row], format: SourceFormat = .acled, chunkSize: Int = 3
) -> IncidentTable {
  let incidents = rows.enumerated().map { index, row in
    var incident = Incident(row: index + 1, line: index + 2)
    incident.id = row.id
    incident.timestamp = row.timestamp
    return incident
  }
  let chunks = stride(from: 0, to: incidents.count, by: chunkSize).map {
    IncidentChunk(Array(incidents[$0..<min($0 + chunkSize, incidents.count)]))
  }
  return IncidentTable(
    input: InputSummary(name: "t", format: format), strings: StringPool(), chunks: chunks,
    rejects: [])
}

@Suite struct `Settling duplicates` {
  @Test func `the latest timestamp wins, and of equal ones the first row`() {
    let rows: [Row] = [
      ("A", 5), ("B", nil), ("A", 9), ("A", 9), ("B", 1), ("", 1), ("", 1), ("C", nil),
    ]
    #expect(Duplicates(in: [table(rows)]).rows == [[1, 2, 4]])
  }

  @Test func `without timestamps the first row stays`() {
    #expect(Duplicates(in: [table([("A", nil), ("A", nil), ("A", nil)])]).rows == [[2, 3]])
  }

  @Test func `a source is a format over all its files, but for CSV the file`() {
    let old = [Row("A", 1), Row("B", 1)]
    let new = [Row("A", 2), Row("C", 2)]
    #expect(Duplicates(in: [table(old), table(new)]).rows == [[1], []])
    #expect(Duplicates(in: [table(old), table(new, format: .ucdp)]).rows == [[], []])
    #expect(
      Duplicates(in: [table(old, format: .csv), table(new, format: .csv)]).rows == [[], []])
  }

  @Test(arguments: UInt64(0)..<20)
  func `agree with sorting by timestamp for any rows`(seed: UInt64) {
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
    #expect(Duplicates(in: [table(rows, chunkSize: 7)]).rows == [losers])
  }
}
