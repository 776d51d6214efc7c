import Incidents
import Testing

@Suite struct `An incident kind` {
  @Test func `is known by its name, in small letters and dashes`() {
    for kind in IncidentKind.allCases {
      #expect(IncidentKind(name: kind.name) == kind)
      #expect(kind.name.utf8.allSatisfy { ($0 >= 0x61 && $0 <= 0x7A) || $0 == 0x2D })
      #expect(kind.rawValue != IncidentKind.noneRawValue)
    }
    #expect(IncidentKind(name: "armedAttack") == nil)
  }
}
