import Columnar
import Geography
import Testing

@testable import Incidents

private let vocabulary = CountryVocabulary([
  .init(alpha2: "AF", alpha3: "AFG", name: "Afghanistan"),
  .init(alpha2: "PK", alpha3: "PAK", name: "Pakistan"),
])

private func code(_ alpha2: String) throws -> CountryCode { try #require(CountryCode(alpha2)) }

@Suite struct `The country rule` {
  @Test func `leaves out other countries and no row whose word says nothing`() throws {
    var strings = StringPool()
    let words = ["Afghanistan", "PAK", "Region 5", "AF"].map { strings.intern($0) }
    var query = CompiledQuery(
      IncidentQuery(), homeCountry: "AF",
      countryRule: CountryRule(wanted: ["AF"], box: nil, vocabulary))
    #expect(query.asksForAnything && query.asksForCountry)
    let answers = (words + [StringPool.none]).map { query.answer(country: $0, strings) }
    #expect(
      answers == [.wanted, .foreign(try code("PK")), .unknown, .wanted, .missing])
    query.forgetCodes()
    var others = StringPool()
    #expect(query.answer(country: others.intern("Pakistan"), others) == .foreign(try code("PK")))
    var any = CompiledQuery(IncidentQuery(), homeCountry: "AF")
    #expect(!any.asksForAnything && any.answer(country: words[1], strings) == .wanted)
  }

  @Test func `keeps the points that may lie inside the layer`() throws {
    let box = try #require(
      BoundingBox([
        Coordinate(longitude: 60, latitude: 29), Coordinate(longitude: 75, latitude: 39),
      ]))
    let rule = CountryRule(wanted: ["AF"], box: box, vocabulary)
    #expect(rule.point((70, 34))?.longitude == 70)
    #expect(rule.point((80, 34)) == nil && rule.point(nil) == nil)
    #expect(CountryRule(wanted: ["AF"], box: nil, vocabulary).point((70, 34)) == nil)
  }

  @Test func `is charged before every other filter`() {
    #expect(DropReason.filters.first == .country)
    #expect(DropReason.filters.map(\.name).first == "country")
  }
}

@Suite struct `Counts of countries` {
  @Test func `merge, and give back what is taken out`() throws {
    var some = CountryCounts()
    some.addForeign(try code("PK"), at: (70, 34))
    some.addForeign(try code("PK"), at: (70, 34))
    some.addUnknown("Region 5", rows: 2)
    some.addMissing()
    var other = CountryCounts()
    other.addForeign(try code("PK"), at: (70, 34))
    other.addForeign(try code("IR"), at: nil)
    other.addUnknown("Region 5")
    other.addUnknown("Narnia")
    var both = some
    both.merge(other)
    #expect(both.foreign == [try code("PK"): 3, try code("IR"): 1] && both.foreignCount == 4)
    #expect(both.spots.values.map(\.self) == [3])
    #expect(both.unknownWords == ["Region 5": 3, "Narnia": 1] && both.missing == 1)
    both.merge(other, times: -1)
    #expect(both == some)
    both.merge(some, times: -1)
    #expect(both == CountryCounts() && both.isEmpty)
  }

  @Test func `keep so many words and count the others`() {
    var counts = CountryCounts()
    for number in 0..<10 { counts.addUnknown("w\(number)", limit: 4) }
    counts.addUnknown("w0", limit: 4)
    #expect(counts.unknownWords.count == 4 && counts.unknownWords["w0"] == 2)
    #expect(counts.otherUnknown == 6)
    var taken = CountryCounts()
    taken.addUnknown("w9")
    counts.merge(taken, times: -1)
    #expect(counts.otherUnknown == 5 && counts.unknownWords.count == 4)
  }
}
