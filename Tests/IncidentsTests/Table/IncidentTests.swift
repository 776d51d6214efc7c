import Incidents
import TestSupport
import Testing

@Suite struct `A fatality range` {
  struct Case: Sendable {
    let given: [Int32?]
    let found: [Int32?]
    let isReordered: Bool
  }

  @Test(arguments: [
    Case(given: [1, 2, 3], found: [1, 2, 3], isReordered: false),
    Case(given: [2, 2, 2], found: [2, 2, 2], isReordered: false),
    Case(given: [nil, nil, nil], found: [nil, nil, nil], isReordered: false),
    Case(given: [nil, 5, nil], found: [nil, 5, nil], isReordered: false),
    Case(given: [1, nil, 3], found: [1, nil, 3], isReordered: false),
    Case(given: [3, 2, 4], found: [2, 2, 4], isReordered: true),
    Case(given: [1, 5, 3], found: [1, 5, 5], isReordered: true),
    Case(given: [9, 5, 1], found: [1, 5, 9], isReordered: true),
    Case(given: [3, nil, 1], found: [1, nil, 3], isReordered: true),
    Case(given: [nil, 5, 3], found: [nil, 5, 5], isReordered: true),
    Case(given: [7, 5, nil], found: [5, 5, nil], isReordered: true),
  ])
  func `keeps the best figure and takes the extremes as bounds`(_ test: Case) {
    let range = CountRange(low: test.given[0], best: test.given[1], high: test.given[2])
    #expect([range.low, range.best, range.high] == test.found)
    #expect(range.wasReordered == test.isReordered)
  }

  @Test(arguments: UInt64(0)..<50)
  func `is in order, and has just the figures that were given`(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let given: [Int32?] = (0..<3).map { _ in
      Bool.random(using: &random) ? Int32.random(in: 0...9, using: &random) : nil
    }
    let range = CountRange(low: given[0], best: given[1], high: given[2])
    let found = [range.low, range.best, range.high]
    #expect(found.map { $0 == nil } == given.map { $0 == nil })
    #expect(found.compactMap { $0 } == found.compactMap { $0 }.sorted())
    #expect(range.best == given[1])
  }
}
