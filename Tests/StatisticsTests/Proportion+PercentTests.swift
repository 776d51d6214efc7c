import Statistics
import TestSupport
import Testing

@Suite struct `A percentage` {
  @Test(arguments: [
    (1, 8, 1, "12.5"), (1, 8, 0, "13"), (3, 8, 0, "38"), (289, 301, 0, "96"),
    (289, 301, 1, "96.0"), (288, 301, 1, "95.7"), (0, 7, 0, "0"), (0, 7, 2, "0.00"),
    (7, 7, 0, "100"), (7, 7, 2, "100.00"), (1, 3, 4, "33.3333"), (2, 3, 4, "66.6667"),
    (1, 200, 0, "1"), (1, 201, 0, "0"), (1, 100_000, 2, "0.00"), (1, 20_000, 2, "0.01"),
    (1, 3, 16, "33.3333333333333333"), (Int.max, Int.max, 16, "100.0000000000000000"),
    (Int.max - 1, Int.max, 16, "100.0000000000000000"), (1, Int.max, 16, "0.0000000000000000"),
    (Int.max / 2, Int.max, 0, "50"), (Int.max / 2 + 1, Int.max, 0, "50"),
    (200, 1000, 1, "20.0"), (999, 1000, 0, "100"), (995, 1000, 0, "100"), (994, 1000, 0, "99"),
  ])
  func `is rounded half up from the integers`(
    count: Int, total: Int, decimals: Int, text: String
  ) {
    #expect(Proportion(count, of: total).percentText(decimals: decimals) == text)
  }

  @Test(arguments: [
    (1, 8, 0, "12"), (3, 8, 0, "38"), (1, 8, 1, "12.5"), (1, 200, 0, "0"), (3, 200, 0, "2"),
    (193, 200, 0, "96"), (5, 8, 0, "62"), (7, 8, 0, "88"), (199, 200, 0, "100"),
  ])
  func `is rounded to the even neighbor when asked`(
    count: Int, total: Int, decimals: Int, text: String
  ) {
    let found = Proportion(count, of: total).percentText(decimals: decimals, halfway: .toEven)
    #expect(found == text)
  }

  /// Every proportion up to 400, against the definition in whole numbers: s is the half-up
  /// rounding of x = 100 k 10^d / n when s - 1/2 <= x < s + 1/2.
  @Test(arguments: [0, 1, 3])
  func `lies within half a unit, the lower half included`(decimals: Int) throws {
    var scale = 100
    for _ in 0..<decimals { scale *= 10 }
    var wrong = 0
    for n in 1...400 {
      for k in 0...n {
        let doubled = 2 * k * scale
        let up = try #require(Proportion(k, of: n).scaledPercent(decimals: decimals))
        if !((2 * up - 1) * n <= doubled && doubled < (2 * up + 1) * n) { wrong += 1 }
        let even = try #require(
          Proportion(k, of: n).scaledPercent(decimals: decimals, halfway: .toEven))
        let isHalfway = doubled % n == 0 && doubled / n % 2 != 0
        if even != (isHalfway && up % 2 != 0 ? up - 1 : up) { wrong += 1 }
      }
    }
    #expect(wrong == 0)
  }

  /// The rounding audit of a published 96 %.
  @Test(arguments: HalfwayRule.allCases)
  func `of 96 is impossible for just the known totals`(halfway: HalfwayRule) {
    let impossible = (1...399).filter { n in
      !(0...n).contains {
        Proportion($0, of: n).percentText(decimals: 0, halfway: halfway) == "96"
      }
    }
    let known = Array(1...22) + Array(29...44) + Array(58...66) + Array(86...88)
    #expect(impossible == known)
  }

  @Test func `of 96 fits three counts of 301`() {
    let fitting = (0...301).filter { Proportion($0, of: 301).percentText(decimals: 0) == "96" }
    #expect(fitting == [288, 289, 290])
  }

  @Test func `of 96 tells the two rules apart below 400 only at 193 of 200`() {
    var differing: [[Int]] = []
    for n in 1...399 {
      for k in 0...n {
        let proportion = Proportion(k, of: n)
        let up = proportion.percentText(decimals: 0) == "96"
        if up != (proportion.percentText(decimals: 0, halfway: .toEven) == "96") {
          differing.append([k, n])
        }
      }
    }
    #expect(differing == [[193, 200]])
  }

  @Test(arguments: UInt64(0)..<20)
  func `of large numbers never falls as the count rises`(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let n = Int.random(in: 1...Int.max, using: &random)
    let counts = (0..<50).map { _ in Int.random(in: 0...n, using: &random) }.sorted()
    let scaled = counts.compactMap { Proportion($0, of: n).scaledPercent(decimals: 16) }
    #expect(scaled == scaled.sorted())
    #expect(scaled.count == 50)
  }

  @Test(arguments: [-1, 17])
  func `has 0 to 16 decimals`(decimals: Int) async {
    await #expect(processExitsWith: .failure) { [decimals] in
      _ = Proportion(1, of: 2).percentText(decimals: decimals)
    }
  }
}
