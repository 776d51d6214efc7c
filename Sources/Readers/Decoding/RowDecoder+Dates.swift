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
    if end == nil { end = endDate(record) } else { account.dates.ends.clear += 1 }
    guard let end else { return }
    if let start = incident.startDay, end < start {
      let fault = RowFault(column: columns.endDate, reason: "is before the start date")
      if requiresDate { throw fault }
      unread.append(fault)
      return
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
      return try date(record, columns.date)
    } catch {
      if requiresDate { throw error }
      unread.append(error)
      return nil
    }
  }

  /// The end, which may be missing.
  private mutating func endDate(_ record: borrowing RecordView) -> Day? {
    do throws(RowFault) {
      guard let date = try date(record, columns.endDate) else { return nil }
      account.dates.ends.note(date)
      return date.day
    } catch {
      unread.append(error)
      return nil
    }
  }

  private mutating func date(
    _ record: borrowing RecordView, _ column: Int?
  ) throws(RowFault) -> ParsedDate? {
    guard let column else { return nil }
    let field = record.value(column)
    if let known = dates.known(field) { return known }
    let date = try read(record, column) { (text) throws(RowFault) in
      try parseDate(text, style: dates.style)
    }
    if let date { dates.remember(date, field) }
    return date
  }

  /// Whether a column holds the date of the row, or a part of it.
  func isDate(_ column: Int?) -> Bool {
    column != nil && [columns.date, columns.year, columns.month, columns.day].contains(column)
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
    return try read(record, column) { (text) throws(RowFault) in
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

/// Dates that were read before.
struct DateMemo {
  let style: DateStyle
  /// Dates of eight to sixteen bytes, in slots by their bytes.
  private var slots = Array(repeating: Slot(), count: 1 << 10)

  private struct Slot {
    var first: UInt64 = 0
    var last: UInt64 = 0
    var length = 0
    var date: ParsedDate?
  }

  init(_ style: DateStyle) { self.style = style }

  /// The date that a field was read as, nil where that is not known.
  func known(_ field: borrowing FieldValue) -> ParsedDate? {
    guard let (slot, first, last) = place(of: field), slots[slot].length == field.count,
      slots[slot].first == first, slots[slot].last == last
    else { return nil }
    return slots[slot].date
  }

  mutating func remember(_ date: ParsedDate, _ field: borrowing FieldValue) {
    guard let (slot, first, last) = place(of: field) else { return }
    slots[slot] = Slot(first: first, last: last, length: field.count, date: date)
  }

  @inline(__always)
  private func place(
    of field: borrowing FieldValue
  ) -> (slot: Int, first: UInt64, last: UInt64)? {
    guard field.count >= 8, field.count <= 16 else { return nil }
    // Two words that may overlap have every byte of the text.
    let (first, last) = (field.word(0), field.word(field.count - 8))
    let hash = stableHash(first, adding: last)
    return (Int(truncatingIfNeeded: hash) & (slots.count - 1), first, last)
  }
}
