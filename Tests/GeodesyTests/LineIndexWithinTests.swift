import Geography
import TestSupport
import Testing

@testable import Geodesy

/// Many lines, asked by distance, against each line measured for itself.
@Suite struct `Lines within a distance` {
  private struct Scene {
    let lines: [Polyline]
    let singles: [LineIndex]
    /// Fine and coarse.
    let indexes: [LineIndex]

    init(_ setting: Setting, _ random: inout SplitMix64) throws {
      lines = (0..<4).flatMap { _ in setting.lines(&random) }
      singles = try lines.map { try LineIndex([$0]) }
      let edges = try LineEdge.edges(of: lines)
      indexes = try [true, false].map { try LineIndex(edges: edges, isFine: $0) }
    }

    /// Shape `[lineCount]`.
    func distances(from point: Coordinate) -> [Double] {
      singles.map { $0.nearest(to: point)?.distanceMeters ?? .nan }
    }
  }

  @Test(arguments: Setting.all, [61, 62] as [UInt64])
  func `are those that measuring each of them gives`(setting: Setting, seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let scene = try Scene(setting, &random)
    for _ in 0..<8 {
      let point = setting.point(near: scene.lines, &random)
      let distances = scene.distances(from: point)
      let drawn = distances[Int(random.next() % UInt64(distances.count))]
      for meters in [
        drawn - 0.01, drawn + 0.01, drawn + 200, drawn * 1.5, 0, 25_000, 2e6, 2.1e7, .infinity,
      ] {
        let expected = Set(distances.indices.filter { distances[$0] <= meters })
        for index in scene.indexes {
          var found: Set<Int> = []
          index.forEachLine(within: meters, of: point) { found.insert($0) }
          #expect(found == expected, "\(meters) m of \(point)")
          #expect(index.hasLine(within: meters, of: point) == !expected.isEmpty)
        }
      }
    }
  }

  @Test(arguments: Setting.all, [63] as [UInt64])
  func `are found by the nearest where one is so near`(setting: Setting, seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let scene = try Scene(setting, &random)
    for _ in 0..<20 {
      let point = setting.point(near: scene.lines, &random)
      let least = scene.distances(from: point).min() ?? .nan
      for index in scene.indexes {
        let nearest = try #require(index.nearest(to: point))
        #expect(abs(nearest.distanceMeters - least) <= 1e-6)
        let distance = nearest.distanceMeters
        #expect(index.nearest(to: point, within: distance + 0.01) == nearest)
        #expect(index.nearest(to: point, within: distance * 3 + 1e6) == nearest)
        #expect(index.nearest(to: point, within: distance - 0.01) == nil)
        #expect(index.nearest(to: point, within: -1) == nil)
        #expect(index.nearest(to: point, within: .nan) == nil)
      }
    }
  }

  @Test(arguments: [64] as [UInt64])
  func `are passed over when they are known`(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let scene = try Scene(Setting.all[0], &random)
    for index in scene.indexes {
      let point = Setting.all[0].point(near: scene.lines, &random)
      var visited: Set<Int> = []
      var repeated = 0
      index.forEachLine(
        within: .infinity, of: point, unless: { visited.contains($0) },
        { if !visited.insert($0).inserted { repeated += 1 } })
      #expect(repeated == 0)
      #expect(visited == Set(scene.lines.indices))
      var others: Set<Int> = []
      index.forEachLine(within: .infinity, of: point, unless: { $0 != 3 }, { others.insert($0) })
      #expect(others == [3])
    }
  }

  /// The points come in two orders, for the range must not depend on it.
  @Test(arguments: Setting.all, [65, 66] as [UInt64])
  func `of many points span a range`(setting: Setting, seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let scene = try Scene(setting, &random)
    let points = (0..<60).map { _ in setting.point(near: scene.lines, &random) }
    for index in scene.indexes {
      let distances = points.compactMap { index.nearest(to: $0)?.distanceMeters }
      let expected = try #require(distances.min())...#require(distances.max())
      for order in [points, points.reversed()] {
        var range: ClosedRange<Double>?
        for point in order { index.extend(&range, toDistanceOf: point) }
        #expect(range == expected)
      }
    }
  }

  @Test func `are none where nothing can be measured`() throws {
    let index = try LineIndex([#require(line((0, 0), (1, 1)))])
    let nowhere = Coordinate(longitude: 0, latitude: 91)
    let origin = Coordinate(longitude: 0, latitude: 0)
    var range: ClosedRange<Double>?
    #expect(!index.hasLine(within: .infinity, of: nowhere))
    index.extend(&range, toDistanceOf: nowhere)
    index.forEachLine(within: .infinity, of: nowhere) { _ in Issue.record("no line is near") }
    for meters in [-1, -Double.infinity, .nan] {
      #expect(!index.hasLine(within: meters, of: origin))
      index.forEachLine(within: meters, of: origin) { _ in Issue.record("no line is near") }
    }
    let empty = try LineIndex(edges: [])
    #expect(!empty.hasLine(within: .infinity, of: origin))
    empty.extend(&range, toDistanceOf: origin)
    empty.forEachLine(within: .infinity, of: origin) { _ in Issue.record("there is no line") }
    #expect(range == nil)
  }

  @Test func `include a line through the very point, at no distance`() throws {
    let lines = try [
      #require(line((10, 20), (11, 21), (12, 20))), #require(line((11, 21), (11, 30))),
    ]
    for index in try [true, false].map({
      try LineIndex(edges: LineEdge.edges(of: lines), isFine: $0)
    }) {
      var found: Set<Int> = []
      index.forEachLine(within: 0, of: lines[1].coordinates[0]) { found.insert($0) }
      #expect(found == [0, 1])
      #expect(index.hasLine(within: 0, of: lines[1].coordinates[1]))
      #expect(!index.hasLine(within: 0, of: Coordinate(longitude: 11, latitude: 20.5)))
    }
  }

  @Test(arguments: [(0.0, 91.0), (.nan, 0), (400, 0)])
  func `of edges refuse an end that is no position`(longitude: Double, latitude: Double) {
    let good = Coordinate(longitude: 0, latitude: 0)
    let bad = Coordinate(longitude: longitude, latitude: latitude)
    for (start, end) in [(good, bad), (bad, good)] {
      let edges = [
        LineEdge(start: good, end: good, line: 7), LineEdge(start: start, end: end, line: 8),
      ]
      let error = #expect(throws: GeodesyError.self) { _ = try LineIndex(edges: edges) }
      guard case .invalidVertex(let line, let vertex, _) = error else { continue }
      #expect(line == 8 && vertex == 1)
    }
  }
}
