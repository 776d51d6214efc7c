import Columnar
import Incidents
import Readers
import Testing

@Suite struct `Raw records` {
  private func read(
    _ text: String
  ) throws -> (header: [String], rows: [RawRecord], tags: [String]?) {
    let input = try InputBytes(Array(text.utf8), path: "in")
    var reader = try RecordReader(input)
    var rows: [RawRecord] = []
    while let row = try reader.next() { rows.append(row) }
    return (reader.header, rows, reader.tagRow)
  }

  @Test func `are every row in order, with the numbers of the table`() throws {
    let text = """
      date;place;note
      #date;#loc;
      2020-01-01;Kabul;"a;""b""
      c"

      bad;Kabul;
      2020-01-01;Kabul
      """
    let (header, rows, tags) = try read(text)
    #expect(header == ["date", "place", "note"])
    #expect(tags == ["#date", "#loc", ""])
    #expect(rows.map(\.row) == [1, 2, 3])
    #expect(rows.map(\.line) == [3, 6, 7])
    #expect(rows[0].fields == ["2020-01-01", "Kabul", "a;\"b\"\nc"])
    #expect(rows[2].fields == ["2020-01-01", "Kabul"])
    let table = try table(text)
    #expect(table.chunks.flatMap(\.rows) + table.rejects.map(\.row) == [1, 2, 3])
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
    let (header, rows, _) = try read(text)
    #expect(header == ["id", "date", "tags", "n", "ok", "x", "longitude", "latitude"])
    #expect(
      rows.map(\.fields) == [
        ["7", "2020-01-01", "[1,{\"a b\":\"c d\"}]", "", "", "", "69.10", "34.5"],
        ["", "2020-01-02", "", "1.50", "true", "", "", ""],
      ])
    #expect(rows.map(\.line) == [2, 4])
  }

  @Test func `of GeoJSON keep properties that are called like ours`() throws {
    let text = """
      {"type": "FeatureCollection", "features": [{"type": "Feature", "id": "f", "properties":
        {"id": "p", "date": "2020", "latitude": 1, "longitude": 2},
        "geometry": {"type": "Point", "coordinates": [69, 34]}}]}
      """
    let (header, rows, _) = try read(text)
    #expect(
      header == [
        "feature_id", "id", "date", "latitude", "longitude", "geometry_longitude",
        "geometry_latitude",
      ])
    #expect(rows[0].fields == ["f", "p", "2020", "1", "2", "69", "34"])
    let table = try table(text)
    #expect(table.chunks[0].ids[0] == "p")
    #expect(table.chunks[0].longitudes == [69])
  }
}
