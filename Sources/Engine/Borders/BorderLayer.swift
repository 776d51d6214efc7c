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
    guard let used = used(with: layer) else {
      throw .nearness(.noBorders(layer: layer.summary.name))
    }
    do { return (try BorderIndex(used.borders), used.name) } catch {
      throw .nearness(.borders(error, name: used.name))
    }
  }

  /// The lines to use with a layer, and the file or layer that they come from; nil where the bundled
  /// ones are another country's and the layer has none of its own.
  public func used(with layer: BoundaryLayer) -> (borders: [Border], name: String)? {
    let derived = isBundled ? bordersBetweenCountries(in: layer.catalog) : []
    if !derived.isEmpty { return (derived, layer.summary.name) }
    return !isBundled || suits(layer.catalog) ? (borders, name) : nil
  }

  /// Whether a layer is of the bundled country, by its codes or else by where it lies.
  private func suits(_ catalog: ProvinceCatalog) -> Bool {
    if let countries = catalog.countries {
      return countries.allSatisfy { $0 == Self.bundledCountry }
    }
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
