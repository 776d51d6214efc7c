import Foundation
import TestSupport
import Testing

/// What a report says about its own figures.
@Suite struct CaveatTests {
  /// The notes of a report on rows of `lat,lon`.
  private func notes(_ points: [String]) throws -> [String] {
    let geotally = try geotally()
    let rows = points.enumerated().map { "\($0.offset),2017-01-01,\($0.element)\n" }
    try geotally.folder.write("id,date,lat,lon\n" + rows.joined(), to: "in.csv")
    let run = try geotally("report", "in.csv", "--format", "json")
    #expect(run.code == 0, "\(run.errors)")
    return try JSON(run.output)["notes"].array.compactMap(\.string)
  }

  private let inside = "34.5,69.2"
  private let exchanged = "69.2,34.5"
  private let elsewhere = "10,10"

  @Test(arguments: [
    ["report", "--format", "text"], ["report", "--format", "md"], ["report", "--format", "html"],
    ["report", "--format", "json"], ["export", "--layer", "provinces"],
    ["export", "--layer", "incidents"], ["diff", "acled-today.csv"],
  ])
  func `every form names the value that was meant`(arguments: [String]) throws {
    let file = testFile("Misreadings/kinds/acled-today.csv")
    let geotally = try geotally(with: file)
    let run = try geotally(arguments + ["acled-today.csv", "--event-type", "Batles"])
    #expect(run.code == 0, "\(run.errors)")
    let words = run.text.replacing("&quot;", with: "").replacing("\\\"", with: "")
      .replacing("\"", with: "").split { $0.isWhitespace }.joined(separator: " ")
    #expect(words.contains("the nearest are Battles (1 row)"), "\(run.text)")
  }

  @Test func `exchanged coordinates are told when most points are`() throws {
    let notes = try notes([exchanged, exchanged, inside, ","])
    let note = try #require(notes.first { $0.contains("look swapped") })
    #expect(note.contains(": 2 incidents outside every province would lie within"))
    #expect(note.contains("--columns lon=HEADER,lat=HEADER"))
  }

  @Test func `exchanged coordinates are not told of on less evidence`() throws {
    let scenes = [
      [exchanged, inside], [exchanged, elsewhere, elsewhere], [elsewhere], [inside], [","],
      [exchanged, exchanged, elsewhere, elsewhere],
    ]
    for scene in scenes {
      #expect(try !notes(scene).contains { $0.contains("exchanged") }, "\(scene)")
    }
  }

  @Test func `the focus has each code once, in the order of codes`() throws {
    let run = try geotally()(
      "report", "--focus", "AF-NAN,AF-KNR,AF-NAN", "--focus", "AF-KNR", "--format", "json")
    let report = try JSON(run.output)
    #expect(report["query"]["focus"].array.compactMap(\.string) == ["AF-KNR", "AF-NAN"])
    #expect(report["focus"]["codes"] == report["query"]["focus"])
  }

  @Test func `a full stop stands between who must be named and the license`() throws {
    let geotally = try geotally(with: fixture("synthetic-acled-iso.csv"))
    let run = try geotally("report", "synthetic-acled-iso.csv", "--format", "json")
    let notes = try JSON(run.output)["notes"].array.compactMap(\.string)
    let note = try #require(notes.first { $0.hasPrefix("synthetic-acled-iso.csv: ") })
    #expect(note.contains("acleddata.com. License: "))
    #expect(note.hasSuffix(".") && !note.hasSuffix(".."))
  }

  @Test(arguments: ["2017/01/01", "2017-01-01"])
  func `a date with the year first may have slashes`(_ date: String) throws {
    let geotally = try geotally()
    try geotally.folder.write(
      "id,date,lat,lon\n1,\(date),34.5,69.2\n2,01/02/2017,34.5,69.2\n3,2018-02-03,34.5,69.2\n",
      to: "in.csv")
    let run = try geotally(
      "report", "in.csv", "--from", date, "--to", date, "--format", "json", "--quiet")
    let report = try JSON(run.output)
    #expect(report["ledger"]["matched"].int == 1)
    #expect(report["ledger"]["rejected"].int == 1)
    #expect(report["query"]["from"].string == "2017-01-01")
  }
}
