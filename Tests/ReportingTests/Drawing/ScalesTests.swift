import Geography
import TestSupport
import Testing

@testable import Engine
@testable import Reporting

@Suite struct CountClassesTests {
  private static let largest = [
    0, 1, 2, 3, 4, 5, 6, 9, 10, 19, 20, 49, 50, 99, 100, 236, 499, 500, 999, 1_000, 4_999, 5_000,
    9_999, 10_000, 49_999, 123_456, 7_000_000,
  ]

  @Test(arguments: largest)
  func `every count is in exactly one class, and the largest is in the last`(_ largest: Int) {
    let classes = CountClasses(largest: largest)
    let limits = classes.lowerLimits
    #expect(limits.count <= CountClasses.rampSteps)
    #expect(limits == Set(limits).sorted())
    #expect(limits.first == (largest > 0 ? 1 : nil))
    #expect(classes.index(of: 0) == 0)
    #expect(classes.index(of: largest) == limits.count)
    for (index, low) in limits.enumerated() {
      #expect(classes.index(of: low) == index + 1)
      #expect(classes.index(of: low - 1) == index)
    }
  }

  @Test(arguments: largest)
  func `colors get stronger from class to class`(_ largest: Int) {
    let classes = CountClasses(largest: largest)
    let steps = (0...classes.lowerLimits.count).map(classes.rampStep(ofClass:))
    #expect(steps == Set(steps).sorted())
    #expect(steps.allSatisfy { (0...CountClasses.rampSteps).contains($0) })
  }

  @Test func `classes are named by their counts`() {
    let names = { (largest: Int) in
      let classes = CountClasses(largest: largest)
      return (1...classes.lowerLimits.count).map(classes.label(ofClass:))
    }
    #expect(names(236) == ["1–2", "3–9", "10–49", "50–99", "100 +"])
    #expect(names(3) == ["1", "2", "3"])
    #expect(names(1) == ["1"])
    #expect(names(12_345) == ["1–99", "100–999", "1,000–4,999", "5,000–9,999", "10,000 +"])
  }
}

@Suite struct CircleScaleTests {
  @Test(arguments: [Int64(1), 2, 10, 94, 1_086, 21_976, .max])
  func `areas stand for deaths`(_ most: Int64) {
    let scale = CircleScale(most: most)
    let radius = scale.radius(of: most)
    #expect(radius <= 11)
    let quarter = scale.radius(of: most / 4)
    if most >= 94 { #expect(abs(radius / quarter - 2) < 0.1) }
    #expect(scale.legend.first == 0 && scale.legend.last == most)
    #expect(scale.legend == Set(scale.legend).sorted())
  }

  @Test func `no deaths at all are one hollow circle`() {
    #expect(CircleScale(most: 0).legend == [0])
    #expect(CircleScale(most: 0).radius(of: 0) == CircleScale.hollowRadius)
  }
}

@Suite struct NiceNumberTests {
  @Test(arguments: [0.001, 0.37, 1, 1.99, 2, 4.999, 5, 9.99, 10, 99.9, 100, 1_000, 123_456])
  func `it is 1, 2 or 5 times a power of ten, and no larger one fits`(_ limit: Double) throws {
    let nice = try #require(niceNumber(atMost: limit))
    #expect(nice <= limit && nice * 2.5 > limit)
    var digit = nice
    while digit >= 9.99 { digit /= 10 }
    while digit < 0.999 { digit *= 10 }
    #expect([1, 2, 5].contains { abs(digit - $0) < 1e-6 })
  }

  @Test(arguments: [0, -1, .nan, .infinity])
  func `nothing is at most what is no positive number`(_ limit: Double) {
    #expect(niceNumber(atMost: limit) == nil)
  }
}

@Suite struct CircleGridTests {
  private func grid(_ count: Int, seed: UInt64) throws -> (CircleGrid, [PointCount]) {
    let layer = try #require(DrawableLayer(try WiggledCountry(seed: 1).catalog))
    var random = SplitMix64(seed: seed)
    let points = (0..<count).map { _ in
      PointCount(
        coordinate: Coordinate(
          longitude: .random(in: 61...67, using: &random),
          latitude: .random(in: 31...35, using: &random)),
        incidents: .random(in: 1...3, using: &random),
        fatalitiesBest: .random(in: 0...9, using: &random), withoutFatalities: 0, coarse: 0)
    }
    let view = PanelView(of: layer.box, width: 640, height: 480, padding: 18)
    return (CircleGrid(points, layer: layer, view: view), points)
  }

  @Test(arguments: [0, 1, 700, 701, 5_000, 50_000])
  func `nothing is lost, and few circles are left`(_ count: Int) throws {
    let (grid, points) = try grid(count, seed: UInt64(count))
    #expect(grid.circles.reduce(0) { $0 + $1.incidents } == points.reduce(0) { $0 + $1.incidents })
    #expect(
      grid.circles.reduce(0) { $0 + $1.deaths } == points.reduce(0) { $0 + $1.fatalitiesBest })
    #expect(grid.isAggregated == (count > 700))
    #expect(grid.circles.count <= (grid.isAggregated ? 450 : count))
    #expect(zip(grid.circles, grid.circles.dropFirst()).allSatisfy { $0.deaths >= $1.deaths })
  }
}
