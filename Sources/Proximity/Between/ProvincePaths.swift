internal import Geography
internal import Geometry

/// The graph of adjacent provinces, seen from a capital's province and a set of border provinces.
///
/// Provinces are adjacent where they share an edge exactly.
struct ProvincePaths {
  private let positions: [PathPosition]

  subscript(id: ProvinceID) -> PathPosition { positions[id.index] }

  /// - Complexity: O(v log v) in the edges of the layer, then O(provinces + adjacencies).
  init(_ catalog: ProvinceCatalog, from start: ProvinceID, to ends: [ProvinceID]) {
    var neighbors = Array(repeating: [Int](), count: catalog.count)
    for pair in adjacentPairs(of: catalog.provinces.map(\.polygons)) {
      neighbors[pair.first].append(pair.second)
      neighbors[pair.second].append(pair.first)
    }
    self.init(neighbors: neighbors, start: start.index, ends: Set(ends.map(\.index)))
  }

  /// - Parameter neighbors: the adjacent provinces of each; shape `[provinceCount]`.
  init(neighbors: [[Int]], start: Int, ends: Set<Int>) {
    let graph = ProvinceGraph(neighbors: neighbors)
    let fromStart = graph.steps(from: [start])
    let fromEnds = graph.steps(from: ends.sorted())
    let shortest = ends.compactMap { fromStart[$0] }.min()
    let cutVertices = graph.cutVertices()
    let separators = graph.separators(of: start, from: ends)
    positions = neighbors.indices.map { province in
      let isOn =
        shortest != nil
        && shortest
          == fromStart[province].flatMap { steps in fromEnds[province].map { steps + $0 } }
      let role: PathPosition.Role =
        switch (isOn, province == start, ends.contains(province)) {
        case (true, true, true): .startAndEnd
        case (_, true, _): .start
        case (true, _, true): .end
        case (true, _, false): .between
        case (false, _, _): .off
        }
      return PathPosition(
        role: role, stepsFromCapital: fromStart[province],
        isCutVertex: cutVertices.contains(province),
        separatesFromBorder: separators.contains(province))
    }
  }
}
