public import Geography

/// The provinces in which an incident may truly lie, given how exactly it is located.
public enum Support: Sendable, Hashable {
  /// In none: abroad, or exactly located outside the layer.
  case none
  case one(ProvinceID)
  /// Two or more, ascending, but not every province of the layer by definition.
  case several([ProvinceID])
  /// In any province of the layer.
  case all

  /// The support of some provinces, each counted once.
  init(_ provinces: some Sequence<ProvinceID>) {
    let distinct = Set(provinces).sorted()
    switch distinct.count {
    case 0: self = .none
    case 1: self = .one(distinct[0])
    default: self = .several(distinct)
    }
  }

  /// Its provinces, ascending; empty for none and for all.
  public var listed: [ProvinceID] {
    switch self {
    case .none, .all: []
    case .one(let id): [id]
    case .several(let ids): ids
    }
  }

  /// How many provinces it has in a layer of `provinceCount`.
  public func count(of provinceCount: Int) -> Int {
    switch self {
    case .none: 0
    case .one: 1
    case .several(let ids): ids.count
    case .all: provinceCount
    }
  }

  /// How many of its provinces are among `provinces`, which are of a layer of `provinceCount`.
  public func count(among provinces: Set<ProvinceID>, of provinceCount: Int) -> Int {
    switch self {
    case .none: 0
    case .one(let id): provinces.contains(id) ? 1 : 0
    case .several(let ids): ids.count { provinces.contains($0) }
    case .all: provinces.count
    }
  }
}
