internal import Foundation

/// The largest of 1, 2 and 5 times a power of ten that does not exceed `limit`; nil where `limit` is
/// not a positive number.
func niceNumber(atMost limit: Double) -> Double? {
  guard limit > 0, limit.isFinite else { return nil }
  let power = pow(10, log10(limit).rounded(.down))
  // The power may be off by one where the logarithm is rounded.
  let found = [10 * power, 5 * power, 2 * power, power, power / 2].first { $0 <= limit }
  return found
}
