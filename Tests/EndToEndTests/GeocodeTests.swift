import Foundation
import TestSupport
import Testing

/// `geocode` keeps every row and column, in order.
@Suite struct GeocodeTests {
  static let realFiles = [
    "ucdp_ged211_afg.csv", "ucdp_ged_sample_afg_49cols.csv", "documented_incidents.csv",
  ]
  static let hasData = realFiles.allSatisfy { sharedData($0) != nil }

  @Test(
    .enabled(if: hasData, "the test data in ../shared/data is absent"), arguments: realFiles)
  func `every cell of real data is kept`(_ name: String) throws {
    let file = try #require(sharedData(name))
    try expectKept(file, csvRecords(String(decoding: Data(contentsOf: file), as: UTF8.self)))
  }

  @Test(arguments: ["messy.csv", "synthetic-acled-day-first.csv"])
  func `every cell of a synthetic table is kept`(_ name: String) throws {
    let file = fixture(name)
    try expectKept(file, csvRecords(String(decoding: Data(contentsOf: file), as: UTF8.self)))
  }

  @Test(arguments: ["\n", "\r\n", "\r"], ["\t", ","])
  func `line ends and delimiters of every kind are read`(
    _ end: String, _ delimiter: String
  ) throws {
    let records = [
      ["lat", "lon", "remark"], ["34.5", "69.2", "a \"quoted\" word"],
      ["", "", "two\nlines"], ["35", "70", "\u{646}\u{646}\u{6AF}\u{631}\u{647}\u{627}\u{631}"],
    ]
    let lines = records.map { record in
      record.map { "\"\($0.replacing("\"", with: "\"\""))\"" }.joined(separator: delimiter)
    }
    let folder = try Folder()
    let text = "\u{FEFF}" + lines.joined(separator: end) + end
    try expectKept(try folder.write(text, to: delimiter == "," ? "in.csv" : "in.tsv"), records)
  }

  /// Runs geocode and compares the first columns of its output with `records`.
  private func expectKept(_ file: URL, _ records: [[String]]) throws {
    let geotally = try geotally(with: file)
    let run = try geotally("geocode", file.lastPathComponent, "--raw-cells", "--quiet")
    try #require(run.code == 0, "\(run.errors)")
    let output = csvRecords(run.text)
    try #require(output.count == records.count)
    let width = records.first?.count ?? 0
    for (row, (found, kept)) in zip(output, records).enumerated() {
      // A short row is filled up; what is beyond the header goes to the end of the line.
      let padding = Array(repeating: "", count: max(0, width - kept.count))
      #expect(Array(found.prefix(width)) == Array(kept.prefix(width)) + padding, "row \(row)")
      #expect(Array(found.suffix(max(0, kept.count - width))) == Array(kept.dropFirst(width)))
    }
    let added = Array((output.first ?? []).dropFirst(width))
    #expect(added.first == "geotally_province")
    #expect(added.allSatisfy { $0.hasPrefix("geotally_") })
  }

  @Test func `every row gets the province of the report on it`() throws {
    let geotally = try geotally(with: fixture("synthetic-acled-iso.csv"))
    let rows = csvRows(try geotally("geocode", "synthetic-acled-iso.csv").text)
    let report = try JSON(
      geotally("report", "synthetic-acled-iso.csv", "--format", "json").output)
    let counts = Dictionary(grouping: rows) { $0["geotally_province"] ?? "" }.mapValues(\.count)
    #expect(counts == incidents(of: report).filter { $0.value > 0 })
    #expect(rows.allSatisfy { $0["admin1"] == $0["geotally_province_name"] })
    #expect(rows.allSatisfy { $0["geotally_status"] == "located" })
  }

  @Test func `a table that has been geocoded can be geocoded again`() throws {
    let geotally = try geotally()
    try geotally.folder.write("lat,lon\n34.5,69.2\n", to: "in.csv")
    #expect(try geotally("geocode", "in.csv", "-o", "once.csv").code == 0)
    let header = csvRecords(try geotally("geocode", "once.csv").text).first ?? []
    #expect(Set(header).count == header.count)
    #expect(header.contains("geotally_province") && header.contains("geotally_province_2"))
  }

  @Test func `columns of one's own are named`() throws {
    let geotally = try geotally()
    try geotally.folder.write("Y,X\n34.5,69.2\n", to: "in.csv")
    let run = try geotally("geocode", "in.csv", "--columns", "lat=Y,lon=X")
    #expect(csvRows(run.text).first?["geotally_province"] == "AF-KAB")
  }

  @Test func `bytes that are not UTF-8 become replacement characters, all else is kept`() throws {
    let geotally = try geotally()
    var bytes = Data("id,lat,lon,place\n1,34.5,69.2,Caf".utf8)
    bytes += [0xE9]
    bytes += Data(" = x\n2,34.5,69.2,y\n".utf8)
    try geotally.folder.write(bytes, to: "in.csv")
    let refused = try geotally("geocode", "in.csv")
    #expect(refused.code == 65)
    #expect(refused.errors.contains("--encoding windows-1252"))
    let run = try geotally("geocode", "in.csv", "--quiet", "--on-invalid", "skip")
    #expect(run.code == 0)
    #expect(String(validating: run.output, as: UTF8.self) != nil)
    let rows = csvRows(run.text)
    #expect(rows.map { $0["place"] } == ["Caf\u{FFFD} = x", "y"])
    #expect(rows.map { $0["geotally_status"] } == ["rejected", "located"])
  }

  @Test func `standard input is read once and kept`() throws {
    let data = try Data(contentsOf: fixture("messy.csv"))
    let named = try geotally(with: fixture("messy.csv"))("geocode", "messy.csv")
    let piped = try geotally()("geocode", "-", input: data)
    #expect(piped.output == named.output)
    #expect(piped.errors == named.errors.replacing("messy.csv", with: "-"))
  }
}
