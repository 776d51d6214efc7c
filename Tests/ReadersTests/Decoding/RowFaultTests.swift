import Columnar
import Incidents
import Testing

@testable import Readers

private let header = "id,date,latitude,longitude,fatalities,actor1,end_date,low,best,high"

@Suite struct `Rejected rows` {
  @Test(arguments: [
    ("1,2021-02-31,34,69,,,,,,", "date", "2021-02-31", "calendar"),
    ("1,0025-05-01,34,69,,,,,,", "date", "0025-05-01", "1900 to 2099"),
    ("1,,34,69,,,,,,", "date", "", "missing"),
    ("1,16-05-2017,34,69,,,,,,", "date", "16-05-2017", "ambiguous"),
    ("1,05/16/2017,34,69,,,,,,", "date", "05/16/2017", "ambiguous"),
    ("1,2020-01-02,34,69,,,2020-01-01,,,", "end_date", "2020-01-01", "before the start"),
    ("1,2020-01-01,93.1,69,,,,,,", "latitude", "93.1", "swapped"),
    ("1,2020-01-01,93.1,169,,,,,,", "latitude", "93.1", "outside -90...90"),
    ("1,2020-01-01,34,181,,,,,,", "longitude", "181", "outside -180...180"),
    ("1,2020-01-01,104.5,34.5,,,,,,", "latitude", "104.5", "swapped"),
    ("1,2020-01-01,3817000,516000,,,,,,", "longitude", "516000", "projected"),
    ("1,2020-01-01,34,,,,,,,", "longitude", "", "missing"),
    ("1,2020-01-01,,69,,,,,,", "latitude", "", "missing"),
    ("1,2020-01-01,0,0,,,,,,", "latitude", "0", "null island"),
    ("1,2020-01-01,-0.0,0.000,,,,,,", "latitude", "-0.0", "null island"),
    ("1,2020-01-01,\"34,5\",69,,,,,,", "latitude", "34,5", "comma"),
    ("1,2020-01-01,1e309,69,,,,,,", "latitude", "1e309", "range of numbers"),
    ("1,2020-01-01,NaN,69,,,,,,", "latitude", "NaN", "missing beside"),
    ("1,2020-01-01,0x1F,69,,,,,,", "latitude", "0x1F", "no number"),
    ("1,2020-01-01,inf,69,,,,,,", "latitude", "inf", "no number"),
    ("1,2020-01-01,34", "", "", "the row has 3 fields, expected 10"),
  ])
  func `name the field, the value and the reason`(
    row: String, field: String, value: String, reason: String
  ) throws {
    let table = try table(
      "\(header)\nok,2020-01-01,34,69,1,A,,,,\n\(row)\nok2,2020-01-03,,,,,,,,\n")
    #expect(table.input.rowCount == 3)
    #expect(table.incidentCount == 2)
    let reject = try #require(table.rejects.first)
    #expect(reject.row == 2)
    #expect(reject.line == 3)
    #expect(reject.field == field)
    #expect(reject.value == value)
    #expect(reject.reason.contains(reason), "\(reject.reason)")
    #expect(table.rows == [1, 3])
  }

  @Test func `a row that is not UTF-8 is rejected with its field`() throws {
    var bytes = Array("id,date,lat,lon,place\n1,2020-01-01,34,69,Jos".utf8)
    bytes += [0xE9]
    bytes += Array("\n2,2020-01-01,34,69,José\n".utf8)
    let table = try table(bytes)
    #expect(table.incidentCount == 1)
    let reject = try #require(table.rejects.first)
    #expect(reject.field == "place")
    #expect(reject.value == "Jos\u{FFFD}")
    #expect(
      reject.reason
        == "is not UTF-8; name the encoding of the file: --encoding windows-1252 looks likely")
  }

  @Test func `long values are shortened`() throws {
    let long = String(repeating: "9", count: 5_000)
    let table = try table("id,date,lat,lon\n1,\(long),34,69\n")
    #expect(table.rejects[0].value.count == 200)
  }

  @Test func `a field beyond the limit rejects its row alone`() throws {
    var options = ReadingOptions()
    options.limits.maxFieldBytes = 100
    let long = String(repeating: "x", count: 101)
    let table = try table(
      "id,date,lat,lon,notes\n1,2020-01-01,34,69,\"\(long)\"\n2,2020-01-01,34,69,y\n",
      options: options)
    #expect(table.incidentCount == 1)
    #expect(table.rejects[0].field == "notes")
    #expect(table.rejects[0].reason == "has 101 bytes, more than 100")
  }

  @Test func `a row of a million fields is one reject`() throws {
    let wide = String(repeating: ",", count: 1_000_000)
    let table = try table("id,date,lat,lon\nx\(wide)\n2,2020-01-01,34,69\n")
    #expect(table.rejects.map(\.reason) == ["the row has 1000001 fields, expected 4"])
    #expect(table.incidentCount == 1)
  }

  @Test func `without the need of a date one that cannot be read is none`() throws {
    var options = ReadingOptions()
    options.requiresDate = false
    let table = try table("place,date\nKabul,\nKabul,2021-02-31\nKabul,2021\n", options: options)
    #expect(table.incidentCount == 3)
    #expect(table.input.unreadDates.listed.map(\.row) == [2])
    #expect(table.batches[0].startDays.isNull(0) && table.batches[0].startDays.isNull(1))
    #expect(table.batches[0].datePrecisions == [.unknown, .unknown, .year])
  }

  @Test func `keep the id of the row, where it has one`() throws {
    let table = try table("id,date,lat,lon\nA,never,34,69\n,never,34,69\nB,2017-01-01,34\n")
    #expect(table.rejects.map(\.id) == ["A", nil, "B"])
  }
}
