public import Geography

/// The geometry of a layer, taken apart once for all that is asked of it: whether its units are
/// valid, which overlap, and where points lie.
///
/// A unit is the polygons of one province. What doubles can surely tell is told from the edges, each
/// of which is stored once; GEOS answers for the rest, and words every problem.
public struct LayerGeometry: Sendable {
  let units: [[Polygon]]
  /// Nil where a vertex is not finite or there are more units than ids: GEOS answers alone.
  let edges: LayerEdges?
  let meetings: EdgeMeetings?
  let cells: GridCells?
  /// The rings of each unit among those of the edges.
  private let rings: [Range<Int>]

  /// - Complexity: O(vertices + cells that boundaries touch + pairs of edges in these).
  public init(_ units: [[Polygon]]) {
    self.units = units
    guard units.count <= ProvinceID.capacity, units.allSatisfy({ $0.allSatisfy(\.isFinite) })
    else {
      (edges, meetings, cells, rings) = (nil, nil, nil, [])
      return
    }
    let edges = LayerEdges(units)
    self.edges = edges
    rings = edges.ringsByUnit(count: units.count)
    let layout = GridLayout(edges, unitCount: units.count)
    cells = layout.cells
    meetings =
      layout.marks.map { EdgeMeetings(edges, $0, unitCount: units.count) }
      ?? EdgeMeetings(edges, unitCount: units.count)
  }

  /// The first problem that GEOS finds in each invalid unit, in the order of the units.
  ///
  /// The polygons of a unit must be simple and must not overlap each other; holes must lie inside;
  /// the direction of rings does not matter.
  /// - Throws: `GeometryError.geosCallFailed` when GEOS cannot decide.
  /// - Complexity: O(vertices) where edges meet in their ends alone, else O(n log n).
  /// - Source: OGC 06-103r4, Simple feature access, section 6.1.11.1.
  public func validityProblems() throws(GeometryError) -> [ValidityProblem] {
    var problems: [ValidityProblem] = []
    var context: GEOSContext?
    for unit in units.indices where !isSurelyValid(unit) {
      let ready = if let context { context } else { try GEOSContext() }
      context = ready
      let geometry = try GeometryHandle(WellKnownBinary(units[unit]), in: ready)
      if let (reason, place) = try geometry.invalidity() {
        problems.append(ValidityProblem(unit: unit, reason: reason, place: place))
      }
    }
    return problems
  }

  /// Whether a unit is valid beyond doubt, so that GEOS need not be asked.
  func isSurelyValid(_ unit: Int) -> Bool {
    guard let edges, let meetings else { return false }
    return RingNesting(edges, meetings).isSound(edges.rings[rings[unit]])
  }

  /// The grid that points are looked up in.
  ///
  /// - Throws: `GeometryError.invalidUnit` for the first unit with a vertex that is not finite.
  /// - Complexity: O(1).
  public func grid() throws(GeometryError) -> PolygonGrid { try PolygonGrid(self) }
}
