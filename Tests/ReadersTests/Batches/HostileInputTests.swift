import Incidents
import TestSupport
import Testing

@testable import Readers

private let delimited = """
  \u{FEFF}id,date,latitude,longitude,actor1,notes,fatalities\r
  1,2020-01-01,34.5,69.1,"A ""x"", B","first\r
  second",3\r

  2,16/05/2017,34.5,69.1,A,é,-9\r
  3,2020-03,,,ننگرهار,,

  """

private let points = """
  {"type":"FeatureCollection","features":[
  {"type":"Feature","id":1,"properties":{"date":"2020-01-01","a":[1,{"b":null}],"n":"\\u00e9"},
  "geometry":{"type":"Point","coordinates":[69.1,34.5]}},
  {"type":"Feature","properties":{"date":"2020-02-31"},"geometry":null}]}
  """

private let layer = """
  {"type":"FeatureCollection","features":[{"type":"Feature","properties":{"code":"A","name":"é"},
  "geometry":{"type":"MultiPolygon","coordinates":[[[[0,0],[1,0],[1,1.5e0],[0,0]]]]}}]}
  """

@Suite struct `Hostile input` {
  /// Reads bytes in every way; the sums must close wherever a table comes out.
  private func readInEveryWay(_ bytes: [UInt8]) {
    for format in [nil] + SourceFormat.allCases.map(Optional.some) {
      for requiresDate in [true, false] {
        var options = ReadingOptions(format: format)
        options.requiresDate = requiresDate
        options.limits.maxFieldBytes = 60
        options.checksum = .none
        var way = ReadingWay(options)
        for stretchBytes in [IncidentInput.usualStretchBytes, 40] {
          way.stretchBytes = stretchBytes
          guard let table = try? ReadTable(OpenedInput(bytes, path: "x"), way) else { continue }
          #expect(table.incidentCount + table.account.rejects.count == table.input.rowCount)
          let rows = (table.rows + table.rejects.map(\.row)).sorted()
          #expect(rows == Array(1..<table.input.rowCount + 1))
          #expect(table.records.count == table.input.rowCount)
        }
      }
    }
    guard let input = try? InputBytes(bytes, path: "x") else { return }
    _ = try? readBoundaries(input)
    _ = try? readBorders(input)
  }

  @Test(arguments: [delimited, points, layer])
  func `cut short at any byte never traps, and no row is lost`(text: String) {
    let bytes = Array(text.utf8)
    for length in 0...bytes.count { readInEveryWay(Array(bytes.prefix(length))) }
  }

  @Test(arguments: UInt64(0)..<60)
  func `with random changes never traps, and no row is lost`(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let spice = Array("\",;\t\n\r\0{}[]:\\-+.eE019 \u{FEFF}é#".utf8) + [0xFF, 0xC0, 0x80, 0xED]
    for text in [delimited, points, layer] {
      for _ in 0..<15 {
        var bytes = Array(text.utf8)
        for _ in 0..<Int.random(in: 1...6, using: &random) {
          let index = Int.random(in: 0..<bytes.count, using: &random)
          switch Int.random(in: 0..<4, using: &random) {
          case 0: bytes[index] = UInt8.random(in: 0...255, using: &random)
          case 1: bytes[index] = spice.randomElement(using: &random) ?? 0
          case 2: bytes.insert(spice.randomElement(using: &random) ?? 0, at: index)
          default: bytes.remove(at: index)
          }
        }
        readInEveryWay(bytes)
      }
    }
  }

  @Test(arguments: UInt64(0)..<20)
  func `of random bytes never traps`(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let header = Array("id,date,lat,lon,place\n".utf8)
    for _ in 0..<20 {
      let count = Int.random(in: 0...200, using: &random)
      let noise = (0..<count).map { _ in UInt8.random(in: 0...255, using: &random) }
      readInEveryWay(noise)
      readInEveryWay(header + noise)
    }
  }
}
