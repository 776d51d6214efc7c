import Foundation
import TestSupport
import Testing

@Suite struct HelpTests {
  @Test(arguments: ["report", "geocode", "export", "verify", "validate", "diff"])
  func `the help of every command is the golden one`(_ command: String) throws {
    let run = try geotally()(command, "--help")
    #expect(run.code == 0)
    #expect(run.errors.isEmpty)
    expectGolden(run.text, named: "help-\(command).txt")
    #expect(run.output == (try geotally()("help", command).output))
  }

  @Test func `the help of the program is the golden one, with or without the flag`() throws {
    let run = try geotally()("--help")
    expectGolden(run.text, named: "help.txt")
    #expect(run.output == (try geotally()().output))
  }

  @Test(arguments: ["report", "geocode", "export", "verify", "validate", "diff"])
  func `every line of a help fits a terminal of 80 columns`(_ command: String) throws {
    for line in try geotally()(command, "--help").text.split(separator: "\n") {
      #expect(line.count <= 80, "\(line)")
    }
  }

  @Test func `the version is one line`() throws {
    let run = try geotally()("--version")
    #expect(run.code == 0)
    #expect(run.text.wholeMatch(of: /\d+\.\d+\.\d+\n/) != nil)
  }
}
