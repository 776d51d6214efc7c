internal import Geography

/// Asks GEOS which units cover a point or meet a line; makes each of its parts when first needed.
///
/// A point that the grid leaves undecided has few candidates, so that a worker prepares the units
/// whose boundaries its points touch and no others.
final class UnitOracle {
  private let units: [[Polygon]]
  private let context: GEOSContext
  private var prepared: [PreparedHandle?]
  private var tree: TreeHandle?

  /// - Precondition: every vertex is finite.
  init(_ units: [[Polygon]]) throws(GeometryError) {
    self.units = units
    context = try GEOSContext()
    prepared = Array(repeating: nil, count: units.count)
  }

  /// The units that cover a finite point, ascending, of `candidates` in ascending order or of all.
  func units(
    covering position: Coordinate, among candidates: [Int]?
  ) throws(GeometryError) -> [Int] {
    let point = try PointHandle(
      longitude: position.longitude, latitude: position.latitude, in: context)
    var asked: [Int] = []
    if let candidates {
      asked = candidates
    } else {
      try madeTree().query(point, into: &asked)
      asked.sort()
    }
    var found: [Int] = []
    for unit in asked where try madePrepared(unit).covers(point) { found.append(unit) }
    return found
  }

  /// The units that a line meets, ascending.
  func units(crossedBy line: Polyline) throws(GeometryError) -> [Int] {
    let geometry = try GeometryHandle(WellKnownBinary(line: line.coordinates[...]), in: context)
    var candidates: [Int] = []
    try madeTree().query(geometry, into: &candidates)
    var found: [Int] = []
    for unit in candidates where try madePrepared(unit).intersects(geometry) { found.append(unit) }
    return found.sorted()
  }

  private func madeTree() throws(GeometryError) -> TreeHandle {
    if let tree { return tree }
    var geometries: [GeometryHandle] = []
    for unit in units.indices { geometries.append(try madePrepared(unit).geometry) }
    let made = try TreeHandle(geometries, in: context)
    tree = made
    return made
  }

  private func madePrepared(_ unit: Int) throws(GeometryError) -> PreparedHandle {
    if let ready = prepared[unit] { return ready }
    let made = try PreparedHandle(GeometryHandle(WellKnownBinary(units[unit]), in: context))
    prepared[unit] = made
    return made
  }
}
