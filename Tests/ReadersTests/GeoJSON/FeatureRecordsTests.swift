import Columnar
import Incidents
import Testing

@testable import Readers

private func collection(_ features: String, _ members: String = "") -> String {
  "{\"type\":\"FeatureCollection\",\(members)\"features\":[\n\(features)\n]}"
}

private func feature(_ properties: String, _ geometry: String) -> String {
  "{\"type\":\"Feature\",\"properties\":\(properties),\"geometry\":\(geometry)}"
}

private let point = "{\"type\":\"Point\",\"coordinates\":[69.1,34.5]}"

@Suite struct `GeoJSON points` {
  @Test func `are incidents, with numbers and strings alike`() throws {
    let text = collection(
      """
      {"type":"Feature","id":"a1","properties":{"date":"2020-03","best":"3","low":1,"high":5,
      "actor1":"X","notes":"it \\"is\\""},"geometry":\(point)},
      \(feature("{\"date\":\"2020-03-04\",\"best\":7.0,\"kind\":[1]}", "null"))
      """, "\"license\":\"ODbL\",\"attribution\":\"Me\",")
    let table = try table(text)
    #expect(table.input.format == .geojson)
    #expect(table.rejects == [])
    let batch = table.batches[0]
    #expect(batch.ids[0] == "a1" && batch.ids[1] == nil)
    #expect(batch.datePrecisions == [.month, .day])
    #expect(batch.fatalitiesBest[0] == 3 && batch.fatalitiesBest[1] == 7)
    #expect(batch.longitudes[0] == 69.1 && batch.longitudes[1].isNaN)
    #expect(batch.notes[0] == "it \"is\"" && batch.notes[1] == nil)
    #expect(table.input.license == "ODbL" && table.input.attribution == "Me")
  }

  @Test(arguments: [
    (
      "{\"type\":\"LineString\",\"coordinates\":[[1,2],[3,4]]}", "",
      "is a LineString, expected a Point"
    ),
    ("{\"type\":\"Polygon\",\"coordinates\":[]}", "", "is a Polygon"),
    ("{\"type\":\"Point\",\"coordinates\":[]}", "", "not two numbers"),
    ("{\"type\":\"Point\",\"coordinates\":[\"69\",\"34\"]}", "", "not two numbers"),
    ("{\"type\":\"Point\",\"coordinates\":{\"a\":1}}", "", "not two numbers"),
    ("{\"type\":\"Point\"}", "", "not two numbers"), ("{}", "", "has no type"),
    ("7", "", "has no type"),
    ("{\"type\":\"Point\",\"coordinates\":[34,93]}", "latitude", "swapped"),
    ("{\"type\":\"Point\",\"coordinates\":[0,0]}", "latitude", "null island"),
    ("{\"type\":\"Point\",\"coordinates\":[200,34]}", "longitude", "outside -180...180"),
    ("{\"type\":\"Point\",\"coordinates\":[1e999,34]}", "longitude", "beyond the range of numbers"),
    ("{\"type\":\"Point\",\"coordinates\":[69,-1e999]}", "latitude", "beyond the range of numbers"),
  ])
  func `that are none are rejects`(geometry: String, field: String, reason: String) throws {
    let good = feature("{\"date\":\"2020\"}", point)
    let bad = feature("{\"date\":\"2020\"}", geometry)
    let table = try table(collection([good, bad, good].joined(separator: ",\n")))
    #expect(table.input.rowCount == 3)
    #expect(table.incidentCount == 2)
    #expect(table.rejects.map(\.row) == [2])
    #expect(table.rejects.map(\.line) == [3])
    #expect(table.rejects[0].field == field)
    #expect(table.rejects[0].reason.contains(reason), "\(table.rejects[0].reason)")
  }

  @Test func `with a number beyond doubles are one row's matter, its value told`() throws {
    let good = feature("{\"date\":\"2020\",\"area\":1e999}", point)
    let bad = feature("{\"date\":\"2020\",\"best\":1e999}", point)
    let table = try table(collection([good, bad].joined(separator: ",\n")))
    #expect(table.incidentCount == 2)
    let odd = table.input.oddValues.listed
    #expect(odd.map(\.field) == ["best"])
    #expect(odd.map(\.value) == ["1e999"])
    #expect(odd.map(\.line) == [3])
  }

  @Test(arguments: [
    "7", "null", "[]", "{\"type\":\"Point\"}", "{\"type\":\"Feature\",\"properties\":[1]}",
  ])
  func `need a feature around them`(bad: String) throws {
    let table = try table(collection(feature("{\"date\":\"2020\"}", point) + "," + bad))
    #expect(table.rejects.count == 1)
  }

  @Test(arguments: [
    ("{\"type\":\"Topology\",\"objects\":{}}", "the type is 'Topology'"),
    ("{\"type\":\"Feature\",\"properties\":{},\"geometry\":null}", "the type is 'Feature'"),
    (
      "{\"type\":\"FeatureCollection\",\"features\":[]}",
      "in.csv:1:1: error: the collection has no features"
    ),
    ("[1,2]", "there is no type"), ("{}", "there is no type"),
    ("{\"type\":\"FeatureCollection\"}", "expected a GeoJSON FeatureCollection"),
    ("{\"type\":\"FeatureCollection\",\"features\":{}}", "expected a GeoJSON FeatureCollection"),
    ("{\"type\":\"FeatureCollection\",\"features\":[]", "in.csv:1:42: error: found the end"),
    ("{\"a\":1,\n \"a\":2}", "in.csv:2:2: error: found the key 'a' a second time"),
    ("{\"type\":\"FeatureCollection\",\"features\":[]}{}", "expected the end of the text"),
    (
      collection("", "\"crs\":{\"type\":\"name\",\"properties\":{\"name\":\"EPSG:32642\"}},"),
      "the coordinate reference system is 'EPSG:32642'"
    ),
  ])
  func `in other documents are errors of the file`(text: String, message: String) throws {
    let error = try #require(failure(text))
    #expect(error.category == .badData)
    #expect(error.description.contains(message), "\(error)")
  }

  @Test(arguments: [
    "null", "{\"type\":\"name\",\"properties\":{\"name\":\"urn:ogc:def:crs:OGC:1.3:CRS84\"}}",
  ])
  func `may name CRS84`(crs: String) throws {
    let text = collection(feature("{\"date\":\"2020\"}", point), "\"crs\":\(crs),")
    #expect(try table(text).incidentCount == 1)
  }

  @Test(arguments: [1, 2, 5, 100])
  func `are read once each, wherever stretches begin`(stretchLength: Int) throws {
    let features = (1...7).map { feature("{\"id\":\"\($0)\",\"date\":\"2020\"}", point) }
    var way = ReadingWay()
    way.stretchBytes = stretchLength
    let text = collection(features.joined(separator: ","))
    let table = try ReadTable(OpenedInput(Array(text.utf8), path: "in"), way)
    #expect(table.rows == Array(1...7))
    let ids = table.batches.flatMap { batch in (0..<batch.rowCount).map { batch.ids[$0] } }
    #expect(ids == (1...7).map { "\($0)" })
  }

  @Test func `with ten thousand properties once stay cheap`() throws {
    let wide = (0..<9_000).map { "\"p\($0)\":1" }.joined(separator: ",")
    let many = Array(repeating: feature("{\"date\":\"2020\"}", point), count: 5_000)
    let text = collection(
      ([feature("{\"date\":\"2020\",\(wide)}", point)] + many).joined(separator: ","))
    var way = ReadingWay()
    way.projection = Projection(.all)
    let opened = OpenedInput(Array(text.utf8), path: "in")
    #expect(try ReadTable(opened, way).incidentCount == 5_001)
  }
}
