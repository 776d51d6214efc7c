import Foundation
import TestSupport
import Testing

/// `geocode` places rows by what their texts say.
@Suite struct GeocodeTextTests {
  private static let release =
    "KABUL, Afghanistan (Jan. 25, 2013)|A combined force arrested a man in Nahr-e Saraj district, "
    + "Helmand province.||In Khost province,|another force found a cache. It was in Helmand province."

  /// What a table says of its only row.
  private func row(_ table: String, _ arguments: String...) throws -> [String: String] {
    let geotally = try geotally()
    try geotally.folder.write(table, to: "in.csv")
    let run = try geotally(["geocode", "in.csv"] + arguments)
    #expect(run.code == 0, "\(run.errors)")
    return try #require(csvRows(run.text).first)
  }

  @Test(arguments: [" ", "\n", "\r\n"])
  func `a table of id, date and text is placed by the text, whatever its line breaks`(
    _ lineBreak: String
  ) throws {
    let text = Self.release.replacing("|", with: lineBreak)
    let found = try row("id,date,body\n1,2013-01-25,\"\(text)\"\n", "--text", "body")
    #expect(found["geotally_support"] == "AF-HEL;AF-KHO")
    #expect(found["geotally_status"] == "unlocated")
    #expect(found["geotally_reason"] == "several_provinces")
    let line = try geotally()(
      "geocode", "--text", "-", input: Data("\(Self.release.replacing("|", with: " "))\n".utf8))
    #expect(csvRows(line.text).first?["geotally_support"] == "AF-HEL;AF-KHO")
  }

  @Test(arguments: [
    (
      "A bomb exploded in Helmand province. The governor spoke in Kabul.", "AF-HEL", "0.90",
      "text;told"
    ),
    (
      "Two men were shot in the bazaar of Kandahar, said the police.", "AF-KAN", "0.70", "text;bare"
    ),
    ("Kabul", "AF-KAB", "1.00", "exact"), ("Nangahar", "AF-NAN", "0.75", "edit_distance"),
    ("Herat, Iran", "", "0.00", "abroad"), ("nowhere at all", "", "0.00", "not_found"),
  ])
  func `a placing by a text carries its score and reason`(
    _ text: String, _ province: String, _ score: String, _ reason: String
  ) throws {
    let found = try row("id,date,notes\n1,2013-01-25,\"\(text)\"\n", "--text", "notes")
    #expect(found["geotally_province"] == province)
    #expect(found["geotally_support"] == (province.isEmpty ? "*" : province))
    #expect(found["geotally_score"] == score)
    #expect(found["geotally_reason"] == reason)
  }

  @Test func `a report of texts counts what names one province and bounds what names several`()
    throws
  {
    let geotally = try geotally()
    try geotally.folder.write(
      "id,date,body\n1,2013-01-25,\"\(Self.release)\"\n2,2013-01-26,A bomb in Khost province.\n",
      to: "in.csv")
    let run = try geotally(
      "report", "in.csv", "--text", "body", "--focus", "AF-KHO", "--format", "json")
    let report = try JSON(run.output)
    #expect(report["ledger"]["unlocated"].int == 1)
    #expect(report["focus"]["incidents"].int == 1)
    #expect(report["focus"]["bounds_incidents"].array.map(\.int) == [1, 2])
  }

  @Test func `a city in another province than the coded one is a conflict and widens the support`()
    throws
  {
    let found = try row("id,date,admin1,location\n1,2013-01-25,Baghlan,Kandahar\n")
    #expect(found["geotally_province"] == "AF-BGL")
    #expect(found["geotally_conflict"] == "AF-KAN")
    #expect(found["geotally_support"] == "AF-BGL;AF-KAN")
    #expect(found["geotally_reason"] == "exact;conflict")
    let other = try row("id,date,admin1,location\n1,2013-01-25,Baghlan,Azizabad\n")
    #expect(other["geotally_conflict"] == "" && other["geotally_support"] == "AF-BGL")
  }

  @Test func `a sentence in the column of places is read as a text, the last name decides nothing`()
    throws
  {
    let found = try row(
      "id,date,location\n1,2013-01-25,\"Two men died in Helmand province,\r\nand one in Khost "
        + "province, said the police.\"\n")
    #expect(found["geotally_status"] == "unlocated")
    #expect(found["geotally_support"] == "AF-HEL;AF-KHO")
    let alone = try row(
      "id,date,location\n1,2013-01-25,Two men died in Helmand province said the governor in Kabul\n"
    )
    #expect(alone["geotally_province"] == "AF-HEL")
  }

  @Test func `a table without any place is refused unless a text is searched`() throws {
    let geotally = try geotally()
    try geotally.folder.write("id,date,notes\n1,2013-01-25,Kabul\n", to: "in.csv")
    #expect(try geotally("geocode", "in.csv").code == 65)
  }
}
