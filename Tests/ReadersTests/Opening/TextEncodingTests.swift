import Columnar
import Foundation
import Incidents
import Testing

@testable import Readers

private let text = "id,date,place\n1,2020-01-01,Nangarhâr\n2,2020-01-02,Kâbul\n"
private let arabic = "id,date,place\n1,2020-01-01,ننگرهار\n2,2020-01-02,کابل\n"

private func options(_ encoding: String?) throws -> ReadingOptions {
  var options = ReadingOptions()
  options.encoding = try encoding.map { try #require(TextEncoding(named: $0)) }
  return options
}

/// The places in a file of these bytes.
private func places(_ bytes: [UInt8], _ encoding: String? = nil) throws -> [String] {
  try withFile(bytes) { path in
    let table = try table(path: path, options: options(encoding))
    return table.batches.flatMap { batch in
      (0..<batch.rowCount).map { table.strings[batch.locations[$0]] }
    }
  }
}

private func bytes(_ text: String, _ encoding: String.Encoding) throws -> [UInt8] {
  Array(try #require(text.data(using: encoding)))
}

@Suite struct `Other encodings` {
  @Test(arguments: ["windows-1252", "Windows-1252", "CP1252", "iso-8859-1", "latin1"])
  func `are read by the name that iconv has for them`(name: String) throws {
    #expect(try places(bytes(text, .windowsCP1252), name) == ["Nangarhâr", "Kâbul"])
  }

  @Test(arguments: ["", "windows-9999", "latin1//TRANSLIT", "wchar_t", "char", "no such one"])
  func `that nobody knows have no name`(name: String) {
    #expect(TextEncoding(named: name) == nil)
  }

  @Test(arguments: [
    ([0xFF, 0xFE] as [UInt8], String.Encoding.utf16LittleEndian),
    ([0xFE, 0xFF], .utf16BigEndian), ([0xFF, 0xFE, 0, 0], .utf32LittleEndian),
  ])
  func `with a mark need no name`(mark: [UInt8], encoding: String.Encoding) throws {
    let marked = mark + (try bytes(arabic, encoding))
    #expect(try places(marked) == ["ننگرهار", "کابل"])
    let wide = encoding == .utf32LittleEndian ? "utf-32" : "utf-16"
    #expect(try places(marked, wide) == ["ننگرهار", "کابل"])
    #expect(throws: ReadingError.self) { try places(marked, "windows-1252") }
  }

  @Test func `without a mark need a name that says the order`() throws {
    let wide = try bytes(arabic, .utf16LittleEndian)
    #expect(try places(wide, "utf-16le") == ["ننگرهار", "کابل"])
    for name in [nil, "utf-16"] {
      let error = #expect(throws: ReadingError.self) { try places(wide, name) }
      #expect(error?.description.contains("--encoding utf-16le") == true)
    }
  }

  /// Even where hardly any letter is ASCII.
  @Test func `of two bytes are known by where their zeros stand`() throws {
    let line = "ننگرهار,کابل,بلخ\n"
    let text = String(repeating: line, count: 20)
    #expect(wideEncoding(try bytes(text, .utf16LittleEndian)[...]) == "UTF-16LE")
    #expect(wideEncoding(try bytes(text, .utf16BigEndian)[...]) == "UTF-16BE")
    #expect(wideEncoding(Array(text.utf8)[...]) == nil)
  }

  @Test(.enabled(if: hasGzip, "gzip is not installed"))
  func `are read in archives, too, with the checksum of what came`() throws {
    #expect(try places(gzipped(bytes(arabic, .utf16)), nil) == ["ننگرهار", "کابل"])
    let packed = try gzipped(bytes(text, .windowsCP1252))
    #expect(try places(packed, "windows-1252") == ["Nangarhâr", "Kâbul"])
  }

  /// Blocks end within characters.
  @Test func `of any length are read whole`() throws {
    let rows = (0..<60_000).map { "\($0),2020-01-01,ننگرهار \($0)\n" }.joined()
    let found = try places(bytes("id,date,place\n" + rows, .utf16), nil)
    #expect(found.count == 60_000)
    #expect(found == (0..<60_000).map { "ننگرهار \($0)" })
  }

  /// 0x81 is no character of Windows-1252.
  @Test func `reject a row by bytes that they lack, where these are used`() throws {
    let rows = (0..<30).map { "\($0),2020-01-01,K\n" }.joined()
    var odd = Array(("id,date,place\n" + rows + "31,2020-01-01,K").utf8) + [0x81, 0x0A]
    odd += Array("32,2020-01-01,L\n".utf8)
    let found = try withFile(odd) { try table(path: $0, options: options("windows-1252")) }
    #expect(
      found.rejects.map(\.reason) == [
        "holds bytes that are no text in windows-1252, as --encoding says"
      ])
    #expect(found.rejects.map(\.line) == [32])
    #expect(found.incidentCount == 31)
  }

  @Test func `are said`() throws {
    let note = "The text is read as windows-1252, as --encoding says."
    let doubt = "It is valid UTF-8 as well, which --encoding would be wrong for."
    let found = try withFile(bytes(text, .windowsCP1252)) {
      try table(path: $0, options: options("windows-1252"))
    }
    #expect(found.input.notes == [note])
    let wrong = try withFile(Array(text.utf8)) {
      try table(path: $0, options: options("windows-1252"))
    }
    #expect(wrong.input.notes == [note, doubt])
    let marked = try withFile(bytes(text, .utf16)) { try table(path: $0) }
    #expect(marked.input.notes == ["The text is in UTF-16LE, as its byte order mark says."])
  }

  @Test func `do not hide other kinds of file`() throws {
    let workbook = [0xD0, 0xCF, 0x11, 0xE0] + [UInt8](repeating: 7, count: 100)
    let error = #expect(throws: ReadingError.self) { try places(workbook, "windows-1252") }
    #expect(error?.description.contains("an old Excel workbook") == true)
  }
}
