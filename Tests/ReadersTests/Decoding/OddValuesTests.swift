import Columnar
import Geography
import Incidents
import Testing

@testable import Readers

private let header = "id,date,lat,lon,deaths,low,high,precision,date_precision,end_date,place"

@Suite struct `Missing words` {
  @Test(arguments: [
    "NA", "N/A", "#N/A", "nan", "NaN", "NULL", "null", "None", "\\N", "-", ".", "\u{A0}", " na ",
    "\u{202F}NA\u{A0}",
  ])
  func `are missing in every field that is no text`(word: String) throws {
    let row = "\(word),2017-01-01,\(word),\(word),\(word),\(word),\(word),\(word),\(word),\(word)"
    let table = try table("\(header)\n\(row),\(word)\n")
    #expect(table.rejects == [] && table.input.oddValues.count == 0)
    let batch = table.batches[0]
    #expect(batch.longitudes[0].isNaN && batch.precisions[0] == .unknown)
    #expect(batch.fatalitiesBest[0] == nil && batch.fatalitiesLow[0] == nil)
    #expect(batch.endDays[0] == nil && batch.oddities(0) == [])
  }

  @Test func `are no dates`() throws {
    let table = try table("\(header)\n1,NA,34,70,,,,,,,\n")
    #expect(table.rejects.map(\.reason) == ["the date is missing"])
  }

  @Test func `are texts in texts`() throws {
    let table = try table("date,lat,lon,actor1,country\n2017-01-01,34,70,NA,NA\n")
    #expect(table.batches[0].actors[0].map { table.strings[$0] } == ["NA"])
    #expect(table.strings.text(table.batches[0].countries[0]) == "NA")
  }

  @Test(arguments: ["-99", "unk", "UNK", "7", "70.5", "2017-12-31"])
  func `of the user's own stand in place of the usual ones, numbers too`(word: String) throws {
    var options = ReadingOptions()
    options.missingWords = MissingWords(["-99", "unk", "7", " 70.5", "2017-12-31", "4"])
    let text = "\(header)\n1,2017-01-01,\(word),\(word),\(word),\(word),NA,\(word),,\(word),Kabul\n"
    let table = try table(text, options: options)
    #expect(table.rejects == [])
    #expect(table.input.oddValues.kinds.map(\.first.field) == ["high"])
    #expect(table.batches[0].fatalitiesBest[0] == nil && table.batches[0].endDays[0] == nil)
    #expect(table.batches[0].longitudes[0].isNaN)
    #expect(
      table.input.notes.first
        == "Missing numbers, dates, coordinates and codes are written as '-99', "
        + "'unk', '7', ' 70.5', '2017-12-31', '4' (--missing).")
  }

  @Test func `may be none`() throws {
    var options = ReadingOptions()
    options.missingWords = MissingWords([])
    let table = try table("date,lat,lon,deaths\n2017-01-01,34,70,NA\n", options: options)
    #expect(table.input.oddValues.count == 1)
  }
}

@Suite struct `Odd values` {
  @Test(arguments: [
    ("10+", "is no whole number"), ("5-7", "is no whole number"), ("2.5", "is no whole number"),
    ("-1", "is negative, expected a whole number or nothing"), ("1,2", "is no whole number"),
    ("2147483648", "is too large a number"), ("1.000", "is no whole number"),
  ])
  func `of deaths are missing, and are listed with their line`(value: String, reason: String) throws
  {
    let table = try table(
      "\(header)\n0,2017-01-01,34,70,1,,,,,,\n1,2017-01-01,34,70,\"\(value)\",,,,,,\n")
    #expect(table.incidentCount == 2 && table.rejects == [])
    #expect(table.batches[0].fatalitiesBest[1] == nil)
    let odd = try #require(table.input.oddValues.listed.first)
    #expect((odd.row, odd.line, odd.id) == (2, 3, "1"))
    #expect((odd.field, odd.value, odd.reason) == ("deaths", value, reason))
    #expect(
      table.input.notes == ["Values that could not be read count as missing: 1 in 'deaths'."])
  }

  @Test(arguments: [
    ("precision", ",,,,5 km,,,", "is no known precision of a location"),
    ("date_precision", ",,,,,hour,,", "is no known precision of a date"),
    ("end_date", ",,,,,,ongoing,", "is no date of the form YYYY-MM-DD or 16 May 2017"),
    ("low", ",,few,,,,,", "is no whole number"),
  ])
  func `of other fields that may be empty are, too`(
    field: String, rest: String, reason: String
  ) throws {
    let table = try table("\(header)\n1,2017-01-01,34,70\(rest)\n")
    #expect(table.incidentCount == 1)
    #expect(table.input.oddValues.listed.map(\.field) == [field])
    #expect(table.input.oddValues.listed.map(\.reason) == [reason])
  }

  @Test func `of a revision are missing`() throws {
    let table = try table("id,date,lat,lon,timestamp\n1,2017-01-01,34,70,yesterday\n")
    #expect(table.incidentCount == 1 && table.batches[0].timestamps[0] == nil)
    #expect(table.input.oddValues.listed.map(\.field) == ["timestamp"])
  }

  @Test func `of rows that fall to a filter are not told of`() throws {
    var query = IncidentQuery()
    query.from = Day(year: 2017, month: 6, day: 1)
    var way = ReadingWay()
    way.projection.query = CompiledQuery(query, homeCountry: nil)
    let text = "\(header)\n1,2017-01-01,34,70,x,,,y,,z,\n2,2017-07-01,34,70,x,,,y,,z,\n"
    let table = try ReadTable(OpenedInput(Array(text.utf8), path: "in.csv"), way)
    #expect(table.input.oddValues.listed.map(\.row) == [2, 2, 2])
  }

  @Test func `are all counted, the first listed, in the order of the input`() throws {
    let rows = (1...100).map { "\($0),2017-01-01,34,70,x\n" }.joined()
    var way = ReadingWay()
    way.stretchBytes = 70
    way.readerCount = 3
    let text = "id,date,lat,lon,deaths\n\(rows)"
    let table = try ReadTable(OpenedInput(Array(text.utf8), path: "in.csv"), way)
    #expect(table.input.oddValues.count == 100)
    #expect(table.input.oddValues.listed.map(\.line) == Array(2...21))
  }
}

@Suite struct `Bad coordinates` {
  @Test(arguments: ["north,east", "34.8,", ",70", "0,0", "934.53,69.18", "93.1,70", "\"34,4\",70"])
  func `leave a row to the name of its place, which is counted`(point: String) throws {
    for place in ["province", "district", "place"] {
      let table = try table("date,lat,lon,\(place)\n2017-01-01,\(point),Kunar\n")
      #expect(table.incidentCount == 1 && table.batches[0].longitudes[0].isNaN)
      #expect(table.input.oddValues.count == 1)
      #expect(
        table.input.notes == [
          "1 row has coordinates that could not be read and goes by the name of a place."
        ])
    }
  }

  @Test(arguments: ["", "NA", " ", "-", "null"])
  func `reject a row without such a name`(name: String) throws {
    let table = try table("date,lat,lon,province,country\n2017-01-01,0,0,\(name),Afghanistan\n")
    #expect(table.incidentCount == 0 && table.rejects.count == 1)
    #expect(table.input.oddValues.count == 0)
  }

  @Test func `of UCDP leave a row to either of its places`() throws {
    let header = "id,date_start,latitude,longitude,where_prec,where_coordinates,where_description"
    let table = try table("\(header)\n1,2017-01-01,x,70,1,Kabul,\n2,2017-01-01,x,70,1,,\n")
    #expect(table.incidentCount == 1 && table.rejects.map(\.row) == [2])
  }
}

@Suite struct `Forms of numbers` {
  @Test(arguments: [";", "\t"])
  func `have decimal commas where the comma separates no fields`(delimiter: String) throws {
    let lines = [
      "date|lat|lon|deaths", "2017-01-01|34,43|+70,45|1,200", "2017-01-02|34.4|70.4|\u{A0}3",
    ]
    let text = lines.joined(separator: "\n").replacing("|", with: delimiter)
    let table = try table(text)
    #expect(table.rejects == [])
    #expect(table.batches[0].latitudes == [34.43, 34.4])
    #expect(table.batches[0].longitudes == [70.45, 70.4])
    #expect((0..<2).map { table.batches[0].fatalitiesBest[$0] } == [1_200, 3])
  }

  @Test func `have no decimal commas between commas, nor in GeoJSON`() throws {
    let rows = try table("date,lat,lon\n2017-01-01,\"34,43\",\"70,45\"\n")
    #expect(rows.rejects.map(\.value) == ["70,45"])
    let feature = """
      {"type":"FeatureCollection","features":[{"type":"Feature","geometry":null,
      "properties":{"date":"2017-01-01","lat":"34,43","lon":"70,45"}}]}
      """
    var options = ReadingOptions(format: .geojson)
    options.columns = [.latitude: "lat", .longitude: "lon"]
    #expect(try table(feature, options: options).rejects.count == 1)
  }
}
