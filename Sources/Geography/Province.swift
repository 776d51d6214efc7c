/// The place of a province in its catalog: provinces are numbered in the UTF-8 order of their
/// codes, so the lower id is also the lower code.
public struct ProvinceID: RawRepresentable, Sendable, Hashable, Comparable {
  public let rawValue: UInt16

  public init(rawValue: UInt16) { self.rawValue = rawValue }

  /// The raw value that columns store for "no province".
  public static let noneRawValue = UInt16.max
  /// The most provinces that a catalog can hold: every raw value but the one for "none".
  public static let capacity = Int(UInt16.max)

  public static func < (a: ProvinceID, b: ProvinceID) -> Bool { a.rawValue < b.rawValue }

  /// The id as an index into columns of one value per province.
  public var index: Int { Int(rawValue) }
}

/// A first-level administrative unit.
public struct Province: Sendable, Hashable {
  /// The key, an ISO 3166-2 code such as `AF-NAN` where the layer has one.
  public let code: String
  /// A name for people to read; never a key.
  public let name: String
  /// At least one; parts of a multipolygon are separate polygons.
  public let polygons: [Polygon]

  public init(code: String, name: String, polygons: [Polygon]) {
    self.code = code
    self.name = name
    self.polygons = polygons
  }
}
