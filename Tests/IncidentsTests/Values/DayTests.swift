import Incidents
import Testing

/// A calendar that counts day by day and knows nothing of day numbers.
private struct WalkingCalendar: Sequence, IteratorProtocol {
  private var year = 1900
  private var month = 1
  private var day = 0

  static func dayCount(year: Int, month: Int) -> Int {
    let isLeap = year % 400 == 0 || (year % 4 == 0 && year % 100 != 0)
    return [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
  }

  mutating func next() -> (year: Int, month: Int, day: Int)? {
    day += 1
    if day > Self.dayCount(year: year, month: month) { (month, day) = (month + 1, 1) }
    if month > 12 { (year, month) = (year + 1, 1) }
    return year < 2100 ? (year, month, day) : nil
  }
}

@Suite struct `A day` {
  @Test func `is numbered one by one through two centuries`() throws {
    var expected = Day.first.rawValue
    var wrong: [String] = []
    for (year, month, dayOfMonth) in WalkingCalendar() {
      let digits = [year, month, dayOfMonth].map { $0 < 10 ? "0\($0)" : "\($0)" }
      let text = digits.joined(separator: "-")
      guard let day = Day(year: year, month: month, day: dayOfMonth) else {
        wrong.append(text)
        continue
      }
      let isRight =
        day.rawValue == expected && day.parts == (year, month, dayOfMonth)
        && day.description == text && Day(rawValue: expected) == day
        && day.month == Month(year: year, month: month)
      if !isRight { wrong.append(text) }
      expected += 1
    }
    #expect(wrong == [])
    #expect(expected == Day.last.rawValue + 1)
  }

  @Test(arguments: [
    (1970, 1, 1, 0), (1970, 1, 2, 1), (1969, 12, 31, -1), (2000, 3, 1, 11_017),
    (1900, 1, 1, -25_567), (2099, 12, 31, 47_481), (2017, 4, 13, 17_269),
  ])
  func `is counted from 1970-01-01`(year: Int, month: Int, day: Int, number: Int32) {
    #expect(Day(year: year, month: month, day: day)?.rawValue == number)
  }

  @Test(arguments: [
    (2021, 2, 29), (2021, 2, 30), (2021, 2, 31), (1900, 2, 29), (2020, 2, 30), (2021, 4, 31),
    (2021, 0, 1), (2021, 13, 1), (2021, 1, 0), (2021, 1, 32), (2021, -1, -1), (1899, 12, 31),
    (2100, 1, 1), (0, 1, 1), (Int.max, 1, 1), (Int.min, 1, 1), (2000, Int.max, 1),
    (2000, Int.min, 1), (2000, 1, Int.max), (2000, 1, Int.min),
  ])
  func `does not exist outside the calendar`(year: Int, month: Int, day: Int) {
    #expect(Day(year: year, month: month, day: day) == nil)
  }

  @Test(arguments: [-25_568, 47_482, Int32.min, Int32.max])
  func `does not exist outside two centuries`(number: Int32) {
    #expect(Day(rawValue: number) == nil)
  }

  @Test func `is ordered by its number`() throws {
    let days = try [17_269, -25_567, 0, 47_481].map { try #require(Day(rawValue: $0)) }
    #expect(days.sorted().map(\.rawValue) == [-25_567, 0, 17_269, 47_481])
  }
}

@Suite struct `A month` {
  @Test(arguments: [
    (1970, 1, 0), (1969, 12, -1), (1900, 1, -840), (2017, 5, 568), (2099, 12, 1_559),
  ])
  func `is counted from January 1970`(year: Int, month: Int, number: Int32) {
    let found = Month(year: year, month: month)
    #expect(found.rawValue == number)
    #expect(found.year == year)
    #expect(found.month == month)
  }

  @Test func `has as many days as its calendar page`() {
    let wrong = (1900...2099).flatMap { year in
      (1...12).filter { month in
        Month(year: year, month: month).dayCount
          != WalkingCalendar.dayCount(year: year, month: month)
      }
    }
    #expect(wrong == [])
  }

  @Test func `follows the one before it`() {
    let months = (Int32(-840)...1_559).map { Month(rawValue: $0) }
    for (a, b) in zip(months, months.dropFirst()) {
      #expect(a < b)
      #expect(b.year * 12 + b.month == a.year * 12 + a.month + 1)
      #expect(a.description < b.description)
    }
  }

  @Test(arguments: [(2017, 5, "2017-05"), (2018, 10, "2018-10")])
  func `is written as year and month`(year: Int, month: Int, text: String) {
    #expect(Month(year: year, month: month).description == text)
  }
}
