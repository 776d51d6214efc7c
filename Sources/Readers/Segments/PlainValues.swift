internal import Incidents

/// Values in their usual forms, read fast. Each function gives what its strict twin gives, or nil
/// where the twin must be asked.

/// A whole number of 1 to 18 digits; the twin is `parseInteger`.
func plainInteger(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Int64? {
  guard range.count >= 1, range.count <= 18 else { return nil }
  var value: Int64 = 0
  var index = range.lowerBound
  while index < range.upperBound {
    let digit = bytes[index] &- UInt8(ascii: "0")
    guard digit < 10 else { return nil }
    value = value &* 10 &+ Int64(digit)
    index &+= 1
  }
  return value
}

/// Digits with at most one point and a minus before them, 15 digits at the most; the twin is
/// `parseDouble`.
///
/// 15 digits are an integer below 2^53, and its quotient by a power of ten up to 10^15 is one
/// rounding away from the decimal number (Clinger 1990).
func plainDouble(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Double? {
  var index = range.lowerBound
  let end = range.upperBound
  guard index < end else { return nil }
  let isNegative = bytes[index] == .minus
  if isNegative { index &+= 1 }
  guard end &- index >= 1, end &- index <= 16 else { return nil }
  var mantissa: Int64 = 0
  var digitCount = 0
  var fractionCount = -1
  while index < end {
    let byte = bytes[index]
    let digit = byte &- UInt8(ascii: "0")
    if digit < 10 {
      mantissa = mantissa &* 10 &+ Int64(digit)
      digitCount &+= 1
      if fractionCount >= 0 { fractionCount &+= 1 }
    } else if byte == .point, fractionCount < 0 {
      fractionCount = 0
    } else {
      return nil
    }
    index &+= 1
  }
  guard digitCount >= 1, digitCount <= 15 else { return nil }
  let value = Double(mantissa) / powersOfTen[max(0, fractionCount)]
  return isNegative ? -value : value
}

/// 10^0 to 10^15, all exact in a double.
private let powersOfTen: [Double] = [
  1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
]

/// `YYYY-MM-DD`; the twin is `parseDate`.
func plainDay(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Day? {
  guard range.count == 10 else { return nil }
  let start = range.lowerBound
  guard bytes[start &+ 4] == .minus, bytes[start &+ 7] == .minus,
    let year = digits(bytes, start, 4), let month = digits(bytes, start &+ 5, 2),
    let day = digits(bytes, start &+ 8, 2)
  else { return nil }
  return Day(year: year, month: month, day: day)
}

/// The value of `count` digits, nil where some byte is none.
private func digits(_ bytes: Span<UInt8>, _ start: Int, _ count: Int) -> Int? {
  var value = 0
  for index in start..<start &+ count {
    let digit = bytes[index] &- UInt8(ascii: "0")
    guard digit < 10 else { return nil }
    value = value &* 10 &+ Int(digit)
  }
  return value
}
