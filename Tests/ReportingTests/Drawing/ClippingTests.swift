import TestSupport
import Testing

@testable import Reporting

@Suite struct ClippingTests {
  private let box = PlaneBox(minX: 0, minY: 0, maxX: 100, maxY: 60)

  private func points(_ count: Int, _ random: inout SplitMix64) -> [PlanePoint] {
    (0..<count).map { _ in
      PlanePoint(
        x: .random(in: -60...160, using: &random), y: .random(in: -60...120, using: &random))
    }
  }

  @Test(arguments: [UInt64](1...40))
  func `what is inside the box is inside the cut ring, and nothing else is`(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let ring = points(Int.random(in: 3...12, using: &random), &random)
    let cut = clipped(ring: ring, to: box)
    #expect(cut.allSatisfy(box.contains))
    for place in points(60, &random) where abs(signedDistance(of: place, to: [ring])) > 1e-6 {
      let isInside = box.contains(place) && signedDistance(of: place, to: [ring]) > 0
      // The box's own edges belong to the cut ring.
      if box.contains(place) && !box.grown(by: -1e-6).contains(place) { continue }
      #expect((signedDistance(of: place, to: [cut]) > 0) == isInside)
    }
  }

  @Test(arguments: [UInt64](1...40))
  func `the parts of a line are what it has inside`(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let line = points(8, &random)
    let parts = clipped(line: line, to: box)
    #expect(parts.joined().allSatisfy(box.contains))
    let found = parts.reduce(0.0) { sum, part in
      sum + zip(part, part.dropFirst()).reduce(0) { $0 + ($1.1 - $1.0).length }
    }
    // Against small steps along the line.
    var expected = 0.0
    for (a, b) in zip(line, line.dropFirst()) {
      let steps = 4_000
      let inside = (0..<steps).count {
        box.contains(a + (b - a) * ((Double($0) + 0.5) / Double(steps)))
      }
      expected += (b - a).length * Double(inside) / Double(steps)
    }
    #expect(abs(found - expected) < 1)
  }

  @Test(arguments: [UInt64](1...20))
  func `both neighbors of an edge cut it at the same place`(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let ends = points(4, &random)
    let one = clipped(ring: [ends[0], ends[1], ends[2]], to: box)
    let other = clipped(ring: [ends[1], ends[0], ends[3]], to: box)
    let line = clipped(line: [ends[0], ends[1]], to: box)
    for end in line.joined() {
      #expect(one.isEmpty || one.contains { ($0 - end).length < 1e-9 })
      #expect(other.isEmpty || other.contains { ($0 - end).length < 1e-9 })
    }
  }

  @Test func `rings around and beside the box become the box and nothing`() {
    let around = [(-1.0, -1.0), (200, -1), (200, 200), (-1, 200)].map {
      PlanePoint(x: $0.0, y: $0.1)
    }
    #expect(abs(doubledArea(of: clipped(ring: around, to: box))) == 2 * 100 * 60)
    let beside = around.map { PlanePoint(x: $0.x + 500, y: $0.y) }
    #expect(clipped(ring: beside, to: box).isEmpty)
    #expect(clipped(ring: [], to: box).isEmpty)
  }
}

@Suite struct PathDataTests {
  @Test func `tenths are written with as few characters as they need`() {
    var path = PathData()
    path.add(
      line: [(0, 0), (1.24, -0.26), (1.2, 10), (1.2, 10.04)].map { PlanePoint(x: $0, y: $1) })
    #expect(path.text == "M0 0l1.2-.3 0 10.3")
    path.add(ring: [(5, 5), (6, 5), (6, 6.5)].map { PlanePoint(x: $0, y: $1) })
    #expect(path.text == "M0 0l1.2-.3 0 10.3M5 5l1 0 0 1.5z")
  }

  @Test func `what cannot be seen or drawn is left out`() {
    var path = PathData()
    let flat = [(0.0, 0.0), (5, 0), (9, 0)].map { PlanePoint(x: $0, y: $1) }
    let hasFlat = path.add(ring: flat)
    let hasSpeck = path.add(ring: [PlanePoint(x: 0, y: 0), PlanePoint(x: 0.01, y: 0.02)])
    #expect(!hasFlat && !hasSpeck)
    path.add(line: [PlanePoint(x: 0, y: 0), PlanePoint(x: .nan, y: 0)])
    path.add(line: [PlanePoint(x: 0, y: 0), PlanePoint(x: 1e300, y: 0)])
    path.add(line: [PlanePoint(x: 3, y: 3), PlanePoint(x: 3.01, y: 3)])
    #expect(path.isEmpty)
  }
}
