import Columnar
import Foundation
import Geography
import Incidents
import TestSupport
import Testing

@testable import Readers

@Suite struct `Real data` {
  @Test(
    .enabled(if: sharedData("ucdp_ged211_afg.csv") != nil, Comment(rawValue: dataIsAbsent)))
  func `UCDP GED 21-1 for Afghanistan is read whole`() throws {
    let path = try #require(sharedData("ucdp_ged211_afg.csv")).path
    let table = try table(path: path)
    #expect(table.input.format == .ucdp)
    #expect(table.input.rowCount == 16_038)
    #expect(table.incidentCount == 16_038)
    #expect(table.rejects == [])
    #expect(table.input.license == "CC BY 4.0")
    #expect(table.input.firstDay == Day(year: 1989, month: 1, day: 1))
    #expect(table.input.lastDay == Day(year: 2020, month: 12, day: 31))
    #expect(!table.input.fields.contains(.kind))
    let best = table.batches.flatMap { batch in
      (0..<batch.rowCount).map { batch.fatalitiesBest[$0] ?? 0 }
    }
    #expect(best.reduce(0) { $0 + Int($1) } == 138_187)
  }

  @Test(
    .enabled(
      if: sharedData("ucdp_ged_sample_afg_49cols.csv") != nil, Comment(rawValue: dataIsAbsent)))
  func `the 49-column sample of UCDP GED is read whole`() throws {
    let path = try #require(sharedData("ucdp_ged_sample_afg_49cols.csv")).path
    let table = try table(path: path)
    #expect(table.input.format == .ucdp)
    #expect(table.input.rowCount == 135)
    #expect(table.rejects == [])
    let batch = try #require(table.batches.first)
    #expect(batch.precisions[0] == .province)
    #expect(batch.datePrecisions[0] == .week)
    #expect(table.strings.text(batch.admin1[0]) == "Nangarhar province")
    let place = try #require(table.strings.text(batch.locations[0]))
    #expect(place.hasPrefix("Nangarhar, Laghman, Khost"))
    #expect(batch.precisions.count { $0 == .exact } == 31)
    #expect(batch.precisions.count { $0 == .country } == 2)
  }

  @Test(
    .enabled(if: sharedData("documented_incidents.csv") != nil, Comment(rawValue: dataIsAbsent)))
  func `the documented incidents are read without options`() throws {
    let path = try #require(sharedData("documented_incidents.csv")).path
    let table = try table(path: path)
    #expect(table.input.format == .csv)
    #expect(table.input.rowCount == 31)
    #expect(table.rejects == [])
    let batch = try #require(table.batches.first)
    #expect(batch.datePrecisions.count { $0 == .month } == 1)
    #expect(!batch.kinds.codes.contains(IncidentKind.noneRawValue))
    #expect(batch.fatalitiesBest[16] == 92)
    #expect(batch.longitudes.count { !$0.isNaN } == 11)
  }
}
