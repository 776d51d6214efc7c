import Columnar
import Testing

@testable import Engine

@Suite struct `Counts of values` {
  private func counts(_ rows: [String: Int]) -> ValueCounts {
    var counts = ValueCounts()
    for (value, count) in rows { counts.add(value, rows: count) }
    return counts
  }

  @Test(arguments: [
    ("Talban", ["Taliban", "Taliban (Pakistan)"]), ("TALIBAN", ["Taliban", "Taliban (Pakistan)"]),
    ("Haqani network", ["Haqqani Network"]), ("Air/drone strke", ["Air/drone strike"]),
    ("strike", ["US strike", "Air/drone strike"]), ("Xyzzy", []), ("", []),
  ])
  func `name the values that are spelled nearly as a word, or have words that are`(
    word: String, near: [String]
  ) {
    let counts = counts([
      "Taliban": 2, "Taliban (Pakistan)": 9, "Haqqani Network": 1, "Air/drone strike": 3,
      "US strike": 4,
    ])
    #expect(counts.nearest(to: [word], most: 3).map(\.value) == near)
  }

  @Test func `name the most frequent of equally near ones first, and those that most rows have`() {
    let counts = counts(["aab": 1, "aac": 3, "aad": 3, "zzzzzz": 9])
    let near = counts.nearest(to: ["aaa"], most: 2)
    #expect(near.map(\.value) == ["aac", "aad"])
    #expect(near.map(\.rows) == [3, 3])
    #expect(counts.mostFrequent(2, but: near).map(\.value) == ["zzzzzz", "aab"])
  }

  @Test func `are counted by code until the texts are at hand`() {
    var (strings, counts) = (StringPool(), ValueCounts())
    let long = String(repeating: "x", count: 500)
    for text in ["a", "b", "a", long] { counts.add(strings.intern(text)) }
    counts.add(StringPool.none)
    counts.endTexts(strings)
    counts.endTexts(strings)
    #expect(counts.rows == ["a": 2, "b": 1, String(long.prefix(200)): 1])
  }

  @Test func `keep nothing of too many values, whoever met them`() {
    let half = ValueCounts.limit / 2 + 1
    var (first, second, whole) = (ValueCounts(), ValueCounts(), ValueCounts())
    for number in 0..<half {
      first.add("a\(number)", rows: 1)
      second.add("b\(number)", rows: 1)
    }
    for number in 0..<2 * half { whole.add("\(number)", rows: 1) }
    #expect(!first.isOverfull && !second.isOverfull)
    var merged = first
    merged.merge(second)
    second.merge(first)
    for counts in [merged, second, whole] {
      #expect(counts.isOverfull && counts.rows.isEmpty)
    }
    first.merge(whole)
    #expect(first.isOverfull && first.rows.isEmpty)
  }
}
