import Foundation
import Testing

@testable import TestSupport

@Suite struct `Golden files` {
  let golden = testFile("Golden/two-lines.txt")

  @Test func `the same bytes pass`() {
    expectGolden("first\nsecond\n", named: "two-lines.txt")
  }

  @Test(arguments: [
    ("first\nsecond", "line 3: the golden file has \"\", the text has its end"),
    ("first\r\nsecond\n", "line 1: the golden file has \"first\", the text has \"first\\r\""),
    ("first\nother\n", "line 2: the golden file has \"second\", the text has \"other\""),
    ("", "line 1: the golden file has \"first\", the text has \"\""),
  ])
  func `another text is told by its first different line`(text: String, complaint: String) {
    #expect(compareGolden(text, with: golden, recording: false) == complaint)
  }

  @Test func `a text that is equal only to the eye differs`() {
    #expect(firstDifference(between: "caf\u{E9}", and: "cafe\u{301}").hasPrefix("line 1:"))
  }

  @Test func `a missing file asks to be recorded`() {
    let complaint = compareGolden("", with: testFile("Golden/none.txt"), recording: false)
    #expect(complaint?.contains("RECORD_GOLDEN=1") == true)
  }

  @Test func `recording writes the file and still complains`() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appending(path: "Golden/new.txt")
    #expect(compareGolden("text\n", with: file, recording: true) != nil)
    #expect(try String(contentsOf: file, encoding: .utf8) == "text\n")
    #expect(compareGolden("text\n", with: file, recording: false) == nil)
  }
}

@Suite struct `Test paths` {
  @Test func `the root holds the manifest`() {
    let manifest = repositoryRoot.appending(path: "Package.swift")
    #expect(FileManager.default.fileExists(atPath: manifest.path))
  }

  @Test func `shared data that is not there is nil`() {
    #expect(sharedData("no-such-file.csv") == nil)
  }
}

@Suite struct `SplitMix64 numbers` {
  /// The published sequence of seed 1234567.
  @Test func `follow the published sequence`() {
    var random = SplitMix64(seed: 1_234_567)
    let numbers = (0..<5).map { _ in random.next() }
    #expect(
      numbers == [
        6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423,
        4_593_380_528_125_082_431, 16_408_922_859_458_223_821,
      ])
  }
}
