import Foundation
import TestSupport
import Testing

@Suite struct OutputTests {
  @Test(arguments: ["txt", "md", "json", "csv", "JSON"])
  func `the extension sets the format`(_ fileExtension: String) throws {
    let geotally = try geotally()
    let format = ["txt": "text"][fileExtension] ?? fileExtension.lowercased()
    #expect(try geotally("report", "-o", "out.\(fileExtension)").code == 0)
    #expect(
      try geotally.folder.data("out.\(fileExtension)")
        == geotally("report", "--format", format).output)
    #expect(try geotally.folder.names() == ["out.\(fileExtension)"])
  }

  @Test(arguments: ["out", "out.", "out.pdf", ".json"])
  func `an extension that says nothing is refused before any work`(_ name: String) throws {
    let geotally = try geotally()
    let run = try geotally("report", "none.csv", "-o", name)
    #expect(run.code == 64)
    #expect(run.firstError.hasPrefix("error: \(name): no report format has the extension '"))
    #expect(try geotally("report", "-o", name, "--format", "md").code == 0)
    #expect(try geotally.folder.names() == [name])
  }

  @Test(arguments: [
    ["report", "-o", "old.json"], ["geocode", "-o", "old.csv"],
    ["export", "--layer", "borders", "-o", "old.geojson"], ["validate", "x.csv", "-o", "old.txt"],
  ])
  func `an existing file stays as it is unless overwriting is asked for`(
    _ arguments: [String]
  ) throws {
    let geotally = try geotally()
    let name = try #require(arguments.last)
    try geotally.folder.write("id,date,lat,lon\n1,2017-01-01,34,69\n", to: "x.csv")
    try geotally.folder.write("old", to: name)
    let refused = try geotally(arguments)
    #expect(refused.code == 73)
    #expect(refused.firstError == "\(name): error: the file exists")
    #expect(try geotally.folder.text(name) == "old")
    #expect(try geotally(arguments + ["--overwrite"]).code == 0)
    #expect(try geotally.folder.text(name) != "old")
    #expect(try geotally.folder.names() == [name, "x.csv"].sorted())
  }

  @Test func `a folder that is not there, or is the output, ends with 73`() throws {
    let geotally = try geotally()
    #expect(try geotally("report", "-o", "none/out.json").code == 73)
    #expect(try geotally("report", "-o", ".", "--format", "json").code == 73)
    #expect(try geotally("report", "--rejects", "none/out.csv").code == 73)
    #expect(try geotally("report", "-o", "").code == 64)
    #expect(try geotally.folder.names().isEmpty)
  }

  @Test func `a report that fails leaves no output`() throws {
    let geotally = try geotally(with: fixture("messy.csv"))
    #expect(
      try geotally("report", "messy.csv", "--on-invalid", "fail", "-o", "out.json").code == 65)
    #expect(try geotally("report", "messy.csv", "--focus", "XX", "-o", "out.json").code == 64)
    #expect(try geotally.folder.names() == ["messy.csv"])
  }

  @Test func `a full device ends with 74`() throws {
    let run = try geotally()("report", "-o", "/dev/full")
    #expect(run.code == 74)
    #expect(run.firstError == "/dev/full: error: cannot write: No space left on device")
  }

  @Test func `a pipe is written to and stays a pipe`() throws {
    let geotally = try geotally()
    let run = try geotally.shell(
      "mkfifo p; (cat p > read.txt) & geotally report -o p --overwrite; code=$?; wait; "
        + "test -p p || exit 99; exit $code")
    #expect(run.code == 0, "\(run.errors)")
    #expect(try geotally.folder.data("read.txt") == geotally("report").output)
  }

  @Test func `standard output by its name is standard output`() throws {
    let geotally = try geotally()
    let named = try geotally("report", "-o", "/dev/stdout", "--format", "csv")
    #expect(named.code == 0)
    #expect(named.output == (try geotally("report", "--format", "csv").output))
  }

  @Test func `a link is kept and its target replaced`() throws {
    let geotally = try geotally()
    try geotally.folder.write("old", to: "target.json")
    let run = try geotally.shell("ln -s target.json link.json; geotally report -o link.json")
    #expect(run.code == 73)
    let replaced = try geotally.shell("geotally report -o link.json --overwrite; test -L link.json")
    #expect(replaced.code == 0)
    #expect(try JSON(geotally.folder.data("target.json"))["schema"].string == "geotally.report/1")
  }

  @Test(arguments: ["geocode strikes.csv", "report strikes.csv", "export --layer boundaries"])
  func `a closed pipe is a quiet end`(_ command: String) throws {
    let geotally = try geotally()
    try geotally.folder.copy(fixture("synthetic-acled-iso.csv"), as: "strikes.csv")
    // The reader is gone before anything is written.
    let run = try geotally.shell(
      "{ sleep 0.2; geotally \(command); echo $? > code; } | true; until test -s code; do "
        + "sleep 0.1; done; cat code")
    #expect(run.text == "0\n")
    #expect(run.errors.isEmpty)
    let head = try geotally.shell("geotally \(command) | head -1")
    #expect(head.errors.isEmpty)
  }

  @Test func `a hangup that the caller ignores stays ignored`() throws {
    let geotally = try geotally(with: fixture("synthetic-acled-iso.csv"))
    let run = try geotally.shell(
      "trap '' HUP; geotally report synthetic-acled-iso.csv -o out.json & pid=$!; sleep 0.1; "
        + "kill -HUP $pid; wait $pid")
    #expect(run.code == 0, "\(run.errors)")
    #expect(try geotally.folder.names().contains("out.json"))
  }

  @Test func `an existing file for rejects is refused before anything is read`() throws {
    let geotally = try geotally()
    try geotally.folder.write("old", to: "rejects.csv")
    for command in [["report"], ["geocode"], ["validate"], ["export", "--layer", "incidents"]] {
      let run = try geotally(command + ["none.csv", "--rejects", "rejects.csv"])
      #expect(run.code == 73)
      #expect(run.firstError == "rejects.csv: error: the file exists")
    }
    #expect(try geotally.folder.text("rejects.csv") == "old")
  }

  @Test(arguments: ["0.05", "0.2", "0.4", "0.7", "1.1"], [("TERM", 143), ("HUP", 129)])
  func `an interruption at any time leaves a whole file or none`(
    _ delay: String, _ signal: (name: String, code: Int32)
  ) throws {
    let geotally = try geotally()
    let row = "1,2017-01-01,34.5,69.2,\(String(repeating: "x", count: 200))\n"
    try geotally.folder.write(
      "id,date,lat,lon,text\n" + String(repeating: row, count: 4000), to: "in.csv")
    let run = try geotally.shell(
      "geotally geocode in.csv -o out.csv & pid=$!; sleep \(delay); kill -\(signal.name) $pid; wait $pid"
    )
    #expect([0, signal.code].contains(run.code))
    let names = try geotally.folder.names()
    #expect(names == ["in.csv"] || names == ["in.csv", "out.csv"])
    if names.count == 2 {
      #expect(csvRecords(try geotally.folder.text("out.csv")).count == 4001)
    }
  }

  @Test func `an interruption is heeded while every core works, and leaves nothing behind`() throws
  {
    let geotally = try geotally()
    // Enough rows to work on for a long time.
    let run = try geotally.shell(
      """
      echo id,date,lat,lon > many.csv
      yes 7,2017-01-01,34.5,69.1 | head -3000000 >> many.csv
      geotally report many.csv -o out.json & working=$!
      sleep 1; kill -TERM $working; wait $working; echo ended $?; ls
      """)
    #expect(run.text == "ended 143\nmany.csv\n")
  }
}
