internal import Incidents

/// A date as a source writes it.
struct ParsedDate: Equatable {
  /// The first day of what the date names.
  let day: Day
  /// How much the form of the date says.
  let precision: DatePrecision
}

/// The forms of dates that a source uses, beyond `2017-05-16` and `16 May 2017`.
enum DateStyle {
  /// Full dates, and `16-05-2017` with the day first.
  case dayFirst
  /// Full dates only.
  case fullDates
  /// `2017-05` and `2017` as well; `16-05-2017` would be a guess.
  case partialDates
}

/// Reads a date, trimmed and not empty; a time of day after an ISO date is checked and dropped.
///
/// `2017/05/16` is read like `2017-05-16`: with the year first there is no other reading.
/// - Throws: `RowFault` for other forms, impossible dates, and years outside 1900-2099.
func parseDate(_ text: ArraySlice<UInt8>, style: DateStyle) throws(RowFault) -> ParsedDate {
  var cursor = ByteCursor(text)
  let (number, digitCount) = cursor.digits()
  switch (digitCount, cursor.peek) {
  case (4, nil), (4, .minus):
    return try isoDate(year: number, rest: &cursor, allowsPartial: style == .partialDates)
  case (4, .slash):
    return try isoDate(year: number, separator: .slash, rest: &cursor, allowsPartial: false)
  case (1...2, .slash):
    throw RowFault(reason: "is ambiguous with slashes, expected YYYY-MM-DD")
  case (1...2, .minus): return try numericDate(day: number, rest: &cursor, style: style)
  case (1...2, .space): return try namedDate(day: number, rest: &cursor)
  default: throw dateFault
  }
}

private let dateFault = RowFault(reason: "is no date of the form YYYY-MM-DD or 16 May 2017")

/// What follows a year: nothing, `-MM`, or `-MM-DD` and maybe a time.
private func isoDate(
  year: Int, separator: UInt8 = .minus, rest: inout ByteCursor, allowsPartial: Bool
) throws(RowFault) -> ParsedDate {
  if rest.isAtEnd {
    guard allowsPartial else { throw dateFault }
    return ParsedDate(day: try calendarDay(year, 1, 1), precision: .year)
  }
  guard rest.take(separator), let month = rest.digits(exactly: 2) else { throw dateFault }
  if rest.isAtEnd {
    guard allowsPartial else { throw dateFault }
    return ParsedDate(day: try calendarDay(year, month, 1), precision: .month)
  }
  guard rest.take(separator), let day = rest.digits(exactly: 2) else { throw dateFault }
  if !rest.isAtEnd { _ = try timeOfDay(&rest) }
  return ParsedDate(day: try calendarDay(year, month, day), precision: .day)
}

/// `DD-MM-YYYY`, where the source is known to write the day first.
private func numericDate(
  day: Int, rest: inout ByteCursor, style: DateStyle
) throws(RowFault) -> ParsedDate {
  guard rest.take(.minus), let month = rest.digits(exactly: 2), rest.take(.minus),
    let year = rest.digits(exactly: 4), rest.isAtEnd
  else { throw dateFault }
  guard style == .dayFirst else {
    throw RowFault(reason: "is ambiguous (day or month first), expected YYYY-MM-DD")
  }
  return ParsedDate(day: try calendarDay(year, month, day), precision: .day)
}

/// `D Month YYYY`, the month in English and in full or in three letters.
private func namedDate(day: Int, rest: inout ByteCursor) throws(RowFault) -> ParsedDate {
  guard rest.take(.space) else { throw dateFault }
  let word = rest.letters().map { $0 | 0x20 }
  guard rest.take(.space), let year = rest.digits(exactly: 4), rest.isAtEnd else {
    throw dateFault
  }
  let month = monthNames.firstIndex { name in
    word.elementsEqual(name.utf8) || word.elementsEqual(name.utf8.prefix(3))
  }
  guard let month else { throw RowFault(reason: "names no English month") }
  return ParsedDate(day: try calendarDay(year, month + 1, day), precision: .day)
}

private let monthNames = [
  "january", "february", "march", "april", "may", "june", "july", "august", "september",
  "october", "november", "december",
]

private func calendarDay(_ year: Int, _ month: Int, _ day: Int) throws(RowFault) -> Day {
  if let result = Day(year: year, month: month, day: day) { return result }
  throw RowFault(
    reason: (1900...2099).contains(year)
      ? "is a date that the calendar does not have" : "is outside the years 1900 to 2099")
}

/// When a row was revised, in seconds since 1970-01-01: Unix seconds, or an ISO date and time, in
/// UTC unless it says otherwise.
///
/// - Throws: `RowFault` for other forms and for moments outside 1970-2099.
func parseTimestamp(_ text: ArraySlice<UInt8>) throws(RowFault) -> Int64 {
  if let seconds = try? parseInteger(text), text.count != 4 {
    guard (0..<4_102_444_800).contains(seconds) else {
      throw RowFault(reason: "is no time between 1970 and 2099 in seconds")
    }
    return seconds
  }
  let fault = RowFault(reason: "is neither Unix seconds nor an ISO date and time")
  var cursor = ByteCursor(text)
  guard let year = cursor.digits(exactly: 4) else { throw fault }
  let separator: UInt8 = cursor.peek == .slash ? .slash : .minus
  guard cursor.take(separator), let month = cursor.digits(exactly: 2), cursor.take(separator),
    let day = cursor.digits(exactly: 2)
  else { throw fault }
  let midnight = Int64(try calendarDay(year, month, day).rawValue) * 86_400
  let seconds = cursor.isAtEnd ? midnight : midnight + Int64(try timeOfDay(&cursor))
  guard seconds >= 0 else { throw RowFault(reason: "is before 1970") }
  return seconds
}

/// `T` or a space, `HH:MM`, `:SS` and a fraction at will, `Z` or an offset at will; in seconds from
/// midnight UTC.
private func timeOfDay(_ rest: inout ByteCursor) throws(RowFault) -> Int {
  let fault = RowFault(reason: "has no time of the form HH:MM:SS after the date")
  let colon = UInt8(ascii: ":")
  guard rest.take(UInt8(ascii: "T")) || rest.take(.space), let hour = rest.digits(exactly: 2),
    rest.take(colon), let minute = rest.digits(exactly: 2), hour < 24, minute < 60
  else { throw fault }
  var seconds = hour * 3_600 + minute * 60
  if rest.take(colon) {
    guard let second = rest.digits(exactly: 2), second < 60 else { throw fault }
    seconds += second
    if rest.take(.point), rest.digits().count == 0 { throw fault }
  }
  if rest.isAtEnd || rest.take(UInt8(ascii: "Z")) && rest.isAtEnd { return seconds }
  let isEast = rest.take(UInt8(ascii: "+"))
  guard isEast || rest.take(.minus) else { throw fault }
  // `+04:30`, or `+0430`.
  var (hours, digitCount) = rest.digits()
  var minutes = hours % 100
  if digitCount == 2, rest.take(colon) {
    guard let found = rest.digits(exactly: 2) else { throw fault }
    (minutes, digitCount) = (found, 4)
  } else {
    hours /= 100
  }
  guard digitCount == 4, hours < 24, minutes < 60, rest.isAtEnd else { throw fault }
  let offset = hours * 3_600 + minutes * 60
  return isEast ? seconds - offset : seconds + offset
}
