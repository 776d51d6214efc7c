internal import Foundation

/// The beta distribution with whole parameters, whose tails are those of the binomial.
struct BetaDistribution {
  /// At least 1, without a fraction.
  let a: Double
  /// At least 1, without a fraction.
  let b: Double

  /// Where the probability below is `tail`.
  func quantile(
    lowerTail tail: Double, in range: ClosedRange<Double>, startingAt start: Double
  ) -> Double {
    solve(in: range, startingAt: start) { x in
      let (lower, _, density) = probabilities(at: x)
      return (excess: log(lower / tail), slope: density / lower)
    }
  }

  /// Where the probability above is `tail`.
  func quantile(
    upperTail tail: Double, in range: ClosedRange<Double>, startingAt start: Double
  ) -> Double {
    solve(in: range, startingAt: start) { x in
      let (_, upper, density) = probabilities(at: x)
      return (excess: log(tail / upper), slope: density / upper)
    }
  }

  /// The root of a rising function by Newton's steps in log x, in which a tail is nearly straight;
  /// a step that leaves the range known to hold the root is replaced by halving that range.
  ///
  /// The steps converge quadratically, so that after one of 1e-9 nothing is left to gain.
  private func solve(
    in range: ClosedRange<Double>, startingAt start: Double,
    _ function: (Double) -> (excess: Double, slope: Double)
  ) -> Double {
    var (low, high) = (range.lowerBound, range.upperBound)
    var x = start > low && start < high ? start : (low + high) / 2
    for _ in 0..<200 {
      let (excess, slope) = function(x)
      if excess > 0 { high = x } else { low = x }
      let next = x * exp(-excess / (slope * x))
      guard next > low && next < high else {
        if high - low <= high.ulp { break }
        x = (low + high) / 2
        continue
      }
      let hasConverged = abs(next - x) <= 1e-9 * min(next, 1 - next)
      x = next
      if hasConverged { break }
    }
    return x
  }

  /// The probabilities below and above `x`, and the density there; `x` lies inside 0...1.
  func probabilities(at x: Double) -> (lower: Double, upper: Double, density: Double) {
    let weight = weight(at: x)
    let density = weight / (x * (1 - x))
    if x < (a + 1) / (a + b + 2) {
      let lower = min(1, weight / (a * Self.fraction(a, b, x)))
      return (lower, 1 - lower, density)
    }
    let upper = min(1, weight / (b * Self.fraction(b, a, 1 - x)))
    return (1 - upper, upper, density)
  }

  /// x^a (1 - x)^b / B(a, b), from the binomial probability of `a` in `a + b`.
  ///
  /// Factorials are taken as Stirling's formula and a small correction, powers as deviances, so
  /// that no large numbers cancel.
  private func weight(at x: Double) -> Double {
    let n = a + b
    let exponent =
      stirlingError(n) - stirlingError(a) - stirlingError(b)
      - deviance(of: a, from: n * x) - deviance(of: b, from: n * (1 - x))
    return exp(exponent) * (a * b / (2 * Double.pi * n)).squareRoot()
  }

  /// The continued fraction of the incomplete beta function by the modified algorithm of Lentz.
  ///
  /// - Complexity: O(sqrt(a + b)) for x up to about the mean.
  /// - Source: NIST Digital Library of Mathematical Functions, 8.17.22 and 3.10(iii).
  private static func fraction(_ a: Double, _ b: Double, _ x: Double) -> Double {
    let tiny = 1e-300
    var (value, c, d) = (1.0, 1.0, 0.0)
    func multiply(by term: Double) -> Double {
      d = 1 + term * d
      d = 1 / (abs(d) < tiny ? tiny : d)
      c = 1 + term / c
      if abs(c) < tiny { c = tiny }
      value *= c * d
      return c * d
    }
    for step in 0..<largestStepCount {
      let m = Double(step)
      if step > 0 { _ = multiply(by: m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))) }
      let factor = multiply(
        by: -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1)))
      if abs(factor - 1) <= Double.ulpOfOne { break }
    }
    return value
  }

  /// Far more than the fraction takes for the largest parameters in use.
  private static let largestStepCount = 1 << 24
}

/// ln n! less Stirling's formula for it, n a whole number.
///
/// - Source: NIST Digital Library of Mathematical Functions, 5.11.1.
private func stirlingError(_ n: Double) -> Double {
  if n < 16 {
    let factorial = stride(from: 2, through: n, by: 1).reduce(1, *)
    return log(factorial / (2 * Double.pi * n).squareRoot()) - n * log(n) + n
  }
  let coefficients = [1 / 1188.0, -1 / 1680.0, 1 / 1260.0, -1 / 360.0, 1 / 12.0]
  return coefficients.reduce(0) { $0 / (n * n) + $1 } / n
}

/// x ln(x / mean) + mean - x, which is nearly 0 where `x` is near the mean.
private func deviance(of x: Double, from mean: Double) -> Double {
  let excess = (mean - x) / x
  return x * (excess - log1p(excess))
}
