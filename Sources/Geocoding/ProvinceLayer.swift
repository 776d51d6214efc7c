public import Geography
internal import Geometry

/// Why a boundary layer cannot be used.
public enum LayerError: Error, Sendable, Equatable {
  /// A ring of a province is invalid; the reason is GEOS's, the place where it found it.
  case invalidGeometry(code: String, reason: String, place: Coordinate?)
  /// Two provinces overlap by more than a sliver.
  case overlap(codes: [String], fraction: Double)
  /// GEOS failed; the text is its own.
  case geometry(String)
}

/// The provinces of a boundary layer, checked and ready to locate points in.
public struct ProvinceLayer: Sendable {
  public let catalog: ProvinceCatalog
  /// Pairs of provinces that overlap by a sliver, which do not keep the layer from use: a point in
  /// one is counted as a tie.
  public let sliverCount: Int
  /// What every worker looks points up in.
  let grid: PolygonGrid

  /// The part of the smaller of two provinces that an overlap may take and still be a sliver, as
  /// boundaries simplified one by one leave along their shared edges.
  public static let sliverFraction = 0.001

  /// Checks the layer: every ring valid, no two provinces overlapping beyond a sliver.
  ///
  /// - Throws: `LayerError`, the first problem in the order of `problems(in:)`.
  /// - Complexity: O(v log v) in the number of vertices, where provinces share their edges.
  public init(_ catalog: ProvinceCatalog) throws(LayerError) {
    let geometry = LayerGeometry(catalog.provinces.map(\.polygons))
    let (problems, slivers) = try Self.examine(geometry, of: catalog)
    if let problem = problems.first { throw problem }
    do throws(GeometryError) { grid = try geometry.grid() } catch {
      throw .geometry(error.description)
    }
    self.catalog = catalog
    sliverCount = slivers
  }

  /// Everything that keeps a layer from use: invalid rings by code, then overlaps by codes.
  ///
  /// - Throws: `LayerError.geometry` when GEOS fails.
  public static func problems(in catalog: ProvinceCatalog) throws(LayerError) -> [LayerError] {
    try examine(LayerGeometry(catalog.provinces.map(\.polygons)), of: catalog).problems
  }

  private static func examine(
    _ geometry: LayerGeometry, of catalog: ProvinceCatalog
  ) throws(LayerError) -> (problems: [LayerError], slivers: Int) {
    let code = { (unit: Int) in catalog.provinces[unit].code }
    do {
      let invalid = try geometry.validityProblems()
      guard invalid.isEmpty else {
        let problems = invalid.map { problem in
          LayerError.invalidGeometry(
            code: code(problem.unit), reason: problem.reason, place: problem.place)
        }
        return (problems, 0)
      }
      let overlaps = try geometry.overlaps()
      let serious = overlaps.filter { $0.fractionOfSmaller > sliverFraction }
      let problems = serious.map { overlap in
        LayerError.overlap(
          codes: [code(overlap.units.first), code(overlap.units.second)],
          fraction: overlap.fractionOfSmaller)
      }
      return (problems, overlaps.count - serious.count)
    } catch {
      throw .geometry(error.description)
    }
  }
}
