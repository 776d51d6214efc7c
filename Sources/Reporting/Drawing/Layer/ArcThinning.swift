/// How much the vertices of an arc matter to its shape: the area, in squared units of the plane,
/// that leaving one out would cut off or add; never less than that of a vertex left out before.
///
/// Shape `[vertexCount]`; the ends are infinite, they always stay. Of a closed arc the two last
/// inner vertices weigh the triangle that is left, so that it vanishes when that is too small.
/// - Source: Visvalingam and Whyatt, Line generalisation by repeated elimination of points, 1993,
///   doi:10.1179/000870493786962263.
/// - Complexity: O(n log n).
func vertexWeights(of line: [PlanePoint]) -> [Double] {
  var weights = [Double](repeating: .infinity, count: line.count)
  guard line.count > 2 else { return weights }
  var before = line.indices.map { $0 - 1 }
  var after = line.indices.map { $0 + 1 }
  func area(at index: Int) -> Double {
    let (a, b, c) = (line[before[index]], line[index], line[after[index]])
    return abs((b.x - a.x) * (c.y - a.y) - (c.x - a.x) * (b.y - a.y)) / 2
  }
  var areas = weights
  var queue = AreaQueue()
  for index in 1..<(line.count - 1) {
    areas[index] = area(at: index)
    queue.insert(index, area: areas[index])
  }
  var reached = 0.0
  while let (index, queued) = queue.popLeast() {
    // An entry is out of date when a neighbor has gone since, or the vertex itself has.
    guard weights[index] == .infinity, queued == areas[index] else { continue }
    reached = max(reached, queued)
    weights[index] = reached
    let (left, right) = (before[index], after[index])
    after[left] = right
    before[right] = left
    for neighbor in [left, right] where neighbor > 0 && neighbor < line.count - 1 {
      areas[neighbor] = area(at: neighbor)
      queue.insert(neighbor, area: areas[neighbor])
    }
  }
  return weights
}

/// Vertices by area, the least first and of equal ones the first in its line.
private struct AreaQueue {
  private var heap: [(area: Double, index: Int)] = []

  private func precedes(_ a: Int, _ b: Int) -> Bool { heap[a] < heap[b] }

  mutating func insert(_ index: Int, area: Double) {
    heap.append((area, index))
    var child = heap.count - 1
    while child > 0, precedes(child, (child - 1) / 2) {
      heap.swapAt(child, (child - 1) / 2)
      child = (child - 1) / 2
    }
  }

  mutating func popLeast() -> (index: Int, area: Double)? {
    guard let least = heap.first, let last = heap.popLast() else { return nil }
    if heap.isEmpty { return (least.index, least.area) }
    heap[0] = last
    var parent = 0
    while true {
      var child = 2 * parent + 1
      guard child < heap.count else { break }
      if child + 1 < heap.count, precedes(child + 1, child) { child += 1 }
      guard precedes(child, parent) else { break }
      heap.swapAt(child, parent)
      parent = child
    }
    return (least.index, least.area)
  }
}

/// A layer's arcs with the weights by which they are thinned, computed once for all drawings.
struct WeightedArcs: Sendable {
  let boundaries: BoundaryArcs
  /// The weights of the vertices of each arc, in square meters; shape `[arcCount][vertexCount]`.
  let weights: [[Double]]

  init(_ boundaries: BoundaryArcs) {
    self.boundaries = boundaries
    weights = boundaries.arcs.map { arc in
      vertexWeights(of: arc.vertices.map { boundaries.places[Int($0)] })
    }
  }

  /// The least weight to keep, at least `least`, so that no more than about `budget` vertices are
  /// written inside `box`.
  ///
  /// A vertex is written once for every ring along it and once more on the outline. The ends of
  /// arcs stay whatever the budget.
  /// - Complexity: O(v log v).
  func leastWeight(atLeast least: Double, budget: Int, in box: PlaneBox) -> Double {
    var copies: [(weight: Double, count: Int)] = []
    for (arc, weights) in zip(boundaries.arcs, weights) {
      let count = arc.owners.count + (arc.isOutline ? 1 : 0)
      for (vertex, weight) in zip(arc.vertices, weights)
      where weight > least && box.contains(boundaries.places[Int(vertex)]) {
        copies.append((weight, count))
      }
    }
    var written = copies.reduce(0) { $0 + $1.count }
    guard written > budget else { return least }
    copies.sort { $0.weight < $1.weight }
    var weight = least
    for copy in copies {
      guard written > budget, copy.weight < .infinity else { break }
      written -= copy.count
      weight = copy.weight
    }
    return weight
  }

  /// The vertices of each arc that weigh more than `least`, as indices into `places`.
  func thinned(by least: Double) -> [[Int32]] {
    zip(boundaries.arcs, weights).map { arc, weights in
      zip(arc.vertices, weights).compactMap { $1 > least ? $0 : nil }
    }
  }
}
