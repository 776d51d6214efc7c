import Geography
import TestSupport
import Testing

@testable import Engine

@Suite struct `Words for provinces` {
  private func names(_ provinces: [(String, String)]) throws -> PlaceNames {
    let catalog = try ProvinceCatalog(
      provinces.map { Province(code: $0.0, name: $0.1, polygons: []) })
    let aliases = [ProvinceAlias(provinceCode: "AF-NAN", alias: "ننگرهار")]
    return PlaceNames(catalog, aliases: aliases) { .init(places: [], countries: []) }
  }

  @Test(arguments: [
    "AF-NAN", "af-nan", "Nangarhar", "nangarhar", "NANGARHĀR", "ننگرهار",
  ])
  func `a province is named by its code in any case or by a name of it`(_ word: String) throws {
    let names = try names([("AF-NAN", "Nangarhar"), ("AF-SAR", "Sar-e Pul")])
    #expect(try names.provinceCodes([word]) == ["AF-NAN"])
  }

  @Test func `each province is taken once, in the order of the words`() throws {
    let names = try names([("AF-NAN", "Nangarhar"), ("AF-SAR", "Sar-e Pul")])
    #expect(
      try names.provinceCodes(["sar e pul", "AF-NAN", "Nangarhar"]) == ["AF-SAR", "AF-NAN"])
  }

  @Test func `a misspelling is suggested and not taken`() throws {
    let names = try names([("AF-NAN", "Nangarhar"), ("AF-KAB", "Kabul")])
    let known = [
      ProvinceWord(code: "AF-KAB", name: "Kabul"), ProvinceWord(code: "AF-NAN", name: "Nangarhar"),
    ]
    #expect(throws: Refusal.unknownProvince("Nangahar", suggestion: "AF-NAN", known: known)) {
      try names.provinceCodes(["Nangahar"])
    }
  }

  @Test func `a name of several provinces is refused with their codes`() throws {
    let names = try names([("IN-PB", "Punjab"), ("PK-PB", "Punjab")])
    #expect(throws: Refusal.ambiguousProvince("Punjab", codes: ["IN-PB", "PK-PB"])) {
      try names.provinceCodes(["Punjab"])
    }
  }

  @Test func `codes that differ in case alone are not taken for each other`() throws {
    let names = try names([("aa", "First"), ("AA", "Second")])
    #expect(try names.provinceCodes(["AA"]) == ["AA"])
    #expect(throws: Refusal.self) { try names.provinceCodes(["Aa"]) }
  }
}
