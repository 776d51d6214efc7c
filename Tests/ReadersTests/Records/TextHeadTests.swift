import Incidents
import Testing

@testable import Readers

@Suite struct `The head of a table` {
  /// The head of a text, which says where the first row begins.
  private func head(_ text: String) throws -> TextHead {
    try TextHead(OpenedInput(Array(text.utf8), path: "in.csv"), limits: ReadingLimits())
  }

  @Test(arguments: [
    ("a,b\n1,2\n", 4, 2), ("a,b\r\n\r\n1,2", 7, 3), ("\n \na,b\n#x,\n\n1,2", 12, 6),
    ("\u{FEFF}a,b\r1,2", 7, 2), ("a,b", 3, 1), ("a,b\n#x,\n", 8, 3), ("\"a\nb\",c\n1,2", 8, 3),
  ])
  func `says where the first row begins`(text: String, offset: Int, line: Int) throws {
    let head = try head(text)
    #expect(head.dataStart == offset)
    if offset < text.utf8.count { #expect(head.dataLine == line) }
  }

  /// The quote is named, not the row that it opens in; whatever comes before it is right.
  @Test(arguments: [
    ("id,\"date,lat,lon\n1,2,3,4\n", 1, 4), ("\"id,date\n", 1, 1),
    ("\u{FEFF}é,\"date\n", 1, 3), ("\n\n  \n x,\"id,date\n", 4, 4),
    ("date,lat,lon\n\"2020-01-01,34,69\n", 2, 1), ("date,lat,lon\n\n2020,34,\"69\n", 3, 9),
    ("date,lat,lon\n#a,#b,#c\n\"é\",\"34\",\"69\n", 3, 10),
    ("date,lat,lon\n2020,34,69\r\n\"x\ny\",34,\"69\n", 4, 7),
    ("date,lat,lon\n#a,\"#b,#c\n", 2, 4),
  ])
  func `of a quote that never closes says where it opens`(
    text: String, line: Int, column: Int
  ) {
    let place = FilePosition(file: "in.csv", line: line, column: column)
    #expect(failure(text) == .badData(at: place, .unbalancedQuote))
  }

  /// What is wrong with the header is said however long the file is.
  @Test(arguments: [10, 100_000])
  func `lacks columns, although a quote in some row never closes`(count: Int) {
    let rows = String(repeating: "2020,34\n", count: count)
    guard case .badData(let place, .missingColumns) = failure("date,lat\n\(rows)\"x\n") else {
      Issue.record("the header lacks no column")
      return
    }
    #expect(place == FilePosition(file: "in.csv", line: 1))
  }
}
