import Foundation
import TestSupport
import Testing

@Suite struct `Borders on the command line` {
  struct Mistake: Sendable, CustomTestStringConvertible {
    let arguments: [String]
    let code: Int32
    let help: String
    var testDescription: String { arguments.joined(separator: " ") }

    init(_ arguments: String..., code: Int32 = 64, help: String) {
      self.arguments = arguments
      self.code = code
      self.help = help
    }
  }

  static let mistakes = [
    Mistake("--border", "PKA", help: "did you mean PAK?"),
    Mistake("--border", "pak", help: "did you mean PAK?"),
    Mistake("--border", "USA", help: "the neighbors are CHN, IRN, PAK, TJK, TKM, UZB"),
    Mistake("--between", "AF-KBA,PAK", help: "did you mean AF-KAB?"),
    Mistake("--between", "AF-KAB,PK", help: "did you mean PAK?"),
    Mistake("--near", "34.5659,69.2123", help: "longitude comes first: 69.2123,34.5659"),
    Mistake("--near", "Kabul airprot", help: "did you mean Kabul airport"),
    Mistake("--near", "", help: "leave it out, or name something"),
    Mistake("--border-key", "x", help: "name the file of border lines by --borders"),
    Mistake("--border", "PAK", "--borders", "none.geojson", code: 66, help: "check the path"),
    Mistake("--border", "PAK", "--borders", "cross.geojson", code: 65, help: "repair the lines"),
  ]

  @Test(arguments: mistakes)
  func `a mistake ends the report, and says what to do`(_ mistake: Mistake) throws {
    let geotally = try geotally()
    try geotally.folder.write(
      """
      {"type":"FeatureCollection","features":[{"type":"Feature","id":"PAK","properties":{},\
      "geometry":{"type":"LineString","coordinates":[[70,33],[71,34],[71,33],[70,34]]}}]}
      """, to: "cross.geojson")
    let run = try geotally(["report"] + mistake.arguments)
    #expect(run.code == mistake.code)
    #expect(run.output.isEmpty)
    #expect(run.errors.contains("  help: \(mistake.help)"), "\(run.errors)")
  }

  @Test func `geocode adds a column for each border and the reason`() throws {
    let geotally = try geotally()
    try geotally.folder.write(
      "id,date,lat,lon,precision\n1,2017-01-01,34.4,70.5,exact\n2,2017-01-01,34.4,70.5,district\n",
      to: "two.csv")
    let run = try geotally("geocode", "two.csv", "--border", "PAK,IRN")
    let lines = run.text.split(separator: "\n")
    #expect(
      lines[0].hasSuffix(
        ",geotally_border_m_PAK,geotally_border_m_IRN,geotally_distance_reason"))
    let cells = lines[1].split(separator: ",", omittingEmptySubsequences: false)
    let meters = try #require(cells.dropLast(2).last.flatMap { Double($0) })
    #expect((40_000...60_000).contains(meters))
    #expect(cells.dropLast(2).last?.split(separator: ".").last?.count == 4)
    #expect(lines[2].hasSuffix(",,,precision"))
  }

  @Test(arguments: ["Kabul airport", "69.2123,34.5659"])
  func `a place is measured to by its name and by its coordinates`(_ place: String) throws {
    let run = try geotally()("report", "--near", place, "--format", "json")
    let near = try JSON(run.output)["near"]
    #expect(near["longitude"].double == 69.2123)
    #expect(near["latitude"].double == 34.5659)
  }

  @Test func `a place may lie west of Greenwich`() throws {
    let geotally = try geotally()
    try geotally.folder.write(
      """
      {"type": "FeatureCollection", "features": [{"type": "Feature", "properties":
      {"code": "BF-KAD"}, "geometry": {"type": "Polygon", "coordinates":
      [[[-2, 12], [-1, 12], [-1, 13], [-2, 13], [-2, 12]]]}}]}
      """, to: "burkina.geojson")
    let run = try geotally(
      "report", "--boundaries", "burkina.geojson", "--near", "-1.52,12.37", "--format", "json")
    #expect(run.code == 0, "\(run.errors)")
    #expect(try JSON(run.output)["near"]["longitude"].double == -1.52)
  }
}
