internal import Geodesy
public import Geography

/// How far each province of a layer runs along a border.
public struct BorderContacts: Sendable, Equatable {
  /// Shape `[provinceCount]`, by id; 0 for provinces that do not touch the border.
  public let lengthsMeters: [Double]
  /// Whether the border's edges are edges of the provinces too. Where they are not, every stretch of
  /// the border of at most `BorderSamples.longestMeters` goes to the province with the nearest
  /// boundary, if that is within `reachMeters`.
  public let areShared: Bool

  /// How far a border and a boundary drawn by different hands may lie apart and still be the same.
  public static let reachMeters = 5_000.0
  /// The part of a border whose edges must be shared for it to count as drawn with the layer.
  private static let sharedPart = 0.99

  /// - Complexity: O(vertices) for shared edges, O(n log n) otherwise.
  public init(_ catalog: ProvinceCatalog, with border: Border) throws(ProximityError) {
    let shared = Self.sharedLengths(catalog, border)
    let lengths: [Double]
    areShared = shared.covered >= Self.sharedPart * border.lengthMeters
    if areShared {
      lengths = shared.lengths
    } else {
      lengths = try Self.nearestLengths(catalog, border)
    }
    lengthsMeters = lengths
  }

  /// The provinces that touch the border, ascending.
  public var touching: [ProvinceID] {
    lengthsMeters.indices.filter { lengthsMeters[$0] > 0 }.map {
      ProvinceID(rawValue: UInt16($0))
    }
  }

  private static func sharedLengths(
    _ catalog: ProvinceCatalog, _ border: Border
  ) -> (lengths: [Double], covered: Double) {
    var edges: [UndirectedEdge: Double] = [:]
    for line in border.lines {
      for (start, end) in zip(line.coordinates, line.coordinates.dropFirst()) where start != end {
        edges[UndirectedEdge(start, end)] = edgeLength(start, end)
      }
    }
    var lengths = Array(repeating: 0.0, count: catalog.count)
    var covered: Set<UndirectedEdge> = []
    for id in catalog.allIDs {
      for ring in catalog[id].polygons.flatMap(\.rings) {
        for (start, end) in zip(ring.coordinates, ring.coordinates.dropFirst()) {
          let edge = UndirectedEdge(start, end)
          guard let length = edges[edge] else { continue }
          lengths[id.index] += length
          covered.insert(edge)
        }
      }
    }
    return (lengths, covered.map { edges[$0] ?? 0 }.sorted().reduce(0, +))
  }

  private static func nearestLengths(
    _ catalog: ProvinceCatalog, _ border: Border
  ) throws(ProximityError) -> [Double] {
    var owners: [Int] = []
    var lines: [Polyline] = []
    for id in catalog.allIDs {
      for ring in catalog[id].polygons.flatMap(\.rings) {
        guard let line = Polyline(ring.coordinates) else { continue }
        lines.append(line)
        owners.append(id.index)
      }
    }
    let index: LineIndex
    do { index = try LineIndex(lines) } catch { throw .geometry(reason: error.description) }
    var lengths = Array(repeating: 0.0, count: catalog.count)
    for sample in BorderSamples(of: border).samples {
      guard let found = index.nearest(to: sample.middle), found.distanceMeters <= reachMeters
      else { continue }
      lengths[owners[found.line]] += sample.lengthMeters
    }
    return lengths
  }
}

/// An edge, whichever way it runs.
private struct UndirectedEdge: Hashable {
  let low: Coordinate
  let high: Coordinate

  init(_ a: Coordinate, _ b: Coordinate) {
    let isAscending = (a.longitude, a.latitude) <= (b.longitude, b.latitude)
    low = isAscending ? a : b
    high = isAscending ? b : a
  }
}
