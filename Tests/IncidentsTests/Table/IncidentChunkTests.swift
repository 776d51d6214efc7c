import Columnar
import Geography
import Incidents
import Testing

@Suite struct `An incident chunk` {
  @Test func `holds nulls for what an incident lacks`() {
    let chunk = IncidentChunk([Incident(row: 4, line: 9)])
    #expect(chunk.rowCount == 1)
    #expect(chunk.rows == [4] && chunk.lines == [9])
    #expect(chunk.ids[0] == nil)
    let columns = [
      chunk.startDays, chunk.endDays, chunk.fatalitiesLow, chunk.fatalitiesBest,
      chunk.fatalitiesHigh,
    ]
    #expect(columns.allSatisfy { $0[0] == nil })
    #expect(chunk.timestamps[0] == nil)
    #expect(chunk.longitudes[0].isNaN && chunk.latitudes[0].isNaN)
    #expect(chunk.precisions == [.unknown] && chunk.datePrecisions == [.unknown])
    let codes = [
      chunk.countries, chunk.admin1, chunk.admin2, chunk.locations, chunk.eventTypes,
      chunk.subEventTypes,
    ]
    #expect(codes.allSatisfy { $0 == [StringPool.none] })
    #expect(chunk.kinds == [IncidentKind.noneRawValue])
    #expect(chunk.actors[0].isEmpty)
    #expect(!chunk.fatalitiesReordered[0])
    #expect(chunk.notes == [nil])
  }

  @Test func `holds every field of every incident in its column`() throws {
    var full = Incident(row: 2, line: 3)
    full.id = "AFG2"
    full.timestamp = 1_552_577_670
    full.startDay = Day(year: 2017, month: 4, day: 13)
    full.endDay = Day(year: 2017, month: 4, day: 14)
    full.datePrecision = .week
    full.coordinate = (longitude: 70.5, latitude: 34.25)
    full.precision = .district
    (full.country, full.admin1, full.admin2, full.location) = (1, 2, 3, 4)
    (full.eventType, full.subEventType) = (5, 6)
    full.kind = .airstrike
    full.actors = [8, 7, 8]
    full.fatalities = FatalityRange(low: 9, best: 5, high: 6)
    full.notes = NotesReference(offset: 1 << 40, length: 12)
    let chunk = IncidentChunk([Incident(row: 1, line: 2), full])
    #expect(chunk.rows == [1, 2] && chunk.lines == [2, 3])
    #expect(chunk.ids[1] == "AFG2")
    #expect(chunk.timestamps[1] == 1_552_577_670)
    #expect(chunk.startDays[1] == 17_269 && chunk.endDays[1] == 17_270)
    #expect(chunk.datePrecisions[1] == .week)
    #expect(chunk.longitudes[1] == 70.5 && chunk.latitudes[1] == 34.25)
    #expect(chunk.precisions[1] == .district)
    let codes = [
      chunk.countries[1], chunk.admin1[1], chunk.admin2[1], chunk.locations[1],
      chunk.eventTypes[1], chunk.subEventTypes[1],
    ]
    #expect(codes == [1, 2, 3, 4, 5, 6])
    #expect(chunk.kinds[1] == IncidentKind.airstrike.rawValue)
    #expect(Array(chunk.actors[1]) == [8, 7, 8])
    let figures = [chunk.fatalitiesLow[1], chunk.fatalitiesBest[1], chunk.fatalitiesHigh[1]]
    #expect(figures == [5, 5, 9])
    #expect(chunk.fatalitiesReordered[1])
    #expect(chunk.notes[1] == NotesReference(offset: 1 << 40, length: 12))
  }

  @Test func `may be empty`() {
    #expect(IncidentChunk([]).rowCount == 0)
  }

  @Test func `is counted in its table`() {
    let chunks = [3, 2, 0].map { count in
      IncidentChunk((0..<count).map { Incident(row: $0 + 1, line: $0 + 2) })
    }
    let summary = InputSummary(name: "two.csv", format: .csv)
    let table = IncidentTable(input: summary, strings: StringPool(), chunks: chunks, rejects: [])
    #expect(table.incidentCount == 5)
  }
}
