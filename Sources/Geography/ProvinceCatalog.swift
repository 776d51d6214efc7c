/// Why a list of provinces is no catalog.
public enum CatalogError: Error, Sendable, Equatable {
  /// There is no province at all.
  case empty
  /// More provinces than ids.
  case tooManyProvinces(count: Int, limit: Int)
  /// The code of the province at `position`, counted from 1 in the order given, is empty.
  case missingCode(position: Int)
  /// Two provinces, at the positions named, have the same code.
  case duplicateCode(String, positions: [Int])
}

/// The provinces of one boundary layer, in the UTF-8 order of their codes.
///
/// Two catalogs with the same provinces give the same ids, whatever the order in their files.
public struct ProvinceCatalog: Sendable, Equatable {
  /// Shape `[provinceCount]`; the index is the raw value of the id.
  public let provinces: [Province]
  /// The alpha-2 country of each province by its code, shape `[provinceCount]`; nil unless every code
  /// is of ISO 3166-2 form.
  public let countries: [String]?
  private let ids: [String: ProvinceID]

  /// - Throws: `CatalogError` for no or too many provinces, an empty code, a repeated code.
  /// - Complexity: O(n log n).
  public init(_ provinces: [Province]) throws(CatalogError) {
    guard !provinces.isEmpty else { throw .empty }
    guard provinces.count <= ProvinceID.capacity else {
      throw .tooManyProvinces(count: provinces.count, limit: ProvinceID.capacity)
    }
    if let bad = provinces.firstIndex(where: { $0.code.isEmpty }) {
      throw .missingCode(position: bad + 1)
    }
    self.provinces = provinces.sorted { $0.code.utf8.lexicographicallyPrecedes($1.code.utf8) }
    var ids: [String: ProvinceID] = [:]
    for (index, province) in self.provinces.enumerated() {
      let id = ProvinceID(rawValue: UInt16(index))
      guard ids.updateValue(id, forKey: province.code) == nil else {
        let positions = provinces.indices.filter { provinces[$0].code == province.code }
        throw .duplicateCode(province.code, positions: positions.map { $0 + 1 })
      }
    }
    self.ids = ids
    let countries = self.provinces.compactMap { Self.country(ofCode: $0.code) }
    self.countries = countries.count == provinces.count ? countries : nil
  }

  public var count: Int { provinces.count }

  /// Every id, ascending.
  public var allIDs: [ProvinceID] {
    (0..<count).map { ProvinceID(rawValue: UInt16($0)) }
  }

  public subscript(id: ProvinceID) -> Province { provinces[id.index] }

  /// The province with exactly this code, or nil.
  public func id(forCode code: String) -> ProvinceID? { ids[code] }

  /// The box around every polygon.
  ///
  /// - Complexity: O(vertices).
  public var boundingBox: BoundingBox? {
    var box: BoundingBox?
    for province in provinces {
      for polygon in province.polygons {
        let part = polygon.exterior.boundingBox
        if box == nil { box = part } else { box?.extend(to: part) }
      }
    }
    return box
  }

  /// The alpha-2 country that every code begins with (`AF` of `AF-NAN`), or nil when the codes are
  /// not of ISO 3166-2 form or name several countries.
  public var countryAlpha2: String? {
    guard let first = countries?.first else { return nil }
    return countries?.allSatisfy { $0 == first } == true ? first : nil
  }

  /// `AF` of `AF-NAN`, nil for a code that is not of ISO 3166-2 form.
  private static func country(ofCode code: String) -> String? {
    let parts = code.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 2, parts[0].utf8.count == 2, !parts[1].isEmpty,
      parts[0].utf8.allSatisfy({ (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) })
    else { return nil }
    return String(parts[0])
  }
}
