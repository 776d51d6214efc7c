import Foundation
import TestSupport
import Testing

@Suite struct SpecTests {
  @Test func `a spec equals the flags byte for byte`() throws {
    let geotally = try geotally(with: fixture("synthetic-acled-iso.csv"))
    let spec = """
      version: 1
      inputs: synthetic-acled-iso.csv
      kind: airstrike
      actor:
        - ISKP
        - US|NATO
      from: 2017-01-01
      to: 2018-10-31
      focus: [AF-NAN, AF-KNR]
      """
    try geotally.folder.write(spec, to: "strikes.yaml")
    for format in GoldenTests.formats {
      let flags = try geotally(["report"] + GoldenTests.strikes + ["--format", format])
      let fromSpec = try geotally("report", "--spec", "strikes.yaml", "--format", format)
      #expect(fromSpec.code == 0, "\(fromSpec.errors)")
      #expect(fromSpec.output == flags.output)
    }
  }

  @Test func `a flag beside the spec replaces its key`() throws {
    let geotally = try geotally(with: fixture("synthetic-acled-iso.csv"))
    try geotally.folder.write(
      "version: 1\nfrom: 2018-01-01\nfocus: AF-KAB\n", to: "year.yaml")
    let mixed = try geotally(
      "report", "synthetic-acled-iso.csv", "--spec", "year.yaml", "--focus", "AF-NAN")
    let flags = try geotally(
      "report", "synthetic-acled-iso.csv", "--from", "2018-01-01", "--focus", "AF-NAN")
    #expect(mixed.output == flags.output)
  }

  @Test func `paths in a spec are relative to its folder, columns are a mapping`() throws {
    let geotally = try geotally()
    let folder = geotally.folder.url.appending(path: "deep")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try geotally.folder.write("Y,X,When\n34.5,69.2,2017-01-01\n", to: "deep/own.csv")
    try geotally.folder.write(
      "version: 1\ninputs: [own.csv]\ncolumns: {lat: Y, lon: X, date: When}\n",
      to: "deep/own.yaml")
    let run = try geotally("report", "--spec", "deep/own.yaml", "--format", "json")
    #expect(run.code == 0, "\(run.errors)")
    #expect(incidents(of: try JSON(run.output))["AF-KAB"] == 1)
  }

  @Test func `verify takes its claims beside a spec that names the inputs`() throws {
    let geotally = try geotally(with: fixture("synthetic-acled-iso.csv"))
    try geotally.folder.write(
      "version: 1\ninputs: synthetic-acled-iso.csv\ncoverage: 2017-01,2018-12\n", to: "s.yaml")
    let claims = "\(VerifyTests.article.path())"
    let flags = try geotally(
      "verify", claims, "synthetic-acled-iso.csv", "--coverage", "2017-01,2018-12")
    let spec = try geotally("verify", claims, "--spec", "s.yaml")
    #expect(spec.output == flags.output)
    #expect(spec.code == flags.code, "\(spec.errors)")
    try geotally.folder.write("version: 1\ncoverge: 2017-01,2018-12\n", to: "bad.yaml")
    #expect(try geotally("verify", claims, "--spec", "bad.yaml").firstError.contains("coverge"))
  }

  struct Mistake: Sendable, CustomTestStringConvertible {
    let spec: String
    let error: String
    let help: String
    var testDescription: String { error }
  }

  static let mistakes = [
    Mistake(
      spec: "version: 1\nfocsu: AF-NAN\n", error: "bad.yaml:2:1: error: unknown key 'focsu'",
      help: "did you mean 'focus'?"),
    Mistake(
      spec: "version: 1\nspec: other.yaml\n", error: "bad.yaml:2:1: error: unknown key 'spec'",
      help: "the keys are the flags of the command"),
    Mistake(
      spec: "version: 2\n", error: "bad.yaml:1:1: error: the version is not 1",
      help: "write version: 1"),
    Mistake(
      spec: "focus: AF-NAN\n", error: "bad.yaml: error: the spec states no version",
      help: "add the line: version: 1"),
    Mistake(
      spec: "version: 1\n\nfrom: 2018-02-30\n",
      error: "bad.yaml:3:1: error: from: The value '2018-02-30' is invalid for '--from <date>'",
      help: ""),
    Mistake(
      spec: "version: 1\nfocus: {a: [b]}\n",
      error: "bad.yaml:2:1: error: 'focus' holds something other than names and texts", help: ""),
    Mistake(
      spec: "version: 1\nprovince: AF-KAB\nfocus: [AF-NAN, AF-NAM]\n",
      error: "bad.yaml:3:1: error: no province of the layer has the code or the name 'AF-NAM'",
      help: "did you mean AF-"),
    Mistake(
      spec: "version: 1\nprovince: AF-KAB, Kunaar\n",
      error: "bad.yaml:2:1: error: no province of the layer has the code or the name 'Kunaar'",
      help: "did you mean AF-KNR?"),
    Mistake(
      spec: "version: 1\nto: 2017-01-01\nfrom: 2018-01-01\n",
      error: "bad.yaml:2:1: error: --from 2018-01-01 is after --to 2017-01-01",
      help: "exchange the two dates"),
    Mistake(
      spec: "version: 1\nkind: airstike\n",
      error: "bad.yaml:2:1: error: kind: The value 'airstike' is invalid for '--kind <kind,…>'",
      help: ""),
    Mistake(
      spec: "- version\n- 1\n",
      error: "bad.yaml: error: the spec is no mapping of keys to values",
      help: "begin it with the line: version: 1"),
    Mistake(
      spec: "", error: "bad.yaml: error: the spec is empty, expected a mapping of keys to values",
      help: "begin it with the line: version: 1"),
    Mistake(
      spec: "version: 1\nfocus: [AF-NAN\n", error: "bad.yaml:3:1: error: not valid YAML: did not",
      help: "quote texts"),
    Mistake(
      spec: "version: 1\nfocus: AF-NAN\nfocus: AF-KNR\n",
      error: "bad.yaml:2:1: error: the key 'focus' stands there twice",
      help: "write a list of values: key: [one, other]"),
    Mistake(
      spec: "version: 1\nfocus: *none\n", error: "bad.yaml:2:8: error: not valid YAML:",
      help: "quote texts"),
    Mistake(
      spec: "version: 1\nfocus: " + String(repeating: "[", count: 20_000),
      error: "bad.yaml:2:9: error: not valid YAML:", help: "quote texts"),
  ]

  @Test(arguments: mistakes)
  func `a bad spec ends with 78 at its line and column`(_ mistake: Mistake) throws {
    let geotally = try geotally()
    try geotally.folder.write(mistake.spec, to: "bad.yaml")
    let run = try geotally("report", "--spec", "bad.yaml")
    #expect(run.code == 78)
    #expect(run.output.isEmpty)
    #expect(run.firstError.hasPrefix(mistake.error), "\(run.errors)")
    if !mistake.help.isEmpty {
      #expect(run.errors.contains("\n  help: \(mistake.help)"), "\(run.errors)")
    }
  }

  @Test func `a flag beside the spec is not the spec's mistake`() throws {
    let geotally = try geotally()
    try geotally.folder.write("version: 1\nfocus: AF-NAN\n", to: "good.yaml")
    let run = try geotally("report", "--spec", "good.yaml", "--province", "AF-NAM")
    #expect(run.code == 64)
    #expect(run.firstError == "error: no province of the layer has the code or the name 'AF-NAM'")
  }

  /// The flags that a command's help names, as keys of a spec.
  private func keys(of command: String) throws -> Set<String> {
    let help = try geotally()(command, "--help").text
    let flags = help.matches(of: /(?m)^ +(?:-., )?--([a-z-]+)/).map { String($0.1) }
    return Set(flags.map { $0.replacing("-", with: "_") }).subtracting(["help", "version", "spec"])
  }

  @Test func `the keys of a spec are the flags of the command, no more and no fewer`() throws {
    let commands = ["report", "geocode", "export", "validate", "diff"]
    let flags = try commands.map { try keys(of: $0) }
    let all = flags.reduce(into: Set<String>()) { $0.formUnion($1) }
    let geotally = try geotally()
    for (command, own) in zip(commands, flags) {
      #expect(own.contains("max_columns"))
      for key in all.sorted() {
        try geotally.folder.write("version: 1\n\(key): []\nnone: x\n", to: "key.yaml")
        let run = try geotally(command, "--spec", "key.yaml")
        let unknown = own.contains(key) ? "none" : key
        #expect(run.errors.contains("unknown key '\(unknown)'"), "\(command): \(key)")
      }
    }
  }

  @Test func `a spec that is not there ends with 66`() throws {
    #expect(try geotally()("report", "--spec", "none.yaml").code == 66)
    #expect(try geotally()("report", "--spec", ".").code == 66)
  }

  @Test func `bytes that are no UTF-8 are a bad spec`() throws {
    let geotally = try geotally()
    try geotally.folder.write(Data([0x76, 0xFF, 0x0A]), to: "bad.yaml")
    #expect(try geotally("report", "--spec", "bad.yaml").code == 78)
  }

  @Test func `an input named like a flag stays an input`() throws {
    let geotally = try geotally()
    try geotally.folder.write("version: 1\ninputs: --overwrite\n", to: "odd.yaml")
    let run = try geotally("report", "--spec", "odd.yaml")
    #expect(run.code == 66)
    #expect(run.firstError == "./--overwrite: error: no such file")
  }
}
