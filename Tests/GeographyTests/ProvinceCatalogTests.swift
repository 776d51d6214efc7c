import Geography
import TestSupport
import Testing

private func province(_ code: String, at longitude: Double = 0) throws -> Province {
  let corners = [(0.0, 0.0), (1, 0), (0, 1), (0, 0)].map {
    Coordinate(longitude: longitude + $0.0, latitude: $0.1)
  }
  let ring = try #require(Ring(corners))
  return Province(code: code, name: "Name of \(code)", polygons: [Polygon(exterior: ring)])
}

@Suite struct `A province catalog` {
  @Test func `numbers provinces in the UTF-8 order of their codes`() throws {
    // Byte order: digits, capitals, small letters, then everything beyond ASCII; Swift's own
    // order of strings would put the decomposed letter elsewhere.
    let ordered = ["10", "9", "AF-KNR", "AF-NAN", "Z", "a", "z", "z\u{301}", "é", "ن", "\u{1F4CD}"]
    for seed in UInt64(0)..<10 {
      var random = SplitMix64(seed: seed)
      let catalog = try ProvinceCatalog(ordered.shuffled(using: &random).map { try province($0) })
      #expect(catalog.provinces.map(\.code) == ordered)
      #expect(catalog.allIDs.map { catalog[$0].code } == ordered)
      #expect(catalog.allIDs == catalog.allIDs.sorted())
      #expect(ordered.map { catalog.id(forCode: $0)?.index } == Array(0..<ordered.count))
    }
  }

  @Test func `does not know other codes`() throws {
    let catalog = try ProvinceCatalog([province("AF-NAN")])
    #expect(catalog.count == 1)
    for code in ["", "AF-NA", "af-nan", "Name of AF-NAN"] {
      #expect(catalog.id(forCode: code) == nil)
    }
  }

  @Test func `is refused without provinces`() {
    #expect(throws: CatalogError.empty) { try ProvinceCatalog([]) }
  }

  @Test func `is refused with an empty code, by position`() throws {
    let provinces = try ["A", "", "B", ""].map { try province($0) }
    #expect(throws: CatalogError.missingCode(position: 2)) { try ProvinceCatalog(provinces) }
  }

  @Test func `is refused with a repeated code, by all positions`() throws {
    let provinces = try ["C", "A", "B", "A", "A"].map { try province($0) }
    #expect(throws: CatalogError.duplicateCode("A", positions: [2, 4, 5])) {
      try ProvinceCatalog(provinces)
    }
  }

  @Test func `holds one province for every id and no more`() throws {
    let all = (0...ProvinceID.capacity).map { Province(code: "\($0)", name: "", polygons: []) }
    let catalog = try ProvinceCatalog(Array(all.dropLast()))
    #expect(catalog.count == ProvinceID.capacity)
    #expect(catalog.allIDs.allSatisfy { $0.rawValue != ProvinceID.noneRawValue })
    #expect(throws: CatalogError.tooManyProvinces(count: 65_536, limit: 65_535)) {
      try ProvinceCatalog(all)
    }
  }

  @Test func `is boxed by all of its polygons`() throws {
    let catalog = try ProvinceCatalog([province("B", at: 10), province("A", at: -3)])
    let box = try #require(catalog.boundingBox)
    #expect([box.west, box.south, box.east, box.north] == [-3, 0, 11, 1])
    let empty = try ProvinceCatalog([Province(code: "A", name: "", polygons: [])])
    #expect(empty.boundingBox == nil)
  }

  @Test(arguments: [
    (["AF-NAN", "AF-KNR"], "AF"), (["PK-X1~"], "PK"), (["AF-NAN", "PK-KP"], nil),
    (["AF06"], nil), (["af-nan"], nil), (["AFG-NAN"], nil), (["AF-NAN-1"], nil), (["-NAN"], nil),
    (["A-N"], nil), (["AF-"], nil), (["ÄF-NAN"], nil), (["AF-NAN", "1"], nil),
  ])
  func `names its country when every code does`(codes: [String], country: String?) throws {
    #expect(try ProvinceCatalog(codes.map { try province($0) }).countryAlpha2 == country)
  }

  @Test(arguments: [
    (["PK-KP", "AF-NAN"], ["AF", "PK"]), (["AF-NAN", "AF-KNR"], ["AF", "AF"]),
    (["AF-NAN", "7"], nil),
  ])
  func `names the country of each province when every code does`(
    codes: [String], countries: [String]?
  ) throws {
    #expect(try ProvinceCatalog(codes.map { try province($0) }).countries == countries)
  }
}
