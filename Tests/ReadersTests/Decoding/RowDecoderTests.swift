import Columnar
import Geography
import Incidents
import Testing

@testable import Readers

/// Types and kinds as ACLED and a vocabulary have them; invented for these tests.
private let kinds = KindVocabulary([
  .init(source: "acled", eventType: "", subEventType: "Air/drone strike", kinds: [.airstrike]),
  .init(source: "acled", eventType: "Battles", subEventType: "", kinds: [.armedClash]),
  .init(source: "gtd", eventType: "Bombing/Explosion", subEventType: "", kinds: [.bombing]),
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
    let batch = try #require(table.batches.first)
    #expect(batch.ids[0] == "AFG1")
    #expect(batch.startDays[0] == Day(year: 2017, month: 5, day: 16)?.rawValue)
    #expect(batch.endDays.isNull(0))
    #expect(batch.datePrecisions == [.week])
    #expect(batch.precisions == [.district])
    #expect(batch.longitudes == [70.7] && batch.latitudes == [34.1])
    #expect(batch.kinds.codes == [IncidentKind.airstrike.rawValue])
    #expect(
      batch.actors[0].map { table.strings[$0] } == [
        "Military Forces of X", "A", "B", "Group Y", "C",
      ])
    #expect(batch.fatalitiesBest[0] == 7)
    #expect(batch.fatalitiesLow.isNull(0) && batch.fatalitiesHigh.isNull(0))
    #expect(batch.timestamps[0] == 1_556_572_853)
    #expect(table.strings.text(batch.admin2[0]) == "Achin")
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
    #expect(table.batches[0].ids[0] == "AFG9")
    #expect(table.batches[0].kinds.codes == [IncidentKind.armedClash.rawValue])
    #expect(table.batches[0].precisions == [.exact])
  }

  @Test func `marks rows with codes and types that are not known, and keeps them`() throws {
    let text = """
      event_id_cnty,event_date,event_type,sub_event_type,latitude,longitude,geo_precision,\
      time_precision
      A,2017-05-16,Odd,Odder,34,70,9,1
      B,2017-05-16,Battles,,34,70,1.0,7
      C,2017-05-16,,,34,70,,
      """
    let table = try table(text, options: options())
    #expect(table.batches[0].precisions == [.unknown, .exact, .unknown])
    #expect(table.batches[0].datePrecisions == [.day, .unknown, .unknown])
    #expect(
      table.batches[0].kinds.codes
        == [IncidentKind.noneRawValue, IncidentKind.armedClash.rawValue, IncidentKind.noneRawValue])
    #expect(
      (0..<3).map { table.batches[0].oddities($0) } == [
        [.unknownPrecision, .unknownKind], .unknownDatePrecision, [],
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
    #expect(table.batches[0].precisions == [level])
  }

  @Test(arguments: [
    ("1", DatePrecision.day), ("2", .week), ("3", .week), ("4", .month), ("5", .year),
    ("6", .unknown), ("", .unknown),
  ])
  func `date_prec is brought to our levels`(code: String, level: DatePrecision) throws {
    let table = try table(header + "\n1,2017-01-01,,34,70,1,\(code),A,B,,,,1,1,1,1")
    #expect(table.batches[0].datePrecisions == [level])
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
    #expect(table.batches[0].actors[0].map { table.strings[$0] } == actors)
  }

  @Test func `types of violence are no kinds, places fall back, re-exports are the same`() throws {
    let text = """
      \(header)
      244657.0,2017-05-16 00:00:00.000,2017-05-17,34,70,1,1,A,B,the town,\
      "Kunar, Nangarhar",K,1.0,2,1,3
      2,2017-05-16,,34,70,1,1,A,B,the town,,K,3,1,2.0,3
      """
    let table = try table(text, options: options())
    let batch = table.batches[0]
    #expect(batch.ids[0] == "244657")
    #expect(batch.locations.codes.map { table.strings[$0] } == ["Kunar, Nangarhar", "the town"])
    #expect(batch.eventTypes.codes.map { table.strings[$0] } == ["1", "3"])
    #expect(batch.kinds.codes == [IncidentKind.noneRawValue, IncidentKind.noneRawValue])
    #expect(!table.input.fields.contains(.kind))
    #expect(batch.oddities(0).contains(.reorderedFatalities) && batch.oddities(1) == [])
    #expect(batch.endDays[0] == Day(year: 2017, month: 5, day: 17)?.rawValue)
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
    #expect(
      table.batches[0].kinds.codes == expected.map { $0?.rawValue ?? IncidentKind.noneRawValue })
    #expect((0..<5).map { table.batches[0].oddities($0) } == [[], [], [], .unknownKind, []])
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
    #expect(table.batches[0].precisions == [.exact, .province, .unknown, .unknown])
    #expect(table.batches[0].datePrecisions == [.day, .month, .year, .day])
    #expect(table.batches[0].longitudes.allSatisfy { $0.isNaN })
    #expect((0..<4).map { table.batches[0].oddities($0) } == [[], [], .unknownPrecision, []])
  }

  @Test func `keep the notes of rows that these help to place`() throws {
    let text = """
      date,place,precision,lat,lon,notes
      2017,K,,,,"a ""b"",
      c"
      2017,K,exact,34,69,not asked
      2017,K,area,34,69,plain
      2017,K,,,,
      """
    let notes = try table(text).batches[0].notes
    #expect((0..<4).map { notes[$0] } == ["a \"b\",\nc", nil, "plain", nil])
  }

  @Test(arguments: [0, 1, 65_536, 65_537])
  func `come in full batches but for the last`(count: Int) throws {
    var text = "id,date,place\n"
    for row in 0..<count { text += "\(row),2017-05-16,P\n" }
    let table = try table(text)
    #expect(table.incidentCount == count)
    let sizes = table.batches.map(\.rowCount)
    #expect(sizes.dropLast().allSatisfy { $0 == IncidentBatch.capacity })
    #expect(!sizes.contains(0))
    #expect(table.rows == Array(1..<count + 1))
  }
}
