import Columnar
import Foundation
import Incidents
import TestSupport
import Testing

@testable import Readers

@Suite struct `Countries of rows` {
  /// What the countries of the rows of a table are read as.
  private func countries(
    _ text: String, columns: [IncidentField: String] = [:]
  ) throws -> [String?] {
    var options = ReadingOptions()
    options.countries = try bundled
    options.columns = columns
    let read = try table(text, options: options)
    #expect(read.rejects == [])
    return read.batches.flatMap { batch in
      (0..<batch.rowCount).map { read.strings.text(batch.countries[$0]) }
    }
  }

  private var bundled: CountryVocabulary {
    get throws {
      let path = repositoryRoot.appending(path: "GeoData/vocabulary/country_names.csv")
      return try readCountryVocabulary(path: path.path(percentEncoded: false))
    }
  }

  @Test(arguments: [
    ("country", "Pakistan"), ("Country", "PAK"), ("country_txt", "Pakistan"),
    ("Country Code", "PK"), ("location_code", "PAK"), ("ISO3", "pak"), ("country_name", "Pakistan"),
  ])
  func `are found under usual headers`(header: String, value: String) throws {
    #expect(
      try countries("date,lat,lon,\(header)\n2018-01-01,34,69,\(value)\n") == ["Pakistan"])
  }

  @Test func `are not sought under other headers, unless one is named`() throws {
    let text = "date,lat,lon,Nation\n2018-01-01,34,69,Pakistan\n"
    #expect(try countries(text) == [nil])
    #expect(try countries(text, columns: [.country: "Nation"]) == ["Pakistan"])
    let both = "date,lat,lon,country,ISO3\n2018-01-01,34,69,Pakistan,IRN\n"
    #expect(try countries(both, columns: [.country: "ISO3"]) == ["Iran"])
    #expect(try countries(both, columns: [.country: ""]) == [nil])
  }

  @Test func `are told by a second column where the first is empty or not known`() throws {
    let text = """
      date,lat,lon,Country Code,Country
      2018-01-01,34,69,AF,Afghanistan
      2018-01-01,34,69,,Chechnya
      2018-01-01,34,69,NA,Namibia
      2018-01-01,34,69,NA,
      2018-01-01,34,69,PK,Region 5
      2018-01-01,34,69,XX,Region 5
      2018-01-01,34,69,XX,
      2018-01-01,34,69,,
      """
    #expect(
      try countries(text) == [
        "Afghanistan", "Russia", "Namibia", "Namibia", "Pakistan", "Region 5", "XX", nil,
      ])
  }

  @Test func `are numbers of ISO in ACLED's iso alone, of Gleditsch and Ward in UCDP's country_id`()
    throws
  {
    let acled = "event_id_cnty,event_date,iso,latitude,longitude\nA1,2018-01-01,004,34,69\n"
    #expect(try countries(acled) == ["Afghanistan"])
    let ucdp = """
      id,date_start,country_id,latitude,longitude
      1,2018-01-01,700,34,69
      2,2018-01-01,770.0,34,69
      3,2018-01-01,345,34,69
      4,2018-01-01,4,34,69
      """
    #expect(try countries(ucdp) == ["Afghanistan", "Pakistan", "Serbia", "4"])
    let generic = "date,lat,lon,country\n2018-01-01,34,69,4\n"
    #expect(try countries(generic) == ["4"])
    let gtd = "date,lat,lon,country,country_txt\n2018-01-01,34,69,153,Pakistan\n"
    #expect(try countries(gtd) == ["Pakistan"])
  }

  @Test func `reject a row for bytes that are no text only where they are needed`() throws {
    var options = ReadingOptions()
    options.countries = try bundled
    var way = ReadingWay(options)
    way.projection.checksEveryField = false
    let row = { (first: [UInt8], second: [UInt8]) in
      Array("2018-01-01,34,69,".utf8) + first + [.comma] + second + [.lineFeed]
    }
    let bad: [UInt8] = [0xC3, 0x28]
    let bytes =
      Array("date,lat,lon,country,country_code\n".utf8) + row(Array("Pakistan".utf8), bad)
      + row(Array("Narnia".utf8), bad) + row([], bad) + row(bad, Array("PK".utf8))
    let read = try ReadTable(OpenedInput(bytes, path: "in.csv"), way)
    #expect(read.account.rejects.listed.map(\.row) == [3, 4])
    #expect(read.account.rejects.listed.map(\.field) == ["country_code", "country"])
  }
}

@Suite struct `The bundled countries` {
  @Test func `have names and codes that stand for one country each`() throws {
    let path = repositoryRoot.appending(path: "GeoData/vocabulary/country_names.csv")
    let vocabulary = try readCountryVocabulary(path: path.path(percentEncoded: false))
    #expect(vocabulary.countries.count == 250)
    for country in vocabulary.countries {
      for word in [country.alpha2, country.alpha3, country.name] + country.variants {
        #expect(vocabulary.country(word)?.alpha2 == country.alpha2, "\(word)")
      }
      for number in country.gleditschWardNumbers {
        #expect(vocabulary.country(gleditschWardNumber: number)?.alpha2 == country.alpha2)
      }
      if let number = country.isoNumber {
        #expect(vocabulary.country(isoNumber: number)?.alpha2 == country.alpha2)
      }
    }
  }

  @Test(arguments: [
    ("alpha2,alpha3,numeric,gw,name\n", "there is no column 'variants'"),
    ("alpha2,alpha3,numeric,gw,name,variants\nA,AFG,,,A,\n", ":2: error: the alpha2 is 'A'"),
    ("alpha2,alpha3,numeric,gw,name,variants\nAF,AFG,x,,A,\n", "the numeric is 'x'"),
    ("alpha2,alpha3,numeric,gw,name,variants\nAF,AFG,4,1|b,A,\n", "the gw is '1|b'"),
    ("alpha2,alpha3,numeric,gw,name,variants\nAF,AFG,4,,,\n", "the name is ''"),
  ])
  func `are refused with a row that is wrong`(text: String, message: String) throws {
    try withFile(Array(text.utf8)) { path throws in
      let error = #expect(throws: ReadingError.self) { try readCountryVocabulary(path: path) }
      #expect(error?.description.contains(message) == true)
    }
  }
}
