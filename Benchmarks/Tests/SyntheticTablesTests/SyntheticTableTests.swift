internal import Foundation
internal import Incidents
internal import Readers
internal import SyntheticTables
internal import Testing

private let layer = URL(filePath: #filePath).deletingLastPathComponent()
  .appending(path: "../../../GeoData/boundaries/afg-provinces.geojson").standardizedFileURL
  .path(percentEncoded: false)

/// The bytes of a table and what they hold.
private func made(_ table: SyntheticTable) throws -> (bytes: [UInt8], tally: SyntheticTally) {
  var bytes: [UInt8] = []
  let tally = try table.write(layer: layer) { bytes += $0 }
  return (bytes, tally)
}

private func read(_ bytes: [UInt8]) throws -> IncidentTable {
  let folder = FileManager.default.temporaryDirectory
  let file = folder.appending(path: "synthetic-\(UUID().uuidString).csv")
  try Data(bytes).write(to: file)
  defer { try? FileManager.default.removeItem(at: file) }
  return try readIncidents(from: .file(path: file.path(percentEncoded: false)))
}

@Suite struct SyntheticTableTests {
  @Test(arguments: [1, 2, 77])
  func `the same seed gives the same bytes, another seed others`(seed: UInt64) throws {
    var table = SyntheticTable(rowCount: 500)
    table.seed = seed
    table.badRowRate = 0.1
    table.duplicateRate = 0.1
    table.jitter = 100
    let first = try made(table)
    #expect(try made(table) == first)
    table.seed += 1
    #expect(try made(table).bytes != first.bytes)
  }

  @Test(arguments: [0.0, 0.05, 1.0], [0.0, 0.2])
  func `a reader rejects the rows that were asked for, and no other`(
    badRowRate: Double, duplicateRate: Double
  ) throws {
    guard badRowRate + duplicateRate <= 1 else { return }
    var table = SyntheticTable(rowCount: 3_000)
    table.badRowRate = badRowRate
    table.duplicateRate = duplicateRate
    let (bytes, tally) = try made(table)
    let incidents = try read(bytes)
    #expect(incidents.input.rowCount == 3_000)
    #expect(incidents.rejects.count == tally.badRowCount)
    #expect(abs(Double(tally.badRowCount) / 3_000 - badRowRate) < 0.02)
    #expect(abs(Double(tally.duplicateCount) / 3_000 - duplicateRate) < 0.03)
    #expect(incidents.input.format == .acled)
  }

  @Test func `rows have 31 fields, in ACLED's order, and about 690 bytes`() throws {
    let (bytes, tally) = try made(SyntheticTable(rowCount: 20_000))
    #expect(tally.byteCount == bytes.count)
    #expect(abs(Double(bytes.count) / 20_000 - 690) < 35)
    let header = bytes.prefix { $0 != 0x0A }
    #expect(
      String(decoding: header, as: UTF8.self) == SyntheticTable.columns.joined(separator: ","))
    #expect(SyntheticTable.columns.count == 31)
    let fields = fieldCounts(bytes)
    #expect(fields.count == 20_001)
    #expect(fields.allSatisfy { $0 == 31 })
  }

  @Test func `notes hold commas, doubled quotes and line breaks`() throws {
    let text = String(decoding: try made(SyntheticTable(rowCount: 2_000)).bytes, as: UTF8.self)
    #expect(text.contains("\"\"the old post\"\""))
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).count
    #expect(lines > 2_100)
  }

  @Test func `days descend as ACLED exports them, or are shuffled`() throws {
    var table = SyntheticTable(rowCount: 2_000)
    let sorted = try days(table)
    #expect(zip(sorted, sorted.dropFirst()).allSatisfy { $0 >= $1 })
    #expect(Set(sorted).count > 1_000)
    table.order = .shuffled
    let shuffled = try days(table)
    #expect(zip(shuffled, shuffled.dropFirst()).count { $0 < $1 } > 800)
  }

  @Test(arguments: [0, 500])
  func `every point lies in the province that its row names`(jitter: Int) throws {
    var table = SyntheticTable(rowCount: 2_000)
    table.jitter = jitter
    let rows = try records(table)
    let points = Set(rows.map { "\($0[22]) \($0[23])" })
    #expect(jitter == 0 ? points.count < 1_500 : points.count > 1_500)
    for row in rows { #expect(try provinces(at: row) == [row[18]]) }
  }

  @Test func `an empty table has its header`() throws {
    let (bytes, tally) = try made(SyntheticTable(rowCount: 0))
    #expect(fieldCounts(bytes) == [31])
    #expect(tally.rowCount == 0 && tally.byteCount == bytes.count)
  }

  private func days(_ table: SyntheticTable) throws -> [String] { try records(table).map { $0[1] } }
}
