/// A fraction of integers in lowest terms.
public struct ExactFraction: Sendable, Hashable {
  public let numerator: Int128
  /// Above 0.
  public let denominator: Int128

  /// - Precondition: the denominator is above 0, and the numerator not the least integer.
  public init(_ numerator: Int128, over denominator: Int128) {
    precondition(denominator > 0, "a denominator is above 0")
    let common = Self.greatestCommonDivisor(numerator.magnitude, denominator.magnitude)
    self.numerator = numerator / Int128(common)
    self.denominator = denominator / Int128(common)
  }

  /// The fraction as a double; both integers are rounded to doubles first.
  public var value: Double { Double(numerator) / Double(denominator) }

  /// The fraction in hundredths of a percentage point, halves away from zero; nil where it does not
  /// fit.
  public var hundredthsOfPoints: Int? {
    let product = numerator.magnitude.multipliedFullWidth(by: 10_000)
    guard product.high < denominator.magnitude else { return nil }
    let (quotient, remainder) = denominator.magnitude.dividingFullWidth(product)
    let goesUp = remainder >= denominator.magnitude - remainder
    guard let units = Int(exactly: quotient), units < .max else { return nil }
    return (numerator < 0 ? -1 : 1) * (goesUp ? units + 1 : units)
  }

  private static func greatestCommonDivisor(_ a: UInt128, _ b: UInt128) -> UInt128 {
    var (a, b) = (a, b)
    while b != 0 { (a, b) = (b, a % b) }
    return a
  }
}

extension ExactFraction: CustomStringConvertible {
  /// Such as `-3/80`; without a denominator of 1.
  public var description: String {
    denominator == 1 ? "\(numerator)" : "\(numerator)/\(denominator)"
  }
}
