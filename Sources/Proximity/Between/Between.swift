internal import Geodesy
public import Geography
internal import Geometry

/// How the provinces of a layer lie between a capital and a border, by three measures that mean
/// different things and are never added up; docs/methods/between.md has each.
public struct Between: Sendable, Equatable {
  public let capital: Coordinate
  /// The province that the capital is taken to lie in.
  public let capitalProvince: ProvinceID
  public let neighbor: String
  /// The distance from the capital to the nearest point of the border.
  public let distanceMeters: Double
  public let borderLengthMeters: Double
  /// How many geodesics stand for the border, each for a stretch of at most
  /// `stretchMeters`.
  public let geodesicCount: Int
  /// Whether provinces run along the border by their own edges; see `BorderContacts.areShared`.
  public let sharesBorderEdges: Bool
  /// Shape `[provinceCount]`, by id.
  public let provinces: [ProvinceBetween]

  /// The longest stretch of border that one geodesic stands for.
  public static let stretchMeters = BorderSamples.longestMeters
  /// How near to its least value the way through a province is found.
  public static let detourToleranceMeters = DetourSearch.toleranceMeters

  /// - Parameters:
  ///   - capital: a position; it need not lie in its province.
  ///   - neighbor: one of the neighbors of `borders`.
  /// - Throws: `ProximityError.geometry` when GEOS fails or a vertex of the layer is no position.
  /// - Complexity: about O((stretches + vertices) log(vertices)).
  public init(
    from capital: Coordinate, in capitalProvince: ProvinceID, to neighbor: String,
    of borders: BorderIndex, catalog: ProvinceCatalog
  ) throws(ProximityError) {
    let index = borders.index(of: neighbor)
    guard let border = borders[neighbor], let nearest = index.nearest(to: capital) else {
      throw .geometry(reason: "the capital is no position")
    }
    let contacts = try BorderContacts(catalog, with: border)
    let geodesics: BorderGeodesics
    do {
      geodesics = try BorderGeodesics(
        from: capital, to: border, nearest: nearest.coordinate, catalog: catalog)
    } catch {
      throw .geometry(reason: error.description)
    }
    let paths = ProvincePaths(
      catalog, from: capitalProvince, to: contacts.touching)
    let search = DetourSearch(
      capital: capital, border: index, distanceMeters: nearest.distanceMeters)
    self.capital = capital
    self.capitalProvince = capitalProvince
    self.neighbor = neighbor
    distanceMeters = nearest.distanceMeters
    borderLengthMeters = border.lengthMeters
    geodesicCount = geodesics.count
    sharesBorderEdges = contacts.areShared
    provinces = catalog.allIDs.map { id in
      ProvinceBetween(
        id: id, geodesicShare: geodesics.share(through: id), path: paths[id],
        detour: geodesics.shortestCrosses(id) ? 1 : search.ratio(through: catalog[id]),
        borderLengthMeters: contacts.lengthsMeters[id.index])
    }
  }
}

/// How one province lies between a capital and a border.
public struct ProvinceBetween: Sendable, Equatable {
  public let id: ProvinceID
  /// The part of the border, by length, to whose points the geodesic from the capital crosses the
  /// province; in `0...1`.
  public let geodesicShare: Double
  /// Where the province stands in the graph of adjacent provinces.
  public let path: PathPosition
  /// The length of the shortest way from the capital to the border by way of the province, over
  /// that without; at least 1, and exactly 1 where a shortest geodesic meets the province. Nil where
  /// the capital lies on the border.
  public let detour: Double?
  /// How far the province runs along the border; 0 where it does not touch it.
  public let borderLengthMeters: Double

  public var touchesBorder: Bool { borderLengthMeters > 0 }
}

/// Where a province stands on the paths over adjacent provinces from the capital's to any that
/// touches the border.
public struct PathPosition: Sendable, Equatable {
  public enum Role: String, Sendable {
    /// The capital's own province.
    case start
    /// On a shortest path, between its ends.
    case between
    /// On a shortest path, touching the border.
    case end
    /// The capital's own province, where it touches the border itself.
    case startAndEnd = "start_and_end"
    /// On no shortest path.
    case off
  }

  public let role: Role
  /// How many steps from the capital's province, nil where no path leads.
  public let stepsFromCapital: Int?
  /// Whether the graph falls into more parts without the province.
  public let isCutVertex: Bool
  /// Whether every path from the capital's province to the border leads through this one.
  public let separatesFromBorder: Bool

  public var isOnShortestPath: Bool { role != .off }
}
