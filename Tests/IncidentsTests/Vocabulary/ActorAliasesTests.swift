import Incidents
import Testing

@Suite struct `Actor aliases` {
  @Test func `are listed in order for suggestions`() {
    let aliases = ActorAliases([
      .init(group: "taliban", alias: "Taliban"),
      .init(group: "iskp", alias: "ISKP"),
      .init(group: "iskp", alias: "Daesh", country: (name: "Afghanistan", alpha2: "AF")),
    ])
    #expect(aliases.allAliases == ["Daesh", "ISKP", "Taliban"])
  }

  @Test func `are equal entry by entry, country and days included`() {
    let day = Day(year: 2021, month: 8, day: 15)
    let entry = ActorAliases.Entry(group: "g", alias: "a", country: ("Afghanistan", "AF"))
    #expect(entry == .init(group: "g", alias: "a", country: ("Afghanistan", "AF")))
    #expect(entry != .init(group: "g", alias: "a"))
    #expect(entry != .init(group: "g", alias: "a", country: ("Iraq", "IQ")))
    #expect(entry != .init(group: "g", alias: "a", country: ("Afghanistan", "AF"), validTo: day))
  }
}
