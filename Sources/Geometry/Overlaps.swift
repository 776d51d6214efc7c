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

/// Every pair of units whose common area is greater than zero, ascending by pair.
///
/// Complete for valid units (`validityProblems(in:)`), up to the rounding of coordinates in GEOS.
/// Slivers are overlaps too: the caller decides what is small enough to pass.
/// - Throws: `GeometryError.invalidUnit` for a vertex that is not finite, and for an invalid unit
///   that would have to be overlaid; `GeometryError.geosCallFailed` when GEOS cannot overlay.
/// - Complexity: O(n log n) in the edges of a layer whose units share their edges; an overlay for
///   each pair of units that may overlap otherwise.
public func overlaps(among units: [[Polygon]]) throws(GeometryError) -> [Overlap] {
  var search = try OverlapSearch(units)
  try search.run()
  return search.found.sorted { $0.units < $1.units }
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
private struct OverlapSearch {
  private(set) var found: [Overlap] = []
  private let context: GEOSContext
  private let geometries: [GeometryHandle]
  private let tree: TreeHandle
  private let matching: EdgeMatching
  private var prepared: [PreparedHandle?]
  private var isKnownValid: [Bool]
  private var seen: Set<UnitPair> = []
  private var waiting: [UnitPair] = []

  init(_ units: [[Polygon]]) throws(GeometryError) {
    context = try GEOSContext()
    geometries = try finiteGeometries(of: units, in: context)
    tree = try TreeHandle(geometries, in: context)
    matching = try EdgeMatching(units, geometries)
    prepared = Array(repeating: nil, count: units.count)
    isKnownValid = Array(repeating: false, count: units.count)
  }

  mutating func run() throws(GeometryError) {
    for line in matching.unmatchedLines { try findSeeds(on: line) }
    while let pair = waiting.popLast() {
      guard let overlap = try overlay(pair) else { continue }
      found.append(overlap)
      for a in [pair.first] + matching.neighbors[pair.first] {
        for b in [pair.second] + matching.neighbors[pair.second] where a != b {
          enqueue(UnitPair(a, b))
        }
      }
    }
  }

  private mutating func enqueue(_ pair: UnitPair) {
    if seen.insert(pair).inserted { waiting.append(pair) }
  }

  /// Enqueues the pairs of the line's unit with the units over which the line runs.
  private mutating func findSeeds(on line: EdgeMatching.Line) throws(GeometryError) {
    let geometry = try GeometryHandle(
      WellKnownBinary(line: line.coordinates[...]), in: context)
    var candidates: [Int] = []
    try tree.query(geometry, into: &candidates)
    for other in candidates where other != line.unit {
      let pair = UnitPair(line.unit, other)
      guard !seen.contains(pair), try preparedUnit(other).intersects(geometry) else { continue }
      try requireValid(other)
      if try geometry.intersection(with: geometries[other]).length() > 0 { enqueue(pair) }
    }
  }

  /// The overlap of two units, or nil when they share no area.
  private mutating func overlay(_ pair: UnitPair) throws(GeometryError) -> Overlap? {
    let (first, second) = (geometries[pair.first], geometries[pair.second])
    guard try preparedUnit(pair.first).intersects(second) else { return nil }
    try requireValid(pair.first)
    try requireValid(pair.second)
    let area = try first.intersection(with: second).area()
    guard area > 0 else { return nil }
    let smaller = min(try first.area(), try second.area())
    return Overlap(
      units: pair, overlapArea: area, fractionOfSmaller: area < smaller ? area / smaller : 1)
  }

  private mutating func preparedUnit(_ unit: Int) throws(GeometryError) -> PreparedHandle {
    if let ready = prepared[unit] { return ready }
    let made = try PreparedHandle(geometries[unit])
    prepared[unit] = made
    return made
  }

  /// GEOS may overlay invalid geometry without a word, and what comes out means nothing.
  private mutating func requireValid(_ unit: Int) throws(GeometryError) {
    if isKnownValid[unit] { return }
    if let (reason, _) = try geometries[unit].invalidity() {
      throw .invalidUnit(index: unit, reason: reason)
    }
    isKnownValid[unit] = true
  }
}
