import TestSupport
import Testing

@testable import Claims

@Suite struct `A change of a share` {
  private static func change(
    _ before: (Int64, Int64), _ after: (Int64, Int64),
    _ parts: [(cause: ChangeCause, part: Int64, whole: Int64)]
  ) -> ShareChange {
    ShareChange(
      before: .init(part: before.0, whole: before.1), after: .init(part: after.0, whole: after.1),
      parts: parts)
  }

  @Test func `is charged by the midpoint rule, worked out by hand`() {
    // From 1/2 to 3/5; the mean share is 11/20, the mean whole 7/2.
    let change = Self.change((1, 2), (3, 5), [(.added, 2, 4), (.deleted, 0, -1)])
    #expect(change.change == ExactFraction(1, over: 10))
    #expect(
      change.parts.map(\.share) == [ExactFraction(-2, over: 35), ExactFraction(11, over: 70)])
  }

  @Test(arguments: UInt64(0)..<100)
  func `sums exactly, turns its sign with the versions and does not depend on the split`(
    seed: UInt64
  ) {
    var random = SplitMix64(seed: seed)
    let most: Int64 = [5, 1_000, 1 << 36][Int(seed % 3)]
    let wholes = [
      Int64.random(in: 1...most, using: &random), .random(in: 1...most, using: &random),
    ]
    let parts = wholes.map { Int64.random(in: 0...$0, using: &random) }
    let first = Int64.random(in: -most...most, using: &random)
    let second = Int64.random(in: -most...most, using: &random)
    let (before, after) = ((parts[0], wholes[0]), (parts[1], wholes[1]))
    let split: [(cause: ChangeCause, part: Int64, whole: Int64)] = [
      (.added, first, second),
      (.moved, parts[1] - parts[0] - first, wholes[1] - wholes[0] - second),
    ]
    let change = Self.change(before, after, split)
    expectExact(change)
    let reverse = Self.change(
      after, before, split.map { ($0.cause, -$0.part, -$0.whole) })
    for (there, back) in zip(change.parts, reverse.parts) {
      #expect(there.share?.numerator == back.share.map { -$0.numerator })
      #expect(there.share?.denominator == back.share?.denominator)
    }
    // The same rows under one cause are charged with what they were under two.
    let merged = Self.change(
      before, after, [(.added, parts[1] - parts[0], wholes[1] - wholes[0])])
    #expect(merged.parts[0].share == change.change)
  }

  @Test func `has no parts where a version has no share or the integers are too large`() {
    #expect(Self.change((0, 0), (1, 2), [(.added, 1, 2)]).change == nil)
    #expect(Self.change((1, 2), (0, 0), [(.deleted, -1, -2)]).parts[0].share == nil)
    let huge = Self.change((1, .max), (.max, .max), [(.added, .max - 1, 0)])
    #expect(huge.change == nil)
    #expect(huge.parts.map(\.share) == [nil])
    #expect(huge.parts[0].part == .max - 1)
  }
}

@Suite struct `An exact fraction` {
  @Test func `is in lowest terms and reads so`() {
    #expect(ExactFraction(6, over: 8) == ExactFraction(3, over: 4))
    #expect(ExactFraction(-6, over: 8).description == "-3/4")
    #expect(ExactFraction(0, over: 8).description == "0")
    #expect(ExactFraction(1, over: 8).value == 0.125)
  }

  @Test func `is rounded to hundredths of points, halves away from zero`() {
    let cases: [(Int128, Int128, Int?)] = [
      (1, 8, 1250), (1, 3, 3333), (2, 3, 6667), (1, 20_000, 1), (-1, 20_000, -1),
      (1, 20_001, 0), (-2, 3, -6667), (2, 1, 20_000), (0, 5, 0), (.max, .max, 10_000),
      (.max, 1, nil), (1, .max, 0),
    ]
    for (numerator, denominator, expected) in cases {
      #expect(ExactFraction(numerator, over: denominator).hundredthsOfPoints == expected)
    }
  }
}
