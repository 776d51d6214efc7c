import Geography
import Testing

@testable import Incidents

private let vocabulary = CountryVocabulary([
  .init(
    alpha2: "AF", alpha3: "AFG", isoNumber: 4, gleditschWardNumbers: [700], name: "Afghanistan",
    variants: ["Islamic Emirate of Afghanistan"]),
  .init(alpha2: "AD", alpha3: "AND", isoNumber: 20, name: "Andorra"),
  .init(
    alpha2: "YE", alpha3: "YEM", gleditschWardNumbers: [678, 680], name: "Yemen",
    variants: ["Yemen (North Yemen)", "Yemen, Rep."]),
  .init(
    alpha2: "KN", alpha3: "KNA", name: "Saint Kitts and Nevis", variants: ["U.K. of nowhere"]),
])

@Suite struct `Words for countries` {
  @Test(arguments: [
    ("AF", "AF"), ("afg", "AF"), ("AFGHANISTAN", "AF"), (" Afghanistan ", "AF"),
    ("the Islamic Emirate of Afghanistan", "AF"), ("Äfghanistan", "AF"), ("AND", "AD"),
    ("Yemen (North Yemen)", "YE"), ("Republic of Yemen", nil), ("Yemen Republic", "YE"),
    ("St. Kitts & Nevis", "KN"), ("Saint Kitts and Nevis", "KN"), ("UK of nowhere", nil),
    ("", nil), ("4", nil), ("700", nil), ("Afghanistan/Pakistan", nil), ("Soviet Union", nil),
  ])
  func `are whole names or codes, whatever their case, accents and usual abbreviations`(
    word: String, alpha2: String?
  ) {
    #expect(vocabulary.country(word)?.alpha2 == alpha2)
  }

  @Test func `numbers mean a country by the list that they are of`() {
    #expect(vocabulary.country(isoNumber: 4)?.alpha2 == "AF")
    #expect(vocabulary.country(isoNumber: 700) == nil)
    #expect(vocabulary.country(gleditschWardNumber: 700)?.alpha2 == "AF")
    #expect([678, 680].allSatisfy { vocabulary.country(gleditschWardNumber: $0)?.name == "Yemen" })
  }

  @Test func `a misspelling is answered with the name of a country`() {
    #expect(vocabulary.nearMiss(to: "Afganistan") == "Afghanistan")
    #expect(vocabulary.nearMiss(to: "Islamic Emirat of Afghanistan") == "Afghanistan")
    #expect(vocabulary.nearMiss(to: "Narnia") == nil)
  }

  @Test func `names of two letters tell nothing in a place text`() {
    let names = CountryVocabulary([
      .init(alpha2: "US", alpha3: "USA", name: "United States", variants: ["US", "U.S.", "USA"])
    ]).placeNames
    #expect(names.map(\.name) == ["United States", "USA"])
    #expect(names.allSatisfy { $0.alpha2 == "US" && $0.kind == .country })
  }
}
