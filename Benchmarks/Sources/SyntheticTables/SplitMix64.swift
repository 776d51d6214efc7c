/// A small generator of random numbers whose whole state is its seed: the same seed gives the same
/// bytes everywhere.
///
/// - Source: Steele, Lea, Flood, Fast splittable pseudorandom number generators, 2014,
///   doi:10.1145/2660193.2660195.
public struct SplitMix64: RandomNumberGenerator, Sendable {
  private var state: UInt64

  public init(seed: UInt64) { state = seed }

  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// A number in `0..<count`, by multiplication; the bias is below count / 2^64.
  public mutating func below(_ count: Int) -> Int {
    Int(next().multipliedFullWidth(by: UInt64(count)).high)
  }

  /// A number in `0..<1`, with 53 bits.
  public mutating func unit() -> Double { Double(next() >> 11) * 0x1p-53 }
}

/// Draws indices with given weights.
public struct WeightedChoice: Sendable {
  private let sums: [Double]

  /// - Precondition: weights are positive.
  public init(_ weights: [Double]) {
    var sum = 0.0
    sums = weights.map { weight in
      sum += weight
      return sum
    }
  }

  /// - Complexity: O(log count).
  public func draw(_ random: inout SplitMix64) -> Int { index(at: random.unit()) }

  /// The index in which the part `fraction` of all weight ends.
  public func index(at fraction: Double) -> Int {
    let target = fraction * (sums.last ?? 0)
    var (low, high) = (0, sums.count - 1)
    while low < high {
      let middle = (low + high) / 2
      if sums[middle] > target { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
