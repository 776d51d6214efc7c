import Foundation
import TestSupport
import Testing

/// Inputs and flags that nobody means well with: a result or one error, never a trap or a hang.
@Suite struct HostileInputTests {
  struct Input: Sendable, CustomTestStringConvertible {
    let name: String
    let text: String
    /// The exit code of `geocode`, which needs no dates.
    let code: Int32
    var testDescription: String { name }
  }

  static let inputs = [
    Input(name: "header alone", text: "lat,lon\n", code: 0),
    Input(name: "no line end", text: "lat,lon\n34.5,69.2", code: 0),
    Input(name: "blank lines", text: "\n\r\n\n", code: 65),
    Input(name: "one byte", text: "x", code: 65),
    Input(name: "one quote", text: "\"", code: 65),
    Input(name: "byte order mark alone", text: "\u{FEFF}", code: 65),
    Input(name: "repeated header", text: "lat,lat,lon\n1,2,3\n", code: 65),
    Input(name: "no header", text: "1,2017-01-01,34.5,69.2\n", code: 65),
    Input(name: "ragged rows", text: "lat,lon\n1\n1,2,3\n,\n,,,,\n", code: 0),
    Input(name: "odd numbers", text: "lat,lon\nnan,inf\n1e999,0x1F\n-0,-0\n--1,+-2\n", code: 0),
    Input(name: "long field", text: "lat,lon,x\n1,2," + text("x", 1_000_000), code: 0),
    Input(name: "wide header", text: "lat,lon" + text(",c", 11_000) + "\n", code: 65),
    Input(name: "many quotes", text: "lat,lon,x\n1,2,\"" + text("\"\"", 9_999) + "\"\n", code: 0),
    Input(name: "deep JSON", text: text("[", 100_000), code: 65),
    Input(
      name: "JSON cut off", text: "{\"type\": \"FeatureCollection\", \"features\": [{", code: 65),
    Input(name: "JSON without a type", text: "{}", code: 65),
    Input(
      name: "features of every wrong kind",
      text: """
        {"type": "FeatureCollection", "features": [3, null, [], {}, {"type": "Feature"},
        {"type": "Feature", "properties": null, "geometry": null},
        {"type": "Feature", "properties": {"a": {"b": [1]}}, "geometry": {"type": "Point"}},
        {"type": "Feature", "properties": {}, "geometry": {"type": "Point", "coordinates": []}},
        {"type": "Feature", "properties": {}, "geometry": {"type": "Point", "coordinates": [1e99, 1]}},
        {"type": "Feature", "properties": {}, "geometry": {"type": "Polygon", "coordinates": []}}]}
        """, code: 0),
  ]

  static func text(_ part: String, _ count: Int) -> String {
    String(repeating: part, count: count)
  }

  @Test(arguments: inputs)
  func `an odd input gives a table or one error`(_ input: Input) throws {
    let geotally = try geotally()
    try geotally.folder.write(input.text, to: "in.csv")
    let run = try geotally("geocode", "in.csv")
    #expect(run.code == input.code, "\(run.errors.prefix(500))")
    if input.code != 0 {
      #expect(run.output.isEmpty)
      #expect(run.firstError.contains("error: "))
    }
    for command in [["report"], ["validate"], ["export", "--layer", "incidents"]] {
      let code = try geotally(command + ["in.csv"]).code
      #expect([0, 1, 65].contains(code), "\(command)")
    }
  }

  @Test(arguments: [3 as UInt64, 4, 5, 6])
  func `random bytes never trap`(_ seed: UInt64) throws {
    var generator = SplitMix64(seed: seed)
    var bytes = Array("id,date,lat,lon,best\n1,2017-01-01,34.5,69.2,3\n".utf8)
    let alphabet = Array(",\n\r\"'0123456789.-+eE \t\u{0}é{}[]:".utf8) + [0xFF, 0xC0, 0x80]
    for _ in 0..<3000 {
      bytes.append(alphabet.randomElement(using: &generator) ?? 0)
    }
    let geotally = try geotally()
    try geotally.folder.write(Data(bytes), to: "in.csv")
    for command in ["report", "geocode", "validate"] {
      let run = try geotally(command, "in.csv")
      #expect([0, 1, 65].contains(run.code), "\(command): \(run.errors.prefix(500))")
    }
  }

  @Test func `figures at the edge of 64 bits are missing or added, never wrapped`() throws {
    let geotally = try geotally()
    try geotally.folder.write(
      """
      id,date,lat,lon,best
      1,2017-01-01,34.5,69.2,9223372036854775807
      2,2017-01-01,34.5,69.2,99999999999999999999
      3,2017-01-01,34.5,69.2,-9223372036854775808
      4,2017-01-01,34.5,69.2,2147483647
      5,2017-01-01,34.5,69.2,2147483647

      """, to: "in.csv")
    let run = try geotally("report", "in.csv", "--format", "json", "--on-invalid", "skip")
    #expect(run.code == 0)
    let report = try JSON(run.output)
    expectClosed(report["ledger"])
    let sum = try #require(fatalities("best", of: report)["AF-KAB"])
    #expect(sum >= 0)
    // Figures that cannot be read are missing; the rows stay.
    #expect(report["fatalities"]["missing"].int == 3)
  }

  @Test func `no incident gives no share, in every format`() throws {
    let geotally = try geotally()
    try geotally.folder.write("id,date,lat,lon\n", to: "none.csv")
    for format in GoldenTests.formats {
      // The missing words are told, and "nan" is one of the usual.
      let run = try geotally(
        "report", "none.csv", "--focus", "AF-NAN", "--format", format, "--missing", "NA")
      #expect(run.code == 0)
      #expect(!run.text.contains("nan") && !run.text.contains("inf"))
    }
    let run = try geotally("report", "none.csv", "--focus", "AF-NAN", "--format", "json")
    #expect(try JSON(run.output)["focus"]["share"] == .null)
    let layer = try geotally("export", "none.csv", "--layer", "incidents")
    #expect(RFC7946Check(try JSON(layer.output)).complaints.isEmpty)
  }

  @Test(arguments: ["report - < /dev/zero", "report - < /dev/null", "report /dev/zero"])
  func `a device without an end does not hang the program`(_ arguments: String) throws {
    var geotally = try geotally()
    geotally.timeLimit = 60
    #expect([65, 66].contains(try geotally.shell("geotally \(arguments)").code))
  }

  @Test func `a pipe is read like a file`() throws {
    let geotally = try geotally(with: fixture("synthetic-acled-iso.csv"))
    let run = try geotally.shell(
      "mkfifo p; (cat synthetic-acled-iso.csv > p) & geotally geocode p")
    #expect(run.code == 0)
    #expect(run.output == (try geotally("geocode", "synthetic-acled-iso.csv").output))
  }

  @Test func `a closed standard stream is no trap`() throws {
    let geotally = try geotally()
    #expect(try geotally.shell("geotally report <&- 2>&- > out.txt").code == 0)
    let code = try geotally.shell("geotally report >&-").code
    #expect([0, 74].contains(code))
  }
}
