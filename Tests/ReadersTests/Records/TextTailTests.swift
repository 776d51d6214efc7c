import Incidents
import Testing

@testable import Readers

private let header = "id,date,lat,lon,deaths,remarks"
private let rows = "1,2020-01-01,34,69,1,a\n2,2020-01-02,35,70,2,b\n"

@Suite struct `Below the rows` {
  @Test(arguments: [
    "Source: made up", "Source: made up,,,,,", "\"Source: made up, by hand\",,,,,",
    "Note: a, b, c", "* preliminary", "© nobody", "Figures are made up",
    "Source:,nobody,,,,", "Figures are made up, every one, by hand", "\n\nSource: made up\n\n",
    "\"A \"\"made up\"\" table\"", "Generated 2018-01-05 12:00,,,,,",
  ])
  func `footnotes are no rows`(note: String) throws {
    for lineEnd in ["\n", "\r\n", "\r"] {
      let text = "\(header)\n\(rows)\(note)\n".replacing("\n", with: lineEnd)
      let found = try table(text)
      #expect(found.account.rowCount == 2, "\(note)")
      #expect(found.rejects == [])
      #expect(found.input.notes.contains { $0.contains("below the rows is a note and no row") })
    }
    #expect(try table("\(header)\n\(rows)\(note)").account.rowCount == 2)
  }

  @Test(arguments: [
    "Total,,,,3,", ",,,Total,3,", "TOTAL:,,,,3,", "Grand total,,,,3,", "Total 2020,,,,3,x",
    "Sum,2020,,,3,",
  ])
  func `a line of totals is no row`(line: String) throws {
    let place = line.hasPrefix(",,,") ? line.replacing(",,,Total", with: ",Total,,") : line
    let found = try table("\(header)\n\(rows)\(place)\nSource: made up\n")
    #expect(found.account.rowCount == 2)
    #expect(
      found.input.notes == [
        "1 line below the rows is a note and no row (line 5).",
        "1 line of totals below the rows is no row (line 4).",
      ])
  }

  /// It is counted, or rejected and listed.
  @Test(arguments: [
    "3,2020-01-03,34", "3", "3,2020-01-03,34,69,1,Source: x", "x y,,,,,", "3,,,,,",
    "3,16 May 2020,,,,", "Total,2020-01-03,34,69,1,", ",16 May 2020 AD,,,,", "a,b,c,d,e,f",
    "x y z,,,,,",
  ])
  func `a last row stays one`(row: String) throws {
    let found = try table("\(header)\n\(rows)\(row)\n")
    #expect(found.account.rowCount == 3)
    #expect(found.input.notes == [])
  }

  /// Although it looks like one.
  @Test(arguments: [
    "\"a\nSource: made up\"", "\"a\nSource: \"\"x\"\", y\"", "\"a\nNote: b\n\"",
    "\"a\n\"\"Note: b\"\" c\"", "\"\nTotal,,,,3,\"",
  ])
  func `a part of a quoted field is no line`(field: String) throws {
    let found = try table("\(header)\n\(rows)3,2020-01-03,34,69,1,\(field)\n")
    #expect(found.incidentCount == 3)
    #expect(found.input.notes == [])
  }

  @Test func `a note above a row is none`() throws {
    let found = try table("\(header)\n\(rows)Source: made up\n3,2020-01-03,34,69,1,\n")
    #expect(found.rejects.map(\.line) == [4])
    #expect(found.account.rowCount == 4)
  }

  /// Where no date is needed, the name of a place makes a row.
  @Test func `a place alone is a row where it can be one`() throws {
    var options = ReadingOptions()
    options.requiresDate = false
    let text = "place,remarks\nKabul,\nKabul City,\nSource: made up,\n"
    let found = try table(text, options: options)
    #expect(found.account.rowCount == 2)
  }

  @Test(arguments: [8, 40, 1 << 20])
  func `ends the last stretch`(stretchBytes: Int) throws {
    let text = "\(header)\n\(rows)\(rows)\nTotal,,,,6,\n\nSource: \"made up\"\n"
    var way = ReadingWay()
    way.stretchBytes = stretchBytes
    let quoted = try ReadTable(OpenedInput(Array(text.utf8), path: "in.csv"), way)
    // A quote that opens nothing may be the end of a longer field.
    #expect(quoted.account.rowCount == 6)
    let plain = text.replacing("\"", with: "")
    let found = try ReadTable(OpenedInput(Array(plain.utf8), path: "in.csv"), way)
    #expect(found.account.rowCount == 4)
    #expect(found.rejects == [])
    #expect(found.passCount <= 2)
  }

  @Test func `a table may have nothing but notes`() throws {
    let found = try table("\(header)\nNo data: nothing happened\n")
    #expect(found.account.rowCount == 0)
    #expect(found.input.notes.count == 1)
  }
}
