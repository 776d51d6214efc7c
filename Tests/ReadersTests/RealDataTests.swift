import Columnar
import Geography
import Incidents
import Readers
import Testing

@Suite struct `Real data` {
  @Test(
    .enabled(if: sharedData("ucdp_ged211_afg.csv") != nil, Comment(rawValue: dataIsAbsent)))
  func `UCDP GED 21-1 for Afghanistan is read whole`() throws {
    let path = try #require(sharedData("ucdp_ged211_afg.csv"))
    let table = try readIncidents(from: .file(path: path))
    #expect(table.input.format == .ucdp)
    #expect(table.input.rowCount == 16_038)
    #expect(table.incidentCount == 16_038)
    #expect(table.rejects == [])
    #expect(table.input.license == "CC BY 4.0")
    #expect(table.input.firstDay == Day(year: 1989, month: 1, day: 1))
    #expect(table.input.lastDay == Day(year: 2020, month: 12, day: 31))
    #expect(!table.input.fields.contains(.kind))
    let best = table.chunks.flatMap { chunk in
      (0..<chunk.rowCount).map { chunk.fatalitiesBest[$0] ?? 0 }
    }
    #expect(best.reduce(0) { $0 + Int($1) } == 138_187)
  }

  @Test(
    .enabled(
      if: sharedData("ucdp_ged_sample_afg_49cols.csv") != nil, Comment(rawValue: dataIsAbsent)))
  func `the 49-column sample of UCDP GED is read whole`() throws {
    let path = try #require(sharedData("ucdp_ged_sample_afg_49cols.csv"))
    let table = try readIncidents(from: .file(path: path))
    #expect(table.input.format == .ucdp)
    #expect(table.input.rowCount == 135)
    #expect(table.rejects == [])
    let chunk = try #require(table.chunks.first)
    #expect(chunk.precisions[0] == .province)
    #expect(chunk.datePrecisions[0] == .week)
    #expect(table.strings.text(chunk.admin1[0]) == "Nangarhar province")
    let place = try #require(table.strings.text(chunk.locations[0]))
    #expect(place.hasPrefix("Nangarhar, Laghman, Khost"))
    #expect(chunk.precisions.count { $0 == .exact } == 31)
    #expect(chunk.precisions.count { $0 == .country } == 2)
  }

  @Test(
    .enabled(if: sharedData("documented_incidents.csv") != nil, Comment(rawValue: dataIsAbsent)))
  func `the documented incidents are read without options`() throws {
    let path = try #require(sharedData("documented_incidents.csv"))
    let table = try readIncidents(from: .file(path: path))
    #expect(table.input.format == .csv)
    #expect(table.input.rowCount == 31)
    #expect(table.rejects == [])
    let chunk = try #require(table.chunks.first)
    #expect(chunk.datePrecisions.count { $0 == .month } == 1)
    #expect(!chunk.kinds.contains(IncidentKind.noneRawValue))
    #expect(chunk.fatalitiesBest[16] == 92)
    #expect(chunk.longitudes.count { !$0.isNaN } == 11)
  }
}
