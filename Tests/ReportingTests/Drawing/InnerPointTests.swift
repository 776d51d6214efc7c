import Foundation
import TestSupport
import Testing

@testable import Reporting

@Suite struct InnerPointTests {
  /// A ring around a middle whose distance from it varies.
  private func blob(_ random: inout SplitMix64) -> [PlanePoint] {
    let count = Int.random(in: 5...30, using: &random)
    return (0..<count).map { index in
      let angle = 2 * Double.pi * Double(index) / Double(count)
      let radius = Double.random(in: 20...100, using: &random)
      return PlanePoint(x: 200 + radius * cos(angle), y: 150 + radius * sin(angle))
    }
  }

  @Test(arguments: [UInt64](1...25))
  func `no place of a fine grid is farther from the edges`(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let rings = [blob(&random)]
    let inner = try #require(innerPoint(of: rings, precision: 0.5))
    #expect(abs(signedDistance(of: inner.place, to: rings) - inner.clearance) < 1e-9)
    var most = 0.0
    for x in stride(from: 100.0, through: 300, by: 2) {
      for y in stride(from: 50.0, through: 250, by: 2) {
        most = max(most, signedDistance(of: PlanePoint(x: x, y: y), to: rings))
      }
    }
    #expect(inner.clearance >= most - 0.5)
  }

  @Test func `a hole is no inside`() throws {
    let square = { (side: Double) in
      [(-1.0, -1.0), (1, -1), (1, 1), (-1, 1)].map {
        PlanePoint(x: $0.0 * side, y: $0.1 * side)
      }
    }
    let inner = try #require(innerPoint(of: [square(50), square(40)], precision: 0.1))
    #expect(inner.clearance > 4 && inner.clearance <= 8)
    #expect(max(abs(inner.place.x), abs(inner.place.y)) > 40)
  }

  @Test func `nothing has no inner point`() {
    #expect(innerPoint(of: [], precision: 1) == nil)
    #expect(
      innerPoint(of: [[PlanePoint(x: 1, y: 1), PlanePoint(x: 2, y: 2)]], precision: 1) == nil)
  }
}
