import Foundation
import TestSupport
import Testing

/// A command line that cannot be answered, with its code and message.
struct Mistake: CustomTestStringConvertible, Sendable {
  let arguments: [String]
  let code: Int32
  let error: String
  let help: String

  init(_ arguments: String..., code: Int32, error: String, help: String) {
    self.arguments = arguments
    self.code = code
    self.error = error
    self.help = help
  }

  var testDescription: String { arguments.joined(separator: " ") }
}

@Suite struct ErrorTests {
  static let mistakes = [
    Mistake(
      "report", "none.csv", code: 66, error: "none.csv: error: no such file",
      help: "check the path"),
    Mistake(
      "geocode", ".", code: 66, error: ".: error: is a directory, expected a file",
      help: "name a file inside it"),
    Mistake(
      "report", "", code: 64, error: "error: the name of an input is empty", help: "name a file"),
    Mistake(
      "report", "/dev/null", code: 66,
      error: "/dev/null: error: is a device, expected a file or a pipe",
      help: "pass - to read standard input"),
    Mistake(
      "report", "empty.csv", code: 65,
      error: "empty.csv: error: the file is empty, expected a header and rows",
      help: "check that the download or export is complete"),
    Mistake(
      "report", "-", code: 65,
      error: "-: error: the file is empty, expected a header and rows",
      help: "check that the download or export is complete"),
    Mistake(
      "report", "-", "-", code: 64, error: "error: standard input is named twice",
      help: "name - once"),
    Mistake(
      "report", "headers.csv", code: 65,
      error: "headers.csv:1: error: no column for date, lon, lat in this CSV header; it has a, b",
      help: "name the columns: --columns date=HEADER,lon=HEADER,lat=HEADER"),
    Mistake(
      "geocode", "headers.csv", code: 65,
      error: "headers.csv:1: error: no column for lon, lat in this CSV header; it has a, b",
      help: "name the columns: --columns lon=HEADER,lat=HEADER"),
    Mistake(
      "report", "strikes.csv", "--columns", "lat=lattitude", code: 65,
      error: "strikes.csv:1: error: no column 'lattitude' for lat;",
      help: "did you mean lat=latitude?"),
    Mistake(
      "report", "open-quote.csv", code: 65,
      error: "open-quote.csv:2:6: error: a quoted field that begins here never ends,",
      help: "close the quote; a quote inside a quoted field is written twice"),
    Mistake(
      "report", "zeros.csv", code: 65, error: "zeros.csv: error: is a binary file",
      help: "export it as CSV"),
    Mistake(
      "report", "utf16.csv", code: 65,
      error: "utf16.csv: error: the text is in UTF-16LE, expected",
      help: "name the encoding of the file: --encoding utf-16le"),
    Mistake(
      "report", "--focsu", "AF-NAN", code: 64, error: "error: unknown option '--focsu'",
      help: "did you mean '--focus'?"),
    Mistake(
      "repot", code: 64, error: "error: unexpected argument 'repot'", help: "geotally --help"),
    Mistake(
      "report", "--from", "2018-02-30", code: 64,
      error: "error: the value '2018-02-30' is invalid for '--from <date>'",
      help: "--from <date>  The first day: 2017-01-01, or 2017-01 for its first."),
    Mistake(
      "report", "--threads", "0", code: 64,
      error: "error: the value '0' is invalid for '--threads <n>'",
      help: "--threads <n>  How many threads work; all cores when not given."),
    Mistake(
      "report", "--threads", "99999999999999999999", code: 64,
      error: "error: the value '99999999999999999999' is invalid for '--threads <n>'",
      help: "--threads <n>  How many threads work; all cores when not given."),
    Mistake(
      "report", "--kind", "earthquake", code: 64,
      error: "error: the value 'earthquake' is invalid for '--kind <kind,…>'",
      help: "--kind <kind,…>  Kinds, separated by commas: airstrike,"),
    Mistake(
      "report", "--focus", "AF-NAM", code: 64,
      error: "error: no province of the layer has the code or the name 'AF-NAM'",
      help: "did you mean AF-"),
    Mistake(
      "report", "--province", "Kabull", code: 64,
      error: "error: no province of the layer has the code or the name 'Kabull'",
      help: "did you mean AF-KAB? The provinces are AF-BAL Balkh, AF-BAM Bamyan, "),
    Mistake(
      "export", "--layer", "provinces", "--province", "Nangarhar, Atlantis", code: 64,
      error: "error: no province of the layer has the code or the name 'Atlantis'",
      help: "the provinces are AF-BAL Balkh, "),
    Mistake(
      "report", "--from", "2018-01-01", "--to", "2017-12-31", code: 64,
      error: "error: --from 2018-01-01 is after --to 2017-12-31", help: "exchange the two dates"),
    Mistake(
      "report", "--actor", "ISKP|", code: 64,
      error: "error: --actor 'ISKP|' has an alternative without letters or digits",
      help: "write NAME, =NAME or NAME|NAME"),
    Mistake(
      "report", "strikes.csv", "ucdp.csv", code: 64,
      error: "error: the inputs are of different sources (ACLED, UCDP GED),",
      help: "run a report for each, or pass --pool"),
    Mistake(
      "report", "ucdp.csv", "--kind", "airstrike", code: 64,
      error: "error: --kind cannot be asked of ucdp.csv: UCDP GED does not record kinds there",
      help: "leave --kind out; --event-type asks for the source's own types"),
    Mistake(
      "report", "plain.csv", "--actor", "ISKP", code: 64,
      error: "error: --actor cannot be asked of plain.csv: this CSV table has no column for actor1",
      help: "leave --actor out, or name the column: --columns actor1=HEADER"),
    Mistake(
      "export", "--layer", "incidents", "plain.csv", "--event-type", "Battles", code: 64,
      error: "error: --event-type cannot be asked of plain.csv: this CSV table has no column",
      help: "leave --event-type out, or name the column: --columns event_type=HEADER"),
    Mistake(
      "report", "ucdp.csv", "--sub-event-type", "Attack", code: 64,
      error: "error: --sub-event-type cannot be asked of ucdp.csv: this UCDP GED table has no",
      help: "leave --sub-event-type out, or name the column: --columns sub_event_type=HEADER"),
    Mistake(
      "report", "plain.geojson", "--actor", "ISKP", code: 64,
      error: "error: --actor cannot be asked of plain.geojson: this GeoJSON table has no column",
      help: "leave --actor out, or name the column: --columns actor1=HEADER"),
    Mistake(
      "report", "none.geojson", code: 65,
      error: "none.geojson:1:1: error: the collection has no features, expected at least one",
      help: "check that the export is complete"),
    Mistake(
      "report", "--kind", "airstike,bombing", code: 64,
      error: "error: the value 'airstike,bombing' is invalid for '--kind <kind,…>': 'airstike' is",
      help: "did you mean 'airstrike'?"),
    Mistake(
      "geocode", "--columns", "latt=Y,lon=X", code: 64,
      error: "error: the value 'latt=Y,lon=X' is invalid for '--columns <key=header,…>': 'latt' is",
      help: "did you mean 'lat'?"),
    Mistake(
      "geocode", "--columns", "lat", code: 64,
      error: "error: the value 'lat' is invalid for '--columns <key=header,…>': 'lat' is not KEY=",
      help: "--columns <key=header,…>  Which header holds which field"),
    Mistake(
      "report", "--precision", "exat", code: 64,
      error: "error: the value 'exat' is invalid for '--precision <level,…>': 'exat' is not known",
      help: "did you mean 'exact'?"),
    Mistake(
      "export", "--layer", "province", code: 64,
      error: "error: the value 'province' is invalid for '--layer <layer>': 'province' is not",
      help: "did you mean 'provinces'?"),
    Mistake(
      "validate", "--source-format", "geojsn", code: 64,
      error: "error: the value 'geojsn' is invalid for '--source-format <format>': 'geojsn' is",
      help: "did you mean 'geojson'?"),
    Mistake(
      "report", "strikes.csv", "--max-columns", "2", code: 65,
      error: "strikes.csv:1: error: the header has ", help: "check the delimiter, or raise --max-"),
    Mistake(
      "report", "strikes.csv", "--max-input-bytes", "99", code: 65,
      error: "strikes.csv: error: has more than 99 bytes, the most that are read",
      help: "split the file, or raise --max-input-bytes"),
    Mistake(
      "geocode", "plain.geojson", "--max-input-bytes", "99", code: 65,
      error: "plain.geojson: error: has more than 99 bytes, the most that are read",
      help: "split the file, or raise --max-input-bytes"),
    Mistake(
      "report", "--max-field-bytes", "0", code: 64,
      error: "error: the value '0' is invalid for '--max-field-bytes <n>'",
      help: "--max-field-bytes <n>  The most bytes of one field;"),
    Mistake(
      "geocode", "strikes.csv", "ucdp.csv", code: 64,
      error: "error: 2 inputs were named, geocode takes one", help: "run it once for each"),
    Mistake(
      "validate", code: 64, error: "error: nothing to validate",
      help: "name a table of incidents, or a layer by --boundaries"),
    Mistake(
      "export", code: 64, error: "error: --layer is missing",
      help: "pass --layer provinces, incidents, boundaries or borders"),
    Mistake(
      "report", "messy.csv", "--on-invalid", "fail", code: 65,
      error: "messy.csv:7: error: row 5: date '2017-02-30':",
      help: "correct them, or pass --on-invalid report to go on without them"),
    Mistake(
      "report", "messy.csv", "--rejects", "-", code: 64,
      error: "error: --rejects and the output both go to standard output",
      help: "name another file for one of them"),
  ]

  @Test(arguments: mistakes)
  func `a mistake ends with its code, says what was found and what to do`(
    _ mistake: Mistake
  ) throws {
    let geotally = try geotally(with: fixture("messy.csv"))
    let folder = geotally.folder
    try folder.copy(fixture("synthetic-acled-iso.csv"), as: "strikes.csv")
    try folder.write("", to: "empty.csv")
    try folder.write("a,b\n1,2\n", to: "headers.csv")
    try folder.write("id,date,lat,lon\n1,2017\",\"34,69\n", to: "quote.csv")
    try folder.write("id,date,lat,lon\n1111,\"2017-01-01,34,69\n", to: "open-quote.csv")
    try folder.write(Data(repeating: 0, count: 1 << 12), to: "zeros.csv")
    try folder.write(try #require("id,date".data(using: .utf16LittleEndian)), to: "utf16.csv")
    try folder.write(
      "id,date_start,latitude,longitude,side_a,side_b,best,low,high\n1,2017-01-01,34,69,a,b,1,1,1\n",
      to: "ucdp.csv")
    try folder.write("id,date,lat,lon\n1,2017-01-01,34,69\n", to: "plain.csv")
    try folder.write(
      """
      {"type": "FeatureCollection", "features": [{"type": "Feature", "properties": \
      {"date": "2017-01-01"}, "geometry": {"type": "Point", "coordinates": [69, 34]}}]}
      """, to: "plain.geojson")
    try folder.write(#"{"type": "FeatureCollection", "features": []}"#, to: "none.geojson")
    let before = try folder.names()
    let run = try geotally(mistake.arguments)
    #expect(run.code == mistake.code)
    #expect(run.output.isEmpty)
    #expect(run.firstError.hasPrefix(mistake.error), "\(run.errors)")
    let help = run.errors.split(separator: "\n").last ?? ""
    #expect(help.hasPrefix("  help: \(mistake.help)"), "\(run.errors)")
    #expect(try folder.names() == before)
  }

  @Test func `quiet leaves errors and takes warnings away`() throws {
    let geotally = try geotally(with: fixture("messy.csv"))
    #expect(
      try geotally("report", "messy.csv", "--quiet", "--on-invalid", "skip").errors.isEmpty)
    #expect(try geotally("report", "none.csv", "--quiet").errors.isEmpty == false)
    let failed = try geotally("report", "messy.csv", "--quiet", "--on-invalid", "fail")
    #expect(failed.code == 65)
    #expect(failed.errors.contains("error: 6 rows could not be read"))
  }

  @Test func `an input of which more than half cannot be read is refused unless that is skipped`()
    throws
  {
    let geotally = try geotally()
    let head = "id,date,lat,lon\n1,2017-01-01,34.4,70.4\n"
    try geotally.folder.write(head + "2,2017-02-30,34.4,70.4\n", to: "half.csv")
    try geotally.folder.write(
      head + "2,2017-02-30,34.4,70.4\n3,2017-02-30,34.4,70.4\n", to: "most.csv")
    #expect(try geotally("report", "half.csv").code == 0)
    for command in [["report"], ["export", "--layer", "provinces"]] {
      let run = try geotally(command + ["most.csv"])
      #expect(run.code == 65)
      #expect(run.output.isEmpty)
      #expect(run.errors.contains("most.csv: error: 2 of 3 rows could not be read, more than half"))
      #expect(run.errors.contains("--on-invalid skip"))
      #expect(try geotally(command + ["most.csv", "--on-invalid", "skip"]).code == 0)
    }
    // The other input does not make up for it.
    #expect(try geotally("report", "half.csv", "most.csv", "--pool").code == 65)
    #expect(try geotally("geocode", "most.csv").code == 0)
  }

  @Test func `rejected rows alone are no error, and skip does not list them`() throws {
    let geotally = try geotally(with: fixture("messy.csv"))
    let skipped = try geotally("report", "messy.csv", "--on-invalid", "skip", "--format", "json")
    #expect(skipped.code == 0)
    #expect(skipped.errors.isEmpty)
    #expect(try JSON(skipped.output)["ledger"]["rejected"].int == 6)
  }

  @Test func `a field beyond the limit rejects its row`() throws {
    let geotally = try geotally()
    try geotally.folder.write(
      "id,date,lat,lon,text\n1,2017-01-01,34,69,abcdefghijkl\n2,2017-01-01,34,69,abc\n",
      to: "in.csv")
    let run = try geotally("report", "in.csv", "--max-field-bytes", "11", "--format", "json")
    #expect(try JSON(run.output)["ledger"]["rejected"].int == 1)
    #expect(run.errors.contains("text 'abcdefghijkl': has 12 bytes, more than 11"))
  }

  @Test func `an input named twice is the same source, and its rows are duplicates`() throws {
    let name = "synthetic-acled-iso.csv"
    let run = try geotally(with: fixture(name))("report", name, name, "--format", "json")
    let ledger = try JSON(run.output)["ledger"]
    #expect(ledger["read"].int == 602)
    #expect(ledger["duplicate"].int == 301)
    expectClosed(ledger)
  }

  @Test func `arguments that are no UTF-8 end in an error, not a trap`() throws {
    let run = try geotally().shell(#"geotally report "$(printf '\377\376.csv')""#)
    #expect(run.code == 66)
  }
}
