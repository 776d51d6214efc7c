import Foundation
import Geocoding
import Geography
import Testing

struct NameMatcherTests {
  private let names: BundledNames

  init() throws { names = try BundledNames.shared.get() }

  @Test func `every alias of a province is that province`() {
    for alias in names.aliases {
      #expect(names.outcome(alias.alias) == alias.provinceCode, "\(alias.alias)")
    }
  }

  @Test func `every documented incident is in its province, with and without the coded one`() throws
  {
    let file = try String(
      contentsOfFile: geoData("incidents/documented_incidents.csv"), encoding: .utf8)
    let rows = file.split(separator: "\n").dropFirst().map { csvFields($0, limit: 7) }
    #expect(rows.count == 31)
    for row in rows {
      let code = names.outcome(row[6])
      #expect(code.hasPrefix("AF-"), "\(row[6])")
      #expect(names.outcome(row[5]) == code, "\(row[5])")
      #expect(names.outcome(row[5], within: code) == code, "\(row[5])")
    }
  }

  @Test func `every place is found in its own province, or several are listed`() {
    for place in names.places {
      let code = names.matcher.match(place.name).province.map { names.catalog[$0].code }
      #expect(
        code == place.provinceCode || mayBeElsewhere(place.name),
        "\(place.id): \(names.outcome(place.name))")
      #expect(
        names.outcome(place.name, within: place.provinceCode) == place.provinceCode, "\(place.id)")
    }
  }

  /// Whether a name is that of several places, of one abroad or of a province. A function of its
  /// own, for written into the test it crashes the optimizer of Swift 6.3.1, and with it
  /// `make test-slow`.
  private func mayBeElsewhere(_ name: String) -> Bool {
    let found = names.matcher.match(name)
    return found.outcome == .ambiguous || found.reason == .abroad
      || found.place?.kind == .province
  }

  @Test(arguments: [
    ("Khogyani, Nangarhar", "AF-NAN"), ("Khogyani, Ghazni", "AF-GHA"),
    ("Dasht-e-Barchi, Kabul", "AF-KAB"), ("Qarabagh (Ghazni)", "AF-GHA"),
    ("Kabul, Surobi", "AF-KAB"), ("Nangarhar: Achin", "AF-NAN"), ("Achin Nangarhar", "AF-NAN"),
    ("Jalalabad Road, Kabul", "AF-KAB"), ("Kabul - Kandahar highway, Ghazni", "AF-GHA"),
    ("Embassy of Pakistan, Kabul", "AF-KAB"), ("Pakistan border, Paktika", "AF-PKA"),
    ("unheard-of hamlet, Logar", "AF-LOG"), ("Kabul, Afghanistan", "AF-KAB"),
    ("ولسوالی اچین، ولایت ننگرهار", "AF-NAN"), ("هلمند، سنگین", "AF-HEL"),
    ("Balkh, Wilayat-e", "AF-BAL"), ("near Jalalabad city", "AF-NAN"), ("AF-NAN", "AF-NAN"),
  ])
  func `parts of a text decide together`(_ text: String, _ code: String) {
    #expect(names.outcome(text) == code)
  }

  @Test(arguments: [
    ("Nangahar", "AF-NAN", MatchMethod.editDistance), ("Ningrhar", "AF-NAN", .skeleton),
    ("Kandahaar", "AF-KAN", .romanized), ("Paktyka", "AF-PKA", .skeleton),
    ("دای كندی", "AF-DAY", .normalized), ("SAR E PUL", "AF-SAR", .normalized),
    ("Kabul", "AF-KAB", .exact),
  ])
  func `the method says which allowance was made`(
    _ text: String, _ code: String, _ method: MatchMethod
  ) {
    #expect(names.outcome(text) == code)
    #expect(names.matcher.match(text).method == method)
  }

  @Test(arguments: [
    "Khogyani", "Behsud", "Qarabagh", "Surobi", "Arghandab", "Faizabad", "Kabul, Kandahar",
    "Nangarhar and Kunar", "Kabul-Kandahar highway", "between Kabul and Jalalabad",
  ])
  func `what may be in several provinces is listed and not guessed`(_ text: String) {
    let match = names.matcher.match(text)
    #expect(match.outcome == .ambiguous && match.province == nil && match.score == 0)
    #expect(Set(match.alternatives.map(\.province)).count > 1)
    #expect(match == names.matcher.match(text))
  }

  @Test(arguments: [
    ("Peshawar, Pakistan", "abroad"), ("Quetta", "abroad"), ("Mosul, Iraq", "abroad"),
    ("Khost, Germany", "abroad"), ("Peshawar Pakistan", "abroad"), ("Mashhad", "abroad"),
    ("Torkham, Pakistan", "abroad"), ("Afghanistan", "whole_country"), ("", "empty"),
    ("  -  ", "empty"), ("Nur", "not_found"), ("PD 5", "not_found"),
    ("General Wardak", "not_found"), ("Logar river", "not_found"), ("Jalalabad road", "not_found"),
    ("Sharsharak area", "not_found"), ("xqzvw bkjhg", "not_found"),
  ])
  func `what names no place of the layer is unknown`(_ text: String, _ reason: String) {
    #expect(names.outcome(text) == reason)
  }

  @Test func `a province and its capital of one name are no ambiguity`() {
    for text in ["Kabul", "Herat", "Kandahar", "Kunduz", "Ghazni", "Farah", "Khost", "Balkh"] {
      #expect(names.matcher.match(text).place?.kind == .province, "\(text)")
    }
    let inside = names.matcher.match("Kabul, Kabul")
    #expect(inside.place?.kind == .settlement && inside.place?.coordinate != nil)
    #expect(names.matcher.match("Kunduz city").place?.kind == .settlement)
  }

  @Test func `a parent decides, and a text that names another province is ambiguous`() {
    #expect(names.outcome("Khogyani", within: "AF-NAN") == "AF-NAN")
    #expect(names.outcome("Khogyani", within: "AF-GHA") == "AF-GHA")
    #expect(names.outcome("Kandahar", within: "AF-KAB") == "conflicting_parts")
    #expect(names.outcome("an unknown village", within: "AF-KAB") == "not_found")
  }

  @Test func `an unknown part makes a match partial and less sure`() {
    let whole = names.matcher.match("Jalalabad")
    let partial = names.matcher.match("Refugee affairs department, Jalalabad")
    #expect(!whole.isPartial && partial.isPartial && partial.score < whole.score)
    #expect(partial.place == whole.place)
  }

  @Test(arguments: [
    String(repeating: "Kabul, ", count: 100_000), String(repeating: "(", count: 3_000),
    "\u{202E}کاb\u{0301}\u{FFFD}🏔\0", String(repeating: "\u{0301}", count: 900),
    String(repeating: ",a", count: 999), "کabulبل, 漢字, Кабул",
  ])
  func `hostile texts have an answer`(_ text: String) {
    let match = names.matcher.match(text)
    #expect(match.outcome == .unknown || match.outcome == .matched)
    #expect(names.matcher.match(text, within: ProvinceID(rawValue: 0)).score <= 1)
  }
}

struct OtherLayerTests {
  @Test func `without tables the names and codes of the layer are known`() throws {
    let square = try #require(
      Ring([(0, 0), (1, 0), (1, 1), (0, 0)].map { Coordinate(longitude: $0.0, latitude: $0.1) }))
    let catalog = try ProvinceCatalog([
      Province(code: "XA-1", name: "North Hill", polygons: [Polygon(exterior: square)]),
      Province(code: "XA-2", name: "Georgia", polygons: [Polygon(exterior: square)]),
    ])
    let matcher = NameMatcher(
      catalog, aliases: [ProvinceAlias(provinceCode: "AF-KAB", alias: "Kabul")],
      gazetteer: [GazetteerPlace(id: "1", name: "Ford", provinceCode: "ZZ-1")],
      countries: [CountryName(alpha2: "GE", name: "Georgia")])
    #expect(matcher.match("NORTH-HILL").province?.rawValue == 0)
    #expect(matcher.match("XA-2").province?.rawValue == 1)
    #expect(matcher.match("Georgia").province?.rawValue == 1)
    #expect(matcher.match("Ford").reason == .notFound)
    #expect(matcher.match("Kabul").reason == .notFound)
  }

  /// Two countries with a Punjab each.
  private func punjabs() throws -> NameMatcher {
    let catalog = try ProvinceCatalog(
      [("IN-HR", "Haryana"), ("IN-PB", "Punjab"), ("PK-KP", "Khyber"), ("PK-PB", "Punjab")].map {
        Province(code: $0.0, name: $0.1, polygons: [])
      })
    return NameMatcher(
      catalog,
      gazetteer: [
        GazetteerPlace(id: "1", name: "Rampur", provinceCode: "IN-HR"),
        GazetteerPlace(id: "2", name: "Rampur", provinceCode: "PK-KP"),
      ],
      countries: [
        CountryName(alpha2: "IN", name: "India"), CountryName(alpha2: "PK", name: "Pakistan"),
        CountryName(alpha2: "NP", name: "Nepal"),
        CountryName(alpha2: "IN", name: "Haryana", kind: .region),
      ])
  }

  @Test(
    arguments: [
      ("Punjab", 0..<2, 1), ("Punjab", 2..<4, 3), ("Punjab", nil, nil), ("Rampur", 0..<2, 0),
      ("Rampur", 2..<4, 2), ("Haryana", 2..<4, nil), ("IN-PB", 2..<4, nil), ("PK-PB", 2..<4, 3),
      ("Rampur, Punjab", 2..<4, 3), ("Punjab", 0..<0, nil), ("Haryanna", 0..<2, 0),
      ("Haryanna", 2..<4, nil),
    ] as [(String, Range<UInt16>?, Int?)])
  func `names mean nothing outside the country of a row`(
    text: String, scope: Range<UInt16>?, province: Int?
  ) throws {
    #expect(try punjabs().match(text, in: scope).province?.index == province)
  }

  @Test func `a name of several countries is ambiguous without one`() throws {
    let match = try punjabs().match("Punjab")
    #expect(match.outcome == .ambiguous)
    #expect(match.alternatives.map(\.province.index) == [1, 3])
  }

  @Test func `a text that names one of the layer's countries means a place in it`() throws {
    let matcher = try punjabs()
    #expect(matcher.match("Punjab, Pakistan").province?.index == 3)
    #expect(matcher.match("Rampur (India)").province?.index == 0)
    #expect(matcher.match("Punjab, Nepal").reason == .abroad)
  }

  @Test func `places are read in running text inside a country`() throws {
    let scanner = PlaceTextScanner(try punjabs())
    let text = "Attacks in Punjab and Haryana."
    #expect(scanner.provinces(in: text, scope: 2..<4).map(\.index) == [3])
    #expect(scanner.provinces(in: text).map(\.index) == [0, 1, 3])
  }
}
