/// What kind of place a name stands for, from the largest to the smallest.
public enum PlaceKind: UInt8, Sendable, Hashable, CaseIterable, Comparable {
  case province
  case district
  /// A city, town or village.
  case settlement
  /// A part of a district or city: a valley, a neighborhood.
  case locality
  /// A single thing: an airport, a hospital.
  case site

  public var name: String { "\(self)" }

  /// The kind with exactly this name, or nil.
  public init?(name: String) {
    guard let kind = Self.byName[name] else { return nil }
    self = kind
  }

  private static let byName = Dictionary(uniqueKeysWithValues: allCases.map { ($0.name, $0) })

  public static func < (a: PlaceKind, b: PlaceKind) -> Bool { a.rawValue < b.rawValue }
}

/// A place of a gazetteer, with every name that it is known by.
public struct GazetteerPlace: Sendable, Hashable {
  /// The key in its gazetteer.
  public let id: String
  public let name: String
  public let kind: PlaceKind
  /// The code of the province that the gazetteer puts the place in; no catalog need have it.
  public let provinceCode: String
  /// The `id` of the place or district that it lies in, nil where the gazetteer does not say.
  public let parent: String?
  /// Nil where the position is not known well.
  public let coordinate: Coordinate?
  /// Nil where it is not known.
  public let population: Int?
  /// Other names and spellings, in any script.
  public let alternates: [String]

  public init(
    id: String, name: String, kind: PlaceKind = .settlement, provinceCode: String,
    parent: String? = nil, coordinate: Coordinate? = nil, population: Int? = nil,
    alternates: [String] = []
  ) {
    self.id = id
    self.name = name
    self.kind = kind
    self.provinceCode = provinceCode
    self.parent = parent
    self.coordinate = coordinate
    self.population = population
    self.alternates = alternates
  }
}

/// A name by which a province is also known.
public struct ProvinceAlias: Sendable, Hashable {
  public let provinceCode: String
  public let alias: String

  public init(provinceCode: String, alias: String) {
    self.provinceCode = provinceCode
    self.alias = alias
  }
}

/// A name that tells of another country: its own, or that of a well-known place in it.
public struct CountryName: Sendable, Hashable {
  public enum Kind: String, Sendable, CaseIterable {
    case country
    /// A province, state or the like.
    case region
    /// A city.
    case place
  }

  /// ISO 3166-1 alpha-2.
  public let alpha2: String
  public let name: String
  /// What it is the name of.
  public let kind: Kind

  public init(alpha2: String, name: String, kind: Kind = .country) {
    self.alpha2 = alpha2
    self.name = name
    self.kind = kind
  }
}
