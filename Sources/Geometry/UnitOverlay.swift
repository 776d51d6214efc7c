internal import Geography

/// Lays units over each other by GEOS; makes each of its parts when first needed.
final class UnitOverlay {
  private let layer: LayerGeometry
  private var context: GEOSContext?
  private var prepared: [PreparedHandle?]
  private var tree: TreeHandle?
  private var isKnownValid: [Bool]
  /// Whether the rings of a unit run counterclockwise.
  private var turns: [Int: [Bool]] = [:]

  /// - Precondition: every vertex of the layer is finite.
  init(_ layer: LayerGeometry) {
    self.layer = layer
    prepared = Array(repeating: nil, count: layer.units.count)
    isKnownValid = Array(repeating: false, count: layer.units.count)
  }

  /// The overlap of two units, or nil when they share no area.
  func overlap(_ pair: UnitPair) throws(GeometryError) -> Overlap? {
    let (one, other) = try (unit(pair.first), unit(pair.second))
    guard try one.intersects(other.geometry) else { return nil }
    try requireValid(pair.first)
    try requireValid(pair.second)
    let area = try one.geometry.intersection(with: other.geometry).area()
    guard area > 0 else { return nil }
    let smaller = min(try one.geometry.area(), try other.geometry.area())
    return Overlap(
      units: pair, overlapArea: area, fractionOfSmaller: area < smaller ? area / smaller : 1)
  }

  /// The units over which a line runs for some length, besides its own.
  func units(along line: [Coordinate], besides own: Int) throws(GeometryError) -> [Int] {
    let geometry = try GeometryHandle(WellKnownBinary(line: line[...]), in: madeContext())
    var candidates: [Int] = []
    try madeTree().query(geometry, into: &candidates)
    var found: [Int] = []
    for other in candidates where other != own {
      guard try unit(other).intersects(geometry) else { continue }
      try requireValid(other)
      let common = try geometry.intersection(with: unit(other).geometry)
      if try common.length() > 0 { found.append(other) }
    }
    return found
  }

  /// Whether a ring runs counterclockwise.
  func isCounterclockwise(ring: Int, of edges: LayerEdges) throws(GeometryError) -> Bool {
    let unit = Int(edges.rings[ring].unit)
    var first = ring
    while first > 0, Int(edges.rings[first - 1].unit) == unit { first -= 1 }
    if let known = turns[unit] { return known[ring - first] }
    let found = try self.unit(unit).geometry.ringsAreCounterclockwise()
    turns[unit] = found
    return found[ring - first]
  }

  /// GEOS may overlay invalid geometry without a word, and what comes out means nothing.
  private func requireValid(_ number: Int) throws(GeometryError) {
    if isKnownValid[number] { return }
    if !layer.isSurelyValid(number), let (reason, _) = try unit(number).geometry.invalidity() {
      throw .invalidUnit(index: number, reason: reason)
    }
    isKnownValid[number] = true
  }

  private func unit(_ number: Int) throws(GeometryError) -> PreparedHandle {
    if let ready = prepared[number] { return ready }
    let geometry = try GeometryHandle(WellKnownBinary(layer.units[number]), in: madeContext())
    let made = try PreparedHandle(geometry)
    prepared[number] = made
    return made
  }

  private func madeTree() throws(GeometryError) -> TreeHandle {
    if let tree { return tree }
    var boxes: [GeometryHandle] = []
    for polygons in layer.units { boxes.append(try box(around: polygons)) }
    let made = try TreeHandle(boxes, in: madeContext())
    tree = made
    return made
  }

  /// The diagonal of the box around a unit, which is all that a tree needs of it.
  private func box(around polygons: [Polygon]) throws(GeometryError) -> GeometryHandle {
    guard var box = polygons.first?.exterior.boundingBox else {
      return try GeometryHandle(WellKnownBinary(polygons), in: madeContext())
    }
    for polygon in polygons { box.extend(to: polygon.exterior.boundingBox) }
    let diagonal = [
      Coordinate(longitude: box.west, latitude: box.south),
      Coordinate(longitude: box.east, latitude: box.north),
    ]
    return try GeometryHandle(WellKnownBinary(line: diagonal[...]), in: madeContext())
  }

  private func madeContext() throws(GeometryError) -> GEOSContext {
    if let context { return context }
    let made = try GEOSContext()
    context = made
    return made
  }
}
