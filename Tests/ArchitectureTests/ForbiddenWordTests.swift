import Testing

@Suite struct `Forbidden words` {
  @Test func `stand nowhere in Sources`() throws {
    for file in try sourceFiles(below: "Sources") where file.isSwift {
      #expect(forbiddenWordComplaints(file.tokens, inFile: file.name) == [], "\(file.path)")
    }
  }

  @Test(arguments: [
    ("let a = unsafe f()", "unsafe"), ("for unsafe a in b {}", "unsafe"),
    ("@unsafe struct S {}", "unsafe"), ("unowned(unsafe) let a: B", "unsafe"),
    ("\"\\(unsafe f())\"", "unsafe"), ("nonisolated(unsafe) var a = 1", "nonisolated(unsafe)"),
    ("final class C: @unchecked Sendable {}", "@unchecked"), ("let a = try! f()", "try!"),
    ("let a = b as! C", "as!"), ("fatalError(\"no\")", "fatalError"),
    ("Swift.fatalError()", "fatalError"), ("Task.detached { }", "Task.detached"),
  ])
  func `are found`(source: String, word: String) {
    let complaints = forbiddenWordComplaints(swiftTokens(source), inFile: "Index.swift")
    #expect(complaints == ["line 1: \(word) has no place in Index.swift"])
  }

  @Test(arguments: [
    "// unsafe, try! and as!", "\"unsafe try! as! fatalError\"", "try !flag", "try? f()", "a as? B",
    "let unsafeCount = 1", "Day(unchecked: 3)", "`unsafe`()", "option.unsafe", "a != b",
    "nonisolated let a = 1",
  ])
  func `are told from words that only look alike`(source: String) {
    #expect(forbiddenWordComplaints(swiftTokens(source), inFile: "Index.swift") == [])
  }

  @Test(arguments: [
    ("unsafe f()", "Handles.swift", true), ("unsafe f()", "StringPool+Unsafe.swift", true),
    ("unsafe f()", "Unsafe.swift", false), ("unsafe f()", "MyHandles.swift", false),
    ("fatalError()", "Handles.swift", true), ("fatalError()", "StringPool+Unsafe.swift", false),
    ("try! f()", "Handles.swift", false), ("a as! B", "StringPool+Unsafe.swift", false),
    ("nonisolated(unsafe) var a = 1", "Handles.swift", false),
    ("class C: @unchecked Sendable {}", "Handles.swift", false),
  ])
  func `are allowed only behind a fence`(source: String, file: String, isAllowed: Bool) {
    let complaints = forbiddenWordComplaints(swiftTokens(source), inFile: file)
    #expect(complaints.isEmpty == isAllowed)
  }
}
