import TestSupport
import Testing

@testable import Readers

/// The rows of a table with the header `a,b,c`.
private func rows(_ text: String) throws -> [[String]] {
  try records(text).map(\.texts)
}

private func records(_ text: String) throws -> [Record] {
  let input = try InputBytes(Array(text.utf8), path: "in.csv")
  var source = try DelimitedRecords(input, limits: ReadingLimits())
  var result: [Record] = []
  var record = Record()
  while try source.next(&record) { result.append(record) }
  return result
}

/// The naive twin: cells by a state machine over scalars, with quotes and breaks as in RFC 4180.
private func naiveRows(_ text: String, delimiter: Unicode.Scalar) -> [[String]] {
  var rows: [[String]] = []
  var row: [String] = []
  var cell = ""
  var isQuoted = false
  var wasQuoted = false
  let scalars = Array(text.unicodeScalars)
  var index = 0
  func endCell() {
    row.append(cell)
    cell = ""
    wasQuoted = false
  }
  while index < scalars.count {
    let scalar = scalars[index]
    if isQuoted {
      if scalar == "\"", index + 1 < scalars.count, scalars[index + 1] == "\"" {
        cell.unicodeScalars.append("\"")
        index += 1
      } else if scalar == "\"" {
        isQuoted = false
      } else {
        cell.unicodeScalars.append(scalar)
      }
    } else if scalar == "\"", cell.isEmpty, !wasQuoted {
      isQuoted = true
      wasQuoted = true
    } else if scalar == delimiter {
      endCell()
    } else if scalar == "\n" || scalar == "\r" {
      if scalar == "\r", index + 1 < scalars.count, scalars[index + 1] == "\n" { index += 1 }
      endCell()
      rows.append(row)
      row = []
    } else {
      cell.unicodeScalars.append(scalar)
    }
    index += 1
  }
  if !row.isEmpty || !cell.isEmpty || wasQuoted {
    endCell()
    rows.append(row)
  }
  return rows
}

@Suite struct `Delimited records` {
  @Test(arguments: UInt64(0)..<300)
  func `random tables come back cell by cell`(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let delimiter = [",", ";", "\t", "|"].randomElement(using: &random) ?? ","
    let width = Int.random(in: 2...6, using: &random)
    let pieces = [
      "x", "\"", ",", ";", "\t", "|", "\n", "\r", "\r\n", " ", "é", "ننگرهار", "#1", "9",
    ]
    var text = (0..<width).map { "c\($0)" }.joined(separator: delimiter) + "\n"
    var cells: [[String]] = []
    for _ in 0..<Int.random(in: 0...12, using: &random) {
      var row: [String] = []
      var line: [String] = []
      for column in 0..<width {
        var cell = (0..<Int.random(in: 0...5, using: &random))
          .map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
        if column == 0 { cell = "r" + cell }
        let mustQuote = cell.unicodeScalars.contains {
          "\"\n\r".unicodeScalars.contains($0) || String($0) == delimiter
        }
        let quotes = mustQuote || Bool.random(using: &random)
        row.append(cell)
        let doubled = cell.unicodeScalars.map { $0 == "\"" ? "\"\"" : String($0) }.joined()
        line.append(quotes ? "\"\(doubled)\"" : cell)
      }
      cells.append(row)
      text += line.joined(separator: delimiter)
      text += ["\n", "\r\n", "\r"].randomElement(using: &random) ?? "\n"
    }
    if Bool.random(using: &random), text.hasSuffix("\n") || text.hasSuffix("\r") {
      let last = text.unicodeScalars.count - 1
      if text.unicodeScalars.filter({ $0 == "\n" || $0 == "\r" }).count > 1 {
        text = String(String.UnicodeScalarView(text.unicodeScalars.prefix(last)))
        if text.unicodeScalars.last == "\r" { text.unicodeScalars.removeLast() }
      }
    }
    let read = try rows(text)
    let scalar = try #require(delimiter.unicodeScalars.first)
    #expect(read == cells)
    #expect(read == Array(naiveRows(text, delimiter: scalar).dropFirst()))
  }

  @Test(arguments: ["\n", "\r\n", "\r"])
  func `lines are counted for every kind of break`(lineBreak: String) throws {
    let text = ["a,b,c", "1,2,3", "", "4,\"x\(lineBreak)y\",6", "7,8,9"]
      .joined(separator: lineBreak)
    let records = try records(text)
    #expect(records.map(\.line) == [2, 4, 6])
    #expect(records.map(\.row) == [1, 2, 3])
    #expect(records.allSatisfy { $0.problem == nil })
  }

  @Test func `a byte order mark, blank lines and spaces before the header are no content`() throws {
    #expect(try rows("\u{FEFF}\n \r\na,b,c\n1,2,3") == [["1", "2", "3"]])
    #expect(try rows("\u{FEFF}\"a\",b,c\n1,2,3") == [["1", "2", "3"]])
  }

  @Test(arguments: [
    ("1,2", "the row has 2 fields, expected 3"),
    ("1,2,3,4", "the row has 4 fields, expected 3"),
    ("1", "the row has 1 field, expected 3"),
    ("1,2,", nil), ("\"\",,x", nil),
    (",,", "every field of the row is empty"),
    (" , ,\"\"", "every field of the row is empty"),
    ("a,b,c", "the header is repeated"),
    ("\"a\", b ,c", "the header is repeated"),
    ("1,\"x\"y,3", "goes on after its closing quote, expected a delimiter"),
    ("1,\"x\" ,3", "goes on after its closing quote, expected a delimiter"),
    ("1,2,x\0y", "holds a NUL byte, expected text"),
    ("1,5\" gun,3", nil),
  ])
  func `malformed rows stay rows, with the reason`(row: String, reason: String?) throws {
    let records = try records("a,b,c\nx,y,z\n\(row)\n7,8,9\n")
    try #require(records.count == 3)
    #expect(records[1].problem?.reason == reason)
    #expect(records[2].problem == nil)
    #expect(records[2].texts == ["7", "8", "9"])
  }

  @Test(arguments: [
    ("a,b;c,d", "commas"), ("a;b;c", "semicolons"), ("a\tb\tc", "tabs"), ("a|b|c", "vertical bars"),
    ("\"a;b;c;d\",b,c", "commas"), ("abc", "commas"), ("a,b;c", "commas"),
  ])
  func `the delimiter is the commonest in the header`(header: String, name: String) {
    #expect(delimiterName(detectDelimiter(Array(header.utf8), from: 0)) == name)
  }
}
