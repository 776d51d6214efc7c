import Columnar
import Incidents
import Testing

@testable import Readers

/// The rows of a table as they stand, its header, and the numbers of the rows that could not be read.
private func rows(_ text: String) throws -> (header: [String], rows: [[String]], rejected: [Int]) {
  let opened = OpenedInput(Array(text.utf8), path: "in")
  let input = try IncidentInput(opened, options: ReadingOptions())
  let read = try ReadTable(opened, ReadingWay())
  let texts = read.records.map { row in row.map { String(decoding: $0, as: UTF8.self) } }
  return (input.header, texts, read.rejects.map(\.row))
}

@Suite struct `Raw records` {
  @Test func `are every row in order, those that cannot be read among them`() throws {
    let text = """
      date;place;note
      #date;#loc;
      2020-01-01;Kabul;"a;""b""
      c"

      bad;Kabul;
      2020-01-01;Kabul
      """
    let (header, rows, rejected) = try rows(text)
    #expect(header == ["date", "place", "note"])
    #expect(
      rows == [
        ["2020-01-01", "Kabul", "a;\"b\"\nc"], ["bad", "Kabul", ""], ["2020-01-01", "Kabul"],
      ])
    #expect(rejected == [2, 3])
  }

  @Test func `keep what stands in fields that are quoted wrongly`() throws {
    let text = """
      date,place,note
      2020-01-01,"Kabul"y,"a ""b"
      2020-01-01,"Kabul" ,x"y
      2020-01-01,"Ka""bul"y",5" gun
      """
    let (_, rows, rejected) = try rows(text)
    #expect(
      rows == [
        ["2020-01-01", "\"Kabul\"y", "a \"b"], ["2020-01-01", "\"Kabul\" ", "x\"y"],
        ["2020-01-01", "\"Ka\"\"bul\"y\"", "5\" gun"],
      ])
    #expect(rejected == [1, 2, 3])
  }

  @Test func `of GeoJSON are its properties in order of appearance, and the point`() throws {
    let text = """
      {"type": "FeatureCollection", "features": [
        {"type": "Feature", "id": 7, "properties": {"date": "2020-01-01", \
        "tags": [1, {"a b": "c d"}]},
         "geometry": {"type": "Point", "coordinates": [69.10, 34.5, 1800]}},
        {"type": "Feature", "properties": {"n": 1.50, "date": "2020-01-02", "ok": true, "x": null},
         "geometry": null}
      ]}
      """
    let (header, rows, _) = try rows(text)
    #expect(header == ["id", "date", "tags", "n", "ok", "x", "longitude", "latitude"])
    #expect(
      rows == [
        ["7", "2020-01-01", "[1,{\"a b\":\"c d\"}]", "", "", "", "69.10", "34.5"],
        ["", "2020-01-02", "", "1.50", "true", "", "", ""],
      ])
  }

  @Test func `of GeoJSON keep properties that are called like ours`() throws {
    let text = """
      {"type": "FeatureCollection", "features": [{"type": "Feature", "id": "f", "properties":
        {"id": "p", "date": "2020", "latitude": 1, "longitude": 2},
        "geometry": {"type": "Point", "coordinates": [69, 34]}}]}
      """
    let (header, rows, _) = try rows(text)
    #expect(
      header == [
        "feature_id", "id", "date", "latitude", "longitude", "geometry_longitude",
        "geometry_latitude",
      ])
    #expect(rows[0] == ["f", "p", "2020", "1", "2", "69", "34"])
    let table = try table(text)
    #expect(table.batches[0].ids[0] == "p")
    #expect(table.batches[0].longitudes == [69])
  }
}
