import Statistics
import TestSupport
import Testing

@Suite struct `Binomial intervals` {
  struct Case: Sendable {
    let k: Int
    let n: Int
    let wilson: (Double, Double)
    let exact: (Double, Double)
    let tolerance: Double
  }

  @Test(arguments: [
    Case(
      k: 81, n: 263, wilson: (0.2553, 0.3662), exact: (0.2527, 0.3676), tolerance: 5e-5),
    Case(k: 15, n: 148, wilson: (0.0624, 0.1605), exact: (0.0578, 0.1617), tolerance: 5e-5),
    Case(k: 0, n: 20, wilson: (0, 0.1611), exact: (0, 0.1684), tolerance: 5e-5),
    Case(k: 1, n: 29, wilson: (0.0061, 0.1718), exact: (0.0009, 0.1776), tolerance: 5e-5),
    Case(
      k: 289, n: 301, wilson: (0.93162, 0.97705), exact: (0.93140, 0.97923), tolerance: 5e-6),
  ])
  func `equal the published values`(_ test: Case) throws {
    let proportion = Proportion(test.k, of: test.n)
    let wilson = try #require(proportion.wilsonInterval())
    let exact = try #require(proportion.clopperPearsonInterval())
    #expect(abs(wilson.lower - test.wilson.0) <= test.tolerance)
    #expect(abs(wilson.upper - test.wilson.1) <= test.tolerance)
    #expect(abs(exact.lower - test.exact.0) <= test.tolerance)
    #expect(abs(exact.upper - test.exact.1) <= test.tolerance)
  }

  @Test func `equal SciPy to twelve digits`() throws {
    let rows = try oracleRows(testFile("Oracle/intervals.csv"))
    #expect(rows.count > 250)
    for row in rows {
      let numbers = row.compactMapValues(Double.init)
      let k = try #require(row["k"].flatMap { Int($0) })
      let n = try #require(row["n"].flatMap { Int($0) })
      let confidence = try #require(numbers["confidence"])
      let proportion = Proportion(k, of: n)
      let wilson = try #require(proportion.wilsonInterval(confidence: confidence))
      let exact = try #require(proportion.clopperPearsonInterval(confidence: confidence))
      let name = "\(k) of \(n) at \(confidence)"
      let pairs = [
        (wilson.lower, "wilson_lower"), (wilson.upper, "wilson_upper"),
        (exact.lower, "exact_lower"), (exact.upper, "exact_upper"),
      ]
      for (found, column) in pairs {
        let expected = try #require(numbers[column])
        #expect(abs(found - expected) <= 1e-12, "\(column) of \(name)")
      }
    }
  }

  @Test(arguments: UInt64(0)..<20)
  func `contain the share and widen with the confidence`(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let n = Int.random(in: 1...(10 << Int.random(in: 0...50, using: &random)), using: &random)
    let proportion = Proportion(Int.random(in: 0...n, using: &random), of: n)
    let value = try #require(proportion.value)
    var narrower: [Interval] = []
    for confidence in [1e-9, 0.5, 0.9, 0.95, 0.999, 1 - 1e-15] {
      let intervals = [
        try #require(proportion.wilsonInterval(confidence: confidence)),
        try #require(proportion.clopperPearsonInterval(confidence: confidence)),
      ]
      for interval in intervals {
        #expect(0 <= interval.lower && interval.lower <= value)
        #expect(value <= interval.upper && interval.upper <= 1)
      }
      for (narrow, wide) in zip(narrower, intervals) {
        #expect(wide.lower <= narrow.lower && narrow.upper <= wide.upper)
      }
      narrower = intervals
    }
  }

  @Test(arguments: [1, 2, 13, 60, 301])
  func `rise with the count and mirror its complement`(n: Int) throws {
    var previous: [Interval] = []
    for k in 0...n {
      let proportion = Proportion(k, of: n)
      let intervals = [
        try #require(proportion.wilsonInterval()),
        try #require(proportion.clopperPearsonInterval()),
      ]
      let rest = Proportion(n - k, of: n)
      let mirrored = [
        try #require(rest.wilsonInterval()), try #require(rest.clopperPearsonInterval()),
      ]
      for (interval, mirror) in zip(intervals, mirrored) {
        #expect(abs(interval.lower + mirror.upper - 1) < 1e-14)
      }
      for (low, high) in zip(previous, intervals) {
        #expect(low.lower < high.lower && low.upper < high.upper)
      }
      previous = intervals
    }
  }

  @Test(arguments: [1, 5, 1_000, Int.max])
  func `end exactly at nothing and at all`(n: Int) throws {
    #expect(Proportion(0, of: n).wilsonInterval()?.lower == 0)
    #expect(Proportion(0, of: n).clopperPearsonInterval()?.lower == 0)
    #expect(Proportion(n, of: n).wilsonInterval()?.upper == 1)
    #expect(Proportion(n, of: n).clopperPearsonInterval()?.upper == 1)
  }

  @Test(arguments: [1, 2, 1_000_000, 1 << 39, (1 << 40) - 1])
  func `change little where Wilson's stands in for the exact one`(k: Int) throws {
    let n = 1 << 40
    for k in [k, n - k] {
      let exact = try #require(Proportion(k, of: n).clopperPearsonInterval())
      let wilson = try #require(Proportion(k, of: n).wilsonInterval())
      #expect(exact != wilson)
      #expect(abs(exact.lower - wilson.lower) < 1e-10)
      #expect(abs(exact.upper - wilson.upper) < 1e-10)
    }
    let beyond = Proportion(k, of: n + 1)
    #expect(beyond.clopperPearsonInterval() == beyond.wilsonInterval())
  }

  @Test(arguments: [0, 1, -0.5, 2])
  func `need a confidence between 0 and 1`(confidence: Double) async {
    await #expect(processExitsWith: .failure) { [confidence] in
      _ = Proportion(1, of: 2).wilsonInterval(confidence: confidence)
    }
  }
}
