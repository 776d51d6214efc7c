import Incidents

@testable import Readers

/// What a text consists of.
enum PlainToken: Equatable {
  case number(Int, digits: Int)
  /// In small letters.
  case word(String)
  case mark(Character)

  var digits: Int {
    if case .number(_, let digits) = self { digits } else { 0 }
  }

  var value: Int {
    if case .number(let value, _) = self { value } else { -1 }
  }

  var isWord: Bool {
    if case .word = self { true } else { false }
  }

  /// The tokens of a text; every character that is no ASCII digit or letter stands alone.
  static func tokens(_ text: some Sequence<Character>) -> [PlainToken] {
    var tokens: [PlainToken] = []
    var run = ""
    func end() {
      guard let first = run.first else { return }
      tokens.append(
        first.isNumber
          ? .number(Int(run.prefix(9)) ?? 0, digits: run.count) : .word(run.lowercased()))
      run = ""
    }
    for character in text {
      let isDigit = ("0"..."9").contains(character)
      let isLetter = character.isASCII && character.isLetter
      if !isDigit && !isLetter || run.first.map({ $0.isNumber != isDigit }) ?? false { end() }
      if isDigit || isLetter { run.append(character) } else { tokens.append(.mark(character)) }
    }
    end()
    return tokens
  }
}

/// Reads dates by their tokens.
struct PlainDates {
  let style: DateStyle
  private static let fault = PlainFault("is no date of the form YYYY-MM-DD or 16 May 2017")

  init(_ style: DateStyle) { self.style = style }

  func date(_ bytes: [UInt8]) throws -> ParsedDate {
    let text = String(decoding: bytes, as: UTF8.self)
    let tokens = PlainToken.tokens(text)
    let digits = tokens.map(\.digits)
    if digits == [4] { return try partial(tokens[0].value, 1, .year, .years) }
    if digits == [14] {
      return try compact(Int(text.prefix(8)) ?? 0, tail: "T\(text.dropFirst(8))")
    }
    if digits.first == 8 { return try compact(tokens[0].value, tail: text.dropFirst(8)) }
    if digits.first == 5, tokens.count == 1 || tokens[1] == .mark(".") {
      guard digits.count == 1 || digits.count == 3 && digits[2] > 0 else { throw Self.fault }
      return try settled(
        .count,
        [.excel, .excel1904].map { ($0, $0.day(counted: tokens[0].value)) })
    }
    if [1, 2, 4].contains(digits.first), tokens.count > 1,
      ["-", "/", "."].map({ PlainToken.mark($0) }).contains(tokens[1]),
      tokens.count == 2 || !tokens[2].isWord && tokens[2] != .mark(" ")
    {
      return try separated(tokens, text)
    }
    return try named(tokens, text)
  }

  private func partial(
    _ year: Int, _ month: Int, _ precision: DatePrecision, _ form: DateForms
  ) throws -> ParsedDate {
    guard style.allowsPartial else { throw Self.fault }
    return ParsedDate(day: try plainDay(year, month, 1), precision: precision, form: form)
  }

  private func compact(_ number: Int, tail: some StringProtocol) throws -> ParsedDate {
    let hasZone = try tail.isEmpty ? false : plainTime(tail).hasZone
    let (a, b, c) = (number / 10_000, number / 100 % 100, number % 100)
    if let day = Day(year: a, month: b, day: c) {
      return ParsedDate(day: day, precision: .day, form: .compact, hasZone: hasZone)
    }
    let (d, e, year) = (number / 1_000_000, number / 10_000 % 100, number % 10_000)
    let days = [Day(year: year, month: e, day: d), Day(year: year, month: d, day: e)]
    guard days.contains(where: { $0 != nil }) else {
      _ = try plainDay(a, b, c)
      throw Self.fault
    }
    return try settled(.order, [(.dayFirst, days[0]), (.monthFirst, days[1])], hasZone)
  }

  private func settled(
    _ cause: DateDoubt.Cause, _ days: [(DateConvention, Day?)], _ hasZone: Bool = false
  ) throws -> ParsedDate {
    let readings = days.compactMap { convention, day in
      day.map { DateReading(convention: convention, day: $0) }
    }
    guard !readings.isEmpty else {
      throw PlainFault("is a date that the calendar does not have")
    }
    guard let convention = style.convention else {
      let reasons: [DateDoubt.Cause: String] = [
        .order: "is ambiguous (day or month first), expected YYYY-MM-DD, or --dates",
        .shortYear: "has a year of two digits, expected four, or --dates",
        .count: "is a number of days, expected YYYY-MM-DD, or --dates",
      ]
      throw PlainFault(reasons[cause] ?? "", DateDoubt(cause: cause, readings: readings))
    }
    guard let reading = readings.first(where: { $0.convention == convention }) else {
      throw PlainFault("does not fit --dates \(convention.rawValue) (\(convention.meaning))")
    }
    let forms: [DateForms] = [.dayFirst, .monthFirst, .shortYearFirst, .excel, .excel1904]
    let form = forms[DateConvention.allCases.firstIndex(of: convention) ?? 0]
    return ParsedDate(day: reading.day, precision: .day, form: form, hasZone: hasZone)
  }

  private func separated(_ tokens: [PlainToken], _ text: String) throws -> ParsedDate {
    let digits = tokens.map(\.digits)
    if tokens.count <= 3 {
      guard tokens.count == 3, tokens[1] != .mark(".") else { throw Self.fault }
      let isYearFirst = digits[0] == 4
      guard isYearFirst ? [1, 2].contains(digits[2]) : digits[2] == 4 else { throw Self.fault }
      let (year, month) = isYearFirst ? (0, 2) : (2, 0)
      return try partial(tokens[year].value, tokens[month].value, .month, .months)
    }
    let lengths = digits[0] == 4 ? [1, 2] : [2, 4]
    guard [1, 2].contains(digits[2]), tokens.count > 4, tokens[3] == tokens[1],
      lengths.contains(digits[4])
    else { throw Self.fault }
    let length = digits[0] + digits[2] + digits[4] + 2
    let hasZone = try tokens.count == 5 ? false : plainTime(text.dropFirst(length)).hasZone
    let (a, b, c) = (tokens[0].value, tokens[2].value, tokens[4].value)
    if digits[0] == 4 {
      let isISO = tokens[1] == .mark("-") && digits[2] == 2 && digits[4] == 2
      return ParsedDate(
        day: try plainDay(a, b, c), precision: .day, form: isISO ? .iso : .yearFirst,
        hasZone: hasZone)
    }
    guard digits[4] == 4 else {
      let first = digits[0] == 2 ? Day(year: century(a), month: b, day: c) : nil
      return try settled(
        .shortYear,
        [
          (.dayFirst, Day(year: century(c), month: b, day: a)),
          (.monthFirst, Day(year: century(c), month: a, day: b)), (.yearFirst, first),
        ], hasZone)
    }
    let (dayFirst, monthFirst) = (
      Day(year: c, month: b, day: a), Day(year: c, month: a, day: b)
    )
    if style.hasDayFirst, style.convention == nil, tokens[1] == .mark("-"), let day = dayFirst {
      return ParsedDate(
        day: day, precision: .day, form: .dayFirst, hasZone: hasZone,
        isAssumed: monthFirst.map { $0 != day } ?? false)
    }
    if dayFirst == nil, monthFirst == nil { _ = try plainDay(c, b, a) }
    return try settled(.order, [(.dayFirst, dayFirst), (.monthFirst, monthFirst)], hasZone)
  }

  private func century(_ digits: Int) -> Int { digits + (digits >= 69 ? 1900 : 2000) }

  private func named(_ tokens: [PlainToken], _ text: String) throws -> ParsedDate {
    var (month, numbers, used) = (Int?.none, [PlainToken](), 0)
    var rest = tokens[...]
    while let token = rest.first, month == nil || numbers.count < 2 {
      rest.removeFirst()
      used += length(token)
      switch token {
      case .number(_, let digits):
        guard [1, 2, 4].contains(digits), numbers.count < 2 else { throw Self.fault }
        numbers.append(token)
        if case .word(let word) = rest.first, ["st", "nd", "rd", "th"].contains(word) {
          rest.removeFirst()
          used += 2
        }
      case .word(let word):
        if month == nil, let number = plainMonth(word) {
          month = number
        } else if month != nil || !numbers.isEmpty || !isWeekday(word) {
          throw numbers.isEmpty ? Self.fault : PlainFault("names no English month")
        }
      case .mark(let mark):
        guard " ,-/.".contains(mark) else { throw Self.fault }
      }
    }
    let hasZone = try rest.isEmpty ? false : plainTime(text.dropFirst(used)).hasZone
    guard let month, let a = numbers.first else { throw Self.fault }
    guard numbers.count == 2 else {
      guard a.digits == 4 else { throw Self.fault }
      return try partial(a.value, month, .month, .months)
    }
    let b = numbers[1]
    if a.digits == 4 || b.digits == 4 {
      guard a.digits != b.digits else { throw Self.fault }
      let (year, day) = a.digits == 4 ? (a, b) : (b, a)
      return ParsedDate(
        day: try plainDay(year.value, month, day.value), precision: .day, form: .monthNames,
        hasZone: hasZone)
    }
    let yearLast =
      b.digits == 2 ? Day(year: century(b.value), month: month, day: a.value) : nil
    let yearFirst =
      a.digits == 2 ? Day(year: century(a.value), month: month, day: b.value) : nil
    let named = style.convention == .monthFirst ? DateConvention.monthFirst : .dayFirst
    return try settled(.shortYear, [(named, yearLast), (.yearFirst, yearFirst)], hasZone)
  }

  private func length(_ token: PlainToken) -> Int {
    switch token {
    case .number(_, let digits): digits
    case .word(let word): word.count
    case .mark: 1
    }
  }

  private func isWeekday(_ word: String) -> Bool {
    ["mon", "tues", "wednes", "thurs", "fri", "satur", "sun"].contains {
      word == "\($0)day" || word == $0.prefix(3)
    }
  }
}

/// The number of an English month in small letters.
func plainMonth(_ word: String) -> Int? {
  let months = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
  ]
  if word == "sept" { return 9 }
  return months.firstIndex { $0 == word || $0.prefix(3) == word }.map { $0 + 1 }
}

/// Seconds from midnight UTC of the time behind a date.
func plainTime(_ text: some StringProtocol) throws -> (seconds: Int, hasZone: Bool) {
  let fault = PlainFault("has no time of the form HH:MM:SS after the date")
  var text = text.first == "," ? Substring(text.dropFirst()) : Substring(text)
  guard let start = text.popFirst(), start == "T" || start == " " else { throw fault }
  var tokens = PlainToken.tokens(text)[...]
  var times: [Int]
  let first = tokens.first?.digits ?? 0
  let isCompact =
    start == "T" && (first == 4 || first == 6) && tokens.dropFirst().first != .mark(":")
  if isCompact {
    let digits = Array(text.prefix(first))
    times = stride(from: 0, to: first, by: 2).map { Int(String(digits[$0..<$0 + 2])) ?? 0 }
    tokens = tokens.dropFirst()
  } else {
    guard tokens.count > 2, [1, 2].contains(first), tokens[1] == .mark(":"), tokens[2].digits == 2
    else { throw fault }
    times = [tokens[0].value, tokens[2].value]
    tokens = tokens.dropFirst(3)
    if tokens.first == .mark(":") {
      guard tokens.dropFirst().first?.digits == 2 else { throw fault }
      times.append(tokens[tokens.startIndex + 1].value)
      tokens = tokens.dropFirst(2)
    }
  }
  if times.count == 2 { times.append(0) }
  guard times[0] < 24, times[1] < 60, times[2] < 60 else { throw fault }
  if tokens.first == .mark(".") {
    guard tokens.dropFirst().first?.digits ?? 0 > 0 else { throw fault }
    tokens = tokens.dropFirst(2)
  }
  var seconds = times[0] * 3_600 + times[1] * 60 + times[2]
  if tokens.first == .mark(" ") { tokens = tokens.dropFirst() }
  if case .word(let word) = tokens.first, word == "am" || word == "pm" {
    // A compact time may have a half of the day, too, by its first digits.
    let hour = isCompact ? Int(text.prefix(first)) ?? 0 : times[0]
    guard (1...12).contains(hour) else { throw fault }
    seconds += (word == "pm" ? 43_200 : 0) - (hour == 12 ? 43_200 : 0)
    tokens = tokens.dropFirst()
    if tokens.first == .mark(" ") { tokens = tokens.dropFirst() }
  }
  if tokens.isEmpty { return (seconds, false) }
  return (seconds - (try plainZone(Array(tokens), text)), true)
}

private func plainZone(_ tokens: [PlainToken], _ text: Substring) throws -> Int {
  let fault = PlainFault("has no time of the form HH:MM:SS after the date")
  var tokens = tokens[...]
  if case .word(let word) = tokens.first {
    guard ["z", "utc", "gmt"].contains(word), text.contains(word.uppercased()) else { throw fault }
    tokens = tokens.dropFirst()
    if tokens.isEmpty { return 0 }
  }
  let rest = Array(tokens)
  guard rest.first == .mark("+") || rest.first == .mark("-") else { throw fault }
  let (hour, minute): (Int, Int)
  switch rest.dropFirst().map(\.digits) {
  case [2]: (hour, minute) = (rest[1].value, 0)
  case [4]: (hour, minute) = (rest[1].value / 100, rest[1].value % 100)
  case [2, 0, 2] where rest[2] == .mark(":"): (hour, minute) = (rest[1].value, rest[3].value)
  default: throw fault
  }
  guard hour < 24, minute < 60 else { throw fault }
  return (hour * 60 + minute) * (rest[0] == .mark("+") ? 60 : -60)
}
