/// Why the text of one field is not a value of its kind.
struct ValueFault: Error, Equatable {
  /// What is wrong and what was expected, to stand after the value.
  let reason: String
}

/// The double nearest to a decimal number: digits with at most one point, a minus before them and
/// an exponent after them at will.
///
/// No plus sign, no hexadecimal, no `nan` or `inf`; the text is trimmed and not empty.
/// - Throws: `ValueFault` for any other text and for numbers beyond the range of doubles.
func parseDouble(_ text: ArraySlice<UInt8>) throws(ValueFault) -> Double {
  guard let number = DecimalNumber(text) else { throw numberFault(text) }
  let value = number.exactDouble ?? Double(text.text) ?? .infinity
  guard value.isFinite else { throw ValueFault(reason: "is beyond the range of numbers") }
  return value
}

/// A whole number: digits, a minus before them at will, and zeros after a point at will (`700.0`).
///
/// - Throws: `ValueFault` for any other text and for numbers of more than 18 digits.
func parseInteger(_ text: ArraySlice<UInt8>) throws(ValueFault) -> Int64 {
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
  guard significant.count <= 18 else { throw ValueFault(reason: "is too large a number") }
  let value = significant.reduce(Int64(0)) { $0 * 10 + Int64($1.digitValue) }
  return isNegative ? -value : value
}

private func integerFault(_ text: ArraySlice<UInt8>) -> ValueFault {
  let fault = numberFault(text)
  return fault.reason == notANumber ? ValueFault(reason: "is no whole number") : fault
}

private let notANumber = "is no number such as 34.5"

private func numberFault(_ text: ArraySlice<UInt8>) -> ValueFault {
  let digits = text.dropFirst(text.first == .minus ? 1 : 0)
  let hasDecimalComma =
    digits.count { $0 == .comma } == 1
    && digits.allSatisfy { $0.isASCIIDigit || $0 == .comma } && digits.first != .comma
  return ValueFault(
    reason: hasDecimalComma
      ? "has a comma, expected a decimal point and no thousands separator" : notANumber)
}

/// A decimal number, taken apart.
private struct DecimalNumber {
  private var isNegative = false
  /// The digits as an integer, as far as they fit.
  private var mantissa: UInt64 = 0
  /// Whether every digit that matters is in `mantissa`.
  private var isComplete = true
  /// The power of ten that `mantissa` is multiplied with.
  private var exponent = 0

  /// The most bytes that are taken for a number: more than any sensible writer uses.
  private static let maxLength = 1_000

  /// Nil when the text is not of the form.
  init?(_ text: ArraySlice<UInt8>) {
    guard text.count <= Self.maxLength else { return nil }
    var rest = text
    isNegative = rest.first == .minus
    if isNegative { rest.removeFirst() }
    let whole = rest.prefix { $0.isASCIIDigit }
    rest = rest[whole.endIndex...]
    var fraction = rest.prefix(0)
    if rest.first == .point {
      fraction = rest.dropFirst().prefix { $0.isASCIIDigit }
      rest = rest[fraction.endIndex...]
    }
    guard !whole.isEmpty || !fraction.isEmpty else { return nil }
    for digit in whole { push(digit) }
    for digit in fraction { push(digit) }
    exponent -= fraction.count
    if !rest.isEmpty { guard addExponent(rest) else { return nil } }
  }

  private mutating func push(_ digit: UInt8) {
    guard mantissa < 1_000_000_000_000_000_000 else {
      isComplete = false
      return
    }
    mantissa = mantissa * 10 + UInt64(digit.digitValue)
  }

  /// Reads `e`, a sign at will, and digits.
  private mutating func addExponent(_ text: ArraySlice<UInt8>) -> Bool {
    guard let mark = text.first, mark | 0x20 == UInt8(ascii: "e") else { return false }
    var digits = text.dropFirst()
    let isNegative = digits.first == .minus
    if isNegative || digits.first == UInt8(ascii: "+") { digits.removeFirst() }
    guard !digits.isEmpty, digits.allSatisfy(\.isASCIIDigit) else { return false }
    var value = 0
    for digit in digits { value = min(value * 10 + Int(digit.digitValue), 100_000) }
    exponent += isNegative ? -value : value
    return true
  }

  /// The value where one exact operation gives it, rounded correctly; nil elsewhere.
  ///
  /// - Source: Clinger, How to read floating point numbers accurately, 1990: an integer up to 2^53
  ///   times or over a power of ten up to 10^22 is one rounding away from the decimal number.
  var exactDouble: Double? {
    guard isComplete, mantissa <= 1 << 53, (-22...22).contains(exponent) else { return nil }
    let integer = Double(mantissa)
    let power = Self.powersOfTen[abs(exponent)]
    let value = exponent < 0 ? integer / power : integer * power
    return isNegative ? -value : value
  }

  /// 10^0 to 10^22, all exact in a double.
  private static let powersOfTen: [Double] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
    1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
  ]
}
