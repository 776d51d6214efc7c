/// How dates are read that could mean several days; the raw values are those of `--dates`.
public enum DateConvention: String, Sendable, CaseIterable {
  case dayFirst = "dmy"
  case monthFirst = "mdy"
  /// The year first, where it has two digits.
  case yearFirst = "ymd"
  /// Numbers of days, 1 for 1900-01-01, with a 29 February in 1900 that never was.
  case excel
  /// Numbers of days, 0 for 1904-01-01.
  case excel1904

  /// What is read first, or from when days are counted.
  public var meaning: String {
    switch self {
    case .dayFirst: "day first"
    case .monthFirst: "month first"
    case .yearFirst: "year first"
    case .excel: "days counted from 1900"
    case .excel1904: "days counted from 1904"
    }
  }

  /// The day that a number of days stands for, nil for other conventions and outside the calendar.
  ///
  /// - Source: ECMA-376 part 1, section 18.17.4.1; 60 is the day that never was.
  public func day(counted number: Int) -> Day? {
    switch self {
    case .excel where number > 60: Day(rawValue: Int32(clamping: number - 25_569))
    case .excel where (1..<60).contains(number):
      Day(rawValue: Int32(clamping: number - 25_568))
    case .excel1904 where number >= 0: Day(rawValue: Int32(clamping: number - 24_107))
    default: nil
    }
  }
}

/// The forms in which an input writes the dates of its incidents.
public struct DateForms: OptionSet, Sendable, Hashable {
  public let rawValue: UInt16

  public init(rawValue: UInt16) { self.rawValue = rawValue }

  /// `2017-05-16`.
  public static let iso = DateForms(rawValue: 1 << 0)
  /// `2017/5/16`, and other separators or no leading zeros.
  public static let yearFirst = DateForms(rawValue: 1 << 1)
  /// `20170516`.
  public static let compact = DateForms(rawValue: 1 << 2)
  /// `16 May 2017`, in any order.
  public static let monthNames = DateForms(rawValue: 1 << 3)
  public static let dayFirst = DateForms(rawValue: 1 << 4)
  public static let monthFirst = DateForms(rawValue: 1 << 5)
  /// `17-05-16`.
  public static let shortYearFirst = DateForms(rawValue: 1 << 6)
  public static let excel = DateForms(rawValue: 1 << 7)
  public static let excel1904 = DateForms(rawValue: 1 << 8)
  /// Year, month and day in columns of their own.
  public static let parts = DateForms(rawValue: 1 << 9)
  /// A month without a day.
  public static let months = DateForms(rawValue: 1 << 10)
  public static let years = DateForms(rawValue: 1 << 11)

  /// How people write the forms, the most usual first.
  public var names: [String] {
    let names: [(DateForms, String)] = [
      (.iso, "YYYY-MM-DD"), (.yearFirst, "year, month, day"), (.compact, "YYYYMMDD"),
      (.monthNames, "months in words"), (.dayFirst, "day first"), (.monthFirst, "month first"),
      (.shortYearFirst, "year of two digits first"), (.excel, "days counted from 1900"),
      (.excel1904, "days counted from 1904"), (.parts, "in several columns"),
      (.months, "months alone"), (.years, "years alone"),
    ]
    return names.filter { contains($0.0) }.map(\.1)
  }
}
