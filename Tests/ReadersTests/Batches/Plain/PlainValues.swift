import Foundation
import Incidents

@testable import Readers

/// Why a value cannot be read.
struct PlainFault: Error {
  let reason: String
  var doubt: DateDoubt?

  init(_ reason: String, _ doubt: DateDoubt? = nil) {
    self.reason = reason
    self.doubt = doubt
  }
}

/// Whether a text has a form: `d` stands for a digit, every other character for itself.
private func fits(_ text: some Collection<UInt8>, _ form: String) -> Bool {
  text.count == form.utf8.count
    && zip(text, form.utf8).allSatisfy {
      $1 == UInt8(ascii: "d") ? (48...57).contains($0) : $0 == $1
    }
}

private func number(_ digits: some Collection<UInt8>) -> Int {
  Int(String(decoding: digits, as: UTF8.self)) ?? -1
}

private func areDigits(_ text: some Collection<UInt8>) -> Bool {
  !text.isEmpty && text.allSatisfy { (48...57).contains($0) }
}

/// A text without what it has to begin with, nil where it begins otherwise.
private func behind(_ form: String, _ text: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
  fits(text.prefix(form.utf8.count), form) ? text.dropFirst(form.utf8.count) : nil
}

/// A decimal number.
func plainDouble(_ text: [UInt8], hasDecimalComma: Bool = false) throws -> Double {
  var plain = String(decoding: text, as: UTF8.self)
  if hasDecimalComma, plain.filter({ $0 == "," }).count == 1, !plain.contains(".") {
    plain = plain.replacing(",", with: ".")
  }
  let signless = plain.dropFirst(plain.hasPrefix("-") || plain.hasPrefix("+") ? 1 : 0)
  let parts = signless.utf8.split(
    maxSplits: 1, omittingEmptySubsequences: false, whereSeparator: { $0 | 32 == 101 })
  let mantissa = parts[0].filter { $0 != 46 }
  var isNumber = areDigits(mantissa) && parts[0].count - mantissa.count <= 1 && text.count <= 1_000
  if parts.count == 2 {
    let sign = parts[1].first
    isNumber = isNumber && areDigits(parts[1].dropFirst(sign == 43 || sign == 45 ? 1 : 0))
  }
  guard isNumber else { throw PlainFault(commaReason(plain) ?? "is no number such as 34.5") }
  guard let value = Double(plain), value.isFinite else {
    throw PlainFault("is beyond the range of numbers")
  }
  return value
}

private func commaReason(_ text: String) -> String? {
  let signless = text.hasPrefix("-") || text.hasPrefix("+") ? text.dropFirst() : text[...]
  let parts = signless.split(separator: ",", omittingEmptySubsequences: false)
  guard parts.count == 2, areDigits(parts[0].utf8), parts[1].isEmpty || areDigits(parts[1].utf8)
  else { return nil }
  return "has a comma, expected a decimal point and no thousands separator"
}

/// A whole number, thousands apart and zeros behind a point at will.
func plainInteger(_ text: [UInt8]) throws -> Int64 {
  let fault = PlainFault("is no whole number")
  let text = String(decoding: text, as: UTF8.self)
  let isNegative = text.hasPrefix("-")
  let parts = text.dropFirst(isNegative || text.hasPrefix("+") ? 1 : 0)
    .split(separator: ".", omittingEmptySubsequences: false)
  guard parts.count <= 2, let whole = parts.first else { throw fault }
  if parts.count == 2 {
    // 1.000 may be a thousand.
    let isUnclear = parts[1] == "000" && whole.utf8.count <= 3
    guard !parts[1].isEmpty, parts[1].allSatisfy({ $0 == "0" }), !isUnclear else { throw fault }
  }
  var digits = String(whole)
  for separator in [",", " "] where whole.contains(separator) {
    let groups = whole.split(separator: separator, omittingEmptySubsequences: false)
    guard (1...3).contains(groups[0].utf8.count),
      groups.dropFirst().allSatisfy({ $0.utf8.count == 3 })
    else { throw fault }
    digits = groups.joined()
  }
  guard areDigits(digits.utf8) else { throw fault }
  let significant = digits.drop { $0 == "0" }
  guard significant.count <= 18 else { throw PlainFault("is too large a number") }
  let value = Int64(significant) ?? 0
  return isNegative ? -value : value
}

func plainDeaths(_ text: [UInt8]) throws -> Int32 {
  let number = try plainInteger(text)
  if number < 0 { throw PlainFault("is negative, expected a whole number or nothing") }
  guard number < 1 << 31 else { throw PlainFault("is too large a number") }
  return Int32(number)
}

func plainDay(_ year: Int, _ month: Int, _ day: Int) throws -> Day {
  if let day = Day(year: year, month: month, day: day) { return day }
  throw PlainFault(
    (1900...2099).contains(year)
      ? "is a date that the calendar does not have" : "is outside the years 1900 to 2099")
}

/// When a row was revised.
func plainTimestamp(_ text: [UInt8]) throws -> Int64 {
  if text.count != 4, let seconds = try? plainInteger(text) {
    guard (0..<4_102_444_800).contains(seconds) else {
      throw PlainFault("is no time between 1970 and 2099 in seconds")
    }
    return seconds
  }
  guard let rest = behind("dddd-dd-dd", text[...]) ?? behind("dddd/dd/dd", text[...]),
    !areDigits(rest.prefix(1))
  else { throw PlainFault("is neither Unix seconds nor an ISO date and time") }
  let day = try plainDay(number(text[..<4]), number(text[5..<7]), number(text[8..<10]))
  let seconds =
    Int64(day.rawValue) * 86_400
    + Int64(
      rest.isEmpty ? 0 : try plainTime(String(decoding: rest, as: UTF8.self)).seconds)
  if seconds < 0 { throw PlainFault("is before 1970") }
  return seconds
}

/// Why bytes are no text.
func plainTextFault(_ bytes: [UInt8]) -> String? {
  var length = bytes.count
  while String(validating: bytes[..<length], as: UTF8.self) == nil { length -= 1 }
  if let nul = bytes.firstIndex(of: 0), nul <= length { return "holds a NUL byte, expected text" }
  guard length < bytes.count else { return nil }
  return LikelyEncoding(bytes[...]).reason
}
