import Incidents
import Testing

@Suite struct `A kind vocabulary` {
  let vocabulary = KindVocabulary([
    .init(source: "acled", eventType: "Battles", subEventType: "", kinds: [.armedClash]),
    .init(
      source: "acled", eventType: "Explosions/Remote violence",
      subEventType: "Air/drone strike", kinds: [.airstrike]),
    .init(
      source: "acled", eventType: "Remote violence", subEventType: "",
      kinds: [.airstrike, .bombing]),
    .init(source: "acled", eventType: "", subEventType: "Suicide bomb", kinds: [.bombing]),
    .init(source: "acled", eventType: "", subEventType: "Arrests", kinds: [.arrest]),
    .init(source: "acled", eventType: "", subEventType: "arrests", kinds: [.other]),
    .init(source: "gtd", eventType: "Bombing/Explosion", subEventType: "", kinds: [.bombing]),
    .init(source: "gtd", eventType: "", subEventType: "", kinds: [.other]),
  ])

  @Test(arguments: [
    ("acled", "Explosions/Remote violence", "Air/drone strike", IncidentKind.airstrike),
    ("acled", "EXPLOSIONS / REMOTE VIOLENCE", "air drone strike", .airstrike),
    ("acled", "Explosions/Remote violence", "Suicide bomb", .bombing),
    ("acled", "Battles", "Armed clash", .armedClash),
    ("acled", "Battles", nil, .armedClash),
    ("acled", "Battles", "Suicide bomb", .bombing),
    ("acled", nil, "Arrests", .arrest),
    ("gtd", "Bombing/Explosion", nil, .bombing),
    ("acled", "Explosions/Remote violence", "Grenade", nil),
    ("acled", "Remote violence", nil, nil), ("acled", "Remote violence", "Grenade", nil),
    ("acled", "Remote violence", "Suicide bomb", .bombing),
    ("acled", nil, "Air/drone strike", nil),
    ("acled", "Bombing/Explosion", nil, nil),
    ("gtd", nil, nil, nil), ("gtd", "", "-", nil),
    ("ucdp", "State-based violence", nil, nil),
  ])
  func `is asked with both types, the sub-event type, the event type, in this order`(
    source: String, eventType: String?, subEventType: String?, kind: IncidentKind?
  ) {
    let found = vocabulary.kind(source: source, eventType: eventType, subEventType: subEventType)
    #expect(found == kind)
  }

  @Test(arguments: [
    ("", [IncidentKind.airstrike, .bombing]), ("Suicide bomb", [.bombing]), ("Grenade", []),
  ])
  func `knows which kinds a type may be where no sub-event type says it`(
    subEventType: String, kinds: [IncidentKind]
  ) {
    let entry = vocabulary.entry(
      source: "acled", eventType: "remote violence", subEventType: subEventType)
    #expect(entry?.kinds ?? [] == kinds)
  }

  @Test func `of an input is asked for the kinds and the types of a query`() {
    var input = InputSummary(name: "t.csv", format: .acled)
    input.unclearTypes = [UnclearType(name: "Remote violence", kinds: [.airstrike, .bombing])]
    var query = IncidentQuery()
    #expect(input.unclearTypes(for: query).isEmpty)
    query.kinds = [.armedClash]
    #expect(input.unclearTypes(for: query).isEmpty)
    query.kinds = [.armedClash, .bombing]
    #expect(input.unclearTypes(for: query) == input.unclearTypes)
    query.eventTypes = ["Explosions/Remote violence"]
    #expect(input.unclearTypes(for: query).isEmpty)
    query.eventTypes.append("REMOTE VIOLENCE")
    #expect(input.unclearTypes(for: query) == input.unclearTypes)
  }
}
