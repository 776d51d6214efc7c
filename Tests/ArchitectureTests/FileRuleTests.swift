import Testing

@Suite struct `Source files` {
  @Test func `are short and named for what they hold`() throws {
    let files = try sourceFiles(below: "Sources") + sourceFiles(below: "Tests")
    #expect(files.count > 30)
    for file in files {
      let lineCount = file.text.utf8.count { $0 == UInt8(ascii: "\n") }
      #expect(fileComplaints(path: file.path, lineCount: lineCount) == [], "\(file.path)")
    }
  }

  @Test(arguments: [
    ("Sources/A/B.swift", 400, 0), ("Sources/A/B.swift", 401, 1), ("Tests/ATests/B.swift", 401, 0),
    ("Tests/ATests/B.swift", 600, 0), ("Tests/ATests/B.swift", 601, 1),
    ("Sources/A/Utils.swift", 1, 1), ("Sources/A/Common/B.swift", 1, 1),
    ("Sources/A/Helpers.swift", 1, 1), ("Sources/A/StringHelpers.swift", 1, 1),
    ("Sources/A/B+Utils.swift", 1, 1), ("Sources/Core/B.swift", 1, 1),
    ("Sources/A/Commonality.swift", 1, 0), ("Sources/A/B+Topic.swift", 1, 0),
    ("Sources/A/My File.swift", 1, 1),
  ])
  func `are refused when too long or without a name of their own`(
    path: String, lineCount: Int, complaints: Int
  ) {
    #expect(fileComplaints(path: path, lineCount: lineCount).count == complaints)
  }
}
