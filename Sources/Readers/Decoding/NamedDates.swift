internal import Incidents

/// Reads a date with an English month, in full or in three letters, and two numbers in any order, or
/// one that is a year.
///
/// - Throws: as `parseDate`.
func namedDate(_ text: ArraySlice<UInt8>, _ style: DateStyle) throws(RowFault) -> ParsedDate {
  var cursor = ByteCursor(text)
  var words = DateWords()
  while !words.isComplete, !cursor.isAtEnd { try words.take(&cursor) }
  let hasZone = cursor.isAtEnd ? false : try timeOfDay(&cursor).hasZone
  return try words.date(style, hasZone: hasZone)
}

/// The parts of a date in words.
private struct DateWords {
  private var month: Int?
  private var numbers: [(value: Int, digitCount: Int)] = []

  var isComplete: Bool { month != nil && numbers.count == 2 }

  /// Takes a separator, a number or a word.
  mutating func take(_ cursor: inout ByteCursor) throws(RowFault) {
    guard let byte = cursor.peek else { return }
    if byte.isASCIIDigit {
      let number = cursor.digits()
      guard [1, 2, 4].contains(number.count), numbers.count < 2 else { throw dateFault }
      numbers.append((number.value, number.count))
      let ordinal = cursor
      let ending = cursor.letters().map { $0 | 0x20 }
      // `5th`, but `05Jan2017` too.
      if !ordinalEndings.contains(where: { ending.elementsEqual($0.utf8) }) { cursor = ordinal }
    } else if byte.isASCIILetter {
      let word = cursor.letters().map { $0 | 0x20 }
      if month == nil, let number = monthNumber(word) {
        month = number
      } else if month != nil || !numbers.isEmpty || !isWeekday(word) {
        throw numbers.isEmpty ? dateFault : RowFault(reason: "names no English month")
      }
    } else if [.space, .comma, .minus, .slash, .point].contains(byte) {
      _ = cursor.next()
    } else {
      throw dateFault
    }
  }

  func date(_ style: DateStyle, hasZone: Bool) throws(RowFault) -> ParsedDate {
    guard let month, let first = numbers.first else { throw dateFault }
    guard numbers.count == 2 else {
      guard first.digitCount == 4, style.allowsPartial else { throw dateFault }
      return ParsedDate(
        day: try calendarDay(first.value, month, 1), precision: .month, form: .months)
    }
    let last = numbers[1]
    if (first.digitCount == 4) != (last.digitCount == 4) {
      let (year, day) = first.digitCount == 4 ? (first, last) : (last, first)
      return ParsedDate(
        day: try calendarDay(year.value, month, day.value), precision: .day, form: .monthNames,
        hasZone: hasZone)
    }
    guard first.digitCount <= 2 else { throw dateFault }
    return try doubt(month, first, last, style.convention).settled(style, hasZone: hasZone)
  }

  /// Which of two numbers is the year, the order of day and month being told by the name.
  private func doubt(
    _ month: Int, _ first: (value: Int, digitCount: Int), _ last: (value: Int, digitCount: Int),
    _ convention: DateConvention?
  ) -> DateDoubt {
    let yearLast =
      last.digitCount == 2
      ? Day(year: fullYear(last.value), month: month, day: first.value) : nil
    let yearFirst =
      first.digitCount == 2
      ? Day(year: fullYear(first.value), month: month, day: last.value) : nil
    // What says the order of day and month says as much as is asked here.
    let named: DateConvention = convention == .monthFirst ? .monthFirst : .dayFirst
    let days: [(DateConvention, Day?)] = [(named, yearLast), (.yearFirst, yearFirst)]
    return DateDoubt(
      cause: .shortYear,
      readings: days.compactMap { convention, day in
        day.map { DateReading(convention: convention, day: $0) }
      })
  }
}

private let ordinalEndings = ["st", "nd", "rd", "th"]

/// The number of the month with an English name in small letters, in full or in three letters.
func monthNumber(_ word: some Collection<UInt8>) -> Int? {
  if word.elementsEqual("sept".utf8) { return 9 }
  let month = monthNames.firstIndex { name in
    word.elementsEqual(name.utf8) || word.elementsEqual(name.utf8.prefix(3))
  }
  return month.map { $0 + 1 }
}

private let monthNames = [
  "january", "february", "march", "april", "may", "june", "july", "august", "september",
  "october", "november", "december",
]

private func isWeekday(_ word: [UInt8]) -> Bool {
  weekdays.contains { word.elementsEqual($0.utf8) || word.elementsEqual($0.utf8.prefix(3)) }
}

private let weekdays = [
  "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
]
