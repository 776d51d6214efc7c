import Incidents
import TestSupport
import Testing

@testable import Readers

/// Reads a table whose first column is a place, so that any text is one of rows; in stretches of
/// some bytes.
private func read(_ text: String, stretchBytes: Int = 1 << 20) throws -> ReadTable {
  let opened = OpenedInput(Array(text.utf8), path: "in.csv")
  let head = try TextHead(opened, limits: ReadingLimits())
  var options = ReadingOptions(format: .csv)
  options.requiresDate = false
  options.columns = [.location: head.header[0]]
  var way = ReadingWay(options)
  way.stretchBytes = stretchBytes
  return try ReadTable(opened, way)
}

private func texts(_ table: ReadTable) -> [[String]] {
  table.records.map { row in row.map { String(decoding: $0, as: UTF8.self) } }
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
    let lineBreaks = ["\n", "\r\n", "\r"]
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
      text += lineBreaks.randomElement(using: &random) ?? "\n"
    }
    if Bool.random(using: &random), !cells.isEmpty {
      var scalars = text.unicodeScalars
      if scalars.removeLast() == "\n", scalars.last == "\r" { scalars.removeLast() }
      text = String(scalars)
    }
    for stretchBytes in [1 << 20, Int.random(in: 1...200, using: &random)] {
      let read = try read(text, stretchBytes: stretchBytes)
      #expect(texts(read) == cells)
      #expect(read.account.rejects.count == 0)
    }
  }

  @Test(arguments: ["\n", "\r\n", "\r"])
  func `lines are counted for every kind of break`(lineBreak: String) throws {
    let text = ["a,b,c", "1,2", "", "4,\"x\(lineBreak)y\"", "7,8"].joined(separator: lineBreak)
    for stretchBytes in [1, 4, 1 << 20] {
      let rejects = try read(text, stretchBytes: stretchBytes).rejects
      #expect(rejects.map(\.line) == [2, 4, 6])
      #expect(rejects.map(\.row) == [1, 2, 3])
    }
  }

  @Test func `a byte order mark, blank lines and spaces before the header are no content`() throws {
    #expect(try texts(read("\u{FEFF}\n \r\na,b,c\n1,2,3")) == [["1", "2", "3"]])
    #expect(try texts(read("\u{FEFF}\"a\",b,c\n1,2,3")) == [["1", "2", "3"]])
    #expect(try texts(read("  a;b\n1;2")) == [["1", "2"]])
  }

  @Test(arguments: [
    ("1,2", "the row has 2 fields, expected 3"),
    ("1,2,3,4", "the row has 4 fields, expected 3"),
    ("1", "the row has 1 field, expected 3"),
    ("1,2,", nil), ("\"\",,x", nil), ("          ,   , x", nil),
    ("1,\"x\"y,3", "goes on after its closing quote, expected a delimiter"),
    ("1,\"x\" ,3", "goes on after its closing quote, expected a delimiter"),
    ("1,\"x\"y\",3", "goes on after its closing quote, expected a delimiter"),
    ("1,2,x\0y", "holds a NUL byte, expected text"),
    ("1,5\" gun,3", nil), ("5\" gun,\"2\",\"3\"", nil),
  ])
  func `malformed rows stay rows, with the reason`(row: String, reason: String?) throws {
    for stretchBytes in [3, 1 << 20] {
      let table = try read("a,b,c\nx,y,z\n\(row)\n7,8,9\n", stretchBytes: stretchBytes)
      #expect(table.records.count == 3)
      #expect(table.rejects.map(\.reason) == [reason].compactMap(\.self))
      #expect(table.rejects.allSatisfy { $0.row == 2 && $0.line == 3 })
      #expect(texts(table).last == ["7", "8", "9"])
    }
  }

  /// Two quotes stand for one in a header, too.
  @Test func `a repeated header is known however it is quoted`() throws {
    let quoted = try read("\"a \"\"x\"\"\",b\n1,2\n\"a \"\"x\"\"\",b\na \"x\",b\n")
    #expect(quoted.account.leftOut.lines(.header) == [3, 4])
    let unnamed = try table(",place,date\n1,K,2020\n,place,date\n ,Place,date\n")
    #expect(unnamed.account.leftOut.lines(.header) == [3, 4])
    #expect(quoted.account.rowCount == 1)
    #expect(unnamed.account.rowCount == 1)
  }

  @Test(arguments: [
    ("a,b;c,d", "commas"), ("a;b;c", "semicolons"), ("a\tb\tc", "tabs"), ("a|b|c", "vertical bars"),
    ("\"a;b;c;d\",b,c", "commas"), ("abc", "commas"), ("a,b;c", "commas"),
    ("\n \r\n a;b,c;d", "semicolons"),
  ])
  func `the delimiter is the commonest in the header`(header: String, name: String) {
    #expect(delimiterName(likelyDelimiters(Array(header.utf8), from: 0)[0]) == name)
  }

  /// Blocks are read to some place, wherever records, quotes, characters and line breaks lie there.
  @Test(arguments: Array(-14...2))
  func `records are whole at the ends of blocks`(shift: Int) throws {
    let odd = "\"q \"\"x\"\"\",é\r\n"
    let padding = (1 << 17) + shift - 3
    // Behind the bytes of a stretch some more are read, and then some more.
    for (length, stretchBytes) in [
      (padding, 1 << 20), (padding, 1 << 17), (4_096 + 20 + shift, 20), (2 * padding, 7_000),
    ] {
      let first = String(repeating: "x", count: length)
      let text = "a,b\n\(first),y\r\n" + odd + odd + "1,2\r3,4"
      let read = try read(text, stretchBytes: stretchBytes)
      let expected = [
        [first, "y"], ["q \"x\"", "é"], ["q \"x\"", "é"], ["1", "2"], ["3", "4"],
      ]
      #expect(texts(read) == expected)
      // Counted from the line before the first.
      #expect(read.account.lineBreakCount == 6)
    }
  }

  private func failure(_ text: String, limit: Int, stretchBytes: Int) -> ReadingError? {
    var options = ReadingOptions(format: .csv)
    options.requiresDate = false
    options.columns = [.location: "a"]
    options.limits.maxRecordBytes = limit
    var way = ReadingWay(options)
    way.stretchBytes = stretchBytes
    do throws(ReadingError) {
      _ = try ReadTable(OpenedInput(Array(text.utf8), path: "in.csv"), way)
      return nil
    } catch {
      return error
    }
  }

  @Test(arguments: [1, 7, 60, 1 << 20])
  func `records are held to their length, and the first longer one is named`(stretchBytes: Int) {
    let fits = String(repeating: "x", count: 96) + ",y\r\n"
    let long = "\"x\n" + String(repeating: "x", count: 100) + "\",\"y\"\n"
    #expect(failure("a,b\n\(fits)\(fits)1,2", limit: 100, stretchBytes: stretchBytes) == nil)
    #expect(
      failure("a,b\n\(fits)\n1,2\n\(long)\(long)3,4\n", limit: 100, stretchBytes: stretchBytes)
        == .badData(
          at: FilePosition(file: "in.csv", line: 5, column: 1), .recordTooLong(limit: 100)))
    // A quote that never closes makes a record too long, or is named itself where it does not.
    for (length, problem, column) in [
      (97, DataProblem.recordTooLong(limit: 100), 1), (96, .unbalancedQuote, 3),
    ] {
      // Five bytes, and what else the quote swallows.
      let open = "é,\"\n" + String(repeating: "x", count: length - 1)
      let place = FilePosition(file: "in.csv", line: 3, column: column)
      #expect(
        failure("a,b\n\(fits)\(open)", limit: 100, stretchBytes: stretchBytes)
          == .badData(at: place, problem))
    }
  }

  @Test func `a record beyond the limit of bytes is refused wherever blocks end`() {
    for length in [1 << 17, 200_000, 300_000, 500_000] {
      let long = "a,b\n1,2\n\(String(repeating: "x", count: length)),y\n3,4\n"
      #expect(failure(long, limit: length + 3, stretchBytes: 1 << 20) == nil)
      #expect(
        failure(long, limit: length + 2, stretchBytes: 1 << 20)
          == .badData(
            at: FilePosition(file: "in.csv", line: 3, column: 1),
            .recordTooLong(limit: length + 2)))
    }
  }
}
