import Incidents
import Testing

@testable import Readers

@Suite struct `Headers` {
  private func problem(_ text: String, _ options: ReadingOptions = ReadingOptions()) -> DataProblem?
  {
    guard case .badData(_, let problem) = failure(text, options: options) else { return nil }
    return problem
  }

  @Test(arguments: [
    ("event_id_cnty,event_date,event_type,latitude,longitude", SourceFormat.acled),
    ("data_id,iso,event_id_cnty,event_date,latitude,longitude", .acled),
    ("EVENT_ID_CNTY;EVENT_DATE;LATITUDE;LONGITUDE", .acled),
    ("id,date_start,latitude,longitude", .ucdp),
    ("id,date,latitude,longitude,type_of_violence", .ucdp),
    ("id,date,latitude,longitude", .csv), ("event_id,date,latitude,longitude", .csv),
    ("Event ID,Event-Date,Lat,Lng", .csv), ("date\tlat\tlong", .csv), ("date|province", .csv),
  ])
  func `tell the format`(header: String, format: SourceFormat) throws {
    #expect(try table(header + "\n").input.format == format)
  }

  @Test func `without needed columns are refused with what is missing and what there is`() throws {
    let error = try #require(failure("name,date,lat\nx,2020-01-01,3\n"))
    #expect(
      error.description == """
        in.csv:1: error: no column for lon in this CSV header; it has name, date, lat
          help: name the columns: --columns lon=HEADER
        """)
    #expect(
      problem("a,b\n1,2\n")
        == .missingColumns(
          [.date, .longitude, .latitude], format: .csv, header: ["a", "b"], looksLikeData: false))
  }

  @Test func `with a misspelling are refused with a guess`() {
    let error = failure("date,latitude,longitud\n")?.description
    #expect(error?.hasSuffix("\n  help: name the columns: --columns lon=longitud") == true)
  }

  @Test func `that are rows of data are called so`() {
    #expect(
      problem("1,2020-01-01,34.5,69.1\n2,2020-01-01,34.5,69.1\n")
        == .missingColumns(
          [.date, .longitude, .latitude], format: .csv,
          header: ["1", "2020-01-01", "34.5", "69.1"], looksLikeData: true))
  }

  @Test func `can be named by the user, and a near miss is suggested`() throws {
    var options = ReadingOptions()
    options.columns = [.date: "when", .latitude: "Y coordinate", .longitude: "X coordinate"]
    let read = try table("when,Y coordinate,x_coordinate\n2020-01-01,34,69\n", options: options)
    #expect(read.incidentCount == 1)
    #expect(read.batches[0].longitudes == [69])
    options.columns[.admin1] = "provnce"
    #expect(
      problem("when,Y coordinate,X coordinate,province\n", options)
        == .unknownHeader(
          "provnce", field: .admin1, suggestion: "province",
          header: ["when", "Y coordinate", "X coordinate", "province"]))
  }

  @Test func `may repeat where they are not needed, not where they are`() throws {
    #expect(try table("date,lat,lon,x,x\n2020-01-01,34,69,1,2\n").incidentCount == 1)
    #expect(
      problem("date,lat,lon,lat\n2020-01-01,34,69,35\n")
        == .repeatedHeader("lat", columns: [2, 4]))
  }

  @Test func `have at most the columns of the limit`() {
    let wide = String(repeating: "c,", count: 10_000) + "c"
    #expect(problem(wide) == .tooManyColumns(count: 10_001, limit: 10_000))
  }

  @Test func `a quote that never ends is named with its line and column`() throws {
    let error = try #require(
      failure("id,date,lat,lon\n1,2020-01-01,34,69\n2,\"2020-01-01,34,69\n3,2020-01-01,34,69\n"))
    #expect(
      error == .badData(at: FilePosition(file: "in.csv", line: 3, column: 3), .unbalancedQuote))
    #expect(failure("id,\"date,lat,lon\n")?.category == .badData)
  }

  @Test func `a row of HXL tags is no data`() throws {
    let table = try table("id,date,lat,lon\n#meta,#date,#geo+lat,#geo+lon\n1,2020-01-01,34,69\n")
    #expect(table.input.rowCount == 1)
    #expect(table.rejects == [])
    #expect(table.input.notes == ["1 line of HXL tags is no row (line 2)."])
  }

  @Test func `blank lines and delimiters are stated`() throws {
    let table = try table("id;date;lat;lon\n\n1;2020-01-01;34;69\r\n\r\n")
    #expect(
      table.input.notes == [
        "Fields are separated by semicolons.",
        "2 lines without a value are no rows (lines 2 and 4).",
      ])
  }
}
