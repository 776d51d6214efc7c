import Columnar
import Incidents
import Testing

@testable import Readers

@Suite struct `Dates that could mean several days` {
  /// The error of a table with these dates, nil where it is not refused.
  private func refusal(
    _ dates: [String], _ options: ReadingOptions = ReadingOptions(), ofACLED: Bool = false
  ) throws -> ReadingError? {
    let header = ofACLED ? "event_date,longitude,latitude,geo_precision" : "date,lon,lat,id"
    let rows = dates.map { "\"\($0)\",70,34,\n" }.joined()
    let opened = OpenedInput(Array("\(header)\n\(rows)".utf8), path: "in.csv")
    // Stretches of some rows, so that the examples come from later ones.
    var way = ReadingWay(options)
    way.stretchBytes = 50
    let table = try ReadTable(opened, way)
    do {
      try IncidentInput(opened, options: options).checkDates(table.account)
      return nil
    } catch {
      return error
    }
  }

  @Test func `refuse the file once, with the row that tells the order`() throws {
    let dates = ["01/02/2017", "03/04/2017", "05/06/2017", "07/08/2017", "25/04/2017", "1/1/2017"]
    let error = try refusal(dates)
    #expect(
      error?.description == """
        in.csv:6: error: 6 of 6 dates in 'date' do not say whether the day or the month comes \
        first: row 5 has 25/04/2017, which can only be day first
          help: pass --dates dmy
        """)
    #expect(error?.category == .badData)
  }

  @Test(arguments: [
    (["10/17/2016", "11/02/2016"], "row 1 has 10/17/2016, which can only be month first"),
    (
      ["01/02/2017", "03/04/2017"],
      "row 1 has 01/02/2017, which is 2017-02-01 with --dates dmy, 2017-01-02 with --dates mdy"
    ),
    (
      ["25/04/2017", "04/25/2017"],
      "row 1 has 25/04/2017, which can only be day first; row 2 has 04/25/2017, which can only be "
        + "month first\n  help: no order reads them all"
    ),
    (
      ["5/1/17", "25/4/17"],
      "row 2 has 25/4/17, which can be day first or year first\n  help: pass --dates dmy"
    ),
    (["42740"], "which is 2017-01-05 with --dates excel, 2021-01-06 with --dates excel1904"),
    (["5-Jan-17"], "has 5-Jan-17, which is 2017-01-05 with --dates dmy"),
  ])
  func `show the evidence`(dates: [String], said: String) throws {
    #expect(try refusal(dates)?.description.contains(said) == true, "\(said)")
  }

  @Test func `reject their rows where fewer than half are among clear ones`() throws {
    let clear = Array(repeating: "2017-01-01", count: 3)
    #expect(try refusal(clear + ["3/4/2017", "3/5/2017"]) == nil)
    #expect(try refusal(clear + ["3/4/2017", "3/5/2017", "3/6/2017"]) != nil)
    // What is no date at all does not count.
    #expect(try refusal(["3/4/2017", "today", "", "2017-02-30"]) != nil)
    let table = try table("date,lon,lat\n2017-01-01,70,34\n2017-01-02,70,34\n3/4/2017,70,34\n")
    #expect(table.rejects.map(\.value) == ["3/4/2017"] && table.incidentCount == 2)
  }

  @Test func `are read with the convention that the error names`() throws {
    var options = ReadingOptions()
    options.dates = .dayFirst
    #expect(try refusal(["25/04/2017", "04/25/2017", "04/26/2017"], options) == nil)
    let table = try table("date,lon,lat\n25/04/2017,70,34\n04/25/2017,70,34\n", options: options)
    #expect(table.rejects.map(\.reason) == ["does not fit --dates dmy (day first)"])
    #expect(
      table.input.notes == [
        "Dates that could mean several days are read with the day first (--dates dmy)."
      ])
  }

  @Test func `refuse an ACLED file that contradicts what is known of it`() throws {
    let first = ["01-02-2017", "03-04-2017", "05-06-2017"]
    #expect(try refusal(first, ofACLED: true) == nil)
    #expect(try refusal(first + ["25-02-2017", "26-02-2017", "02-25-2017"], ofACLED: true) == nil)
    #expect(
      try refusal(first + ["02-25-2017"], ofACLED: true)?.description
        .contains("row 4 has 02-25-2017, which can only be month first") == true)
  }

  @Test func `keep their rows, told of once, where no date is needed`() throws {
    var options = ReadingOptions()
    options.requiresDate = false
    let dates = ["25/04/2017", "today", "2017-01-01", "", "1/2/2017"]
    #expect(try refusal(dates, options) == nil)
    let rows = dates.map { "\($0),70,34\n" }.joined()
    let table = try table("date,lon,lat\n\(rows)", options: options)
    #expect(table.incidentCount == 5 && table.rejects == [])
    #expect(table.batches[0].startDays[0] == nil && table.batches[0].startDays[2] != nil)
    #expect(
      table.input.unreadDates.listed.map(\.summary) == [
        "row 2: date 'today': is no date of the form YYYY-MM-DD or 16 May 2017"
      ])
    #expect(table.account.unreadDateCount == 3)
    #expect(
      table.input.unclearDates == [
        "2 of 3 dates in 'date' do not say whether the day or the month comes first: row 1 has "
          + "25/04/2017, which can only be day first (pass --dates dmy)"
      ])
  }
}

@Suite struct `Dates in several columns` {
  private func table(_ rows: String, _ names: [IncidentField: String]) throws -> ReadTable {
    var options = ReadingOptions()
    options.columns = names
    let text = "iyear,imonth,iday,date,lon,lat\n\(rows)"
    return try ReadTable(OpenedInput(Array(text.utf8), path: "in.csv"), ReadingWay(options))
  }

  private static let all: [IncidentField: String] = [
    .year: "iyear", .month: "imonth", .day: "iday",
  ]

  @Test(arguments: [
    ("2017,1,5", "2017-01-05 day"), ("2017,01,05", "2017-01-05 day"),
    ("2017.0,1.0,5.0", "2017-01-05 day"), ("2017,May,5", "2017-05-05 day"),
    ("2017,SEPTEMBER,5", "2017-09-05 day"), ("2017,1,0", "2017-01-01 month"),
    ("2017,1,", "2017-01-01 month"), ("2017,0,0", "2017-01-01 year"),
    ("2017,,7", "2017-01-01 year"),
  ])
  func `are put together, and what is 0 or nothing is not known`(parts: String, date: String)
    throws
  {
    let batch = try table("\(parts),x,70,34", Self.all).batches[0]
    let day = try #require(batch.startDays[0].flatMap { Day(rawValue: $0) })
    #expect("\(day) \(batch.datePrecisions[0])" == date)
  }

  @Test(arguments: [
    ("0,1,1", "iyear", "the date is missing"), (",1,1", "iyear", "the date is missing"),
    ("17,1,1", "iyear", "is no year of four digits"), ("x,1,1", "iyear", "is no part of a date"),
    ("1899,1,1", "iday", "is outside the years 1900 to 2099"),
    ("2017,13,1", "iday", "is a date that the calendar does not have"),
    ("2017,13,0", "imonth", "is a date that the calendar does not have"),
    ("2017,Mai,1", "imonth", "is no month, expected 1 to 12 or an English name"),
    ("2017,2,30", "iday", "is a date that the calendar does not have"),
    ("2017,1,-9", "iday", "is no part of a date"),
  ])
  func `reject rows that have no date`(parts: String, field: String, reason: String) throws {
    let reject = try #require(try table("\(parts),x,70,34", Self.all).rejects.first)
    #expect(reject.field == field && reject.reason == reason)
  }

  @Test func `need no month, stand in place of a column of dates, and are said`() throws {
    let table = try table("2017,5,6,2018-01-01,70,34", [.year: "iyear"])
    #expect(table.account.firstDay?.description == "2017-01-01")
    #expect(table.input.notes == ["Dates are put together from 'iyear'."])
    #expect(table.input.reading.dateForms == .parts)
  }

  @Test func `are named by the error where there is no column of dates`() throws {
    let error = failure("id,iyear,imonth,iday,lon,lat\n1,2017,1,1,70,34")
    #expect(
      error?.description.contains("--columns year=iyear,month=imonth,day=iday") == true)
    let months = failure("id,Month,Year,lon,lat\n1,1,2017,70,34")
    #expect(months?.description.hasSuffix("--columns year=Year,month=Month") == true)
  }
}
