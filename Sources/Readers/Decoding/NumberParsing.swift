/// The double nearest to a decimal number: digits with at most one point, a sign before them and an
/// exponent after them at will.
///
/// No hexadecimal, no `nan` or `inf`; the text is trimmed and not empty.
/// - Parameter hasDecimalComma: whether a comma may stand for the point.
/// - Throws: `RowFault` for any other text and for numbers beyond the range of doubles.
func parseDouble(
  _ text: ArraySlice<UInt8>, hasDecimalComma: Bool = false
) throws(RowFault) -> Double {
  var text = text
  if hasDecimalComma, text.count(where: { $0 == .comma }) == 1, !text.contains(.point) {
    text = text.map { $0 == .comma ? .point : $0 }[...]
  }
  guard isDecimalNumber(text) else { throw numberFault(text) }
  let value = Double(text.text) ?? .infinity
  guard value.isFinite else { throw RowFault(reason: "is beyond the range of numbers") }
  return value
}

/// A whole number: digits, a sign before them at will, commas or spaces between thousands at will
/// (`1,200`), and zeros after a point at will (`700.0`).
///
/// `1.000` may be one or a thousand, and is neither.
/// - Throws: `RowFault` for any other text and for numbers of more than 18 digits.
func parseInteger(_ text: ArraySlice<UInt8>) throws(RowFault) -> Int64 {
  let isNegative = text.first == .minus
  let digits = isNegative || text.first == .plus ? text.dropFirst() : text
  let whole = digits.prefix { $0 != .point }
  let fraction = digits[whole.endIndex...]
  guard isWhole(fraction), !(fraction.count == 4 && whole.count <= 3),
    let significant = withoutThousands(whole)?.drop(while: { $0 == UInt8(ascii: "0") })
  else { throw RowFault(reason: "is no whole number") }
  guard significant.count <= 18 else { throw RowFault(reason: "is too large a number") }
  let value = significant.reduce(Int64(0)) { $0 * 10 + Int64($1.digitValue) }
  return isNegative ? -value : value
}

/// Whether what stands behind the digits of a number is nothing, or zeros after a point.
private func isWhole(_ fraction: ArraySlice<UInt8>) -> Bool {
  fraction.isEmpty
    || fraction.count > 1 && fraction.dropFirst().allSatisfy { $0 == UInt8(ascii: "0") }
}

/// Digits, and what separates their groups of three taken out; nil for other texts.
private func withoutThousands(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
  if !text.isEmpty, text.allSatisfy(\.isASCIIDigit) { return text }
  guard let separator = text.first(where: { !$0.isASCIIDigit }),
    separator == .comma || separator == .space
  else { return nil }
  let groups = text.split(separator: separator, omittingEmptySubsequences: false)
  guard (1...3).contains(groups[0].count), groups.dropFirst().allSatisfy({ $0.count == 3 }),
    groups.joined().allSatisfy(\.isASCIIDigit)
  else { return nil }
  return Array(groups.joined())[...]
}

/// Whether a text is digits with at most one point, with sign and exponent as `parseDouble` allows
/// them, and no longer than any sensible writer makes it.
private func isDecimalNumber(_ text: ArraySlice<UInt8>) -> Bool {
  var cursor = ByteCursor(text)
  if !cursor.take(.minus) { _ = cursor.take(.plus) }
  var count = cursor.digits().count
  if cursor.take(.point) { count += cursor.digits().count }
  guard count > 0, text.count <= 1_000 else { return false }
  if cursor.take(UInt8(ascii: "e")) || cursor.take(UInt8(ascii: "E")) {
    if !cursor.take(.minus) { _ = cursor.take(.plus) }
    guard cursor.digits().count > 0 else { return false }
  }
  return cursor.isAtEnd
}

private func numberFault(_ text: ArraySlice<UInt8>) -> RowFault {
  let hasSign = text.first == .minus || text.first == .plus
  let digits = text.dropFirst(hasSign ? 1 : 0)
  let hasDecimalComma =
    digits.count { $0 == .comma } == 1
    && digits.allSatisfy { $0.isASCIIDigit || $0 == .comma } && digits.first != .comma
  return RowFault(
    reason: hasDecimalComma
      ? "has a comma, expected a decimal point and no thousands separator"
      : "is no number such as 34.5")
}
