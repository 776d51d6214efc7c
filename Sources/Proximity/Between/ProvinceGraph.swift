/// An undirected graph of provinces by their indices.
struct ProvinceGraph {
  /// Shape `[provinceCount]`; each pair stands on both sides.
  let neighbors: [[Int]]

  /// The fewest steps to each province from any of `starts`, nil where no path leads.
  ///
  /// - Complexity: O(provinces + adjacencies).
  func steps(from starts: [Int]) -> [Int?] {
    var steps = [Int?](repeating: nil, count: neighbors.count)
    var front = starts
    for start in starts { steps[start] = 0 }
    var distance = 0
    while !front.isEmpty {
      distance += 1
      var next: [Int] = []
      for neighbor in front.flatMap({ neighbors[$0] }) where steps[neighbor] == nil {
        steps[neighbor] = distance
        next.append(neighbor)
      }
      front = next
    }
    return steps
  }

  /// The provinces without which the graph falls into more parts.
  ///
  /// - Complexity: O(provinces + adjacencies).
  func cutVertices() -> Set<Int> {
    var search = DepthFirstSearch(neighbors)
    var found: Set<Int> = []
    for root in neighbors.indices where search.number[root] == nil { search.run(from: root) }
    var branches = Array(repeating: 0, count: neighbors.count)
    for vertex in neighbors.indices {
      guard let parent = search.parent[vertex] else { continue }
      branches[parent] += 1
      let isRoot = search.parent[parent] == nil
      if isRoot ? branches[parent] > 1 : search.holdsBack(vertex) { found.insert(parent) }
    }
    return found
  }

  /// The provinces other than `start` that every path from it to any of `ends` leads through; none
  /// where no path leads.
  ///
  /// The cut vertices between the start and one more vertex that all ends are joined to.
  /// - Complexity: O(provinces + adjacencies).
  func separators(of start: Int, from ends: Set<Int>) -> Set<Int> {
    let sink = neighbors.count
    var joined = neighbors
    for end in ends { joined[end].append(sink) }
    joined.append(ends.sorted())
    var search = DepthFirstSearch(joined)
    search.run(from: start)
    var found: Set<Int> = []
    var vertex = sink
    while let parent = search.parent[vertex] {
      if parent != start, search.holdsBack(vertex) { found.insert(parent) }
      vertex = parent
    }
    return found
  }
}

/// Numbers of the vertices in the order of a depth-first search, and the lowest number that the
/// tree below each reaches by one edge more.
///
/// - Source: J. Hopcroft and R. Tarjan, Algorithm 447: efficient algorithms for graph manipulation,
///   Communications of the ACM 16 (1973), doi:10.1145/362248.362272.
private struct DepthFirstSearch {
  private let neighbors: [[Int]]
  private(set) var number: [Int?]
  private(set) var parent: [Int?]
  private var lowest: [Int]
  private var count = 0

  init(_ neighbors: [[Int]]) {
    self.neighbors = neighbors
    number = Array(repeating: nil, count: neighbors.count)
    parent = Array(repeating: nil, count: neighbors.count)
    lowest = Array(repeating: 0, count: neighbors.count)
  }

  /// Whether the tree below a vertex leads nowhere above its parent.
  func holdsBack(_ vertex: Int) -> Bool {
    guard let parent = parent[vertex], let number = number[parent] else { return false }
    return lowest[vertex] >= number
  }

  mutating func run(from root: Int) {
    visit(root)
    var stack = [(vertex: root, next: 0)]
    while let (vertex, next) = stack.last {
      guard next < neighbors[vertex].count else {
        stack.removeLast()
        if let parent = parent[vertex] { lowest[parent] = min(lowest[parent], lowest[vertex]) }
        continue
      }
      stack[stack.count - 1].next += 1
      let neighbor = neighbors[vertex][next]
      if let known = number[neighbor] {
        if neighbor != parent[vertex] { lowest[vertex] = min(lowest[vertex], known) }
      } else {
        parent[neighbor] = vertex
        visit(neighbor)
        stack.append((neighbor, 0))
      }
    }
  }

  private mutating func visit(_ vertex: Int) {
    number[vertex] = count
    lowest[vertex] = count
    count += 1
  }
}
