internal import Incidents

/// A date as a source writes it.
struct ParsedDate: Equatable {
  /// The first day of what the date names.
  let day: Day
  /// How much the form of the date says.
  let precision: DatePrecision
  let form: DateForms
  /// Whether a time zone stands behind it.
  var hasZone = false
  /// Whether it would be another day, did the source not write the day first.
  var isAssumed = false
}

/// What is known of the dates of an input before they are read.
struct DateStyle: Sendable {
  /// Whether `2017-05` and `2017` are dates.
  var allowsPartial = false
  /// Whether `16-05-2017` is known to have the day first.
  var hasDayFirst = false
  /// How the user says that dates are to be read that could mean several days.
  var convention: DateConvention?
}

/// Reads a date, trimmed and not empty; a time of day behind it is checked and dropped.
///
/// Forms that can mean one day only are always read: the year first with one kind of separator, eight
/// digits, English months with a year of four digits. All others need a convention.
/// - Throws: `RowFault` for other forms, impossible dates, and years outside 1900-2099; with a doubt
///   where a convention would help.
func parseDate(_ text: ArraySlice<UInt8>, style: DateStyle) throws(RowFault) -> ParsedDate {
  var cursor = ByteCursor(text)
  let (number, digitCount) = cursor.digits()
  switch (digitCount, cursor.peek) {
  case (4, nil):
    guard style.allowsPartial else { throw dateFault }
    return ParsedDate(day: try calendarDay(number, 1, 1), precision: .year, form: .years)
  case (1...2, .minus), (1...2, .slash), (1...2, .point), (4, .minus), (4, .slash), (4, .point):
    return try separatedDate(text, number, digitCount, rest: &cursor, style)
  case (5, nil), (5, .point): return try countedDay(number, rest: &cursor, style)
  case (8, _), (14, nil): return try compactDate(text, number, rest: &cursor, style)
  default: return try namedDate(text, style)
  }
}

let dateFault = RowFault(reason: "is no date of the form YYYY-MM-DD or 16 May 2017")

/// Three numbers with the same separator between them, or two of which one is a year.
private func separatedDate(
  _ text: ArraySlice<UInt8>, _ first: Int, _ digitCount: Int, rest: inout ByteCursor,
  _ style: DateStyle
) throws(RowFault) -> ParsedDate {
  guard let separator = rest.next() else { throw dateFault }
  if rest.peek?.isASCIILetter == true || rest.peek == .space {
    return try namedDate(text, style)
  }
  let second = rest.digits()
  if rest.isAtEnd { return try separatedMonth((first, digitCount), second, separator, style) }
  guard (1...2).contains(second.count), rest.take(separator) else { throw dateFault }
  let third = rest.digits()
  let isYearFirst = digitCount == 4
  guard isYearFirst ? (1...2).contains(third.count) : third.count == 2 || third.count == 4 else {
    throw dateFault
  }
  let hasZone = rest.isAtEnd ? false : try timeOfDay(&rest).hasZone
  guard isYearFirst else {
    let numbers = AmbiguousNumbers(
      first: first, second: second.value, third: third.value, firstDigits: digitCount,
      lastDigits: third.count)
    let isKnown = style.convention == nil && style.hasDayFirst && separator == .minus
    if isKnown, third.count == 4, let date = numbers.dayFirst(hasZone: hasZone) { return date }
    return try numbers.date(style, hasZone: hasZone)
  }
  let isISO = separator == .minus && second.count == 2 && third.count == 2
  return ParsedDate(
    day: try calendarDay(first, second.value, third.value), precision: .day,
    form: isISO ? .iso : .yearFirst, hasZone: hasZone)
}

/// `2017-05`, `5/2017`.
private func separatedMonth(
  _ first: (value: Int, count: Int), _ second: (value: Int, count: Int), _ separator: UInt8,
  _ style: DateStyle
) throws(RowFault) -> ParsedDate {
  // With a point between them the numbers are one.
  guard style.allowsPartial, separator != .point else { throw dateFault }
  let (year, month) = first.count == 4 ? (first, second) : (second, first)
  guard year.count == 4, (1...2).contains(month.count) else { throw dateFault }
  return ParsedDate(
    day: try calendarDay(year.value, month.value, 1), precision: .month, form: .months)
}

/// `20170516`, or with the year last, which is never both a day: no month is 19 or 20.
private func compactDate(
  _ text: ArraySlice<UInt8>, _ number: Int, rest: inout ByteCursor, _ style: DateStyle
) throws(RowFault) -> ParsedDate {
  var hasZone = false
  var number = number
  if rest.isAtEnd, text.count == 14 {
    var start = ByteCursor(text.prefix(8))
    number = start.digits().value
    var clock = ByteCursor([UInt8(ascii: "T")] + text.dropFirst(8))
    _ = try timeOfDay(&clock)
  } else if !rest.isAtEnd {
    hasZone = try timeOfDay(&rest).hasZone
  }
  if let day = Day(year: number / 10_000, month: number / 100 % 100, day: number % 100) {
    return ParsedDate(day: day, precision: .day, form: .compact, hasZone: hasZone)
  }
  let yearLast = AmbiguousNumbers(
    first: number / 1_000_000, second: number / 10_000 % 100, third: number % 10_000,
    firstDigits: 2, lastDigits: 4)
  guard yearLast.isDate else {
    _ = try calendarDay(number / 10_000, number / 100 % 100, number % 100)
    throw dateFault
  }
  return try yearLast.date(style, hasZone: hasZone)
}

/// A number of days of five digits, as a spreadsheet keeps dates; a part of a day is dropped.
private func countedDay(
  _ number: Int, rest: inout ByteCursor, _ style: DateStyle
) throws(RowFault) -> ParsedDate {
  if rest.take(.point), rest.digits().count == 0 { throw dateFault }
  guard rest.isAtEnd else { throw dateFault }
  let readings: [DateReading] = [.excel, .excel1904].compactMap { convention in
    convention.day(counted: number).map { DateReading(convention: convention, day: $0) }
  }
  return try DateDoubt(cause: .count, readings: readings).settled(style)
}

/// The day of a date of numbers.
func calendarDay(_ year: Int, _ month: Int, _ day: Int) throws(RowFault) -> Day {
  if let result = Day(year: year, month: month, day: day) { return result }
  throw RowFault(
    reason: (1900...2099).contains(year)
      ? "is a date that the calendar does not have" : "is outside the years 1900 to 2099")
}
