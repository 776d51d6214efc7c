internal import Foundation

/// The number that a standard normal variable exceeds with probability `tail`.
///
/// Newton's method on the logarithm of the tail, a concave function that falls: begun beyond the
/// root, its steps come down to it. The tail is at most exp(-z²/2) / 2, which gives the beginning.
/// - Precondition: `tail` is above 0 and at most 0.5.
func normalQuantile(upperTail tail: Double) -> Double {
  var z = (-2 * log(2 * tail)).squareRoot()
  for _ in 0..<64 {
    let probability = erfc(z / 2.0.squareRoot()) / 2
    let density = exp(-z * z / 2) / (2 * Double.pi).squareRoot()
    let step = log(probability / tail) * probability / density
    z += step
    if abs(step) <= 1e-9 * z { break }
  }
  return z
}
