import Columnar
import Geography
import Incidents
import Readers
import Synchronization
import Testing

/// Types and kinds as ACLED and a vocabulary have them; invented for these tests.
private let kinds = KindVocabulary([
  .init(source: "acled", eventType: "", subEventType: "Air/drone strike", kind: .airstrike),
  .init(source: "acled", eventType: "Battles", subEventType: "", kind: .armedClash),
  .init(source: "gtd", eventType: "Bombing/Explosion", subEventType: "", kind: .bombing),
])

private func options() -> ReadingOptions {
  var options = ReadingOptions()
  options.kinds = kinds
  return options
}

private let acled31 = """
  event_id_cnty,event_date,year,time_precision,disorder_type,event_type,sub_event_type,actor1,\
  assoc_actor_1,inter1,actor2,assoc_actor_2,inter2,interaction,civilian_targeting,iso,region,\
  country,admin1,admin2,admin3,location,latitude,longitude,geo_precision,source,source_scale,\
  notes,fatalities,tags,timestamp
  """

private let acledOld = """
  data_id,iso,event_id_cnty,event_id_no_cnty,event_date,year,time_precision,event_type,\
  sub_event_type,actor1,assoc_actor_1,inter1,actor2,assoc_actor_2,inter2,interaction,region,\
  country,admin1,admin2,admin3,location,latitude,longitude,geo_precision,source,source_scale,\
  notes,fatalities,timestamp,iso3
  """

@Suite struct `ACLED` {
  @Test(arguments: ["2017-05-16", "16 May 2017", "16-05-2017"])
  func `is read from its 31 columns in every date style`(date: String) throws {
    let row = """
      AFG1,\(date),2017,2,Political violence,Explosions/Remote violence,Air/drone strike,\
      Military Forces of X,"A; B;",8,Group Y,C,2,28,,4,Z,Afghanistan,Nangarhar,Achin,,Achin,\
      34.1,70.7,2,Paper,National,"Said ""so"", again",7,,1556572853
      """
    let table = try table(acled31 + "\n" + row, options: options())
    #expect(table.input.format == .acled)
    #expect(table.rejects == [])
    let chunk = try #require(table.chunks.first)
    #expect(chunk.ids[0] == "AFG1")
    #expect(chunk.startDays[0] == Day(year: 2017, month: 5, day: 16)?.rawValue)
    #expect(chunk.endDays.isNull(0))
    #expect(chunk.datePrecisions == [.week])
    #expect(chunk.precisions == [.district])
    #expect(chunk.longitudes == [70.7] && chunk.latitudes == [34.1])
    #expect(chunk.kinds == [IncidentKind.airstrike.rawValue])
    #expect(
      chunk.actors[0].map { table.strings[$0] } == [
        "Military Forces of X", "A", "B", "Group Y", "C",
      ])
    #expect(chunk.fatalitiesBest[0] == 7)
    #expect(chunk.fatalitiesLow.isNull(0) && chunk.fatalitiesHigh.isNull(0))
    #expect(chunk.timestamps[0] == 1_556_572_853)
    #expect(table.strings.text(chunk.admin2[0]) == "Achin")
    #expect(table.input.latestRevision == 1_556_572_853)
    #expect(table.input.fields.isSuperset(of: [.kind, .associatedActor1, .notes]))
    #expect(table.input.license?.contains("ACLED") == true)
  }

  @Test func `is read from the older columns`() throws {
    let row = """
      9,4,AFG9,9,16 May 2017,2017,1,Battles,Armed clash,X,,1,Y,,2,12,R,Afghanistan,Kunar,,,\
      Asadabad,34.8,71.1,1,S,N,n,0,1556572853,AFG
      """
    let table = try table(acledOld + "\n" + row, options: options())
    #expect(table.input.format == .acled)
    #expect(table.chunks[0].ids[0] == "AFG9")
    #expect(table.chunks[0].kinds == [IncidentKind.armedClash.rawValue])
    #expect(table.chunks[0].precisions == [.exact])
  }

  @Test func `counts codes and types that are not known, and keeps the rows`() throws {
    let text = """
      event_id_cnty,event_date,event_type,sub_event_type,latitude,longitude,geo_precision,\
      time_precision
      A,2017-05-16,Odd,Odder,34,70,9,1
      B,2017-05-16,Battles,,34,70,1.0,7
      C,2017-05-16,,,34,70,,
      """
    let table = try table(text, options: options())
    #expect(table.chunks[0].precisions == [.unknown, .exact, .unknown])
    #expect(table.chunks[0].datePrecisions == [.day, .unknown, .unknown])
    #expect(
      table.chunks[0].kinds
        == [IncidentKind.noneRawValue, IncidentKind.armedClash.rawValue, IncidentKind.noneRawValue])
    #expect(
      table.input.notes == [
        "1 row has a location precision that is not known; it counts as unknown.",
        "1 row has a date precision that is not known; it counts as unknown.",
        "1 row has a type that stands for no known kind; the kind is left empty.",
      ])
  }
}

@Suite struct `UCDP GED` {
  private let header = """
    id,date_start,date_end,latitude,longitude,where_prec,date_prec,side_a,side_b,where_coordinates,\
    where_description,adm_1,type_of_violence,low,best,high
    """

  @Test(arguments: [
    ("1", LocationPrecision.exact), ("2", .near), ("3", .district), ("4", .province), ("5", .area),
    ("6", .country), ("7", .abroad), ("4.0", .province), ("8", .unknown), ("", .unknown),
  ])
  func `where_prec is brought to our levels`(code: String, level: LocationPrecision) throws {
    let table = try table(header + "\n1,2017-01-01,,34,70,\(code),1,A,B,,,,1,1,1,1")
    #expect(table.chunks[0].precisions == [level])
  }

  @Test(arguments: [
    ("1", DatePrecision.day), ("2", .week), ("3", .week), ("4", .month), ("5", .year),
    ("6", .unknown), ("", .unknown),
  ])
  func `date_prec is brought to our levels`(code: String, level: DatePrecision) throws {
    let table = try table(header + "\n1,2017-01-01,,34,70,1,\(code),A,B,,,,1,1,1,1")
    #expect(table.chunks[0].datePrecisions == [level])
  }

  @Test(arguments: [
    (
      "Government of United Kingdom, Government of United States of America",
      ["Government of United Kingdom", "Government of United States of America"]
    ),
    ("Government of X, Friends", ["Government of X, Friends"]), ("A, B", ["A, B"]),
    ("Government of Afghanistan", ["Government of Afghanistan"]),
  ])
  func `a side is a list only of governments`(side: String, actors: [String]) throws {
    let table = try table(header + "\n1,2017-01-01,,34,70,1,1,\"\(side)\",,,,,1,1,1,1")
    #expect(table.chunks[0].actors[0].map { table.strings[$0] } == actors)
  }

  @Test func `types of violence are no kinds, places fall back, re-exports are the same`() throws {
    let text = """
      \(header)
      244657.0,2017-05-16 00:00:00.000,2017-05-17,34,70,1,1,A,B,the town,\
      "Kunar, Nangarhar",K,1.0,2,1,3
      2,2017-05-16,,34,70,1,1,A,B,the town,,K,3,1,2.0,3
      """
    let table = try table(text, options: options())
    let chunk = table.chunks[0]
    #expect(chunk.ids[0] == "244657")
    #expect(chunk.locations.map { table.strings[$0] } == ["Kunar, Nangarhar", "the town"])
    #expect(chunk.eventTypes.map { table.strings[$0] } == ["1", "3"])
    #expect(chunk.kinds == [IncidentKind.noneRawValue, IncidentKind.noneRawValue])
    #expect(!table.input.fields.contains(.kind))
    #expect(chunk.fatalitiesReordered[0] && !chunk.fatalitiesReordered[1])
    #expect(chunk.endDays[0] == Day(year: 2017, month: 5, day: 17)?.rawValue)
    #expect(table.input.attribution?.contains("Sundberg and Melander 2013") == true)
  }
}

@Suite struct `Generic tables` {
  @Test func `have kinds by name or by any source's types`() throws {
    let text = """
      date,lat,lon,kind
      2017-05-16,34,70,armed-attack
      2017-05-16,34,70,Airstrike
      2017-05-16,34,70,bombing/explosion
      2017-05-16,34,70,parade
      2017-05-16,34,70,
      """
    let table = try table(text, options: options())
    let expected: [IncidentKind?] = [.armedAttack, .airstrike, .bombing, nil, nil]
    #expect(table.chunks[0].kinds == expected.map { $0?.rawValue ?? IncidentKind.noneRawValue })
    #expect(table.input.notes.count == 1)
  }

  @Test func `have words for precision and dates of any length`() throws {
    let text = """
      date,place,precision
      2017-05-16,Kabul,exact
      2017-05,Kabul,Province
      2017,Kabul,somewhere
      2017-05-16 ,Kabul, unknown
      """
    let table = try table(text)
    #expect(table.chunks[0].precisions == [.exact, .province, .unknown, .unknown])
    #expect(table.chunks[0].datePrecisions == [.day, .month, .year, .day])
    #expect(table.chunks[0].longitudes.allSatisfy { $0.isNaN })
    #expect(table.input.notes.count == 1)
  }

  @Test func `keep notes by reference`() throws {
    let text = "date,place,notes\n2017,K,\"a \"\"b\"\",\nc\"\n2017,K,plain\n"
    let input = try InputBytes(Array(text.utf8), path: "in.csv")
    let table = try readIncidents(from: input)
    let notes = table.chunks[0].notes.map { $0.map(input.text) }
    #expect(notes == ["a \"b\",\nc", "plain"])
  }

  @Test(arguments: [0, 1, 65_536, 65_537])
  func `come in full chunks but for the last`(count: Int) throws {
    var text = "id,date,place\n"
    for row in 0..<count { text += "\(row),2017-05-16,P\n" }
    let table = try table(text)
    #expect(table.incidentCount == count)
    let sizes = table.chunks.map(\.rowCount)
    #expect(sizes.dropLast().allSatisfy { $0 == IncidentChunk.capacity })
    #expect(!sizes.contains(0))
    #expect(table.chunks.flatMap(\.rows) == Array(1..<count + 1))
  }

  @Test func `tell their progress`() throws {
    final class Log: Sendable {
      let steps = Mutex<[Int]>([])
    }
    let log = Log()
    var text = "date,place\n"
    for _ in 0..<70_000 { text += "2020,Kabul\n" }
    var options = ReadingOptions()
    options.progress = { done, _ in log.steps.withLock { $0.append(done) } }
    _ = try table(text, options: options)
    let steps = log.steps.withLock { $0 }
    #expect(steps == [11 + 65_536 * 11, 11 + 70_000 * 11])
  }
}
