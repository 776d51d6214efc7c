import Foundation
import Incidents
import Testing

@testable import Readers

@Suite struct `Input` {
  @Test func `a missing file, a directory and a device are no input`() {
    #expect(throws: ReadingError.noInput(file: "/nonexistent/a.csv", .missing)) {
      try table(path: "/nonexistent/a.csv")
    }
    #expect(throws: ReadingError.noInput(file: "", .missing)) {
      try table(path: "")
    }
    #expect(throws: ReadingError.noInput(file: "/tmp", .directory)) {
      try table(path: "/tmp")
    }
    for device in ["/dev/zero", "/dev/null"] {
      #expect(throws: ReadingError.noInput(file: device, .device)) {
        try table(path: device)
      }
    }
  }

  @Test func `errors say where, what and what to do`() {
    let error = ReadingError.noInput(file: "a\u{1B}[31m.csv", .missing)
    #expect(error.description == "a\\u{1B}[31m.csv: error: no such file\n  help: check the path")
    #expect(error.category == .noInput)
  }

  @Test func `a named pipe is read to its end`() throws {
    let text = "id,date,lat,lon\n1,2020-01-01,34.5,69\n"
    #expect(try withPipe(Array(text.utf8)) { try table(path: $0).incidentCount } == 1)
  }

  @Test func `the checksum is SHA-256 and can be left out`() throws {
    try withFile(Array("abc".utf8)) { path in
      let abc = try InputBytes(loading: .file(path: path), limit: 3, checksum: .auto)
      #expect(
        abc.sha256 == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
      #expect(path.hasSuffix("/" + abc.name))
      #expect(
        try InputBytes(loading: .file(path: path), limit: 3, checksum: .none).sha256 == nil)
    }
  }

  @Test func `an input beyond the limit is refused`() throws {
    var options = ReadingOptions()
    options.limits.maxTableBytes = 10
    try withFile(Array("id,date,lat,lon\n".utf8)) { path in
      #expect(
        throws: ReadingError.badData(at: FilePosition(file: path), .tooLarge(limit: 10))
      ) { try table(path: path, options: options) }
    }
  }

  @Test(arguments: [
    ([0x1F, 0x8B, 8, 0], "a gzip archive"),
    ([0x50, 0x4B, 3, 4, 20, 0], "a ZIP archive or an Excel workbook"),
    (Array("SQLite format 3\0".utf8), "an SQLite database or GeoPackage"),
    (Array("%PDF-1.7".utf8), "a PDF document"),
    (Array("<!DOCTYPE html><html>".utf8), "a web page or XML"),
    (Array("\n<?xml version='1.0'?>".utf8), "a web page or XML"),
    ([UInt8](repeating: 0, count: 100_000), "a binary file (it holds NUL bytes)"),
    (Array("id,da\0te\n".utf8), "a binary file (it holds NUL bytes)"),
  ])
  func `other kinds of file are named`(bytes: [UInt8], kind: String) throws {
    let error = try #require(failure(bytes))
    guard case .badData(_, .notText(kind, _)) = error else {
      Issue.record("\(error)")
      return
    }
    #expect(error.description.contains("\n  help: "))
  }

  @Test(arguments: [
    ("id,date\n", String.Encoding.utf16, "UTF-16" as String?),
    ("id,date\n", .utf16LittleEndian, "UTF-16LE"), ("id,date\n", .utf16BigEndian, "UTF-16BE"),
    ("id,date\n", .utf32, "UTF-32"), ("ort,größe\n", .isoLatin1, nil),
  ])
  func `other encodings are named`(text: String, encoding: String.Encoding, name: String?) throws {
    let bytes = Array(try #require(text.data(using: encoding)))
    #expect(contentProblem(bytes) == .notUTF8(encoding: name))
    guard case .badData(_, .needsEncoding(_, let likely)) = failure(bytes) else {
      Issue.record("the table is read")
      return
    }
    #expect(likely == name ?? "windows-1252")
  }

  @Test func `an empty file is bad data`() {
    #expect(failure("") == .badData(at: FilePosition(file: "in.csv"), .empty))
    #expect(failure("\n \r\n\n")?.category == .badData)
  }
}
