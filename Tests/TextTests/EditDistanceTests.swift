import TestSupport
import Testing
import Text

/// The textbook recursion over a full matrix.
private func fullMatrixDistance(_ a: [Character], _ b: [Character]) -> Int {
  var cost = (0...a.count).map { i in (0...b.count).map { j in max(i, j) } }
  for i in stride(from: 1, through: a.count, by: 1) {
    for j in stride(from: 1, through: b.count, by: 1) {
      let substituted = cost[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)
      cost[i][j] = min(cost[i - 1][j] + 1, cost[i][j - 1] + 1, substituted)
      if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] {
        cost[i][j] = min(cost[i][j], cost[i - 2][j - 2] + 1)
      }
    }
  }
  return cost[a.count][b.count]
}

@Suite struct `Edit distance` {
  @Test(arguments: [
    ("", "", 0), ("", "abc", 3), ("kitten", "sitting", 3), ("kunar", "kunra", 1), ("ab", "ba", 1),
    ("ca", "abc", 3), ("nangarhar", "nangahar", 1), ("کنر", "کنړ", 1),
  ])
  func `counts the fewest edits, swaps of neighbors among them`(
    a: String, b: String, distance: Int
  ) {
    #expect(editDistance(a, b, limit: 9) == distance)
    #expect(editDistance(b, a, limit: 9) == distance)
    #expect(editDistance(a, b, limit: distance) == distance)
    #expect(editDistance(a, b, limit: distance - 1) == nil)
  }

  @Test(arguments: UInt64(0)..<30)
  func `equals the full matrix up to every limit`(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    for _ in 0..<50 {
      let words = (0..<2).map { _ in
        (0..<Int.random(in: 0...9, using: &random)).map { _ in
          "abcd".randomElement(using: &random) ?? "a"
        }
      }
      let expected = fullMatrixDistance(words[0], words[1])
      for limit in 0...10 {
        let found = editDistance(String(words[0]), String(words[1]), limit: limit)
        #expect(found == (expected <= limit ? expected : nil), "\(words) within \(limit)")
      }
    }
  }
}

@Suite struct `A near miss` {
  let provinces = ["Kabul", "Kunar", "Kunduz", "Nangarhar", "Nūristān"]

  @Test(arguments: [
    ("nangahar", "Nangarhar"), ("KUNAR", "Kunar"), ("Nuristan", "Nūristān"), ("knuduz", "Kunduz"),
    ("kabl", "Kabul"), ("Helmand", nil), ("", nil), ("xyz", nil),
  ])
  func `is the nearest candidate within a third of the letters`(word: String, found: String?) {
    #expect(nearMiss(to: word, in: provinces) == found)
  }

  @Test func `is the first of equally near candidates`() {
    #expect(nearMiss(to: "kunax", in: ["kunab", "kunar"]) == "kunab")
    #expect(nearMiss(to: "kunar", in: ["kunab", "kunar"]) == "kunar")
  }

  @Test func `is nil without candidates`() {
    #expect(nearMiss(to: "kunar", in: []) == nil)
  }
}
