import Foundation
import TestSupport
import Testing

/// Names and cells that try to steer a terminal, a page or a spreadsheet.
@Suite struct HostileTextTests {
  /// An escape sequence, a bell, a right-to-left override and markup.
  static let hostile = "ev\u{1B}[31mil\u{7}\u{202E}<b>|`x`"

  private func isClean(_ text: String) -> Bool {
    !text.unicodeScalars.contains { scalar in
      let value = scalar.value
      return (value < 0x20 && value != 0x0A) || (0x7F...0x9F).contains(value)
        || (0x202A...0x202E).contains(value) || (0x2066...0x2069).contains(value)
    }
  }

  /// A folder with a layer and a table whose every name is hostile.
  private func scene() throws -> (geotally: Geotally, table: String, layer: String) {
    let geotally = try geotally()
    let table = "\(Self.hostile).csv"
    let layer = "\(Self.hostile).geojson"
    try geotally.folder.write(
      """
      id,date,lat,lon,admin1,location,actor1,kind
      \(Self.hostile),2017-01-01,34.5,69.2,\(Self.hostile),\(Self.hostile),\(Self.hostile),bombing
      2,\(Self.hostile),34.5,69.2,a,b,c,bombing
      3,2017-01-01,\(Self.hostile),69.2,a,b,c,\(Self.hostile)
      4,2017-01-01,34.5,69.2,a,b,c,bombing

      """, to: table)
    let name = try String(decoding: JSONEncoder().encode(Self.hostile), as: UTF8.self)
    try geotally.folder.write(
      """
      {"type": "FeatureCollection", "features": [{"type": "Feature", "properties": \
      {"code": \(name), "name": \(name)}, "geometry": {"type": "Polygon", "coordinates": \
      [[[60, 30], [75, 30], [75, 39], [60, 39], [60, 30]]]}}]}
      """, to: layer)
    return (geotally, table, layer)
  }

  @Test(arguments: ["text", "md", "json"])
  func `a report shows hostile names and obeys none`(_ format: String) throws {
    let (geotally, table, layer) = try scene()
    let run = try geotally(
      "report", table, "--boundaries", layer, "--focus", Self.hostile, "--actor", Self.hostile,
      "--format", format)
    #expect(run.code == 0, "\(run.errors)")
    #expect(isClean(run.text))
    #expect(isClean(run.errors))
    #expect(run.errors.contains("\\u{1B}"))
    if format == "md" { #expect(!run.text.contains("<b>") && !run.text.contains("`x`")) }
    if format == "json" {
      let json = try JSON(run.output)
      #expect(json["provinces"].array.first?["name"].string == Self.hostile)
    }
  }

  @Test func `validate and every error show hostile names and obey none`() throws {
    let (geotally, table, layer) = try scene()
    let runs = [
      try geotally("validate", table, "--boundaries", layer),
      try geotally("report", "\(Self.hostile)-none.csv"),
      try geotally("report", "--focus", Self.hostile),
      try geotally("report", "--\(Self.hostile)"),
      try geotally("report", "--kind", Self.hostile),
      try geotally("report", table, "--columns", "lat=\(Self.hostile)"),
      try geotally("report", "-o", "\(Self.hostile)/x.json"),
      try geotally("report", "--spec", "\(Self.hostile).yaml"),
      try geotally(Self.hostile),
    ]
    for run in runs {
      #expect(run.code != 0)
      #expect(isClean(run.text), "\(run.text.debugDescription)")
      #expect(isClean(run.errors), "\(run.errors.debugDescription)")
    }
  }

  static let formulas = [
    "=1+1", "@SUM(A1)", "+cmd|' /C calc'!A0", "-2+3+cmd|' /C calc'!A0", "\t=1+1", "=\"a\"",
  ]

  @Test(arguments: formulas)
  func `a formula in a cell becomes text, unless raw cells are asked for`(
    _ formula: String
  ) throws {
    let geotally = try geotally()
    let quoted = "\"\(formula.replacing("\"", with: "\"\""))\""
    try geotally.folder.write(
      "id,lat,lon,location\n1,-34.5,69.2,\(quoted)\n", to: "in.csv")
    let inert = csvRows(try geotally("geocode", "in.csv").text).first
    #expect(inert?["location"] == "'\(formula)")
    // A number with a sign is no formula.
    #expect(inert?["lat"] == "-34.5")
    let raw = csvRows(try geotally("geocode", "in.csv", "--raw-cells").text).first
    #expect(raw?["location"] == formula)
  }

  @Test func `formulas are made text in every table that is written`() throws {
    let geotally = try geotally()
    try geotally.folder.write(
      "id,date,lat,lon,location\n=1+1,2017-01-01,34.5,69.2,=2+2\n2,=3+3,34.5,69.2,x\n",
      to: "in.csv")
    let run = try geotally(
      "export", "in.csv", "--layer", "incidents", "-o", "out.csv", "--rejects", "rejects.csv")
    #expect(run.code == 0)
    #expect(csvRows(try geotally.folder.text("out.csv")).first?["location"] == "'=2+2")
    #expect(csvRows(try geotally.folder.text("rejects.csv")).first?["value"] == "'=3+3")
  }
}
