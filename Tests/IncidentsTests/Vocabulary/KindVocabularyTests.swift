import Incidents
import Testing

@Suite struct `A kind vocabulary` {
  let vocabulary = KindVocabulary([
    .init(source: "acled", eventType: "Battles", subEventType: "", kind: .armedClash),
    .init(
      source: "acled", eventType: "Explosions/Remote violence",
      subEventType: "Air/drone strike", kind: .airstrike),
    .init(source: "acled", eventType: "", subEventType: "Suicide bomb", kind: .bombing),
    .init(source: "acled", eventType: "", subEventType: "Arrests", kind: .arrest),
    .init(source: "acled", eventType: "", subEventType: "arrests", kind: .other),
    .init(source: "gtd", eventType: "Bombing/Explosion", subEventType: "", kind: .bombing),
    .init(source: "gtd", eventType: "", subEventType: "", kind: .other),
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
}
