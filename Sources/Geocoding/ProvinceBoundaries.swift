internal import Geodesy
public import Geography
internal import Geometry
internal import Synchronization

/// What lies nearest to a point.
public struct NearestProvince: Sendable, Equatable {
  /// Of equally near provinces, the one with the lowest code.
  public let province: ProvinceID
  /// Geodesic on WGS 84, to the nearest point of the province's boundary.
  public let distanceMeters: Double
}

/// The boundaries of all provinces of a layer, for distances from them.
///
/// One for a layer, immutable, shared by workers: each edge is indexed once, whoever has it, and not
/// before something is asked that needs the index. Distances are those to boundaries: a province is
/// no nearer for covering the point itself, which is known from locating it.
public final class ProvinceBoundaries: Sendable {
  /// Points further than this from the layer's box, in degrees, have no nearest province: the answer
  /// would say nothing about the layer.
  static let marginDegrees = 10.0

  let band: BoundaryBand?
  private let provinceCount: Int
  private let edges: BoundaryEdges
  private let reach: BoundingBox?
  private let known = AtomicLazyReference<BoundaryLines>()
  /// Held by the worker that makes the index, while others wait for it.
  private let making = Mutex<Void>(())

  /// - Parameter often: the distance that will be asked for most rows, in meters; nil for none.
  /// - Complexity: O(vertices); with `often`, also O(edges * the cells of that size they are near).
  public convenience init(_ layer: ProvinceLayer, often: Double? = nil) {
    self.init(layer.catalog, layer.grid.boundaryEdges, often: often)
  }

  /// The boundaries of provinces that need not be a sound layer.
  convenience init(_ catalog: ProvinceCatalog, often: Double? = nil) {
    self.init(catalog, boundaryEdges(of: catalog.provinces.map(\.polygons)), often: often)
  }

  private init(_ catalog: ProvinceCatalog, _ edges: BoundaryEdges, often: Double?) {
    provinceCount = catalog.count
    self.edges = edges
    let box = catalog.boundingBox
    reach = box?.grown(by: Self.marginDegrees)
    band = often.flatMap { BoundaryBand(edges, within: box, radiusMeters: $0) }
  }

  /// The provinces whose boundary comes within `meters` of a point, ascending.
  ///
  /// - Throws: `GeocodingError` for a vertex that is no position; a checked layer has none.
  /// - Complexity: O(1) for the distance that is asked often, at most points; else O(log(vertices) +
  ///   the edges that the circle meets). The first may add O(vertices * log(vertices)).
  public func provinces(
    within meters: Double, of point: Coordinate
  ) throws(GeocodingError) -> [ProvinceID] {
    if let band, band.radiusMeters == meters {
      if band.isFar(point) { return [] }
      if let near = band.provinces(near: point) { return near }
    }
    return try measuredProvinces(within: meters, of: point)
  }

  /// The same, whatever the band knows.
  func measuredProvinces(
    within meters: Double, of point: Coordinate
  ) throws(GeocodingError) -> [ProvinceID] {
    try lines().provinces(within: meters, of: point)
  }

  /// Whether any boundary comes within `meters` of a point.
  ///
  /// - Throws: as `provinces(within:of:)`.
  /// - Complexity: O(log(vertices)) for most points.
  public func isAny(within meters: Double, of point: Coordinate) throws(GeocodingError) -> Bool {
    try lines().index.hasLine(within: meters, of: point)
  }

  /// The nearest province, nil where none is as near as `meters`, and for a point more than
  /// `marginDegrees` away from the layer's box.
  ///
  /// - Throws: as `provinces(within:of:)`.
  /// - Complexity: O(log(vertices)) for most points.
  public func nearest(
    to point: Coordinate, within meters: Double = .infinity
  ) throws(GeocodingError) -> NearestProvince? {
    guard reach?.contains(point) == true else { return nil }
    return try lines().index.nearest(to: point, within: meters).map { found in
      NearestProvince(
        province: BoundaryLines.owners(ofLine: found.line).first,
        distanceMeters: found.distanceMeters)
    }
  }

  /// Makes a range hold the distances of some points to their nearest provinces; nil is an empty
  /// range, and a point more than `marginDegrees` away from the layer's box changes nothing.
  ///
  /// The result is that of measuring each point, but only those that widen the range are measured.
  /// - Throws: as `provinces(within:of:)`.
  /// - Complexity: O(log(vertices)) for each point.
  public func extend(
    _ range: inout ClosedRange<Double>?, toDistancesOf points: [Coordinate]
  ) throws(GeocodingError) {
    var index: LineIndex?
    for point in points where reach?.contains(point) == true {
      let ready = if let index { index } else { try lines().index }
      ready.extend(&range, toDistanceOf: point)
      index = ready
    }
  }

  private func lines() throws(GeocodingError) -> BoundaryLines {
    if let ready = known.load() { return ready }
    let result = making.withLock { _ in
      if let ready = known.load() { return Result<BoundaryLines, GeocodingError>.success(ready) }
      return Result { () throws(GeocodingError) in
        known.storeIfNil(try BoundaryLines(edges, provinceCount: provinceCount))
      }
    }
    return try result.get()
  }
}

/// The index of all edges, its lines named by the provinces that have them.
private final class BoundaryLines: Sendable {
  let index: LineIndex
  private let provinceCount: Int

  init(_ boundaries: BoundaryEdges, provinceCount: Int) throws(GeocodingError) {
    self.provinceCount = provinceCount
    let edges = boundaries.map { edge in
      // The lowest line is of the lowest first owner, as a tie between lines needs it.
      let second = edge.secondUnit ?? Int(ProvinceID.noneRawValue)
      return LineEdge(
        start: edge.start, end: edge.end,
        line: UInt32(truncatingIfNeeded: edge.firstUnit << 16 | second))
    }
    do { index = try LineIndex(edges: edges) } catch {
      throw GeocodingError(reason: error.description)
    }
  }

  /// The provinces that have the edges of a line, the lower first; nil where there is but one.
  static func owners(ofLine line: Int) -> (first: ProvinceID, second: ProvinceID?) {
    let second = UInt16(truncatingIfNeeded: line)
    return (
      ProvinceID(rawValue: UInt16(truncatingIfNeeded: line >> 16)),
      second == ProvinceID.noneRawValue ? nil : ProvinceID(rawValue: second)
    )
  }

  func provinces(within meters: Double, of point: Coordinate) -> [ProvinceID] {
    // Nil until something is near, as nothing is for most points.
    var found: ProvinceSet?
    index.forEachLine(
      within: meters, of: point,
      unless: { line in
        guard let found else { return false }
        let (first, second) = Self.owners(ofLine: line)
        return found.contains(first) && second.map { found.contains($0) } ?? true
      },
      { line in
        let (first, second) = Self.owners(ofLine: line)
        var known = found.take() ?? ProvinceSet(count: provinceCount)
        known.insert(first)
        if let second { known.insert(second) }
        found = known
      })
    return found?.ids ?? []
  }
}

/// Some provinces of a layer, a bit for each.
private struct ProvinceSet {
  private var words: [UInt64]

  init(count: Int) { words = Array(repeating: 0, count: (count + 63) / 64) }

  func contains(_ id: ProvinceID) -> Bool { words[id.index >> 6] & 1 << UInt64(id.index & 63) != 0 }

  mutating func insert(_ id: ProvinceID) { words[id.index >> 6] |= 1 << UInt64(id.index & 63) }

  /// Ascending.
  var ids: [ProvinceID] {
    var ids: [ProvinceID] = []
    for (index, word) in words.enumerated() where word != 0 {
      var rest = word
      while rest != 0 {
        ids.append(ProvinceID(rawValue: UInt16(index << 6 | rest.trailingZeroBitCount)))
        rest &= rest - 1
      }
    }
    return ids
  }
}
