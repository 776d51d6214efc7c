import Engine
import Foundation
import Geography
import TestSupport
import Testing

@testable import Reporting

@Suite struct IncidentExportTests {
  @Test func `matched incidents are points, unlocated ones have a null geometry`() throws {
    var text = ""
    let unplaced = exportIncidents(
      in: [makeTable(), makeTable()], catalog: try makeCatalog(), notes: ["Made for tests."]
    ) { text += $0 }
    let checked = GeoJSONChecker(text)
    #expect(checked.problems == [])
    #expect(unplaced == 2)
    #expect(
      checked.features.compactMap { $0["id"] as? String }
        == ["1:1", "1:3", "1:4", "1:5", "2:1", "2:3", "2:4", "2:5"])
    #expect(checked.features[3]["geometry"] is NSNull)
    let tied = try #require(checked.features[1]["properties"] as? [String: Any])
    #expect(tied["status"] as? String == "tied")
    #expect(tied["province"] as? String == "T-B")
    #expect(tied["event_id"] is NSNull)
    #expect(tied["actors"] as? [String] == ["Islamic State, \"ISKP\"", "Government"])
    expectGolden(text, named: "incidents.geojson")
  }

  @Test func `incidents as CSV have the golden bytes`() throws {
    var text = ""
    let unplaced = exportIncidentsCSV(
      in: [makeTable()], catalog: try makeCatalog(), rawCells: false
    ) { text += $0 }
    #expect(unplaced == 1)
    expectGolden(text, named: "incidents.csv")
  }

  @Test func `a failing output stops the export`() throws {
    struct Full: Error {}
    let catalog = try makeCatalog()
    var pieces = 0
    #expect(throws: Full.self) {
      try exportIncidents(in: [makeTable()], catalog: catalog, notes: []) { _ in
        pieces += 1
        if pieces == 5 { throw Full() }
      }
    }
    #expect(pieces == 5)
  }
}
