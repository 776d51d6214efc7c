import Columnar
import Testing

@testable import Incidents

private func day(_ year: Int, _ month: Int, _ day: Int) -> Day? {
  Day(year: year, month: month, day: day)
}

/// A small vocabulary with an alias that is limited to a country and two that change hands.
private let aliases = ActorAliases([
  .init(group: "iskp", alias: "ISKP"),
  .init(group: "iskp", alias: "Islamic State Khorasan Province"),
  .init(group: "iskp", alias: "IS", country: ("Afghanistan", "AF")),
  .init(group: "taliban", alias: "Taliban"),
  .init(group: "taliban", alias: "Taleban"),
  .init(group: "taliban", alias: "Government of Afghanistan", validFrom: day(2021, 8, 15)),
  .init(group: "government", alias: "Government of Afghanistan", validTo: day(2021, 8, 14)),
  .init(group: "government", alias: "Afghan National Army", validTo: day(2021, 8, 14)),
])

/// What an actor pattern looks at in a row.
private struct Row {
  let actors: [String]
  var country: String?
  var day = Day(year: 2018, month: 5, day: 1)
}

/// The verdict on a row, nil when it is kept.
private func verdict(
  _ patterns: [String], _ row: Row, includesUnclear: Bool = false, homeCountry: String? = nil
) throws -> DropReason? {
  var query = IncidentQuery()
  query.actors = try patterns.map { try #require(ActorPattern($0, aliases: aliases)) }
  query.includesUnclearActors = includesUnclear
  var compiled = CompiledQuery(query, homeCountry: homeCountry)
  var strings = StringPool()
  let actors = row.actors.map { strings.intern($0) }
  let country = row.country.map { strings.intern($0) } ?? StringPool.none
  let reason = compiled.reason(
    actors: actors, day: row.day?.rawValue, country: country, strings)
  // Asked again, when every name is known, it says the same.
  #expect(
    compiled.reason(actors: actors, day: row.day?.rawValue, country: country, strings) == reason)
  return reason
}

@Suite struct `Actor patterns` {
  @Test(arguments: [
    ("iskp", "Islamic State Khorasan Province (ISKP)", true),
    ("ISKP", "Islamic State Khorasan Province", true),
    ("ISKP", "Former Islamic State Khorasan Province", false),
    ("Taliban", "TALEBAN", true),
    ("Taliban", "Taliban (Pakistan) (TTP)", true),
    ("Taliban", "Tehrik-i-Taliban Pakistan", false),
    ("Taliban", "High Council of Afghanistan Islamic Emirate", false),
  ])
  func `a known alias matches whole names of its group`(
    pattern: String, name: String, matches: Bool
  ) throws {
    #expect(try verdict([pattern], Row(actors: [name])) == (matches ? nil : .actor))
  }

  @Test(arguments: [
    ("military forces", "Military Forces of the United States", true),
    ("forces states", "Military Forces of the United States", true),
    ("force", "Military Forces of the United States", false),
    ("jamiyyat", "Jam'iyyat-i Islami-yi Afghanistan", true),
    ("Junbish", "Junbísh-i Milli-yi Islami", true),
  ])
  func `typed words match when all occur whole`(
    pattern: String, name: String, matches: Bool
  ) throws {
    #expect(try verdict([pattern], Row(actors: [name])) == (matches ? nil : .actor))
  }

  @Test(arguments: [
    ("=Taliban", "Taliban", true), ("=Taliban", "Taleban", false),
    ("=Islamic State", "Islamic State (Afghanistan)", true),
    ("= Hizb-i Wahdat", "Hizb-i Wahdat", true),
    ("=Hizb-i Wahdat", "Hizb-i Wahdat - Akbari faction", false),
  ])
  func `an equals sign asks for the whole name`(
    pattern: String, name: String, matches: Bool
  ) throws {
    #expect(try verdict([pattern], Row(actors: [name])) == (matches ? nil : .actor))
  }

  @Test func `a bar separates alternatives and every pattern must be met`() throws {
    let both = Row(actors: ["Taliban", "Islamic State Khorasan Province"])
    let one = Row(actors: ["Taliban", "Civilians"])
    #expect(try verdict(["ISKP|Taliban"], one) == nil)
    #expect(try verdict(["ISKP", "Taliban"], one) == .actor)
    #expect(try verdict(["ISKP", "Taliban"], both) == nil)
  }

  @Test(arguments: ["", "  ", "ISKP|", "|", "=", "--"])
  func `a pattern with an alternative without letters is none`(text: String) {
    #expect(ActorPattern(text, aliases: aliases) == nil)
  }

  @Test func `an alias limited to a country holds where the row or the layer names it`() throws {
    #expect(try verdict(["ISKP"], Row(actors: ["IS"], country: "Afghanistan")) == nil)
    #expect(try verdict(["ISKP"], Row(actors: ["IS"], country: "Iraq")) == .actor)
    #expect(try verdict(["ISKP"], Row(actors: ["IS"])) == .actor)
    #expect(try verdict(["ISKP"], Row(actors: ["IS"]), homeCountry: "AF") == nil)
    #expect(
      try verdict(["ISKP"], Row(actors: ["IS"], country: "Iraq"), homeCountry: "AF") == .actor)
  }

  @Test(arguments: [
    ("Taliban", 14, DropReason.actor), ("Taliban", 15, nil),
    ("Afghan National Army", 14, nil), ("Afghan National Army", 15, .actor),
    ("Government of Afghanistan", 15, nil),
  ])
  func `aliases change hands on their day, but a typed name always finds itself`(
    pattern: String, dayOfAugust2021: Int, expected: DropReason?
  ) throws {
    let row = Row(actors: ["Government of Afghanistan"], day: day(2021, 8, dayOfAugust2021))
    #expect(try verdict([pattern], row) == expected)
  }

  @Test func `an and-or name is unclear for each of its parts`() throws {
    let name = "Taliban and/or Islamic State Khorasan Province (ISKP)"
    for pattern in ["Taliban", "ISKP", "Khorasan", "=Taliban"] {
      #expect(try verdict([pattern], Row(actors: [name])) == .actorUnclear)
      #expect(try verdict([pattern], Row(actors: [name]), includesUnclear: true) == nil)
      #expect(
        try verdict([pattern], Row(actors: [name, "Taliban", "ISKP Khorasan", "ISKP"])) == nil)
    }
    #expect(try verdict(["Haqqani"], Row(actors: [name])) == .actor)
    #expect(try verdict(["=\(name)"], Row(actors: [name])) == nil)
  }

  @Test(arguments: ["Unidentified Armed Group (Afghanistan)", "Unknown", "unidentified gunmen"])
  func `an unidentified actor is counted apart and never let in`(name: String) throws {
    let row = Row(actors: [name, "Civilians"])
    #expect(try verdict(["ISKP"], row) == .actorUnidentified)
    #expect(try verdict(["ISKP"], row, includesUnclear: true) == .actorUnidentified)
    #expect(try verdict(["Civilians"], row) == nil)
  }

  @Test func `of several patterns a plain no is charged before an unclear yes`() throws {
    let unclear = Row(actors: ["Taliban and/or ISKP", "Civilians"])
    #expect(try verdict(["ISKP", "Police"], unclear) == .actor)
    #expect(try verdict(["ISKP", "Civilians"], unclear) == .actorUnclear)
    #expect(try verdict(["Police"], Row(actors: [])) == .actor)
  }

  @Test func `what is known of codes is forgotten before they stand for other texts`() throws {
    var query = IncidentQuery()
    query.actors = [try #require(ActorPattern("ISKP", aliases: aliases))]
    var compiled = CompiledQuery(query, homeCountry: nil)
    for (name, expected) in [("ISKP", nil), ("Police", DropReason.actor), ("IS", .actor)] {
      var strings = StringPool()
      let actors = [strings.intern(name)]
      let country = strings.intern("Iraq")
      #expect(
        compiled.reason(actors: actors, day: nil, country: country, strings) == expected)
      compiled.forgetCodes()
    }
  }
}
