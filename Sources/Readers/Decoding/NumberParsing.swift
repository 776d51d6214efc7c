/// The double nearest to a decimal number: digits with at most one point, a minus before them and
/// an exponent after them at will.
///
/// No plus sign, no hexadecimal, no `nan` or `inf`; the text is trimmed and not empty.
/// - Throws: `RowFault` for any other text and for numbers beyond the range of doubles.
func parseDouble(_ text: ArraySlice<UInt8>) throws(RowFault) -> Double {
  guard isDecimalNumber(text) else { throw numberFault(text) }
  let value = Double(text.text) ?? .infinity
  guard value.isFinite else { throw RowFault(reason: "is beyond the range of numbers") }
  return value
}

/// A whole number: digits, a minus before them at will, and zeros after a point at will (`700.0`).
///
/// - Throws: `RowFault` for any other text and for numbers of more than 18 digits.
func parseInteger(_ text: ArraySlice<UInt8>) throws(RowFault) -> Int64 {
  let isNegative = text.first == .minus
  let digits = text.dropFirst(isNegative ? 1 : 0)
  let whole = digits.prefix { $0.isASCIIDigit }
  let fraction = digits[whole.endIndex...]
  let isWhole =
    fraction.isEmpty
    || fraction.count > 1 && fraction.first == .point
      && fraction.dropFirst().allSatisfy { $0 == UInt8(ascii: "0") }
  guard !whole.isEmpty, isWhole else { throw integerFault(text) }
  let significant = whole.drop { $0 == UInt8(ascii: "0") }
  guard significant.count <= 18 else { throw RowFault(reason: "is too large a number") }
  let value = significant.reduce(Int64(0)) { $0 * 10 + Int64($1.digitValue) }
  return isNegative ? -value : value
}

/// Whether a text is digits with at most one point, with sign and exponent as `parseDouble` allows
/// them, and no longer than any sensible writer makes it.
private func isDecimalNumber(_ text: ArraySlice<UInt8>) -> Bool {
  var cursor = ByteCursor(text)
  _ = cursor.take(.minus)
  var count = cursor.digits().count
  if cursor.take(.point) { count += cursor.digits().count }
  guard count > 0, text.count <= 1_000 else { return false }
  if cursor.take(UInt8(ascii: "e")) || cursor.take(UInt8(ascii: "E")) {
    if !cursor.take(.minus) { _ = cursor.take(UInt8(ascii: "+")) }
    guard cursor.digits().count > 0 else { return false }
  }
  return cursor.isAtEnd
}

private func integerFault(_ text: ArraySlice<UInt8>) -> RowFault {
  let fault = numberFault(text)
  return fault.reason == notANumber ? RowFault(reason: "is no whole number") : fault
}

private let notANumber = "is no number such as 34.5"

private func numberFault(_ text: ArraySlice<UInt8>) -> RowFault {
  let digits = text.dropFirst(text.first == .minus ? 1 : 0)
  let hasDecimalComma =
    digits.count { $0 == .comma } == 1
    && digits.allSatisfy { $0.isASCIIDigit || $0 == .comma } && digits.first != .comma
  return RowFault(
    reason: hasDecimalComma
      ? "has a comma, expected a decimal point and no thousands separator" : notANumber)
}
