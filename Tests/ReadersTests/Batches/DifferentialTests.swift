import Foundation
import Geography
import Incidents
import TestSupport
import Testing

@testable import Readers

/// A table with what the plain reader has to know of it.
private struct Sample {
  let bytes: [UInt8]
  let table: PlainTable
  let options: ReadingOptions
  /// Where a quote opens that never closes.
  let openQuote: (line: Int, column: Int)?

  /// - Parameter changes: how many bytes behind the header are made others, put in or taken out.
  init(_ kind: TableKind, seed: UInt64, rowCount: Int, changes: Int = 0) {
    var maker = TableMaker(kind, seed: seed)
    guard kind != .geojson else {
      let features = FeatureMaker(maker, rowCount: rowCount)
      (bytes, table, options) = (features.bytes, features.table, features.options)
      openQuote = nil
      return
    }
    bytes = maker.changed(maker.bytes(rowCount: rowCount), changes: changes)
    options = maker.options
    var records = PlainRecords(
      bytes, delimiter: maker.delimiter, delimiterName: maker.delimiterName, HeadRules(options))
    let layout = try? ColumnLayout(header: records.header, format: kind.format, options: options)
    if let layout, records.openQuote == nil {
      records.leaveTailOut(TailRules(layout, options: options))
    }
    openQuote = records.openQuote
    var columns: [IncidentField: Int] = [:]
    for (index, column) in maker.columns.enumerated() {
      if let field = column.field { columns[field] = index }
    }
    table = PlainTable(
      format: kind.format, header: records.header, columns: columns,
      fallbackLocation: maker.columns.firstIndex { $0.header == "where_coordinates" },
      rows: records.rows, notes: records.notes, hasDecimalComma: maker.delimiter != 44)
  }

  func expected(_ way: ReadingWay) -> Outcome {
    var reader = PlainReader(table, way)
    return reader.read()
  }

  /// What the reader makes of the bytes has to be what the plain reader does.
  func expectAgreement(_ opened: OpenedInput, _ way: ReadingWay, _ name: String) {
    do throws(ReadingError) {
      let read = try ReadTable(opened, way)
      let found = Outcome(
        read, header: try IncidentInput(opened, options: way.options).header)
      #expect(openQuote == nil, "\(name)")
      let differences = found.differences(from: expected(way))
      #expect(differences.isEmpty, "\(name): \(differences.joined(separator: "\n"))")
    } catch {
      let place = openQuote.map {
        FilePosition(file: opened.path, line: $0.line, column: $0.column)
      }
      #expect(place.map { .badData(at: $0, .unbalancedQuote) } == error, "\(name)")
    }
  }
}

/// What of a table is wanted, and how it is read, by chance.
private func randomWay(_ options: ReadingOptions, using random: inout SplitMix64) -> ReadingWay {
  var way = ReadingWay(options)
  let columns: [BatchColumns] = [.all, .asked, [], [.rows, .offsets, .ids], .all, .all]
  way.projection = Projection(
    columns.randomElement(using: &random) ?? .all, query: .random(&random))
  way.projection.checksEveryField = Bool.random(using: &random)
  way.projection.keepsRawRecords = Bool.random(using: &random)
  way.projection.recordsIDs = Int.random(in: 0..<4, using: &random) != 0
  way.projection.keepsRows = Int.random(in: 0..<6, using: &random) != 0
  if Bool.random(using: &random) { way.projection.kept = [.actorUnclear, .kind] }
  way.projection.marked = [
    MarkedValues(header: "province", values: ["Kunar", "ننگرهار"]),
    MarkedValues(header: "actor1", values: ["Taliban", "ISKP"]),
    MarkedValues(header: "nothing", values: ["x"]),
  ]
  way.readerCount = Int.random(in: 1...4, using: &random)
  way.seed = random.next()
  return way
}

extension CompiledQuery {
  /// Some filters.
  fileprivate static func random(_ random: inout SplitMix64) -> CompiledQuery {
    var query = IncidentQuery()
    if Bool.random(using: &random) {
      query.from = Day(year: 2017, month: 5, day: 16)
      query.to = Day(year: 2018, month: 12, day: 31)
    }
    if Int.random(in: 0..<3, using: &random) == 0 { query.kinds = [.airstrike, .armedClash] }
    if Int.random(in: 0..<4, using: &random) == 0 { query.eventTypes = ["battles", "1"] }
    if Int.random(in: 0..<3, using: &random) == 0 {
      let pattern = Bool.random(using: &random) ? "Taliban" : "=Taliban|Government"
      query.actors = [ActorPattern(pattern, aliases: ActorAliases([]))].compactMap(\.self)
    }
    let box = BoundingBox([
      Coordinate(longitude: 60, latitude: 29), Coordinate(longitude: 71, latitude: 39),
    ])
    let rule = CountryRule(wanted: ["AF"], box: box, .sample)
    return CompiledQuery(
      query, homeCountry: nil, countryRule: Bool.random(using: &random) ? rule : nil)
  }
}

@Suite struct `The reader and a plain twin` {
  @Test(arguments: TableKind.allCases, UInt64(0)..<12)
  func `agree whatever the stretches and the number of readers`(kind: TableKind, seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let sample = Sample(kind, seed: seed, rowCount: Int.random(in: 0...60, using: &random))
    guard kind != .geojson || !sample.table.rows.isEmpty else { return }
    let opened = OpenedInput(sample.bytes, path: "in")
    let whole = ReadingWay(sample.options)
    sample.expectAgreement(opened, whole, "whole")
    let isText = kind != .geojson
    for stretchBytes in isText ? [2_000, 150, 40] : [7, 3, 1] {
      var way = randomWay(sample.options, using: &random)
      way.stretchBytes = Int.random(in: stretchBytes / 2 + 1...stretchBytes, using: &random)
      sample.expectAgreement(opened, way, "\(way.stretchBytes) bytes, \(way.projection.columns)")
    }
  }

  /// Whatever single bytes do to the quotes, the ends of rows and the values around them.
  @Test(arguments: [TableKind.acled, .ucdp, .semicolons, .tabs, .mapped], UInt64(0)..<12)
  func `agree on text with changes by chance`(kind: TableKind, seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let changes = Int.random(in: 1...12, using: &random)
    let sample = Sample(kind, seed: seed, rowCount: 30, changes: changes)
    let opened = OpenedInput(sample.bytes, path: "in")
    for stretchBytes in [1 << 20, 700, 60] {
      var way = randomWay(sample.options, using: &random)
      way.stretchBytes = stretchBytes
      sample.expectAgreement(opened, way, "\(stretchBytes) bytes")
    }
  }

  @Test(arguments: TableKind.allCases)
  func `agree on files, pipes and archives`(kind: TableKind) throws {
    let sample = Sample(kind, seed: 99, rowCount: 400)
    let way = ReadingWay(sample.options)
    try withFile(sample.bytes) { path throws in
      let opened = try OpenedInput(.file(path: path), options: sample.options)
      sample.expectAgreement(opened, way, "file")
    }
    try withPipe(sample.bytes) { path throws in
      let opened = try OpenedInput(.file(path: path), options: sample.options)
      sample.expectAgreement(opened, way, "pipe")
    }
    guard hasGzip else { return }
    try withFile(gzipped(sample.bytes)) { path throws in
      let opened = try OpenedInput(.file(path: path), options: sample.options)
      var way = way
      way.stretchBytes = 3_000
      way.readerCount = 3
      sample.expectAgreement(opened, way, "archive")
    }
  }

  /// Blocks of bytes, their ends within records, quotes and line breaks.
  @Test(arguments: [TableKind.acled, .ucdp, .tabs, .geojson])
  func `agree on tables of many blocks`(kind: TableKind) {
    let sample = Sample(kind, seed: 4, rowCount: 900)
    let opened = OpenedInput(sample.bytes, path: "in")
    var way = ReadingWay(sample.options)
    way.projection.checksEveryField = false
    sample.expectAgreement(opened, way, "whole")
    way.stretchBytes = kind == .geojson ? 270 : 50_000
    way.readerCount = 3
    sample.expectAgreement(opened, way, "stretches")
  }
}
