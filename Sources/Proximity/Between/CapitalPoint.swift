public import Geography
internal import Geometry

/// The point that stands for the seat of a province.
public struct CapitalPoint: Sendable, Equatable {
  public enum Origin: Sendable, Equatable {
    /// The most populous settlement that a gazetteer has for the province.
    case settlement(name: String)
    /// A point inside the province, for want of a settlement with a position and a population.
    case innerPoint
  }

  public let coordinate: Coordinate
  public let origin: Origin

  /// Of equally populous settlements the one with the lower id is taken.
  ///
  /// - Throws: `ProximityError.geometry` when GEOS finds no point inside.
  /// - Complexity: O(gazetteer + vertices).
  public init(
    of id: ProvinceID, in catalog: ProvinceCatalog, gazetteer: [GazetteerPlace]
  ) throws(ProximityError) {
    let province = catalog[id]
    let seats = gazetteer.filter {
      $0.provinceCode == province.code && $0.kind == .settlement && $0.coordinate != nil
        && ($0.population ?? 0) > 0
    }
    let largest = seats.min { ($1.population ?? 0, $0.id) < ($0.population ?? 0, $1.id) }
    if let largest, let coordinate = largest.coordinate {
      self.coordinate = coordinate
      origin = .settlement(name: largest.name)
      return
    }
    let found: Coordinate?
    do { found = try innerPoint(of: province.polygons) } catch {
      throw .geometry(reason: error.description)
    }
    guard let found else { throw .geometry(reason: "\(province.code) has no polygon") }
    coordinate = found
    origin = .innerPoint
  }
}
