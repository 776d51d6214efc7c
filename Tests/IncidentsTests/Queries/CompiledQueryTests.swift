import Columnar
import Geography
import Testing

@testable import Incidents

/// Five incidents that differ in everything a query can ask of a row.
private let rows: (batch: IncidentBatch, strings: StringPool) = {
  var strings = StringPool()
  var batch = IncidentBatch()
  func add(
    _ day: (Int, Int, Int)?, _ kind: IncidentKind?, _ types: (String, String),
    _ precision: LocationPrecision
  ) {
    var incident = Incident()
    incident.startDay = day.flatMap { Day(year: $0.0, month: $0.1, day: $0.2) }
    incident.kind = kind
    incident.eventType = strings.intern(types.0)
    incident.subEventType = strings.intern(types.1)
    incident.precision = precision
    var extras = IncidentBatch.Extras()
    extras.row = batch.rowCount + 1
    batch.append(incident, extras, id: [UInt8]().span, notes: [UInt8]().span)
  }
  add((2017, 1, 1), .airstrike, ("Remote violence", "Air/drone strike"), .exact)
  add((2018, 10, 31), .bombing, ("Remote violence", "Suicide bomb"), .district)
  add((2018, 11, 1), .airstrike, ("Remote violence", "Air/drone strike"), .unknown)
  add(nil, nil, ("Battles", "Armed clash"), .country)
  add((2018, 1, 1), nil, ("Protests", "Peaceful protest"), .abroad)
  return (batch, strings)
}()

/// The verdicts on the rows, the filters asked in the order of charging; that of the province, which
/// a query cannot ask about, is none of them.
private func verdicts(_ change: (inout IncidentQuery) -> Void) -> [DropReason?] {
  var query = IncidentQuery()
  change(&query)
  var compiled = CompiledQuery(query, homeCountry: nil)
  return (0..<rows.batch.rowCount).map { row in
    compiled.reason(day: rows.batch.startDays[row])
      ?? compiled.reasonBehindDate(row, of: rows.batch, rows.strings)
      ?? compiled.reason(precision: rows.batch.precisions[row])
  }
}

@Suite struct `Compiled queries` {
  @Test func `a query that asks for nothing keeps every row`() {
    #expect(verdicts { _ in } == [nil, nil, nil, nil, nil])
    let compiled = CompiledQuery(IncidentQuery(), homeCountry: nil)
    #expect(!compiled.asksForAnything && !compiled.asksForPrecision)
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

  @Test(arguments: [
    (9, 10 as Int32?, true), (9, 9, false), (9, nil, false), (10, 12, false), (0, 99, true),
  ])
  func `a period reaches into the window that begins before it and ends in or behind it`(
    start: Int32, end: Int32?, reaches: Bool
  ) {
    var query = IncidentQuery()
    query.from = Day(rawValue: 10)
    query.to = Day(rawValue: 20)
    let compiled = CompiledQuery(query, homeCountry: nil)
    #expect(compiled.reachesIntoWindow(from: start, to: end) == reaches)
    #expect(!CompiledQuery(IncidentQuery(), homeCountry: nil).reachesIntoWindow(from: 0, to: 99))
  }

  @Test func `kinds and the source's own types are told apart`() {
    #expect(verdicts { $0.kinds = [.airstrike] } == [nil, .kind, nil, .kind, .kind])
    let types = verdicts {
      $0.eventTypes = ["remote VIOLENCE"]
      $0.subEventTypes = ["suicide bomb", "never seen"]
    }
    #expect(types == [.eventType, nil, .eventType, .eventType, .eventType])
  }

  @Test func `a row without types does not have those that are asked for`() {
    var query = IncidentQuery()
    query.eventTypes = ["Battles"]
    var compiled = CompiledQuery(query, homeCountry: nil)
    let none = StringPool.none
    #expect(
      compiled.reason(eventType: none, subEventType: none, StringPool()) == .eventType)
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
    let all = verdicts {
      $0.from = Day(year: 2018, month: 1, day: 1)
      $0.kinds = [.airstrike]
      $0.subEventTypes = ["Suicide bomb"]
      $0.precisions = [.exact]
    }
    #expect(all == [.date, .kind, .eventType, .date, .kind])
  }
}
