import Incidents
import Testing

@testable import Readers

private let header = "id,date,lat,lon,deaths"
private let rows = "1,2020-01-01,34,69,1\n2,2020-01-02,35,70,2\n"

/// What a table reads to: rows, the line of the header, and what else is said.
private func reading(
  _ text: String, options: ReadingOptions = ReadingOptions()
) throws -> (rows: Int, notes: [String]) {
  let found = try table(text, options: options)
  #expect(found.rejects == [])
  return (found.incidentCount, found.input.notes)
}

@Suite struct `Above the header` {
  @Test(arguments: [
    ("Incidents 2017\n", 2), ("Incidents 2017,,,,\n", 2),
    ("Incidents,,,,\n\n,,,,\nmade up,,,,\n", 5),
    ("% a, \"b\n% c\n", 3), ("\n\n% a\n\nA title: x\n", 6), ("\u{FEFF}A title\r\n", 2),
    ("\"A title\nof two lines, and more\"\n", 3), ("Group,,Place,,\n", 2),
    ("sep=,\nA title\n", 3), ("Number,When,Where,,Harm\n", 2),
  ])
  func `titles and notes are no rows`(above: String, line: Int) throws {
    let found = try reading(above + "\(header)\n\(rows)")
    #expect(found.rows == 2)
    #expect(found.notes.first == "The header is on line \(line).")
  }

  @Test(arguments: ["sep=;", "SEP=;", "\"sep=;\"", "sep=;;;;;", "sep=;\r", "\u{FEFF}sep=;"])
  func `a line names the delimiter`(line: String) throws {
    let text = (header + "\n" + rows).replacing(",", with: ";")
    let found = try reading("\(line)\n\(text)")
    #expect(found.rows == 2)
    #expect(found.notes.contains("Fields are separated by semicolons."))
    #expect(found.notes.contains("1 line above the header is no row (line 1)."))
  }

  @Test func `a named delimiter may be any sign`() throws {
    let found = try reading("sep=~\n" + (header + "\n" + rows).replacing(",", with: "~"))
    #expect(found.rows == 2)
    #expect(found.notes.first == "Fields are separated by '~'.")
  }

  /// A title has more commas than the table has.
  @Test func `the delimiter is that of the header`() throws {
    let semicolons = (header + "\n" + rows).replacing(",", with: ";")
    #expect(try reading("Provinces, places, days\n" + semicolons).rows == 2)
  }

  @Test func `a header that is not found is refused, at the first line with several values`() {
    let error = failure("A title\n\nfoo,bar,baz\n1,2,3\n")
    guard case .badData(let place, .missingColumns(_, _, let header, _)) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(place.line == 3)
    #expect(header == ["foo", "bar", "baz"])
  }

  /// A sorted file may have its header anywhere.
  @Test func `a row above the header is refused`() {
    let error = failure("1,2020-01-01,34,69,1\n\(header)\n2,2020-01-02,35,70,2\n")
    #expect(error?.description.contains("in.csv:1: error: a row stands above the header") == true)
    let placed = failure("1,2020-01-01,Kabul\nid,date,place\n2,2020-01-02,Kabul\n")
    #expect(placed?.description.contains("a row stands above the header") == true)
  }

  @Test func `a table of one column needs no second value`() throws {
    var options = ReadingOptions()
    options.requiresDate = false
    let found = try table("place\nKabul\nKabul; near\n\"\"\n\nKunar\n", options: options)
    #expect(found.account.rowCount == 4)
    #expect(found.rejects.map(\.reason) == ["every field of the row is empty"])
    #expect(found.account.leftOut.lines(.blank) == [5])
  }

  /// Names under which nothing is known need `--columns`, wherever the header is.
  @Test func `mapped columns are looked for`() throws {
    var options = ReadingOptions()
    options.columns = [.date: "Tag", .latitude: "Breite", .longitude: "Länge"]
    let found = try reading(
      "Vorfälle\n\nNr,Tag,Breite,Länge\n1,2020-01-01,34,69\n", options: options)
    #expect(found.rows == 1)
  }
}

@Suite struct `Below the header` {
  @Test(arguments: [
    ("identifier,day of the event,degrees north,degrees east,killed", "describes the columns"),
    (",yyyy-mm-dd,deg,deg,persons", "describes the columns"),
    ("text,date,number,number,int", "describes the columns"),
    ("key,ISO 8601 date,WGS 84 degrees,WGS 84 degrees,0 or more", "describes the columns"),
    ("#id,#date,#geo+lat,#geo+lon,", "of HXL tags"), (",#date,,,", "of HXL tags"),
    ("ID,Date,LAT,lon,deaths", "repeats the header"), (",,,,", "without a value"),
    (" , ,\"\", ,", "without a value"),
  ])
  func `what describes the columns is no row`(line: String, note: String) throws {
    let found = try reading("\(header)\n\(line)\n\(rows)")
    #expect(found.rows == 2)
    #expect(found.notes.count == 1 && found.notes[0].contains(note))
    #expect(found.notes[0].hasSuffix("(line 2)."))
  }

  @Test func `several lines may describe them`() throws {
    let below = "\n#id,#date,#geo+lat,#geo+lon,\nkey,day,degrees,degrees,persons\n,,,,\n"
    let found = try reading(header + "\n" + below + rows)
    #expect(found.rows == 2)
    #expect(found.notes.count == 3)
  }

  /// It is rejected, and listed.
  @Test(arguments: [
    "e1,unknown,unknown,unknown,3", "1,2020-01-01,no fix,no fix,", "x,NA,NA,NA,1",
    "x,unknown,NaN,NaN,", "x,2020-01-01,34N,69E,", "x,unknown,,,",
  ])
  func `a row that cannot be read stays a row`(line: String) throws {
    let found = try table("\(header)\n\(line)\n\(rows)")
    #expect(found.account.rowCount == 3)
  }

  @Test func `where names place the rows, words of dates describe`() throws {
    let found = try reading("id,date,place\nkey,day of the event,where\n1,2020-01-01,Kabul\n")
    #expect(found.rows == 1)
    let row = try table("id,date,place\nx,undated,Kabul\n1,2020-01-01,Kabul\n")
    #expect(row.rejects.map(\.line) == [2])
  }
}

@Suite struct `Another header` {
  private func problem(_ text: String) throws -> ReadingError? {
    let opened = OpenedInput(Array(text.utf8), path: "in.csv")
    let found = try table(text).account
    let input = try IncidentInput(opened, options: ReadingOptions())
    do throws(ReadingError) {
      try input.check(found)
      return nil
    } catch {
      return error
    }
  }

  @Test(arguments: [
    "id,date,lon,lat,deaths", "date,id,lat,lon,deaths", "deaths,lon,lat,date,id",
    "ID,Date,Lon,Lat,Deaths", "key,date,lat,lon,deaths", "\"id\",date, lon,lat,deaths",
  ])
  func `among the rows refuses the table`(other: String) throws {
    let found = try problem("\(header)\n\(rows)\(other)\n\(rows)")
    guard case .badData(let place, .otherHeader) = found else {
      Issue.record("\(String(describing: found))")
      return
    }
    #expect(place.line == 4)
  }

  @Test(arguments: ["id,2020-01-01,34,69,1", "deaths,date,34,69,1", "id,x,y,z,deaths"])
  func `is no row with a word or two of it`(row: String) throws {
    #expect(try problem("\(header)\n\(rows)\(row)\n\(rows)") == nil)
  }

  /// Wherever stretches begin.
  @Test(arguments: [30, 70, 1 << 20])
  func `and lines that are no rows are found in every stretch`(stretchBytes: Int) throws {
    let between = "\(header)\n,,,,\n#id,#date,#lat,#lon,\n"
    let text = "\(header)\n" + String(repeating: rows + between, count: 9) + rows
    var way = ReadingWay()
    way.stretchBytes = stretchBytes
    let found = try ReadTable(OpenedInput(Array(text.utf8), path: "in.csv"), way)
    #expect(found.account.rowCount == 20)
    #expect(found.rejects == [])
    #expect(
      found.input.notes == [
        "9 lines without a value are no rows (the first on lines 5, 10 and 15).",
        "9 lines repeat the header and are no rows (the first on lines 4, 9 and 14).",
        "9 lines of HXL tags are no rows (the first on lines 6, 11 and 16).",
      ])
  }
}
