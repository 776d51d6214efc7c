/// What becomes of a number that lies exactly halfway between two decimals.
public enum HalfwayRule: Sendable, CaseIterable {
  /// Away from zero: 12.5 gives 13.
  case up
  /// To the even neighbor: 12.5 gives 12.
  case toEven
}

extension Proportion {
  /// The most decimals that a percentage can be printed with.
  public static let maximumDecimals = 16

  /// The share in percent with a fixed number of decimals and no sign, such as `96.0`; nil when
  /// the total is 0.
  ///
  /// Rounded from the integers, so that 1 of 8 is exactly halfway between 12 and 13.
  /// - Parameter decimals: In `0...maximumDecimals`.
  public func percentText(decimals: Int, halfway: HalfwayRule = .up) -> String? {
    guard let scaled = scaledPercent(decimals: decimals, halfway: halfway) else { return nil }
    guard decimals > 0 else { return "\(scaled)" }
    let digits = String(scaled)
    let padded = String(repeating: "0", count: max(0, decimals + 1 - digits.count)) + digits
    return "\(padded.dropLast(decimals)).\(padded.suffix(decimals))"
  }

  /// The share in units of the last decimal of its percentage, 960 for 96.0 %; nil when the total
  /// is 0.
  ///
  /// - Parameter decimals: In `0...maximumDecimals`.
  public func scaledPercent(decimals: Int, halfway: HalfwayRule = .up) -> Int? {
    precondition(
      (0...Self.maximumDecimals).contains(decimals),
      "a percentage has 0 to \(Self.maximumDecimals) decimals")
    guard total > 0 else { return nil }
    let scale = (0..<decimals).reduce(100) { scale, _ in scale * 10 }
    // The part is at most the whole, so the quotient is at most the scale and fits.
    let (quotient, remainder) = total.dividingFullWidth(count.multipliedFullWidth(by: scale))
    let rest = total - remainder
    let goesUp =
      switch halfway {
      case .up: remainder >= rest
      case .toEven: remainder > rest || (remainder == rest && !quotient.isMultiple(of: 2))
      }
    return goesUp ? quotient + 1 : quotient
  }
}
