import Incidents
import TestSupport
import Testing

@testable import Readers

@Suite struct `Date parsing` {
  private func date(_ text: String, _ style: DateStyle) throws(RowFault) -> String {
    let date = try parseDate(Array(text.utf8)[...], style: style)
    return "\(date.day) \(date.precision)\(date.hasZone ? " zone" : "")"
  }

  @Test(arguments: [
    "2017-05-16", "2017/05/16", "2017.05.16", "2017-5-16", "2017/5/16", "20170516",
    "16 May 2017", "16 may 2017", "16-May-2017", "16-MAY-2017", "16MAY2017", "May 16, 2017",
    "May 16 2017", "2017 May 16", "2017-May-16", "Tuesday, 16 May 2017", "Tue May 16 2017",
    "16th May 2017", "May 16th, 2017", "16/May/2017", "16.May.2017", "16, May, 2017",
    "2017-05-16 00:00:00.000", "2017-05-16T00:00", "2017/05/16 00:00:00", "2017-5-16 9:05",
    "20170516T101112", "20170516101112", "20170516 10:11", "16 May 2017 10:00:00",
    "16-May-2017 1:45 PM", "2017-05-16 12:00:00 AM",
  ])
  func `forms that can mean one day only are read in every source`(text: String) throws {
    for source in SourceFormat.allCases {
      for convention in [nil] + DateConvention.allCases {
        #expect(try date(text, source.dateStyle(convention)) == "2017-05-16 day")
      }
    }
  }

  @Test(arguments: [
    "2017-05-16T23:30:00-05:00", "2017-05-16T00:15:00+04:30", "2017-05-16T23:59:59Z",
    "2017-05-16T00:00:00.000Z", "2017-05-16 10:00 UTC", "2017-05-16 10:00 +0430",
    "Tue, 16 May 2017 10:00:00 GMT", "2017-05-16T10:00+04",
  ])
  func `a date with a zone is the date as it is written`(text: String) throws {
    #expect(try date(text, DateStyle()) == "2017-05-16 day zone")
  }

  @Test(arguments: [
    ("2020-03", "2020-03-01 month"), ("2020", "2020-01-01 year"), ("2020-3", "2020-03-01 month"),
    ("2020/03", "2020-03-01 month"), ("3/2020", "2020-03-01 month"),
    ("March 2020", "2020-03-01 month"), ("Mar-2020", "2020-03-01 month"),
    ("2020 March", "2020-03-01 month"), ("1 Sept 2020", "2020-09-01 day"),
    ("29 February 2020", "2020-02-29 day"), ("1900-01-01", "1900-01-01 day"),
    ("2099-12-31", "2099-12-31 day"), ("20200229", "2020-02-29 day"),
  ])
  func `forms with less say so`(text: String, expected: String) throws {
    #expect(try date(text, DateStyle(allowsPartial: true)) == expected)
  }

  @Test(arguments: [
    ("2021-02-31", "calendar"), ("2021-02-29", "calendar"), ("2021-13-01", "calendar"),
    ("2021-00-10", "calendar"), ("2021-04-31", "calendar"), ("0025-05-01", "years 1900 to 2099"),
    ("2100-01-01", "years 1900 to 2099"), ("2017/13/01", "calendar"), ("2017/02/30", "calendar"),
    ("32/01/2017", "calendar"), ("13/13/2017", "calendar"), ("20171301", "calendar"),
    ("99999999", "years 1900 to 2099"), ("1/1/1899", "years 1900 to 2099"),
    ("2017/05-16", "no date"), ("2017-05/16", "no date"), ("2017.05", "no date"),
    ("16 Mai 2017", "month"), ("4287", "calendar|years"), ("42871.", "no date"),
    ("Jan-17", "no date"), ("16 May", "no date"), ("May", "no date"), ("16 5 2017", "no date"),
    ("16 May May 2017", "month"), ("16 17 May 2017", "time"), ("01-2017-05", "no date"),
    ("5-2017-16", "no date"), ("201705", "no date"), ("2017-W05", "month"),
    ("2017-05-16x", "time"), ("2017-05-16T25:00", "time"), ("2017-05-16T00:60", "time"),
    ("2017-05-16 00:00:00.", "time"), ("2017-05-16T00:00+9", "time"),
    ("2017-05-16T00:00+04:3", "time"), ("2017-05-16T00:00+04300", "time"),
    ("2017-05-16T00:00+2400", "time"), ("2017-05-16T00:00+4:30", "time"),
    ("2017-05-16T00:00+04:30:00", "time"),
    ("2017-05-16 13:00 PM", "time"), ("2017-05-16T", "time"), ("16 May 2017 noon", "time"),
    ("-2017-05-16", "no date"), ("２０１７-05-16", "no date"), ("today", "no date"),
    ("2017-", "no date"), ("20175-01-01", "no date"), ("2017-05-161", "no date"),
  ])
  func `other forms and impossible dates are refused with the reason`(text: String, word: String) {
    let fault = #expect(throws: RowFault.self) {
      try date(text, DateStyle(allowsPartial: true))
    }
    let words = word.split(separator: "|")
    #expect(words.contains { fault?.reason.contains($0) == true }, "\(fault?.reason ?? "")")
    #expect(fault?.doubt == nil)
  }

  @Test(arguments: [
    ("05/06/2017", ["dmy 2017-06-05", "mdy 2017-05-06"]), ("25/04/2017", ["dmy 2017-04-25"]),
    ("10/17/2016", ["mdy 2016-10-17"]), ("5.6.2017", ["dmy 2017-06-05", "mdy 2017-05-06"]),
    ("05-06-2017", ["dmy 2017-06-05", "mdy 2017-05-06"]), ("25012017", ["dmy 2017-01-25"]),
    ("05062017", ["dmy 2017-06-05", "mdy 2017-05-06"]),
    ("5/1/17", ["dmy 2017-01-05", "mdy 2017-05-01"]), ("31/12/99", ["dmy 1999-12-31"]),
    ("17-01-05", ["dmy 2005-01-17", "ymd 2017-01-05"]), ("5-Jan-17", ["dmy 2017-01-05"]),
    ("05-Jan-17", ["dmy 2017-01-05", "ymd 2005-01-17"]), ("17 Jan 5", ["ymd 2017-01-05"]),
    ("42740", ["excel 2017-01-05", "excel1904 2021-01-06"]),
    ("42740.75", ["excel 2017-01-05", "excel1904 2021-01-06"]),
    (
      "05/06/2017 13:45",
      [
        "dmy 2017-06-05", "mdy 2017-05-06",
      ]
    ),
  ])
  func `what could mean several days is read under a convention alone`(
    text: String, readings: [String]
  ) throws {
    let fault = #expect(throws: RowFault.self) {
      try date(text, DateStyle(allowsPartial: true))
    }
    let found = fault?.doubt?.readings.map { "\($0.convention.rawValue) \($0.day)" }
    #expect(found == readings)
    for reading in readings {
      let parts = reading.split(separator: " ")
      let style = DateStyle(convention: DateConvention(rawValue: String(parts[0])))
      #expect(try date(text, style) == "\(parts[1]) day")
    }
    let others = DateConvention.allCases.filter { convention in
      !readings.contains { $0.hasPrefix("\(convention.rawValue) ") }
    }
    // A month in words leaves no more to say than the order of day and year.
    for convention in others where !(text.contains("Jan") && convention == .monthFirst) {
      let fault = #expect(throws: RowFault.self) {
        try date(text, DateStyle(convention: convention))
      }
      #expect(fault?.reason.contains("does not fit --dates") == true && fault?.doubt == nil)
    }
  }

  @Test func `only ACLED is known to write the day first`() throws {
    let acled = SourceFormat.acled.dateStyle(nil)
    #expect(try date("05-06-2017", acled) == "2017-06-05 day")
    #expect(try parseDate(Array("05-06-2017".utf8)[...], style: acled).isAssumed)
    #expect(try !parseDate(Array("25-06-2017".utf8)[...], style: acled).isAssumed)
    #expect(throws: RowFault.self) { try date("05/06/2017", acled) }
    let fault = #expect(throws: RowFault.self) { try date("06-25-2017", acled) }
    #expect(fault?.doubt?.readings.map(\.convention) == [.monthFirst])
    #expect(try date("05-06-2017", SourceFormat.acled.dateStyle(.monthFirst)) == "2017-05-06 day")
  }

  @Test(arguments: [
    (DateConvention.excel, 1, "1900-01-01"), (.excel, 59, "1900-02-28"), (.excel, 61, "1900-03-01"),
    (.excel, 42740, "2017-01-05"), (.excel, 73_050, "2099-12-31"), (.excel1904, 0, "1904-01-01"),
    (.excel1904, 41278, "2017-01-05"), (.excel, 0, ""), (.excel, 60, ""), (.excel, 73_051, ""),
    (.excel1904, 71_589, ""), (.dayFirst, 42740, ""),
  ])
  func `days are counted as Excel counts them`(
    convention: DateConvention, number: Int, day: String
  ) {
    #expect((convention.day(counted: number)?.description ?? "") == day)
  }

  @Test(arguments: ["2017", "2017-05", "May 2017", "5/2017"])
  func `a source of full dates has no partial ones`(text: String) {
    #expect(throws: RowFault.self) { try date(text, SourceFormat.ucdp.dateStyle(nil)) }
    #expect(throws: RowFault.self) { try date(text, SourceFormat.acled.dateStyle(nil)) }
  }

  @Test(arguments: [
    ("1556572853", 1_556_572_853), ("1556572853.0", 1_556_572_853), ("0", 0),
    ("2019-04-29T21:20:53Z", 1_556_572_853), ("2019-04-29 21:20:53", 1_556_572_853),
    ("2019-04-30T01:50:53+04:30", 1_556_572_853), ("2019-04-30T01:50:53+0430", 1_556_572_853),
    ("2019-04-29T21:20:53-00:00", 1_556_572_853), ("1970-01-02", 86_400),
    ("1970/01/02", 86_400), ("2019/04/29 21:20:53", 1_556_572_853),
  ])
  func `timestamps are Unix seconds or ISO`(text: String, seconds: Int64) throws {
    #expect(try parseTimestamp(Array(text.utf8)[...]) == seconds)
  }

  @Test(arguments: ["1556572853000", "-1", "yesterday", "2019", "29/04/2019", "1969-12-31"])
  func `other timestamps are refused`(text: String) {
    #expect(throws: RowFault.self) { try parseTimestamp(Array(text.utf8)[...]) }
  }

  @Test(arguments: UInt64(0)..<20)
  func `every form of a random day gives that day`(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let months = [
      "January", "February", "March", "April", "May", "June", "July", "August", "September",
      "October", "November", "December",
    ]
    for _ in 0..<50 {
      let number = Int32.random(in: Day.first.rawValue...Day.last.rawValue, using: &random)
      let day = try #require(Day(rawValue: number))
      let (year, month, dayOfMonth) = day.parts
      let name = months[month - 1]
      let two = String("\(day)".suffix(2))
      for text in [
        "\(day)", "\(dayOfMonth) \(name) \(year)", "\(two) \(name.prefix(3)) \(year)",
        "\(two)-\(String("\(day)".dropFirst(5).prefix(2)))-\(year)",
        "\(name) \(dayOfMonth), \(year)", "\(year)/\(month)/\(dayOfMonth)",
        "\(dayOfMonth).\(month).\(year)", "\(day)".replacing("-", with: ""),
      ] {
        #expect(
          try parseDate(Array(text.utf8)[...], style: DateStyle(convention: .dayFirst)).day == day,
          "\(text)")
      }
    }
  }
}
