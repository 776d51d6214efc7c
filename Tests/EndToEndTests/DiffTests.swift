import Foundation
import TestSupport
import Testing

@Suite struct DiffTests {
  static let question = [
    "--kind", "airstrike", "--from", "2017-01", "--actor", "=Beta Group", "--precision", "exact",
    "--focus", "AF-NAN",
  ]

  private static func revised() throws -> Geotally {
    try geotally(with: fixture("revised-old.csv"), fixture("revised-new.csv"))
  }

  @Test(arguments: ["text", "md", "json"])
  func `two versions with known edits give the golden answer and end with 1`(
    _ format: String
  ) throws {
    let run = try Self.revised()(
      ["diff", "revised-old.csv", "revised-new.csv", "--format", format] + Self.question)
    #expect(run.code == 1)
    expectGolden(run.text, named: "diff-revised.\(format)")
  }

  @Test func `the parts of every figure sum to its change`() throws {
    let run = try Self.revised()(
      ["diff", "revised-old.csv", "revised-new.csv", "--format", "json"] + Self.question)
    let json = try JSON(run.output)
    for figure in ["incidents", "fatalities"] {
      for key in ["of", "in_focus"] {
        let parts = json[figure]["parts"].array.compactMap { $0[key].int }
        #expect(parts.count == 9)
        #expect(parts.reduce(0, +) == json[figure]["change"][key].int)
      }
    }
    for place in json["places"].array {
      #expect(place["parts"].integers.values.reduce(0, +) == place["change"].int)
    }
    for (side, other) in [
      ("old", ["deleted", "unreadable_in_new"]), ("new", ["added", "unreadable_in_old"]),
    ] {
      let ledger = json["ledger"][side]
      let buckets = ["rejected", "duplicate", "unchanged", "changed"] + other
      #expect(ledger["read"].int == buckets.compactMap { ledger[$0].int }.reduce(0, +))
    }
    // One row was revised in date, kind, place and deaths; its kind was the last that kept it out.
    let effects = json["effects"].array.filter { $0["rows"].int != 0 }
    #expect(
      effects.compactMap { $0["cause"].string }
        == [
          "added", "deleted", "unreadable", "redated", "retyped", "actor", "moved", "precision",
          "fatalities",
        ])
  }

  @Test func `a file and itself are alike and end with 0, whatever is asked`() throws {
    for extra in [[], Self.question] {
      let run = try Self.revised()(["diff", "revised-old.csv", "revised-old.csv"] + extra)
      #expect(run.code == 0)
      #expect(run.text.hasPrefix("Both versions are alike\n"))
    }
  }

  @Test(arguments: ["synthetic-acled-words.csv", "synthetic-acled-day-first.csv"])
  func `the date style of an ACLED export is no difference`(_ other: String) throws {
    let run = try geotally(with: fixture("synthetic-acled-iso.csv"), fixture(other))(
      "diff", "synthetic-acled-iso.csv", other, "--format", "json")
    #expect(run.code == 0)
    #expect(try JSON(run.output)["ledger"]["new"]["changed"].int == 0)
  }

  @Test func `line ends, quotes and the order of columns and rows are no difference`() throws {
    let geotally = try geotally()
    try geotally.folder.write(
      "id,date,lat,lon,best,notes\nA,2017-01-01,34.5,69.2,1,\"say \"\"so\"\"\"\nB,2017-01-02,34,69,2,x\n",
      to: "old.csv")
    try geotally.folder.write(
      "notes,best,lon,lat,date,id\r\n\"x\",2,69.0,34.00,2017-01-02,B\r\n"
        + "\"say \"\"so\"\"\",1,69.20,34.50,2017/01/01,A\r\n", to: "new.csv")
    let run = try geotally("diff", "old.csv", "new.csv")
    #expect(run.code == 0, "\(run.text)")
  }

  @Test func `a change of the notes alone is found and moves no figure`() throws {
    let geotally = try geotally()
    let header = "id,date,lat,lon,notes\n"
    try geotally.folder.write(header + "A,2017-01-01,34.5,69.2,x\n", to: "old.csv")
    try geotally.folder.write(header + "A,2017-01-01,34.5,69.2,y\n", to: "new.csv")
    let json = try JSON(geotally("diff", "old.csv", "new.csv", "--format", "json").output)
    #expect(json["fields"].array.compactMap { $0["field"].string } == ["notes"])
    #expect(json["effects"].array.allSatisfy { $0["rows"].int == 0 })
  }

  @Test func `places in notes are searched in the version that a row is as in`() throws {
    let geotally = try geotally()
    let header = "id,date,location,kind,notes\n"
    try geotally.folder.write(
      header + "A,2017-01-01,,arrest,A raid in Helmand province\n", to: "old.csv")
    try geotally.folder.write(
      header + "A,2017-01-01,,airstrike,A longer text: a raid in Herat province\n", to: "new.csv")
    let json = try JSON(
      geotally("diff", "old.csv", "new.csv", "--text", "notes", "--format", "json").output)
    let parts = json["places"].array.filter { $0["change"].int != 0 }
    #expect(parts.compactMap { $0["code"].string } == ["AF-HEL", "AF-HER"])
    #expect(parts.map { $0["parts"].integers } == [["moved": -1], ["moved": 1]])
  }

  @Test func `a newer version without rows leaves everything deleted and no share`() throws {
    let geotally = try Self.revised()
    try geotally.folder.write("id,date,lat,lon\n", to: "empty.csv")
    let run = try geotally(
      "diff", "revised-old.csv", "empty.csv", "--focus", "AF-NAN", "--format", "json")
    #expect(run.code == 1)
    let json = try JSON(run.output)
    #expect(json["ledger"]["old"]["deleted"].int == 13)
    #expect(json["incidents"]["change"]["share"] == .null)
    #expect(json["incidents"]["change"]["of"].int == -13)
  }

  @Test func `inputs that cannot be compared are refused with the reason`() throws {
    let geotally = try geotally(
      with: fixture("revised-old.csv"), fixture("synthetic-acled-iso.csv"))
    try geotally.folder.write("", to: "nothing.csv")
    let cases: [([String], Int32, String)] = [
      (["revised-old.csv"], 64, "error: 1 input was named, diff takes two"),
      ([], 64, "error: 0 inputs were named, diff takes two"),
      (["-", "-"], 64, "error: standard input is named twice"),
      (
        ["revised-old.csv", "synthetic-acled-iso.csv"], 65,
        "error: OLD is CSV, NEW is ACLED, expected two versions of one source"
      ),
      (["revised-old.csv", "none.csv"], 66, "none.csv: error: "),
      (["revised-old.csv", "nothing.csv"], 65, "nothing.csv: error: "),
      (
        ["revised-old.csv", "revised-old.csv", "--focus", "AF-ZZZ"], 64,
        "error: no province"
      ),
      (
        ["revised-old.csv", "revised-old.csv", "-o", "why.csv"], 64,
        "error: a difference cannot be written as 'why.csv'"
      ),
    ]
    for (arguments, code, error) in cases {
      let run = try geotally(["diff"] + arguments)
      #expect(run.code == code, "\(arguments)")
      #expect(run.errors.contains(error), "\(arguments): \(run.errors)")
      #expect(run.output.isEmpty)
    }
  }

  @Test func `one version may come from standard input, and rejects of both go to one file`() throws
  {
    let geotally = try Self.revised()
    let run = try geotally(
      "diff", "-", "revised-new.csv", "--rejects", "bad.csv", "--quiet",
      input: try geotally.folder.data("revised-old.csv"))
    #expect(run.code == 1)
    #expect(run.errors.isEmpty)
    let rejects = try geotally.folder.text("bad.csv")
    #expect(rejects.contains("never"))
    #expect(rejects.contains("soon"))
  }

  @Test func `a spec file holds the question`() throws {
    let geotally = try Self.revised()
    try geotally.folder.write(
      "version: 1\ninputs: [revised-old.csv, revised-new.csv]\nkind: airstrike\nfocus: [AF-NAN]\n",
      to: "why.yaml")
    let run = try geotally("diff", "--spec", "why.yaml")
    #expect(run.code == 1)
    let spelled = try geotally(
      "diff", "revised-old.csv", "revised-new.csv", "--kind", "airstrike", "--focus", "AF-NAN")
    #expect(run.output == spelled.output)
  }

  @Test func `threads change no byte`() throws {
    let outputs = try [1, 2, 7].map { threads in
      try Self.revised()(
        [
          "diff", "revised-old.csv", "revised-new.csv", "--format", "json", "--threads",
          "\(threads)",
        ]
          + Self.question
      ).output
    }
    #expect(Set(outputs).count == 1)
  }

  @Test func `hostile texts are shown and obeyed by nothing`() throws {
    let geotally = try geotally()
    let header = "id,date,lat,lon,actor1\n"
    try geotally.folder.write(header + "\u{1B}[31mA,2017-01-01,34.5,69.2,x|y\n", to: "old.csv")
    try geotally.folder.write(header + "\u{1B}[31mA,2017-01-01,34.5,69.2,`z`\n", to: "new.csv")
    for format in ["text", "md", "json"] {
      let run = try geotally("diff", "old.csv", "new.csv", "--format", format)
      #expect(run.code == 1)
      #expect(!run.text.contains("\u{1B}"))
    }
  }
}
