public import Geography
internal import Proximity

/// How the provinces lie between the seat of one of them and a border, by three measures that are
/// never one.
public struct BetweenReport: Sendable, Equatable {
  public let provinceCode: String
  public let neighbor: String
  public let capital: Coordinate
  /// The settlement that the capital is, nil where a point inside the province stands for it.
  public let settlement: String?
  /// From the capital to the nearest point of the border.
  public let distanceMeters: Double
  public let borderLengthMeters: Double
  /// How many geodesics were drawn, each for a stretch of border no longer than `stretchMeters`.
  public let geodesicCount: Int
  public let stretchMeters: Double
  /// How near to its least value the way by a province was found.
  public let detourToleranceMeters: Double
  /// Whether border and provinces share their edges.
  public let sharesEdges: Bool
  /// Shape `[provinceCount]`, by id.
  public let provinces: [ProvincePosition]

  init(
    _ asked: BetweenQuestion, of borders: BorderIndex, layer: BoundaryLayer, names: PlaceNames
  ) throws(EngineError) {
    let catalog = layer.catalog
    let province: ProvinceID
    do throws(Refusal) { province = try names.province(asked.provinceCode) } catch {
      throw .refused(error)
    }
    let neighbor = try borders.checked([asked.neighbor])[0]
    let gazetteer = try names.all().gazetteer
    let seat: CapitalPoint
    let found: Between
    do {
      seat = try CapitalPoint(of: province, in: catalog, gazetteer: gazetteer)
      found = try Between(
        from: seat.coordinate, in: province, to: neighbor, of: borders, catalog: catalog)
    } catch {
      throw .nearness(.borders(error, name: layer.summary.name))
    }
    provinceCode = catalog[province].code
    self.neighbor = neighbor
    capital = seat.coordinate
    settlement =
      switch seat.origin {
      case .settlement(let name): name
      case .innerPoint: nil
      }
    distanceMeters = found.distanceMeters
    borderLengthMeters = found.borderLengthMeters
    geodesicCount = found.geodesicCount
    stretchMeters = Between.stretchMeters
    detourToleranceMeters = Between.detourToleranceMeters
    sharesEdges = found.sharesBorderEdges
    provinces = found.provinces.map { position in
      ProvincePosition(
        id: position.id, code: catalog[position.id].code, geodesicShare: position.geodesicShare,
        pathRole: position.path.role.rawValue, stepsFromCapital: position.path.stepsFromCapital,
        isOnShortestPath: position.path.isOnShortestPath,
        isCutVertex: position.path.isCutVertex,
        separatesFromBorder: position.path.separatesFromBorder, detour: position.detour,
        borderLengthMeters: position.borderLengthMeters)
    }
  }
}

/// How one province lies between a capital and a border; docs/methods/between.md has each measure.
public struct ProvincePosition: Sendable, Equatable {
  public let id: ProvinceID
  public let code: String
  /// The part of the border, by length, to which the geodesic from the capital crosses the province.
  public let geodesicShare: Double
  /// On the shortest paths over adjacent provinces: `start`, `between`, `end`, `start_and_end` or
  /// `off`.
  public let pathRole: String
  /// Steps from the capital's province, nil where no path leads.
  public let stepsFromCapital: Int?
  public let isOnShortestPath: Bool
  /// Whether the provinces fall into more parts without this one.
  public let isCutVertex: Bool
  /// Whether every path from the capital's province to the border leads through this one.
  public let separatesFromBorder: Bool
  /// The shortest way by the province over the shortest of all; nil where that has no length.
  public let detour: Double?
  /// How far the province runs along the border.
  public let borderLengthMeters: Double

  public var touchesBorder: Bool { borderLengthMeters > 0 }
}
