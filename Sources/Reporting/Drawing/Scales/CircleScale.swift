/// Circles whose area stands for reported deaths.
struct CircleScale: Sendable, Equatable {
  private let most: Int64
  private let largestRadius: Double

  /// The radius, in pixels, of a hollow circle for incidents without reported deaths.
  static let hollowRadius = 2.2
  private static let leastRadius = 1.8
  private static let mostRadius = 11.0

  /// - Parameter most: the most deaths that a circle stands for.
  init(most: Int64) {
    self.most = max(0, most)
    // Few deaths are not drawn as large as many would be on another map.
    largestRadius = min(Self.mostRadius, 2.2 * Double(self.most).squareRoot())
  }

  /// In pixels.
  func radius(of deaths: Int64) -> Double {
    guard deaths > 0, most > 0 else { return Self.hollowRadius }
    return max(Self.leastRadius, largestRadius * (Double(deaths) / Double(most)).squareRoot())
  }

  /// What a legend shows: 0, some round numbers, and the most.
  var legend: [Int64] {
    guard most > 0 else { return [0] }
    let round = [0.02, 0.1, 0.5].compactMap { part in
      niceNumber(atMost: Double(most) * part).flatMap { $0 >= 1 ? Int64(exactly: $0) : nil }
    }
    return [0] + Set(round + [most]).sorted()
  }
}
