import Foundation
import TestSupport
import Testing

/// The country rule in every command; the tables of `Misreadings/country` have the readings.
@Suite struct CountryTests {
  private static let head =
    "event_id_cnty,event_date,event_type,sub_event_type,actor1,country,iso,admin1,location,latitude,longitude,"
    + "geo_precision,fatalities,timestamp\n"

  private static func row(_ id: String, _ country: String, _ place: String, _ point: String)
    -> String
  {
    "\(id),2018-01-02,Explosions/Remote violence,Air/drone strike,X,\(country),,,\(place),\(point),1,1,1600000000\n"
  }

  private static let events =
    head + row("A1", "Afghanistan", "Jalalabad", "34.43,70.45")
    + row("A2", "Afghanistan", "Kabul", "34.53,69.18")
    + row("A3", "Pakistan", "Kabul", "34.53,69.18") + row("A4", "Iran", "Taybad", "34.74,60.78")

  private func run(_ arguments: String...) throws -> Run {
    let geotally = try geotally()
    try geotally.folder.write(Self.events, to: "events.csv")
    return try geotally(arguments)
  }

  @Test(arguments: [1, 4])
  func `a report leaves other countries out and says so`(_ threads: Int) throws {
    let run = try run("report", "events.csv", "--threads", "\(threads)", "--format", "json")
    let report = try JSON(run.output)
    #expect(report["ledger"]["filtered"]["country"].int == 2)
    #expect(report["query"]["country"] == .array([.string("AF")]))
    let notes = report["notes"].array.compactMap(\.string)
    #expect(
      notes.contains {
        $0.contains("Iran 1, Pakistan 1; 1 with a point inside the layer (Pakistan 1)")
      })
  }

  @Test func `export and any country`() throws {
    let own = try run("export", "events.csv", "--layer", "incidents")
    #expect(try JSON(own.output)["features"].array.count == 2)
    let any = try run("export", "events.csv", "--layer", "incidents", "--country", "any")
    #expect(try JSON(any.output)["features"].array.count == 4)
  }

  @Test func `a row that moves to another country leaves the count`() throws {
    let geotally = try geotally()
    try geotally.folder.write(Self.events, to: "old.csv")
    try geotally.folder.write(
      Self.events.replacing(
        "A2,2018-01-02,Explosions/Remote violence,Air/drone strike,X,Afghanistan",
        with:
          "A2,2018-01-02,Explosions/Remote violence,Air/drone strike,X,Pakistan"), to: "new.csv")
    let diff = try geotally("diff", "old.csv", "new.csv", "--format", "json")
    #expect(diff.code == 1, "\(diff.errors)")
    let text = try geotally("diff", "old.csv", "new.csv").text
    #expect(text.contains("Matched incidents: from 2 to 1"))
    #expect(text.contains("Afghanistan → Pakistan"))
    // Another spelling of the same country is no change.
    try geotally.folder.write(Self.events.replacing(",Iran,", with: ",IRN,"), to: "new.csv")
    #expect(try geotally("diff", "old.csv", "new.csv").code == 0)
  }

  private static func claims(_ set: String, _ figure: Int) -> String {
    """
    version: 1
    published: {title: Paper}
    sets:
      strikes: {kind: airstrike\(set)}
    claims:
      - {id: a, quotation: q, kind: count, of: strikes, figure: \(figure), window: {from: 2018-01, to: 2018-01}}
    """
  }

  @Test(arguments: [
    ("", 2, []), (", country: any", 4, []), (", country: Afghanistan", 2, []),
    ("", 4, ["--country", "any"]), (", country: AF", 2, ["--country", "any"]),
  ])
  func `a claim is held against the rows of its country`(
    set: String, count: Int, arguments: [String]
  ) throws {
    let geotally = try geotally()
    try geotally.folder.write(Self.events, to: "events.csv")
    try geotally.folder.write(Self.claims(set, count), to: "claims.yaml")
    let run = try geotally(
      ["verify", "claims.yaml", "events.csv", "--coverage", "2018-01,2018-01", "--format", "json"]
        + arguments)
    #expect(run.code == 0, "\(run.text) \(run.errors)")
    let part = try JSON(run.output)["claims"].array[0]["parts"].array[0]
    #expect(part["k"].int == count)
  }

  @Test func `a claim of a country that is none, or not of the layer, is a bad spec`() throws {
    let geotally = try geotally()
    for word in ["Narnia", "PK"] {
      try geotally.folder.write(Self.claims(", country: \(word)", 1), to: "claims.yaml")
      let run = try geotally("verify", "claims.yaml")
      #expect(run.code == 78)
      #expect(run.firstError.hasPrefix("claims.yaml:4:"))
    }
  }

  @Test func `geocode keeps every row, and no name places one of another country`() throws {
    let geotally = try geotally()
    try geotally.folder.write(
      """
      country,place,lat,lon
      Kyrgyzstan,Jalalabad,,
      Afghanistan,Jalalabad,,
      Pakistan,Torkham,34.2,70.4

      """, to: "places.csv")
    let lines = try geotally("geocode", "places.csv").text.split(separator: "\n")
    #expect(lines[1].hasPrefix("Kyrgyzstan,Jalalabad,,,,,none,outside,"))
    #expect(lines[2].contains(",AF-NAN,Nangarhar,name,located,"))
    #expect(lines[3].contains(",AF-NAN,Nangarhar,coordinates,located,"))
  }

  @Test func `a spec asks for a country, and is charged with its line`() throws {
    let geotally = try geotally()
    try geotally.folder.write(Self.events, to: "events.csv")
    try geotally.folder.write("version: 1\ncountry: any\n", to: "any.yaml")
    let run = try geotally("report", "events.csv", "--spec", "any.yaml", "--format", "json")
    #expect(try JSON(run.output)["ledger"]["matched"].int == 4)
    try geotally.folder.write("version: 1\ncountry: Pakistan\n", to: "pak.yaml")
    let refused = try geotally("report", "events.csv", "--spec", "pak.yaml")
    #expect(refused.code == 78)
    #expect(refused.firstError == "pak.yaml:2:1: error: the layer has no province in Pakistan")
    #expect(refused.errors.contains("--boundaries"))
  }
}
