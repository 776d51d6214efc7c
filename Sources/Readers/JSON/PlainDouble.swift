/// The double nearest to a number without exponent, nil where one exact operation does not give it.
///
/// It is that of `parseDouble`, for the numbers that layers are made of.
/// - Parameter range: where a JSON number stands.
/// - Source: Clinger, How to read floating point numbers accurately, 1990: an integer up to 2^53
///   over a power of ten up to 10^22 is one rounding away from the decimal number.
func plainDouble(_ bytes: [UInt8], in range: Range<Int>) -> Double? {
  var index = range.lowerBound
  let isNegative = bytes[index] == .minus
  if isNegative { index += 1 }
  // Eighteen digits cannot overflow.
  guard range.upperBound - index <= 19 else { return nil }
  var mantissa: UInt64 = 0
  var fraction = 0
  var hasPoint = false
  while index < range.upperBound {
    let byte = bytes[index]
    if byte.isASCIIDigit {
      mantissa = mantissa &* 10 &+ UInt64(byte.digitValue)
      fraction &+= hasPoint ? 1 : 0
    } else if byte == .point {
      hasPoint = true
    } else {
      return nil
    }
    index += 1
  }
  guard mantissa <= 1 << 53, fraction < powersOfTen.count else { return nil }
  let value = Double(mantissa) / powersOfTen[fraction]
  return isNegative ? -value : value
}

/// 10^0 to 10^18, all exact in a double.
private let powersOfTen: InlineArray = [
  1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17,
  1e18,
]
