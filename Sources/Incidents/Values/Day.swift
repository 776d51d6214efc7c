/// A calendar day, counted from 1970-01-01 in the proleptic Gregorian calendar.
///
/// Only days from 1900-01-01 to 2099-12-31 exist: a date outside is a mistake in the data.
public struct Day: RawRepresentable, Sendable, Hashable, Comparable {
  /// Days since 1970-01-01, negative before it.
  public let rawValue: Int32

  /// The first day that can be stored, 1900-01-01.
  public static let first = Day(unchecked: -25_567)
  /// The last day that can be stored, 2099-12-31.
  public static let last = Day(unchecked: 47_481)

  /// The day with this number, or nil outside `first...last`.
  public init?(rawValue: Int32) {
    guard (Day.first.rawValue...Day.last.rawValue).contains(rawValue) else { return nil }
    self.rawValue = rawValue
  }

  /// The day of a date, or nil when the calendar has no such date or it lies outside the range.
  ///
  /// - Source: the day number is counted in years that begin in March, so that a leap day ends one.
  public init?(year: Int, month: Int, day: Int) {
    guard (1900...2099).contains(year), (1...12).contains(month),
      (1...Month(year: year, month: month).dayCount).contains(day)
    else { return nil }
    let marchYear = month > 2 ? year : year - 1
    let marchMonth = (month + 9) % 12
    let dayOfYear = (153 * marchMonth + 2) / 5 + day - 1
    let leapDays = marchYear / 4 - marchYear / 100 + marchYear / 400
    rawValue = Int32(marchYear * 365 + leapDays + dayOfYear - 719_468)
  }

  private init(unchecked rawValue: Int32) { self.rawValue = rawValue }

  /// The month that the day is in.
  public var month: Month { Month(year: parts.year, month: parts.month) }

  /// The date's numbers.
  public var parts: (year: Int, month: Int, day: Int) {
    let fromMarchOfYear0 = Int(rawValue) + 719_468
    let era = fromMarchOfYear0 / 146_097
    let dayOfEra = fromMarchOfYear0 % 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let marchMonth = (5 * dayOfYear + 2) / 153
    let month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
    let year = era * 400 + yearOfEra + (month <= 2 ? 1 : 0)
    return (year, month, dayOfYear - (153 * marchMonth + 2) / 5 + 1)
  }

  public static func < (a: Day, b: Day) -> Bool { a.rawValue < b.rawValue }
}

extension Day: CustomStringConvertible {
  /// The ISO 8601 form, such as `2017-05-16`.
  public var description: String {
    let (_, _, day) = parts
    return "\(month)-\(day < 10 ? "0" : "")\(day)"
  }
}

/// A calendar month, counted from January 1970.
public struct Month: RawRepresentable, Sendable, Hashable, Comparable {
  /// Months since January 1970, negative before it.
  public let rawValue: Int32

  public init(rawValue: Int32) { self.rawValue = rawValue }

  /// - Precondition: `month` is in 1...12.
  public init(year: Int, month: Int) {
    precondition((1...12).contains(month), "months are numbered from 1 to 12")
    rawValue = Int32((year - 1970) * 12 + month - 1)
  }

  public var year: Int { 1970 + Int(rawValue).dividedDown(by: 12) }
  /// In 1...12.
  public var month: Int { Int(rawValue) - (year - 1970) * 12 + 1 }

  /// How many days the month has.
  public var dayCount: Int {
    switch month {
    case 4, 6, 9, 11: 30
    case 2: isInLeapYear ? 29 : 28
    default: 31
    }
  }

  private var isInLeapYear: Bool {
    year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400))
  }

  public static func < (a: Month, b: Month) -> Bool { a.rawValue < b.rawValue }
}

extension Month: CustomStringConvertible {
  /// The ISO 8601 form, such as `2017-05`.
  public var description: String { "\(year)-\(month < 10 ? "0" : "")\(month)" }
}

extension Int {
  /// The quotient rounded toward negative infinity.
  fileprivate func dividedDown(by divisor: Int) -> Int {
    let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
    return remainder < 0 ? quotient - 1 : quotient
  }
}
