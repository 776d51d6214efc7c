internal import CMeasure

/// How fast this machine reads memory from end to end, which bounds every scan.
struct Bandwidth: Codable {
  var threads: Int
  var bytesPerSecond: Double

  /// The best of several runs over 512 MB, far more than any cache holds.
  static func measured(threads: Int, isQuick: Bool) async throws -> Bandwidth {
    let words = [UInt64](repeating: 0x0101_0101_0101_0101, count: (isQuick ? 128 : 512) << 17)
    let expected = UInt64(words.count) &* 0x0101_0101_0101_0101
    var best = Double.infinity
    for _ in 0..<(isQuick ? 5 : 11) {
      let start = ContinuousClock.now
      let sums = try await inParallel(threads) { part in
        let range = share(part, of: threads, in: words.count)
        return words.withUnsafeBufferPointer { words in
          words.baseAddress.map { cm_stream($0 + range.lowerBound, Int64(range.count)) } ?? 0
        }
      }
      best = min(best, start.duration(to: .now) / .seconds(1))
      try require(sums.reduce(0, &+), equals: expected, "the sum of the stream")
    }
    return Bandwidth(threads: threads, bytesPerSecond: Double(words.count * 8) / best)
  }
}
