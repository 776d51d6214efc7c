public import Geography

/// Two units that cover some area both.
public struct Overlap: Sendable, Hashable {
  public let units: UnitPair
  /// In square degrees, positive.
  public let overlapArea: Double
  /// The overlap's part of the smaller unit's area, at most 1.
  public let fractionOfSmaller: Double

  public init(units: UnitPair, overlapArea: Double, fractionOfSmaller: Double) {
    self.units = units
    self.overlapArea = overlapArea
    self.fractionOfSmaller = fractionOfSmaller
  }
}

/// The overlaps of a layer that is asked nothing else: see `LayerGeometry.overlaps()`.
public func overlaps(among units: [[Polygon]]) throws(GeometryError) -> [Overlap] {
  try LayerGeometry(units).overlaps()
}

extension LayerGeometry {
  /// Every pair of units whose common area is greater than zero, ascending by pair.
  ///
  /// Complete for valid units (`validityProblems()`), up to the rounding of coordinates in GEOS.
  /// Slivers are overlaps too: the caller decides what is small enough to pass.
  /// - Throws: `GeometryError.invalidUnit` for a vertex that is not finite, and for an invalid unit
  ///   that would have to be overlaid; `GeometryError.geosCallFailed` when GEOS cannot overlay.
  /// - Complexity: O(vertices) for a layer whose units share their edges and meet in nothing else;
  ///   a search by GEOS for each edge that does not, and an overlay for each pair of units that may
  ///   overlap.
  public func overlaps() throws(GeometryError) -> [Overlap] {
    try requireFinite(units)
    guard let edges, let meetings else {
      preconditionFailure("a layer holds at most \(ProvinceID.capacity) units")
    }
    var search = try OverlapSearch(self, edges, meetings)
    try search.run()
    return search.found.sorted { $0.units < $1.units }
  }
}

/// Finds overlaps without overlaying the pairs that merely touch.
///
/// Let the depth of a place be the number of units over it, and let every ring run with its unit
/// on the left. Walking over the plane, the depth changes only where a ring is crossed. Call an
/// edge matched when exactly two units have it, in opposite directions: crossing it leaves one unit
/// and enters the other, so the depth stays. Three steps follow.
///
/// 1. Where units overlap, the depth is two or more. Far away it is zero, so the region of depth
///    two or more is bounded by unmatched edges. Take a piece of one: it belongs to a unit that
///    lies on the deep side, and on that side there is a second unit, inside or along the piece.
///    So if any two units overlap, then an unmatched edge of one runs, for some length, over
///    another unit that overlaps it. In a clean layer the unmatched edges are the outer border,
///    which touches other units in vertices alone, and the search ends here.
/// 2. Those pairs, the seeds, are overlaid. Two units that overlap may have only matched edges
///    where they do (a large unit that lies over a clean layer has seeds at its own border alone).
/// 3. So from each overlapping pair the search goes on to the pairs made of either unit or its
///    neighbor across a matched edge. This finds all: leave the overlap of any pair on a line in
///    general direction. Crossing a matched edge of either unit enters its neighbor, which forms an
///    overlapping pair with the other; the line ends far away, so it comes to an unmatched edge of
///    the current pair, which is a seed. The same pairs, backward, lead from that seed to the first.
///
/// An unmatched edge that surely meets others in its ends alone lies, without its ends, inside a unit
/// or outside. So do all of a run of such edges, as long as no edge of another unit ends between
/// them: one point of the run tells, and the grid knows what covers it. Other runs are laid over the
/// units by GEOS.
private struct OverlapSearch {
  private(set) var found: [Overlap] = []
  private let layer: LayerGeometry
  private let edges: LayerEdges
  private let meetings: EdgeMeetings
  private let matching: EdgeMatching
  /// Found when a pair overlaps.
  private var neighbors: [[Int]]?
  private let overlay: UnitOverlay
  private var seen: Set<UnitPair> = []
  private var waiting: [UnitPair] = []

  init(
    _ layer: LayerGeometry, _ edges: LayerEdges, _ meetings: EdgeMeetings
  ) throws(GeometryError) {
    self.layer = layer
    self.edges = edges
    self.meetings = meetings
    let overlay = UnitOverlay(layer)
    self.overlay = overlay
    var turns: [Bool] = []
    for (number, ring) in edges.rings.enumerated() {
      let isSound = !meetings.unitIsUnsure[Int(ring.unit)]
      if isSound, let turn = edges.isCounterclockwise(ring) {
        turns.append(turn)
      } else {
        turns.append(try overlay.isCounterclockwise(ring: number, of: edges))
      }
    }
    matching = EdgeMatching(edges, meetings, isCounterclockwise: turns)
  }

  mutating func run() throws(GeometryError) {
    try findSeeds()
    while let pair = waiting.popLast() {
      guard let overlap = try overlay.overlap(pair) else { continue }
      found.append(overlap)
      let known = neighbors ?? matching.neighbors(unitCount: layer.units.count)
      neighbors = known
      for a in [pair.first] + known[pair.first] {
        for b in [pair.second] + known[pair.second] where a != b { enqueue(UnitPair(a, b)) }
      }
    }
  }

  private mutating func enqueue(_ pair: UnitPair) {
    if seen.insert(pair).inserted { waiting.append(pair) }
  }

  private mutating func findSeeds() throws(GeometryError) {
    var runs: [Range<Int>] = []
    matching.forEachUnmatchedRun { runs.append($0) }
    for run in runs {
      var start = run.lowerBound
      for place in run where place + 1 == run.upperBound || !goesOn(after: place) {
        try findSeeds(along: start..<place + 1)
        start = place + 1
      }
    }
  }

  /// Whether what covers the edge at a place covers that at the next too: both are sure, and so is
  /// that no edge of another unit ends between them, or neither is.
  private func goesOn(after place: Int) -> Bool {
    let here = edges.places[place]
    guard isSure(here.edge), isSure(edges.places[place + 1].edge) else {
      return isSure(here.edge) == isSure(edges.places[place + 1].edge)
    }
    let end: EdgeMeetings.Flags = here.isForward ? .secondIsJunction : .firstIsJunction
    return !meetings.flags[here.edge].contains(end)
  }

  /// Whether an edge has one owner, and surely meets others in its ends alone.
  private func isSure(_ edge: Int) -> Bool {
    !meetings.flags[edge].contains(.isUnsure)
      && edges.owners[edge].second == ProvinceID.noneRawValue
  }

  /// Enqueues the pairs of a run's unit with the units over which the run lies.
  private mutating func findSeeds(along run: Range<Int>) throws(GeometryError) {
    let unit = Int(edges.rings[Int(edges.places[run.lowerBound].ring)].unit)
    let middle = edges.places[(run.lowerBound + run.upperBound - 1) / 2].edge
    if isSure(middle), let others = layer.cells?.unitsCovering(middleOf: middle) {
      for other in others where other != unit { enqueue(UnitPair(unit, other)) }
      return
    }
    for other in try overlay.units(along: edges.positions(along: run), besides: unit) {
      enqueue(UnitPair(unit, other))
    }
  }
}
