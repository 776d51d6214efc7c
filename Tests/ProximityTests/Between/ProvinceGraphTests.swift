import TestSupport
import Testing

@testable import Proximity

@Suite struct `A graph of provinces` {
  @Test func `tells the steps from several starts`() {
    let graph = ProvinceGraph(neighbors: [[1], [0, 2], [1], []])
    #expect(graph.steps(from: [0]) == [0, 1, 2, nil])
    #expect(graph.steps(from: [0, 2]) == [0, 1, 0, nil])
    #expect(graph.steps(from: []) == [nil, nil, nil, nil])
  }

  @Test func `has the cut vertices of a chain in its middle`() {
    let graph = ProvinceGraph(neighbors: [[1], [0, 2], [1, 3], [2]])
    #expect(graph.cutVertices() == [1, 2])
    #expect(graph.separators(of: 0, from: [3]) == [1, 2, 3])
    #expect(graph.separators(of: 0, from: [1, 3]) == [1])
    #expect(graph.separators(of: 0, from: [0]) == [])
  }

  @Test(arguments: 0..<200 as Range<UInt64>)
  func `has the cut vertices and separators of a naive search`(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let count = Int.random(in: 1...9, using: &random)
    var neighbors = Array(repeating: [Int](), count: count)
    for a in 0..<count {
      for b in 0..<a where Int.random(in: 0..<3, using: &random) == 0 {
        neighbors[a].append(b)
        neighbors[b].append(a)
      }
    }
    let ends = Set((0..<count).filter { _ in Int.random(in: 0..<3, using: &random) == 0 })
    let graph = ProvinceGraph(neighbors: neighbors)
    let parts = partCount(neighbors, without: nil)
    let cut = (0..<count).filter {
      !neighbors[$0].isEmpty && partCount(neighbors, without: $0) > parts
    }
    #expect(graph.cutVertices() == Set(cut))
    let isReached = !reached(from: 0, neighbors, without: nil).isDisjoint(with: ends)
    let separators = (1..<max(count, 1)).filter {
      isReached && reached(from: 0, neighbors, without: $0).isDisjoint(with: ends.subtracting([$0]))
    }
    #expect(graph.separators(of: 0, from: ends) == Set(separators))
  }

  private func reached(from start: Int, _ neighbors: [[Int]], without removed: Int?) -> Set<Int> {
    var found: Set<Int> = []
    var open = [start]
    while let vertex = open.popLast() {
      guard vertex != removed, found.insert(vertex).inserted else { continue }
      open += neighbors[vertex]
    }
    return found
  }

  private func partCount(_ neighbors: [[Int]], without removed: Int?) -> Int {
    var left = Set(neighbors.indices)
    if let removed { left.remove(removed) }
    var count = 0
    while let vertex = left.first {
      left.subtract(reached(from: vertex, neighbors, without: removed))
      count += 1
    }
    return count
  }
}
