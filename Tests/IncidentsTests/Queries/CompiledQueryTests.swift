import Columnar
import Geography
import Testing

@testable import Incidents

/// Five incidents that differ in everything a query can ask of a row.
private let table: IncidentTable = {
  var strings = StringPool()
  func incident(
    _ row: Int, _ day: (Int, Int, Int)?, _ kind: IncidentKind?, _ types: (String, String),
    _ precision: LocationPrecision
  ) -> Incident {
    var incident = Incident(row: row, line: row + 1)
    incident.startDay = day.flatMap { Day(year: $0.0, month: $0.1, day: $0.2) }
    incident.kind = kind
    incident.eventType = strings.intern(types.0)
    incident.subEventType = strings.intern(types.1)
    incident.precision = precision
    return incident
  }
  let incidents = [
    incident(1, (2017, 1, 1), .airstrike, ("Remote violence", "Air/drone strike"), .exact),
    incident(2, (2018, 10, 31), .bombing, ("Remote violence", "Suicide bomb"), .district),
    incident(3, (2018, 11, 1), .airstrike, ("Remote violence", "Air/drone strike"), .unknown),
    incident(4, nil, nil, ("Battles", "Armed clash"), .country),
    incident(5, (2018, 1, 1), nil, ("Protests", "Peaceful protest"), .abroad),
  ]
  return IncidentTable(
    input: InputSummary(name: "t.csv", format: .csv), strings: strings,
    chunks: [IncidentChunk(incidents)], rejects: [])
}()

private func verdicts(
  provinces: [UInt16] = [0, 1, 2, .max, 0], accepted: Bitmap? = nil,
  _ change: (inout IncidentQuery) -> Void
) -> [DropReason?] {
  var query = IncidentQuery()
  change(&query)
  var compiled = CompiledQuery(query, homeCountry: nil)
  var filter = RowFilter(rowCount: 5)
  compiled.apply(to: table.chunks[0], table.strings, &filter)
  compiled.finish(
    provinces: provinces, accepted: accepted, precisions: table.chunks[0].precisions, &filter)
  return filter.verdicts.map { DropReason(rawValue: $0) }
}

@Suite struct `Compiled queries` {
  @Test func `a query that asks for nothing keeps every row`() {
    #expect(verdicts { _ in } == [nil, nil, nil, nil, nil])
  }

  @Test func `the window includes both of its days and no row without a date`() {
    let window = verdicts {
      $0.from = Day(year: 2017, month: 1, day: 1)
      $0.to = Day(year: 2018, month: 10, day: 31)
    }
    #expect(window == [nil, nil, .date, .date, nil])
    #expect(
      verdicts { $0.to = Day(year: 2017, month: 12, day: 31) } == [nil, .date, .date, .date, .date])
  }

  @Test func `kinds and the source's own types are told apart`() {
    #expect(verdicts { $0.kinds = [.airstrike] } == [nil, .kind, nil, .kind, .kind])
    let types = verdicts {
      $0.eventTypes = ["remote VIOLENCE"]
      $0.subEventTypes = ["suicide bomb", "never seen"]
    }
    #expect(types == [.eventType, nil, .eventType, .eventType, .eventType])
  }

  @Test func `a limit of precision accepts finer levels but unknown only when named`() {
    let district = LocationPrecision.district.acceptedLevels
    #expect(
      verdicts { $0.precisions = district } == [nil, nil, .precision, .precision, .precision])
    let withUnknown = district.union(LocationPrecision.unknown.acceptedLevels)
    #expect(
      verdicts { $0.precisions = withUnknown } == [nil, nil, nil, .precision, .precision])
    #expect(
      verdicts { $0.precisions = LocationPrecision.abroad.acceptedLevels }
        == [.precision, .precision, .precision, .precision, nil])
  }

  @Test func `a row is charged to the first reason in order`() {
    let accepted = Bitmap(settingBits: [1], count: 3)
    let all = verdicts(accepted: accepted) {
      $0.from = Day(year: 2018, month: 1, day: 1)
      $0.kinds = [.airstrike]
      $0.precisions = [.exact]
    }
    #expect(all == [.date, .kind, .province, .date, .kind])
    #expect(
      verdicts(accepted: accepted) { $0.precisions = [.exact] }
        == [.province, .precision, .province, .province, .province])
  }
}
