import Geography
import Incidents
import Testing

@Suite struct `Location precision` {
  @Test(arguments: [
    (LocationPrecision.exact, [LocationPrecision.exact]), (.near, [.exact, .near]),
    (.district, [.exact, .near, .district]), (.province, [.exact, .near, .district, .province]),
    (.area, [.exact, .near, .district, .province, .area]),
    (.country, [.exact, .near, .district, .province, .area, .country]),
    (.abroad, [.abroad]), (.unknown, [.unknown]),
  ])
  func `accepts what is no coarser`(limit: LocationPrecision, accepted: [LocationPrecision]) {
    #expect(limit.acceptedLevels == Set(accepted))
  }

  @Test func `is known by its name`() {
    #expect(LocationPrecision.allCases.map(\.name).contains("district"))
    for level in LocationPrecision.allCases {
      #expect(LocationPrecision(name: level.name) == level)
    }
    #expect(LocationPrecision(name: "Exact") == nil)
    #expect(LocationPrecision(name: "") == nil)
  }
}
