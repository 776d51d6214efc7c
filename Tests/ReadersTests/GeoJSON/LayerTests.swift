import Foundation
import Geography
import TestSupport
import Testing

@testable import Readers

private func layer(_ features: String, _ members: String = "") -> String {
  "{\"type\":\"FeatureCollection\",\(members)\"features\":[\n\(features)\n]}"
}

private func feature(_ properties: String, _ geometry: String, _ id: String = "") -> String {
  "{\"type\":\"Feature\",\(id)\"properties\":\(properties),\"geometry\":\(geometry)}"
}

private func polygon(_ rings: String) -> String {
  "{\"type\":\"Polygon\",\"coordinates\":\(rings)}"
}

private let square = polygon("[[[0,0],[1,0],[1,1],[0,1],[0,0]]]")
private let triangle = polygon("[[[2,0],[3,0],[3,1.5],[2,0]]]")

private func boundaries(
  _ text: String, key: String? = nil, name: String? = nil, limits: ReadingLimits = ReadingLimits()
) throws -> BoundaryFile {
  try readBoundaries(
    InputBytes(Array(text.utf8), path: "b.geojson"), keyField: key, nameField: name, limits: limits)
}

private func refusal(
  _ text: String, key: String? = nil, name: String? = nil, limits: ReadingLimits = ReadingLimits()
) -> String? {
  do {
    _ = try boundaries(text, key: key, name: name, limits: limits)
    return nil
  } catch let error as ReadingError {
    return error.description
  } catch {
    return "another error: \(error)"
  }
}

@Suite struct `Boundary layers` {
  @Test func `are provinces in the order of the file`() throws {
    let multi = """
      {"type":"MultiPolygon","coordinates":[[[[0,0,5],[4,0],[4,4],[0,4],[0,0,5]],\
      [[1,1],[2,1],[2,2],[1,1]]],[[[5,5],[6,5],[6,6],[5,5]]]]}
      """
    let file = try boundaries(
      layer(
        feature("{\"iso_3166_2\":\"X-B\",\"code\":\"b\",\"name\":\"Bee\"}", multi) + ","
          + feature("{\"iso_3166_2\":\" X-A \",\"code\":\"a\",\"name\":null}", square),
        "\"license\":\"PD\",\"attribution\":\"NE\","))
    #expect(file.provinces.map(\.code) == ["X-B", "X-A"])
    #expect(file.provinces.map(\.name) == ["Bee", "X-A"])
    #expect(file.provinces[0].polygons.map(\.holes.count) == [1, 0])
    #expect(file.keyField == "iso_3166_2" && file.nameField == "name")
    #expect(file.license == "PD" && file.attribution == "NE" && file.name == "b.geojson")
    #expect(file.vertexCount == 18)
    #expect(file.boundingBox.east == 6 && file.boundingBox.west == 0)
    #expect(
      file.warnings == [
        "Features without a name, shown by their code: 1.",
        "Heights were dropped from 2 positions.",
      ])
  }

  @Test func `have the checksum of their file`() throws {
    let text = layer(feature("{\"code\":\"A\"}", square))
    try withFile(Array(text.utf8)) { path throws in
      #expect(try readBoundaries(path: path).sha256?.count == 64)
    }
    #expect(try boundaries(text).sha256 == nil)
  }

  @Test(
    arguments: [
      ("{\"code\":\"A\",\"name\":\"n\"}", "", nil, "A", "code"),
      ("{\"code\":12,\"name\":\"n\"}", "", nil, "12", "code"),
      ("{\"code\":1115.0,\"name\":\"n\"}", "", nil, "1115", "code"),
      ("{\"name\":\"n\"}", "\"id\":\"F\",", nil, "F", nil), ("{}", "\"id\":4,", nil, "4", nil),
      ("{\"hasc\":\"H\",\"code\":\"A\"}", "\"id\":\"F\",", "hasc", "H", "hasc"),
      ("{\"code\":\"A\"}", "\"id\":\"F\",", "id", "F", nil),
    ] as [(String, String, String?, String, String?)])
  func `find their key`(
    properties: String, id: String, asked: String?, code: String, field: String?
  ) throws {
    let file = try boundaries(layer(feature(properties, square, id)), key: asked)
    #expect(file.provinces.map(\.code) == [code])
    #expect(file.keyField == field)
  }

  @Test(arguments: [
    ("[]", "found an empty array, expected an array of rings"),
    ("[[]]", "found an empty array, expected an array of positions"),
    ("7", "found a number, expected an array of rings"),
    ("[[0,0],[1,0],[1,1],[0,0]]", "a position is not two numbers"),
    ("[[[0,0],[1,0],[1,1],[0,1]]]", "a ring does not close"),
    ("[[[0,0],[1,0],[0,0]]]", "a ring has 3 positions, expected at least four"),
    ("[[[0,0],[1],[1,1],[0,0]]]", "a position is not two numbers"),
    ("[[[0,0],[1,\"2\"],[1,1],[0,0]]]", "a position is not two numbers"),
    ("[[[0,0],null,[1,1],[0,0]]]", "a position is not two numbers"),
    ("[[[0,0],[34,170],[34,171],[0,0]]]", "the order looks swapped"),
    ("[[[516000,3817000],[1,0],[1,1],[516000,3817000]]]", "look projected"),
    ("[[[181,91],[1,0],[1,1],[181,91]]]", "longitudes run from -180 to 180"),
  ])
  func `with rings that are not sound are refused`(rings: String, message: String) throws {
    let error = try #require(refusal(layer(feature("{\"code\":\"A\"}", polygon(rings)))))
    #expect(error.hasPrefix("b.geojson:2:"))
    #expect(error.contains(" error: feature 1 (A): "))
    #expect(error.contains(message), "\(error)")
    #expect(error.contains("\n  help: "))
  }

  @Test(arguments: [
    ("[[179.5,-17],[-178,-17],[-178,-16],[179.5,-16],[179.5,-17]]", "from longitude 179.5 to -178"),
    ("[[170,1],[-170,2],[175,3],[170,1]]", "from longitude 170.0 to -170.0"),
    ("[[179,0],[180,0],[-180,0],[-178,0],[-178,1],[-180,1],[180,1],[179,1],[179,0]]", "to -180.0"),
  ])
  func `that are not cut at the antimeridian are refused by name`(
    ring: String, message: String
  ) throws {
    let error = try #require(refusal(layer(feature("{\"code\":\"FJ-N\"}", polygon("[\(ring)]")))))
    #expect(error.contains("feature 1 (FJ-N): an edge jumps"), "\(error)")
    #expect(error.contains(message) && error.contains("over the antimeridian"), "\(error)")
    #expect(error.contains("-wrapdateline"))
  }

  @Test(arguments: [
    "[[179,-17],[180,-17],[180,-16],[179,-16],[179,-17]]",
    "[[-180,-90],[180,-90],[180,90],[-180,90],[-180,-90]]",
    "[[-180,-60],[-90,-70],[0,-65],[90,-70],[180,-60],[180,-90],[-180,-90],[-180,-60]]",
    "[[-80,0],[100,0],[100,1],[-80,1],[-80,0]]",
  ])
  func `may reach the antimeridian, and around the globe`(ring: String) throws {
    #expect(refusal(layer(feature("{\"code\":\"A\"}", polygon("[\(ring)]")))) == nil)
  }

  @Test(arguments: [
    "EPSG:4326", "epsg:4326", "urn:ogc:def:crs:EPSG::4326", "urn:ogc:def:crs:EPSG:9.8:4326",
    "urn:x-ogc:def:crs:EPSG:4326", "http://www.opengis.net/def/crs/EPSG/0/4326",
    "https://www.opengis.net/def/crs/EPSG/0/4326", "http://www.opengis.net/gml/srs/epsg.xml#4326",
    "urn:ogc:def:crs:OGC:1.3:CRS84", "urn:ogc:def:crs:OGC::CRS84", "OGC:CRS84", "CRS84", "WGS 84",
    "http://www.opengis.net/def/crs/OGC/1.3/CRS84", "WGS84", "urn:ogc:def:crs:OGC:2:84",
  ])
  func `may name WGS 84 in any spelling`(name: String) {
    let crs = "\"crs\":{\"type\":\"name\",\"properties\":{\"name\":\"\(name)\"}},"
    #expect(refusal(layer(feature("{\"code\":\"A\"}", square), crs)) == nil)
  }

  @Test(arguments: [
    "{\"type\":\"EPSG\",\"properties\":{\"code\":4326}}",
    "{\"type\":\"name\",\"properties\":{\"code\":\"4326\"}}", "{}", "7",
    "{\"properties\":{\"name\":\"EPSG:32642\"}}", "{\"properties\":{\"name\":\"EPSG:14326\"}}",
    "{\"properties\":{\"name\":\"urn:ogc:def:crs:EPSG::4258\"}}",
    "{\"properties\":{\"name\":\"\"}}",
    "{\"type\":\"EPSG\",\"properties\":{\"code\":3857}}",
    "{\"properties\":{\"name\":\"urn:ogc:def:crs:OGC:1.3:CRS27\"}}",
  ])
  func `in another reference system are refused`(crs: String) {
    let error = refusal(layer(feature("{\"code\":\"A\"}", square), "\"crs\":\(crs),"))
    let isWGS84 = crs.contains("\"code\":4326")
    #expect((error == nil) == isWGS84)
    #expect(isWGS84 || error?.contains("the coordinate reference system is '") == true)
  }

  @Test(arguments: [
    ("null", "there is no geometry, expected Polygon or MultiPolygon"),
    ("7", "the geometry is of no type"),
    ("{\"type\":\"Point\",\"coordinates\":[1,2]}", "the geometry is a Point"),
    ("{\"type\":\"GeometryCollection\",\"geometries\":[]}", "the geometry is a GeometryCollection"),
    ("{\"type\":\"Polygon\"}", "there are no coordinates"),
  ])
  func `with other geometries are refused`(geometry: String, message: String) throws {
    let error = try #require(refusal(layer(feature("{\"code\":\"A\"}", geometry))))
    #expect(error.contains("feature 1 (A): \(message)"), "\(error)")
  }

  @Test(arguments: [
    (["{\"code\":\"A\"}", "{}"], "b.geojson:3:1: error: feature 2: the key 'code' is missing"),
    (["{\"code\":\"A\"}", "{\"code\":\" \"}"], "feature 2: the key 'code' is missing"),
    (["{\"code\":\"A\"}", "{\"code\":null}"], "feature 2: the key 'code' is missing"),
    (["{\"code\":[\"A\"]}"], "feature 1: the key 'code' is an array"),
    (["{\"code\":1.5}"], "feature 1: the key 'code' is a number"),
    (
      ["{\"code\":\"A\"}", "{\"code\":\"A\"}"],
      "feature 2: the code 'A' is already that of feature 1"
    ),
    (["{\"name\":\"A\"}"], "no feature has a key"), (["7"], "no feature has a key"),
  ])
  func `with missing or repeated keys are refused`(properties: [String], message: String) throws {
    let features = properties.map { feature($0, square) }.joined(separator: ",\n")
    let error = try #require(refusal(layer(features)))
    #expect(error.contains(message), "\(error)")
  }

  @Test(arguments: [
    ("", "the layer has no features"), ("7", "feature 1: the type is not 'Feature'"),
    ("{\"type\":\"feature\",\"geometry\":null}", "feature 1: the type is not 'Feature'"),
    ("{\"type\":\"Feature\",\"properties\":{\"code\":\"A\"}}", "there is no geometry"),
    (
      feature("{\"code\":\"A\"}", polygon("[[[0,1e400],[1,1],[1,0],[0,1e400]]]")),
      "feature 1 (A): a number beyond the range of doubles"
    ),
  ])
  func `without sound features are refused`(features: String, message: String) throws {
    let error = try #require(refusal(layer(features)))
    #expect(error.contains(message), "\(error)")
  }

  @Test func `are examined to the end, every defect with its line`() throws {
    let text = layer(
      [
        feature("{\"code\":\"A\"}", square),
        feature("{\"code\":\"A\"}", triangle),
        feature("{}", polygon("[[[5,0],[6,0],[6,1],[5,0]]]")),
        feature("{\"code\":\"B\"}", polygon("[[[8,0],[9,0],[9,1],[8,1]]]")),
        feature("{\"code\":\"C\"}", "{\"type\":\"Point\",\"coordinates\":[1,2]}"),
      ].joined(separator: ",\n"))
    let found = try examineBoundaries(InputBytes(Array(text.utf8), path: "x/b.geojson"))
    #expect(
      found.defects == [
        "line 4: feature 3: the key 'code' is missing, expected text or a whole number",
        "line 3: feature 2: the code 'A' is already that of feature 1, expected a code of its own",
        "line 5: feature 4 (B): a ring does not close, expected the last position to equal the first",
        "line 6: feature 5 (C): the geometry is a Point, expected Polygon or MultiPolygon",
      ])
    #expect(found.name == "b.geojson")
    #expect(found.file?.provinces.map(\.code) == ["A", "A (feature 2)", "feature 3"])
  }

  @Test(arguments: ["", feature("{\"code\":\"A\"}", "null"), "7"])
  func `without a sound feature are examined all the same`(features: String) throws {
    let found = try examineBoundaries(InputBytes(Array(layer(features).utf8), path: "b.geojson"))
    #expect(found.file == nil)
    #expect(!found.defects.isEmpty)
  }

  @Test(arguments: ["[", "{\"type\":\"Topology\"}", "7"])
  func `that are no feature collection cannot be examined`(text: String) throws {
    let input = try InputBytes(Array(text.utf8), path: "b.geojson")
    #expect(throws: ReadingError.self) { try examineBoundaries(input) }
  }

  @Test func `name line and column of what is wrong`() {
    let text = layer(
      feature("{\"code\":\"A\"}", square) + ",\n"
        + feature("{\"code\":\"B\"}", polygon("[[[0,0],\n  [1,95],[1,1],[0,0]]]")))
    #expect(
      refusal(text) == """
        b.geojson:4:3: error: feature 2 (B): the position [1,95], expected WGS 84 degrees
          help: the order looks swapped: GeoJSON has longitude first
        """)
  }

  @Test func `suggest the near miss of a field`() {
    let text = layer(feature("{\"iso_3166_2\":\"A\",\"shapeName\":\"n\"}", square))
    #expect(refusal(text, key: "iso_3166-2")?.contains("did you mean 'iso_3166_2'?") == true)
    #expect(refusal(text, name: "shapename")?.contains("did you mean 'shapeName'?") == true)
    #expect(refusal(text, key: "id")?.contains("no feature has a property 'id'") == true)
  }

  @Test func `have limits`() {
    var limits = ReadingLimits()
    limits.maxVertices = 4
    let text = layer(feature("{\"code\":\"A\"}", square))
    #expect(refusal(text, limits: limits)?.contains("more than 4 positions") == true)
    limits = ReadingLimits()
    limits.maxJSONBytes = 10
    #expect(refusal(text, limits: limits)?.contains("more than 10 bytes") == true)
    let deep = String(repeating: "[", count: 1_000_000)
    #expect(refusal(layer(deep))?.contains("more than 512 nested levels") == true)
  }

  @Test(
    .enabled(
      if: sharedData("afg_provinces_fine.geojson") != nil, Comment(rawValue: dataIsAbsent)),
    arguments: [("afg_provinces_fine.geojson", 45_760), ("afg_provinces_full.geojson", 74_108)])
  func `of Afghanistan are read whole`(name: String, vertices: Int) throws {
    let file = try readBoundaries(path: try #require(sharedData(name)).path)
    #expect(file.provinces.count == 34)
    #expect(file.keyField == "iso_3166_2")
    #expect(file.warnings == [])
    let catalog = try ProvinceCatalog(file.provinces)
    #expect(catalog.countryAlpha2 == "AF")
    let rings = file.provinces.flatMap(\.polygons).flatMap(\.rings)
    #expect(rings.reduce(0) { $0 + $1.coordinates.count } == file.vertexCount)
    #expect([file.vertexCount, file.vertexCount - rings.count].contains(vertices))
  }
}

@Suite struct `Border layers` {
  private func borders(_ text: String, key: String? = nil) throws(ReadingError) -> [Border] {
    try readBorders(InputBytes(Array(text.utf8), path: "l.geojson"), keyField: key)
  }

  private let line = "{\"type\":\"LineString\",\"coordinates\":[[0,0],[1,1]]}"
  private let lines = "{\"type\":\"MultiLineString\",\"coordinates\":[[[0,0],[1,1]],[[2,2],[3,3]]]}"

  @Test func `join the features of one neighbor`() throws {
    let text = layer(
      [
        feature("{\"neighbour\":\"PAK\"}", line), feature("{\"neighbour\":\"IRN\"}", lines),
        feature("{\"neighbour\":\"PAK\"}", lines),
      ].joined(separator: ","))
    let borders = try borders(text)
    #expect(borders.map(\.neighbor) == ["PAK", "IRN"])
    #expect(borders.map(\.lines.count) == [3, 2])
  }

  @Test(arguments: ["neighbor", "code"])
  func `find their key`(field: String) throws {
    #expect(
      try borders(layer(feature("{\"\(field)\":\"PAK\"}", line))).map(\.neighbor) == ["PAK"])
  }

  @Test(arguments: [
    ("{\"type\":\"LineString\",\"coordinates\":[[0,0]]}", "a line has one position"),
    ("{\"type\":\"LineString\",\"coordinates\":[[179,0],[-179,0]]}", "an edge jumps from"),
    (square, "the geometry is a Polygon, expected LineString or MultiLineString"),
    ("null", "there is no geometry"),
  ])
  func `that are not sound are refused`(geometry: String, message: String) {
    let text = layer(feature("{\"neighbour\":\"PAK\"}", geometry))
    let error = #expect(throws: ReadingError.self) { try borders(text) }
    #expect(error?.description.contains("feature 1 (PAK): \(message)") == true)
  }

  @Test(
    .enabled(if: sharedData("afg_borders_fine.geojson") != nil, Comment(rawValue: dataIsAbsent)))
  func `of Afghanistan are read whole`() throws {
    let borders = try readBorders(path: try #require(sharedData("afg_borders_fine.geojson")).path)
    #expect(borders.map(\.neighbor).sorted() == ["CHN", "IRN", "PAK", "TJK", "TKM", "UZB"])
  }
}
