internal import Columnar
internal import Incidents

// When it was: one column, or the parts of a date in columns of their own.
extension RowDecoder {
  @inline(__always)
  mutating func readDates(
    _ record: borrowing RecordView, _ number: Int, _ incident: inout Incident
  ) throws(RowFault) {
    if columns.date != nil, let day = usual.date(number) {
      account.dates.noteUsual()
      incident.startDay = day
      incident.datePrecision = statedPrecision(.day)
    } else if let date = try startDate(record, number) {
      account.dates.note(date)
      incident.startDay = date.day
      incident.datePrecision = statedPrecision(date.precision)
    } else if requiresDate {
      throw RowFault(column: columns.date ?? columns.year, reason: "the date is missing")
    }
    guard columns.endDate != nil else { return }
    var end = usual.endDate(number)
    if end == nil { end = try endDate(record) } else { account.dates.ends.clear += 1 }
    guard let end else { return }
    if let start = incident.startDay, end < start {
      throw RowFault(column: columns.endDate, reason: "is before the start date")
    }
    incident.endDay = end
  }

  /// ACLED and UCDP have columns for the precision of dates, whose lack says nothing.
  @inline(__always)
  private func statedPrecision(_ precision: DatePrecision) -> DatePrecision {
    layout.format == .acled || layout.format == .ucdp ? .unknown : precision
  }

  /// The date in another form than the usual one.
  ///
  /// Where a row needs no date, one that cannot be read is noted and is none.
  private mutating func startDate(
    _ record: borrowing RecordView, _ number: Int
  ) throws(RowFault) -> ParsedDate? {
    do throws(RowFault) {
      if let year = columns.year { return try partsDate(record, number, year: year) }
      return try record.read(columns.date) { (field) throws(RowFault) in try dates.date(field) }
    } catch {
      if requiresDate { throw error }
      unread.append(error)
      return nil
    }
  }

  private mutating func endDate(_ record: borrowing RecordView) throws(RowFault) -> Day? {
    let date = try record.read(columns.endDate) { (field) throws(RowFault) in
      try dates.date(field)
    }
    if let date { account.dates.ends.note(date) }
    return date?.day
  }

  /// A date whose parts have columns of their own; what is 0 or nothing is not known.
  private func partsDate(
    _ record: borrowing RecordView, _ number: Int, year column: Int
  ) throws(RowFault) -> ParsedDate? {
    guard let year = try part(.year, column, record, number), year != 0 else { return nil }
    guard year > 99 else {
      throw RowFault(column: column, reason: "is no year of four digits")
    }
    var known: (month: Int, day: Int)? = (1, 1)
    var precision = DatePrecision.year
    var last = column
    if let column = columns.month, let month = try part(.month, column, record, number), month != 0
    {
      (known, precision, last) = ((month, 1), .month, column)
      if let column = columns.day, let day = try part(.day, column, record, number), day != 0 {
        (known, precision, last) = ((month, day), .day, column)
      }
    }
    guard let known else { return nil }
    do throws(RowFault) {
      return ParsedDate(
        day: try calendarDay(year, known.month, known.day), precision: precision, form: .parts)
    } catch {
      throw RowFault(column: last, reason: error.reason)
    }
  }

  /// A part of a date: a whole number, or an English month.
  private func part(
    _ part: UsualValues.DatePart, _ column: Int, _ record: borrowing RecordView, _ number: Int
  ) throws(RowFault) -> Int? {
    if let value = usual.part(part, number) { return value }
    return try record.read(column) { (field) throws(RowFault) in
      let text = field.text
      if part == .month, let month = monthNumber(text.map { $0 | 0x20 }) { return month }
      guard let value = try? parseInteger(text), (0...9_999).contains(value) else {
        throw RowFault(
          reason: part == .month
            ? "is no month, expected 1 to 12 or an English name" : "is no part of a date")
      }
      return Int(value)
    }
  }
}

/// Reads dates, each of those that are met often but once.
struct DateMemo {
  private let style: DateStyle
  /// Dates of eight to sixteen bytes, in slots by their bytes.
  private var slots = Array(repeating: Slot(), count: 1 << 10)

  private struct Slot {
    var first: UInt64 = 0
    var last: UInt64 = 0
    var length = 0
    var date: ParsedDate?
  }

  init(_ style: DateStyle) { self.style = style }

  /// A date, by the rules of `parseDate`.
  ///
  /// - Throws: `RowFault` as there.
  mutating func date(_ field: borrowing FieldValue) throws(RowFault) -> ParsedDate {
    guard field.count >= 8, field.count <= 16 else {
      return try parseDate(field.text, style: style)
    }
    // Two words that may overlap have every byte of the text.
    let (first, last) = (field.word(0), field.word(field.count - 8))
    let hash = stableHash(first, adding: last)
    let slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
    if slots[slot].length == field.count, slots[slot].first == first, slots[slot].last == last,
      let date = slots[slot].date
    {
      return date
    }
    let date = try parseDate(field.text, style: style)
    slots[slot] = Slot(first: first, last: last, length: field.count, date: date)
    return date
  }
}
