import Incidents
import Testing

@testable import Readers

@Suite struct `A likely encoding` {
  @Test(arguments: [
    ("Nangarh\u{E2}r", LikelyEncoding.windows1252), ("caf\u{E9}", .windows1252),
    ("\u{C9}tat", .windows1252), ("it\u{92}s \u{93}so\u{94}", .windows1252),
    ("K\u{89}bul", .macintosh), ("Espa\u{96}a", .macintosh),
  ])
  func `is told by where single letters stand`(text: String, expected: LikelyEncoding) {
    let bytes = text.unicodeScalars.map { UInt8($0.value) }
    #expect(LikelyEncoding(bytes[...]) == expected)
  }

  @Test(arguments: [
    ([0xE4, 0xE4, 0x90, 0xD1, 0xE5, 0xC7, 0xD1] as [UInt8], LikelyEncoding.windows1256),
    ([0x98, 0xC7, 0xC8, 0xE1], .windows1256),
    // Кабул, провинция
    ([0xCA, 0xE0, 0xE1, 0xF3, 0xEB], .windows1251),
    ([0xEF, 0xF0, 0xEE, 0xE2, 0xE8, 0xED, 0xF6, 0xE8, 0xFF], .windows1251),
  ])
  func `is told by the letters of words in other scripts`(
    bytes: [UInt8], expected: LikelyEncoding
  ) {
    #expect(LikelyEncoding(bytes[...]) == expected)
  }

  @Test(arguments: [
    Array("Nangarhâr K".utf8) + [0xC3], Array("ننگره".utf8) + [0xD8], [0xE2] + Array("éé".utf8),
  ])
  func `is none where most of the text is UTF-8`(bytes: [UInt8]) {
    #expect(LikelyEncoding(bytes[...]) == .brokenUTF8)
  }

  @Test func `refuses a table of which more than one row in twenty is no text`() throws {
    func refusal(good: Int) throws -> ReadingError? {
      let rows = (0..<good).map { "\($0),2020-01-01,Kabul\n" }.joined()
      let bytes = Array("id,date,place\nx,2020-01-01,K".utf8) + [0xE2] + Array("bul\n\(rows)".utf8)
      let input = try IncidentInput(
        OpenedInput(bytes, path: "in.csv"), options: ReadingOptions())
      let account = try table(bytes).account
      do throws(ReadingError) {
        try input.check(account)
        return nil
      } catch {
        return error
      }
    }
    #expect(try refusal(good: 19) == nil)
    #expect(
      try refusal(good: 18)
        == .badData(
          at: FilePosition(file: "in.csv", line: 2),
          .needsEncoding(found: "1 of 19 rows are not UTF-8", likely: "windows-1252")))
  }
}
