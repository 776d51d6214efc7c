public import Geography
internal import Proximity
internal import Text

/// Border lines as they were loaded, by neighbor.
public struct BorderLayer: Sendable {
  /// The last component of its path.
  public let name: String
  public let borders: [Border]
  /// Whether these are the borders that come with the program, which suit one country only.
  public let isBundled: Bool

  /// The country of the bundled borders.
  static let bundledCountry = "AF"
  /// How far, in degrees, a layer of the bundled country may reach beyond its borders.
  private static let reachDegrees = 0.5

  public init(name: String, borders: [Border], isBundled: Bool) {
    self.name = name
    self.borders = borders
    self.isBundled = isBundled
  }

  /// The borders to use with a layer: these where they were given or suit it, else the edges that
  /// the countries of the layer share.
  ///
  /// - Throws: `EngineError.nearness` when there are none, or they cannot be used.
  func index(for layer: BoundaryLayer) throws(EngineError) -> (index: BorderIndex, name: String) {
    let derived = isBundled ? bordersBetweenCountries(in: layer.catalog) : []
    guard !isBundled || !derived.isEmpty || suits(layer.catalog) else {
      throw .nearness(.noBorders(layer: layer.summary.name))
    }
    let name = derived.isEmpty ? name : layer.summary.name
    do { return (try BorderIndex(derived.isEmpty ? borders : derived), name) } catch {
      throw .nearness(.borders(error, name: name))
    }
  }

  /// Whether a layer is of the bundled country, by its codes or else by where it lies.
  private func suits(_ catalog: ProvinceCatalog) -> Bool {
    if let country = catalog.countryAlpha2 { return country == Self.bundledCountry }
    let positions = borders.lazy.flatMap(\.lines).flatMap(\.coordinates)
    guard let outer = BoundingBox(positions)?.grown(by: Self.reachDegrees),
      let inner = catalog.boundingBox
    else { return false }
    return outer.contains(Coordinate(longitude: inner.west, latitude: inner.south))
      && outer.contains(Coordinate(longitude: inner.east, latitude: inner.north))
  }
}

extension BorderIndex {
  /// The neighbors asked for, each once.
  ///
  /// - Throws: `EngineError.nearness` for one without a border.
  func checked(_ codes: [String]) throws(EngineError) -> [String] {
    var found: [String] = []
    for code in codes where !found.contains(code) {
      guard neighbors.contains(code) else {
        let longer = neighbors.first { code.folded.hasPrefix($0.folded) }
        throw .nearness(
          .unknownNeighbor(
            code, known: neighbors, suggestion: longer ?? nearMiss(to: code, in: neighbors)))
      }
      found.append(code)
    }
    return found
  }
}
