import Incidents
import TestSupport
import Testing

@testable import Readers

@Suite struct `Date parsing` {
  private func date(_ text: String, _ style: DateStyle) throws(RowFault) -> String {
    let date = try parseDate(Array(text.utf8)[...], style: style)
    return "\(date.day) \(date.precision)"
  }

  @Test(arguments: [
    "2017-05-16", "16 May 2017", "16-05-2017", "16 may 2017", "2017-05-16T00:00:00Z",
    "2017-05-16 00:00:00.000", "2017-05-16T00:00", "2017-05-16T00:00:00+04:30",
    "2017/05/16", "2017/05/16 00:00:00",
  ])
  func `the styles of ACLED are one day`(text: String) throws {
    #expect(try date(text, .dayFirst) == "2017-05-16 day")
  }

  @Test(arguments: [
    ("2017-05-16", "2017-05-16 day"), ("2020-03", "2020-03-01 month"), ("2020", "2020-01-01 year"),
    ("1 September 2020", "2020-09-01 day"), ("29 February 2020", "2020-02-29 day"),
    ("1 Sep 2020", "2020-09-01 day"), ("1900-01-01", "1900-01-01 day"),
    ("2099-12-31", "2099-12-31 day"),
  ])
  func `forms with less say so`(text: String, expected: String) throws {
    #expect(try date(text, .partialDates) == expected)
  }

  @Test(arguments: [
    ("2021-02-31", "calendar"), ("2021-02-29", "calendar"), ("2021-13-01", "calendar"),
    ("2021-00-10", "calendar"), ("2021-04-31", "calendar"), ("0025-05-01", "years 1900 to 2099"),
    ("2100-01-01", "years 1900 to 2099"), ("16/05/2017", "slashes"), ("1/2/2017", "slashes"),
    ("2017/13/01", "calendar"), ("2017/02/30", "calendar"), ("2017/05", "no date"),
    ("2017/05-16", "no date"), ("2017-05/16", "no date"), ("2017/5/16", "no date"),
    ("16-05-2017", "ambiguous"), ("05-16-2017", "ambiguous"), ("16 Mai 2017", "month"),
    ("16 May 17", "no date"), ("16-05-17", "no date"), ("17-05-16", "no date"),
    ("2017-5-16", "no date"), ("20170516", "no date"), ("42871", "no date"),
    ("May 2017", "no date"),
    ("2017-05-16x", "time"), ("2017-05-16T25:00", "time"), ("2017-05-16T00:60", "time"),
    ("2017-05-16 00:00:00.", "time"), ("2017-05-16T00:00+9", "time"),
    ("2017-05-16T00:00+04", "time"),
    ("2017-05-16T00:00+04:3", "time"), ("2017-05-16T00:00+04300", "time"),
    ("2017-05-16T00:00+2400", "time"), ("2017-05-16T00:00+4:30", "time"),
    ("2017-05-16T00:00+04:30:00", "time"), ("-2017-05-16", "no date"),
    ("２０１７-05-16", "no date"), ("today", "no date"), ("2017-", "no date"),
    ("20175-01-01", "no date"),
  ])
  func `other forms and impossible dates are refused with the reason`(text: String, word: String) {
    let fault = #expect(throws: RowFault.self) { try date(text, .partialDates) }
    #expect(fault?.reason.contains(word) == true, "\(fault?.reason ?? "")")
  }

  @Test(arguments: [DateStyle.dayFirst, .fullDates, .partialDates])
  func `slashes are read with the year first, in every source`(style: DateStyle) throws {
    #expect(try date("2017/05/16", style) == "2017-05-16 day")
    #expect(throws: RowFault.self) { try date("05/16/2017", style) }
  }

  @Test(arguments: ["2017", "2017-05"])
  func `a source of full dates has no partial ones`(text: String) {
    #expect(throws: RowFault.self) { try date(text, .fullDates) }
    #expect(throws: RowFault.self) { try date(text, .dayFirst) }
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
      ] {
        #expect(try parseDate(Array(text.utf8)[...], style: .dayFirst).day == day, "\(text)")
      }
    }
  }
}
