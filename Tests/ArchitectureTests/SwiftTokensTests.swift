import Testing

@Suite struct `Swift tokens` {
  private func words(_ source: String) -> [String] {
    swiftTokens(source).filter { $0.kind == .word }.map(\.text)
  }

  @Test(arguments: [
    ("a // b\nc", ["a", "c"]), ("a /* b /* c */ d */ e", ["a", "e"]), ("a /* b", ["a"]),
    (#"a "b // c" d"#, ["a", "d"]), (#"a "b \" c" d"#, ["a", "d"]),
    (#"a "b \(c + "d \(e)") f" g"#, ["a", "c", "e", "g"]),
    (##"a #"b \(c) " \#(d)"# e"##, ["a", "d", "e"]),
    ("a \"\"\"\nb \"c\"\n\\(d)\n\"\"\" e", ["a", "d", "e"]), ("a #/b \" c/# d", ["a", "d"]),
    ("`a b` c", ["c"]), ("a \"b\nc", ["a", "c"]), ("naïve_1", ["naïve_1"]), ("", []),
    ("a \"\" b", ["a", "b"]), ("a \"\\", ["a"]), ("a `", ["a"]), ("a \"\\(", ["a"]),
  ])
  func `leave out comments and strings but not interpolations`(
    source: String, expected: [String]
  ) {
    #expect(words(source) == expected)
  }

  @Test func `know their line and whether a space stands before them`() {
    let tokens = swiftTokens("try! a\n/*\n*/ \"\"\"\n  b\n  \"\"\"\ntry ! c")
    #expect(tokens.map(\.line) == [1, 1, 1, 3, 6, 6, 6])
    #expect(tokens.map(\.isAdjacent) == [false, true, false, false, false, false, false])
  }
}
