import Foundation
import Statistics
import TestSupport
import Testing

private let published = [240, 48, 5, 3, 2, 2]

@Suite struct `Concentration measures` {
  @Test func `equal the published values over six units`() throws {
    let found = Concentration(published)
    #expect(try abs(#require(found.hhi) - 0.666067) < 5e-7)
    #expect(try abs(#require(found.normalizedHHI) - 0.599280) < 5e-7)
    #expect(try abs(#require(found.effectiveNumber) - 1.501351) < 5e-7)
    #expect(try abs(#require(found.gini) - 0.738889) < 5e-7)
    #expect(try abs(#require(found.entropy) - 0.652827) < 5e-7)
    #expect(try abs(#require(found.theil) - 1.138932) < 5e-7)
  }

  @Test func `equal the published values over 34 units`() throws {
    let found = Concentration(published + Array(repeating: 0, count: 28))
    #expect(found.unitCount == 34)
    #expect(found.occupiedCount == 6)
    #expect(try abs(#require(found.hhi) - 0.666067) < 5e-7)
    #expect(try abs(#require(found.normalizedHHI) - 0.655947) < 5e-7)
    #expect(try abs(#require(found.gini) - 0.953922) < 5e-7)
    #expect(try abs(#require(found.entropy) - 0.652827) < 5e-7)
    #expect(try abs(#require(found.theil) - 2.873533) < 5e-7)
  }

  @Test func `equal the oracle to thirteen digits`() throws {
    let rows = try oracleRows(testFile("Oracle/concentration.csv"))
    #expect(rows.count > 50)
    for row in rows {
      let text = try #require(row["counts"])
      let found = Concentration(text.split(separator: " ").compactMap { Int($0) })
      let pairs = [
        (found.hhi, "hhi"), (found.normalizedHHI, "normalized"),
        (found.effectiveNumber, "effective"), (found.gini, "gini"), (found.entropy, "entropy"),
        (found.theil, "theil"), (found.expectedHHIWhenEven, "expected"),
      ]
      for (value, column) in pairs {
        let expected = Double(row[column] ?? "")
        #expect((value == nil) == (expected == nil), "\(column) of \(text)")
        guard let value, let expected else { continue }
        #expect(abs(value - expected) <= 1e-13 * max(1, expected), "\(column) of \(text)")
      }
    }
  }

  @Test(arguments: [[], [0], Array(repeating: 0, count: 34)])
  func `are nil without incidents`(counts: [Int]) {
    let found = Concentration(counts)
    let measures = [
      found.hhi, found.normalizedHHI, found.effectiveNumber, found.expectedHHIWhenEven,
      found.gini, found.entropy, found.theil,
    ]
    #expect(measures.allSatisfy { $0 == nil })
    #expect(found.unitCount == counts.count)
    #expect(found.occupiedCount == 0)
  }

  @Test(arguments: [1, 300, Int.max])
  func `of a single unit are those of one place, and nothing to normalize`(count: Int) {
    let found = Concentration([count])
    #expect(found.hhi == 1)
    #expect(found.normalizedHHI == nil)
    #expect(found.effectiveNumber == 1)
    #expect(found.expectedHHIWhenEven == 1)
    #expect(found.gini == 0)
    #expect(found.entropy == 0 && found.entropy?.sign == .plus)
    #expect(found.theil == 0)
  }

  @Test(arguments: [2, 3, 7, 34, 1_000], [1, 9, 12_345, 1 << 40, Int.max])
  func `are exactly even for equal counts`(m: Int, count: Int) throws {
    let found = Concentration(Array(repeating: count, count: m))
    #expect(found.normalizedHHI == 0)
    #expect(found.effectiveNumber == Double(m))
    #expect(found.gini == 0)
    #expect(found.theil == 0)
    #expect(try abs(#require(found.entropy) - log(Double(m))) < 1e-14 * Double(m))
  }

  @Test(arguments: [2, 34], [1, 301, Int.max])
  func `are at their largest when all fall into one unit`(m: Int, count: Int) throws {
    let found = Concentration([count] + Array(repeating: 0, count: m - 1))
    #expect(found.hhi == 1)
    #expect(found.normalizedHHI == 1)
    #expect(try abs(#require(found.gini) - Double(m - 1) / Double(m)) < 1e-15)
    #expect(found.entropy == 0)
    #expect(try abs(#require(found.theil) - log(Double(m))) < 1e-15 * Double(m))
  }

  @Test(arguments: UInt64(0)..<40)
  func `stay in range and ignore the order of units`(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let top = 1 << Int.random(in: 0...62, using: &random)
    var counts = (0..<Int.random(in: 2...60, using: &random)).map { _ in
      Bool.random(using: &random) ? Int.random(in: 0...top, using: &random) : 0
    }
    counts[0] = Int.random(in: 1...top, using: &random)
    let found = Concentration(counts)
    counts.shuffle(using: &random)
    #expect(found == Concentration(counts))
    let m = Double(counts.count)
    let hhi = try #require(found.hhi)
    #expect(hhi <= 1 && hhi >= 1 / m - 1e-15)
    #expect(try (0...1).contains(#require(found.normalizedHHI)))
    #expect(try (0...1).contains(#require(found.gini)))
    #expect(try (0...log(m) + 1e-14).contains(#require(found.entropy)))
    #expect(try (0...log(m) + 1e-14).contains(#require(found.theil)))
    let sum = try #require(found.entropy) + #require(found.theil)
    #expect(abs(sum - log(m)) < 1e-13)
    #expect(try abs(#require(found.effectiveNumber) * hhi - 1) < 1e-15)
  }

  @Test(arguments: UInt64(0)..<20)
  func `rise when an incident moves to a fuller unit`(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    var counts = (0..<20).map { _ in Int.random(in: 1...50, using: &random) }.sorted()
    let before = Concentration(counts)
    counts[3] -= 1
    counts[15] += 1
    let after = Concentration(counts)
    #expect(try #require(before.hhi) < #require(after.hhi))
    #expect(try #require(before.gini) < #require(after.gini))
    #expect(try #require(before.theil) < #require(after.theil))
    #expect(try #require(before.entropy) > #require(after.entropy))
  }

  /// The mean index over many draws of n incidents into m units.
  @Test(arguments: [(m: 34, n: 31), (m: 5, n: 200)])
  func `expect what even chances give on average`(m: Int, n: Int) throws {
    var random = SplitMix64(seed: 7)
    let draws = 20_000
    var sum = 0.0
    for _ in 0..<draws {
      var counts = Array(repeating: 0, count: m)
      for _ in 0..<n { counts[Int.random(in: 0..<m, using: &random)] += 1 }
      sum += try #require(Concentration(counts).hhi)
    }
    let expected = try #require(
      Concentration([n] + Array(repeating: 0, count: m - 1)).expectedHHIWhenEven)
    #expect(abs(sum / Double(draws) / expected - 1) < 0.003)
  }

  @Test func `need counts that are not negative`() async {
    await #expect(processExitsWith: .failure) { _ = Concentration([1, -1]) }
  }
}
