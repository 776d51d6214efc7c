internal import Incidents

/// Why a date could mean several days, and which.
struct DateDoubt: Equatable {
  enum Cause {
    /// Day and month, in either order.
    case order
    /// A year of two digits, which may be no year.
    case shortYear
    /// A number of days from a day that it does not say.
    case count
  }

  let cause: Cause
  /// In the order of the conventions.
  let readings: [DateReading]
}

/// What a date means under a convention.
struct DateReading: Equatable {
  let convention: DateConvention
  let day: Day
}

extension DateDoubt {
  /// The date under the convention of a style.
  ///
  /// - Throws: `RowFault` where there is no convention, or not one that fits.
  func settled(_ style: DateStyle, hasZone: Bool = false) throws(RowFault) -> ParsedDate {
    guard !readings.isEmpty else {
      throw RowFault(reason: "is a date that the calendar does not have")
    }
    guard let convention = style.convention else {
      throw RowFault(reason: reason, doubt: self)
    }
    guard let reading = readings.first(where: { $0.convention == convention }) else {
      throw RowFault(reason: "does not fit --dates \(convention.rawValue) (\(convention.meaning))")
    }
    return ParsedDate(
      day: reading.day, precision: .day, form: convention.form, hasZone: hasZone)
  }

  private var reason: String {
    switch cause {
    case .order: "is ambiguous (day or month first), expected YYYY-MM-DD, or --dates"
    case .shortYear: "has a year of two digits, expected four, or --dates"
    case .count: "is a number of days, expected YYYY-MM-DD, or --dates"
    }
  }
}

extension DateConvention {
  var form: DateForms {
    switch self {
    case .dayFirst: .dayFirst
    case .monthFirst: .monthFirst
    case .yearFirst: .shortYearFirst
    case .excel: .excel
    case .excel1904: .excel1904
    }
  }
}

/// Three numbers that are day, month and year in an order that they do not tell.
struct AmbiguousNumbers {
  let first: Int
  let second: Int
  let third: Int
  let firstDigits: Int
  /// Two or four, the latter for a year.
  let lastDigits: Int

  /// Whether any order makes a day of them.
  var isDate: Bool { !doubt.readings.isEmpty }

  func date(_ style: DateStyle, hasZone: Bool) throws(RowFault) -> ParsedDate {
    let doubt = doubt
    if doubt.readings.isEmpty, lastDigits == 4 { _ = try calendarDay(third, second, first) }
    return try doubt.settled(style, hasZone: hasZone)
  }

  /// The date of a source that writes the day first, nil where it cannot be that.
  func dayFirst(hasZone: Bool) -> ParsedDate? {
    guard let day = doubt.readings.first(where: { $0.convention == .dayFirst })?.day else {
      return nil
    }
    return ParsedDate(
      day: day, precision: .day, form: .dayFirst, hasZone: hasZone,
      isAssumed: doubt.readings.contains { $0.day != day })
  }

  private var doubt: DateDoubt {
    let year = lastDigits == 4 ? third : fullYear(third)
    var days: [(DateConvention, Day?)] = [
      (.dayFirst, Day(year: year, month: second, day: first)),
      (.monthFirst, Day(year: year, month: first, day: second)),
    ]
    if firstDigits == 2, lastDigits == 2 {
      days.append((.yearFirst, Day(year: fullYear(first), month: second, day: third)))
    }
    return DateDoubt(
      cause: lastDigits == 4 ? .order : .shortYear,
      readings: days.compactMap { convention, day in
        day.map { DateReading(convention: convention, day: $0) }
      })
  }
}

/// The year that two digits stand for.
///
/// - Source: POSIX, `strptime`, `%y`: 69 to 99 are of the twentieth century.
func fullYear(_ digits: Int) -> Int { digits < 69 ? 2000 + digits : 1900 + digits }
