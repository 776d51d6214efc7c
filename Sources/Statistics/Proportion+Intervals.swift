internal import Foundation

extension Proportion {
  /// Wilson's score interval for the probability behind the share; nil when the total is 0.
  ///
  /// The share itself is always inside. The lower end of none and the upper end of all are exactly
  /// 0 and 1.
  /// - Parameter confidence: Above 0 and below 1.
  /// - Source: Wilson, Probable inference, the law of succession, and statistical inference, 1927,
  ///   doi:10.1080/01621459.1927.10502953.
  public func wilsonInterval(confidence: Double = 0.95) -> Interval? {
    guard let value else { return nil }
    let z = normalQuantile(upperTail: Self.tail(confidence))
    let k = Double(count)
    let n = Double(total)
    let center = k + z * z / 2
    let halfWidth = z * (k * (Double(total - count) / n) + z * z / 4).squareRoot()
    return Interval(
      lower: count == 0 ? 0 : min(value, (center - halfWidth) / (n + z * z)),
      upper: count == total ? 1 : max(value, (center + halfWidth) / (n + z * z)))
  }

  /// The exact interval of Clopper and Pearson for the probability behind the share; nil when the
  /// total is 0.
  ///
  /// The share itself is always inside. The lower end of none and the upper end of all are exactly
  /// 0 and 1. Past a total of 2^40 Wilson's ends are returned, which then differ by less than
  /// 1e-10.
  /// - Parameter confidence: Above 0 and below 1.
  /// - Complexity: O(sqrt(total)).
  /// - Source: Clopper, Pearson, The use of confidence or fiducial limits illustrated in the case
  ///   of the binomial, 1934, doi:10.1093/biomet/26.4.404.
  public func clopperPearsonInterval(confidence: Double = 0.95) -> Interval? {
    guard let value, let wilson = wilsonInterval(confidence: confidence) else { return nil }
    let tail = Self.tail(confidence)
    let k = Double(count)
    let n = Double(total)
    if count == 0 { return Interval(lower: 0, upper: -expm1(log(tail) / n)) }
    if count == total { return Interval(lower: exp(log(tail) / n), upper: 1) }
    guard total <= Self.largestExactTotal else { return wilson }
    return Interval(
      lower: BetaDistribution(a: k, b: n - k + 1)
        .quantile(lowerTail: tail, in: 0...value, startingAt: wilson.lower),
      upper: BetaDistribution(a: k + 1, b: n - k)
        .quantile(upperTail: tail, in: value...1, startingAt: wilson.upper))
  }

  private static let largestExactTotal = 1 << 40

  /// The probability that is left out on either side.
  private static func tail(_ confidence: Double) -> Double {
    precondition(confidence > 0 && confidence < 1, "a confidence lies between 0 and 1")
    return (1 - confidence) / 2
  }
}
