import Columnar
import Geography
import Incidents
import Readers
import TestSupport
import Testing

@testable import Engine

private let vocabulary = CountryVocabulary([
  .init(alpha2: "AF", alpha3: "AFG", name: "Afghanistan"),
  .init(alpha2: "IN", alpha3: "IND", name: "India"),
  .init(alpha2: "NP", alpha3: "NPL", name: "Nepal"),
  .init(alpha2: "PK", alpha3: "PAK", name: "Pakistan", variants: ["Islamic Republic of Pakistan"]),
  .init(alpha2: "CD", alpha3: "COD", name: "Congo", variants: ["Congo, Democratic Republic of"]),
])

private func names(_ codes: [String]) throws -> PlaceNames {
  let catalog = try ProvinceCatalog(
    codes.map { Province(code: $0, name: "Province \($0)", polygons: []) })
  return PlaceNames(catalog, aliases: [], countries: vocabulary) {
    .init(places: [], countries: [])
  }
}

@Suite struct `Words for countries in a question` {
  @Test(arguments: [
    (["AF"], ["AF"]), (["afg", "Afghanistan"], ["AF"]), (["Pakistan", "AF"], ["AF", "PK"]),
    (["PK,AF"], ["AF", "PK"]), (["Islamic Republic of Pakistan"], ["PK"]),
  ])
  func `are countries that the layer has`(words: [String], codes: [String]) throws {
    let names = try names(["AF-A", "PK-A"])
    #expect(try names.wantedCountries(words) == .named(codes))
  }

  @Test func `are refused when they name none, or one that the layer lacks`() throws {
    let names = try names(["AF-A", "PK-A"])
    #expect(throws: Refusal.unknownCountry("Narnia", suggestion: nil)) {
      try names.wantedCountries(["Narnia"])
    }
    #expect(throws: Refusal.unknownCountry("Pakistn", suggestion: "Pakistan")) {
      try names.wantedCountries(["AF,Pakistn"])
    }
    #expect(throws: Refusal.countryNotInLayer("Nepal", known: ["Afghanistan", "Pakistan"])) {
      try names.wantedCountries(["NP"])
    }
  }

  @Test func `are taken as they are where the layer does not tell its countries`() throws {
    for codes in [["1", "2"], ["XX-A", "AF-A"]] {
      let names = try names(codes)
      #expect(try names.wantedCountries(["Congo, Democratic Republic of"]) == .named(["CD"]))
      #expect(try names.resolved(.ofLayer) == .any)
    }
    #expect(try names(["AF-A", "PK-B", "PK-A"]).resolved(.ofLayer) == .named(["AF", "PK"]))
  }
}

/// A row with the word that its source has for its country, and with names.
private struct CountryRow {
  var country: String?
  var province: String?
  var point: (Double, Double)?
  var precision = LocationPrecision.exact
}

private func table(_ rows: [CountryRow]) -> IncidentTable {
  var strings = StringPool()
  let rows = rows.map { row in
    var made = TableRow()
    made.incident.startDay = Day(year: 2017, month: 1, day: 1)
    made.incident.country = row.country.map { strings.intern($0) } ?? StringPool.none
    made.incident.admin1 = row.province.map { strings.intern($0) } ?? StringPool.none
    made.incident.coordinate = row.point.map { (longitude: $0.0, latitude: $0.1) }
    made.incident.precision = row.precision
    return made
  }
  var input = InputSummary(name: "t.csv", format: .csv)
  input.rowCount = rows.count
  input.fields = [.date, .longitude, .latitude, .country, .admin1]
  return IncidentTable(
    input: input, strings: strings, batches: incidentBatches(rows, size: 2),
    rejects: InputRejects([]))
}

private func analyze(
  _ rows: [CountryRow], _ countries: WantedCountries = .ofLayer, filters: Bool = true,
  codes: [String] = ["IN-A", "IN-B", "PK-A"], threads: Int = 1
) async throws -> Analysis {
  let provinces = codes.enumerated().map { index, code in
    let square = square(code, west: Double(index), south: 0)
    return Province(
      code: code, name: "Province \(code.dropFirst(3))", polygons: square.polygons)
  }
  let layer = try BoundaryLayer(provinces: provinces, name: "squares.geojson")
  var question = Question()
  question.incidents.countries = countries
  question.filtersCountries = filters
  let names = PlaceNames(layer.catalog, aliases: [], countries: vocabulary) {
    .init(places: [], countries: [])
  }
  return try await Analysis(
    question, of: .tables([table(rows)]), in: layer, names: names, threads: threads)
}

@Suite struct `Rows of other countries` {
  private let rows = [
    CountryRow(country: "India", point: (0.5, 0.5)),
    CountryRow(country: "Nepal", point: (0.5, 0.5)), CountryRow(country: "NP", point: (9, 9)),
    CountryRow(country: "Afghanistan", point: (1.5, 0.5)), CountryRow(country: "Region 5"),
    CountryRow(point: (2.5, 0.5)), CountryRow(country: "NP"),
  ]

  @Test(arguments: [1, 3])
  func `are left out and told of, with how many of their points lie inside`(
    threads: Int
  ) async throws {
    let analysis = try await analyze(rows, threads: threads)
    #expect(analysis.ledger.filtered[.country] == 4 && analysis.ledger.matched == 3)
    #expect(
      analysis.countries.foreign == [
        ForeignCountry(alpha2: "NP", name: "Nepal", rows: 3, rowsInside: 1),
        ForeignCountry(alpha2: "AF", name: "Afghanistan", rows: 1, rowsInside: 1),
      ])
    #expect(
      analysis.countryCaveats == [
        "4 rows left out, before any other filter, because the source places them in other "
          + "countries: Nepal 3, Afghanistan 1; 2 with a point inside the layer (Nepal 1, "
          + "Afghanistan 1). --country any counts them in.",
        "2 rows whose country is not known, which are not left out for it: \"Region 5\" 1, no "
          + "word 1.",
      ])
    #expect(analysis.question.incidents.countries == .named(["IN", "PK"]))
  }

  @Test func `stay where any country will do, and where the layer does not tell its own`()
    async throws
  {
    let any = try await analyze(rows, .any)
    #expect(any.ledger.filtered[.country] == 0 && any.ledger.matched == 7)
    #expect(any.countryCaveats == [])
    let untold = try await analyze(rows, codes: ["1", "2", "3"])
    #expect(untold.ledger.matched == 7)
    let asked = try await analyze(rows, .words(["Nepal"]), codes: ["1", "2", "3"])
    #expect(asked.ledger.filtered[.country] == 2 && asked.ledger.matched == 5)
  }

  @Test func `are those of the layer, too, when others are asked for`() async throws {
    let analysis = try await analyze(rows, .words(["PK"]))
    #expect(analysis.ledger.filtered[.country] == 5)
    await #expect(throws: EngineError.refused(.unknownCountry("Narnia", suggestion: nil))) {
      _ = try await analyze(rows, .words(["Narnia"]))
    }
  }

  @Test func `cannot be told in a table without a column of countries`() async throws {
    var input = table(rows).input
    input.fields = [.date]
    let bare = IncidentTable(
      input: input, strings: StringPool(), batches: [], rejects: InputRejects([]))
    var question = Question()
    question.incidents.countries = .words(["IN"])
    let names = try names(["IN-A", "PK-A"])
    #expect(throws: EngineError.self) {
      try question.resolved(for: [bare.input], names: names)
    }
    question.incidents.countries = .words(["IN", "PK"])
    #expect(throws: Never.self) { try question.resolved(for: [bare.input], names: names) }
  }
}

@Suite struct `Places in a layer of several countries` {
  @Test func `are sought in the country of the row`() async throws {
    let rows = [
      CountryRow(country: "India", province: "Province A"),
      CountryRow(country: "Pakistan", province: "Province A"), CountryRow(province: "Province A"),
      CountryRow(country: "Pakistan", province: "Province B"),
      CountryRow(country: "India", precision: .country),
    ]
    let analysis = try await analyze(rows)
    let located = try #require(analysis.tables.first)
    let found = located.outcomes.map { $0.province.map { analysis.layer.catalog[$0].code } }
    #expect(found == ["IN-A", "PK-A", nil, nil, nil])
    #expect(located.outcomes[4].support.map(\.index) == [0, 1])
    #expect(located.outcomes[3].support.map(\.index) == [2])
    #expect(analysis.ambiguousNames.map(\.incidents) == [1])
    // Also where rows of any country count; then those of others may be anywhere.
    let any = try await analyze(
      rows + [CountryRow(country: "Nepal", province: "Province B")], .any)
    let all = try #require(any.tables.first).outcomes.map(\.province?.index)
    #expect(all == [0, 2, nil, nil, nil, 1])
  }

  @Test func `contradict no point in the same country`() async throws {
    let rows = [
      CountryRow(country: "Pakistan", province: "Province A", point: (2.5, 0.5)),
      CountryRow(country: "India", province: "Province A", point: (2.5, 0.5)),
    ]
    let analysis = try await analyze(rows)
    let report = try analysis.report()
    #expect(report.conflicts == 1)
    #expect(report.provinces.first?.code == "PK-A")
  }

  @Test func `are no names of a row whose country the layer lacks, where it stays`() async throws {
    let rows = [
      CountryRow(country: "Nepal", province: "Province A"),
      CountryRow(country: "Nepal", province: "Province A", point: (1.5, 0.5)),
    ]
    for codes in [["IN-A", "IN-B", "PK-A"], ["IN-A", "IN-B"]] {
      let analysis = try await analyze(rows, filters: false, codes: codes)
      let outcomes = try #require(analysis.tables.first).outcomes
      #expect(outcomes.map(\.status) == [.outside, .located])
      #expect(outcomes[1].province?.index == 1 && outcomes[1].conflict == nil)
    }
  }
}
