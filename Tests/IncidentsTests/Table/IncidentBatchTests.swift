import Columnar
import Geography
import Incidents
import Testing

/// A batch of some rows without ids and notes.
private func batch(_ incidents: [Incident], _ columns: BatchColumns = .all) -> IncidentBatch {
  var batch = IncidentBatch(columns)
  for (index, incident) in incidents.enumerated() {
    var extras = IncidentBatch.Extras()
    extras.row = index + 1
    batch.append(incident, extras, id: [UInt8]().span, notes: [UInt8]().span)
  }
  return batch
}

/// An incident with something in every field.
private var full: Incident {
  var full = Incident()
  full.timestamp = 1_552_577_670
  full.startDay = Day(year: 2017, month: 4, day: 13)
  full.endDay = Day(year: 2017, month: 4, day: 14)
  full.datePrecision = .week
  full.coordinate = (longitude: 70.5, latitude: 34.25)
  full.precision = .district
  (full.country, full.admin1, full.admin2, full.location) = (1, 2, 3, 4)
  (full.eventType, full.subEventType) = (5, 6)
  full.kind = .airstrike
  full.fatalities = CountRange(low: 9, best: 5, high: 6)
  return full
}

/// The texts and kinds of a row, as codes.
private func codes(_ batch: IncidentBatch, _ row: Int) -> [UInt32] {
  [
    batch.countries[row], batch.admin1[row], batch.admin2[row], batch.locations[row],
    batch.eventTypes[row], batch.subEventTypes[row],
  ]
}

@Suite struct `An incident batch` {
  /// Every column that nobody asked for reads as nothing.
  @Test(arguments: [BatchColumns.all, []])
  func `holds nulls for what an incident lacks`(columns: BatchColumns) {
    let batch = batch([Incident()], columns)
    #expect(batch.rowCount == 1)
    #expect(batch.ids[0] == nil && batch.notes[0] == nil)
    let numbers = [
      batch.startDays, batch.endDays, batch.fatalitiesLow, batch.fatalitiesBest,
      batch.fatalitiesHigh,
    ]
    #expect(numbers.allSatisfy { $0[0] == nil && $0.isNull(0) })
    #expect(batch.timestamps[0] == nil)
    #expect(batch.longitudes[0].isNaN && batch.latitudes[0].isNaN)
    #expect(batch.precisions == [.unknown] && batch.datePrecisions == [.unknown])
    #expect(codes(batch, 0).allSatisfy { $0 == StringPool.none })
    #expect(batch.kinds[0] == IncidentKind.noneRawValue)
    #expect(batch.actors[0].isEmpty)
    #expect(batch.oddities(0) == [])
    #expect(batch.verdicts.keeps(0))
  }

  @Test func `holds every field of every incident in its column`() {
    var batch = batch([Incident()])
    batch.rowsBefore = 40
    var extras = IncidentBatch.Extras()
    (extras.row, extras.offset) = (3, 1 << 40)
    extras.actors = [8, 7, 8]
    (extras.noteHash, extras.marks) = (9, 5)
    extras.oddities = [.reorderedFatalities, .unknownKind]
    batch.append(full, extras, id: Array("AFG2".utf8).span, notes: Array("a raid".utf8).span)
    #expect(batch.row(0) == 41 && batch.row(1) == 43)
    #expect(batch.offsets == [0, 1 << 40])
    #expect(batch.ids[1] == "AFG2" && batch.notes[1] == "a raid")
    #expect(batch.timestamps[1] == 1_552_577_670)
    #expect(batch.startDays[1] == 17_269 && batch.endDays[1] == 17_270)
    #expect(batch.datePrecisions[1] == .week)
    #expect(batch.longitudes[1] == 70.5 && batch.latitudes[1] == 34.25)
    #expect(batch.precisions[1] == .district)
    #expect(codes(batch, 1) == [1, 2, 3, 4, 5, 6])
    #expect(batch.kinds[1] == IncidentKind.airstrike.rawValue)
    #expect(Array(batch.actors[1]) == [8, 7, 8])
    let figures = [batch.fatalitiesLow[1], batch.fatalitiesBest[1], batch.fatalitiesHigh[1]]
    #expect(figures == [5, 5, 9])
    #expect(batch.noteHashes == [0, 9] && batch.marks == [0, 5])
    #expect(batch.oddities(0) == [] && batch.oddities(1) == [.reorderedFatalities, .unknownKind])
  }

  @Test func `keeps no more than the columns that were asked for`() {
    let batch = batch([full], [.countries, .range])
    #expect(batch.countries[0] == 1 && batch.fatalitiesLow[0] == 5)
    #expect(batch.admin2[0] == StringPool.none && batch.eventTypes[0] == StringPool.none)
    #expect(batch.kinds[0] == IncidentKind.noneRawValue)
    #expect(batch.endDays[0] == nil && batch.timestamps[0] == nil)
    // These are needed for every answer.
    #expect(batch.startDays[0] == 17_269 && batch.admin1[0] == 2 && batch.locations[0] == 4)
    #expect(batch.fatalitiesBest[0] == 5)
  }

  @Test func `drops a row for the first reason that is named`() {
    var batch = batch([full, full, full])
    batch.drop(1, .date)
    batch.drop(1, .kind)
    #expect((0..<3).map { batch.verdicts.reason($0) } == [nil, .date, nil])
    var extras = IncidentBatch.Extras()
    extras.verdict = .duplicate
    batch.append(full, extras, id: [UInt8]().span, notes: [UInt8]().span)
    batch.drop(3, .date)
    #expect(batch.verdicts.reason(3) == .duplicate)
  }

  @Test func `gives its texts the codes of another pool`() {
    var batch = batch([Incident(), full])
    var extras = IncidentBatch.Extras()
    extras.actors = [0, 6]
    batch.append(full, extras, id: [UInt8]().span, notes: [UInt8]().span)
    batch.translateTexts(by: (0..<7).map { 100 - $0 })
    #expect(codes(batch, 0).allSatisfy { $0 == StringPool.none })
    #expect(codes(batch, 2) == [99, 98, 97, 96, 95, 94])
    #expect(Array(batch.actors[2]) == [100, 94])
  }

  @Test func `is counted in its table`() {
    let summary = InputSummary(name: "two.csv", format: .csv)
    let batches = [3, 2, 0].map { batch(Array(repeating: full, count: $0)) }
    let table = IncidentTable(
      input: summary, strings: StringPool(), batches: batches, rejects: InputRejects())
    #expect(table.incidentCount == 5)
  }
}
