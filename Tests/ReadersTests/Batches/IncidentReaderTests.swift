import Columnar
import Incidents
import TestSupport
import Testing

@testable import Readers

/// The rows that are read of an input when only some are picked.
private func picked(
  _ input: IncidentInput, _ offsets: [Int], _ projection: Projection
) throws -> [IncidentBatch] {
  var reader = IncidentReader(input, projection)
  var batches: [IncidentBatch] = []
  for group in input.groups(of: offsets) {
    reader.begin(picking: group)
    guard case .end(let stretch) = try reader.advance() else { continue }
    #expect(stretch.account.rowCount == group.count)
    batches.append(reader.batch)
    reader.startBatch()
  }
  return batches
}

@Suite struct `Reading in stretches` {
  @Test(arguments: [TableKind.acled, .ucdp, .commas, .geojson], UInt64(0)..<8)
  func `picks single rows by where they begin`(kind: TableKind, seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    var maker = TableMaker(kind, seed: seed)
    let bytes =
      kind == .geojson ? FeatureMaker(maker, rowCount: 400).bytes : maker.bytes(rowCount: 400)
    let opened = OpenedInput(bytes, path: "in")
    var way = ReadingWay(maker.options)
    way.projection.keepsRawRecords = false
    guard let whole = try? ReadTable(opened, way), whole.input.rowCount > 0 else { return }
    let input = try IncidentInput(opened, options: maker.options, stretchBytes: 1_000)
    let offsets = whole.batches.flatMap(\.offsets)
    let wanted = offsets.filter { _ in Int.random(in: 0..<9, using: &random) == 0 }
    let batches = try picked(input, wanted, way.projection)
    #expect(batches.flatMap(\.offsets) == wanted)
    let days = Dictionary(
      uniqueKeysWithValues: whole.batches.flatMap { batch in
        (0..<batch.rowCount).map { (batch.offsets[$0], batch.startDays[$0]) }
      })
    for batch in batches {
      for row in 0..<batch.rowCount {
        #expect(batch.startDays[row] == days[batch.offsets[row]])
      }
    }
  }

  /// Which row of an event stays must not depend on texts that only its place would be asked of.
  @Test func `looks at ids and revisions alone where only these are wanted`() throws {
    var bytes = Array("event_id_cnty,event_date,latitude,longitude,admin1,timestamp\n".utf8)
    var offsets: [Int] = []
    for row in 1...3 {
      offsets.append(bytes.count)
      bytes += Array("A\(row % 2),2020-01-01,34,69,Kun".utf8) + [0xE9]
      bytes += Array(",155000000\(row)\n".utf8)
    }
    let input = try IncidentInput(OpenedInput(bytes, path: "in"), options: ReadingOptions())
    var projection = Projection([.ids, .timestamps, .offsets])
    #expect(try picked(input, offsets, projection).map(\.rowCount) == [0])
    projection.keepsIDsAlone = true
    let batch = try #require(picked(input, offsets, projection).first)
    #expect((0..<3).map { batch.ids[$0] } == ["A1", "A0", "A1"])
    #expect(batch.timestamps.values == [1_550_000_001, 1_550_000_002, 1_550_000_003])
    #expect(batch.offsets == offsets)
  }

  /// Whether ids are recorded or not, and whoever asks: the same rows cannot be read.
  @Test(arguments: [true, false], [nil, IncidentKind.arrest])
  func `rejects rows for their ids and texts in every pass`(
    recordsIDs: Bool, kind: IncidentKind?
  ) throws {
    var bytes = Array("event_id_cnty,event_date,latitude,longitude,admin1,actor1\n".utf8)
    let bad: [UInt8] = [0x4B, 0xE9]
    for fields in [[bad, [65], [66]], [[65], bad, [66]], [[65], [66], bad], [[65], [66], [67]]] {
      bytes += fields[0] + Array(",2020-01-01,34,69,".utf8) + fields[1] + [44] + fields[2] + [10]
    }
    var query = IncidentQuery()
    if let kind { query.kinds = [kind] }
    var way = ReadingWay()
    way.projection = Projection([.actors], query: CompiledQuery(query, homeCountry: nil))
    way.projection.recordsIDs = recordsIDs
    let table = try ReadTable(OpenedInput(bytes, path: "in"), way)
    #expect(table.rejects.map(\.row) == [1, 2, 3])
    #expect(table.rejects.map(\.field) == ["event_id_cnty", "admin1", "actor1"])
    #expect(table.account.dropped.reduce(0, +) + table.incidentCount == 1)
    #expect(table.account.withoutID == 0)
    #expect(table.ids.count == (recordsIDs ? 1 : 0))
  }

  @Test func `keeps the kind of rows that fall before anybody asks for it`() throws {
    let text = "id,date,lat,lon,kind\nA,2020-01-01,34,69,airstrike\nB,2010-01-01,34,69,bombing\n"
    let opened = OpenedInput(Array(text.utf8), path: "in")
    var input = try IncidentInput(opened, options: ReadingOptions())
    var query = IncidentQuery()
    query.from = Day(year: 2015, month: 1, day: 1)
    var projection = Projection([.kinds, .offsets], query: CompiledQuery(query, homeCountry: nil))
    projection.kept = [.duplicate, .date]
    input.replacedRows = [21]
    var reader = IncidentReader(input, projection)
    try reader.begin(0)
    _ = try reader.advance()
    #expect(reader.batch.offsets == [21, 50])
    #expect((0..<2).map { reader.batch.verdicts.reason($0) } == [.duplicate, .date])
    #expect(
      reader.batch.kinds.codes == [IncidentKind.airstrike, .bombing].map(\.rawValue))
  }

  /// Text that looks like rows, inside quotes, over many stretches.
  @Test(arguments: [16, 100, 1_000])
  func `finds the true starts of stretches where guesses miss`(stretchBytes: Int) throws {
    let inside = (0..<60).map { "\($0),2021-01-01,1,1,x\n" }.joined()
    let text = "id,date,lat,lon,notes\nA,2020-01-01,34,69,\"\(inside)\"\nB,bad,34,69,\n"
    var way = ReadingWay()
    way.stretchBytes = stretchBytes
    way.readerCount = 3
    let table = try ReadTable(OpenedInput(Array(text.utf8), path: "in"), way)
    #expect(table.passCount == 2)
    #expect(table.batches.map(\.rowCount) == [1])
    #expect(table.rejects.map(\.line) == [63])
    #expect(table.rejects.map(\.row) == [2])
  }
}
