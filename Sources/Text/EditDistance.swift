/// The fewest insertions, deletions, substitutions and swaps of neighbors that turn `a` into `b`,
/// or nil when it takes more than `limit`.
///
/// The optimal string alignment distance: no part of the text is edited twice.
/// - Complexity: O(|a| * |b|) time, O(|b|) memory.
/// - Source: Damerau, A technique for computer detection and correction of spelling errors, 1964.
public func editDistance(_ a: some StringProtocol, _ b: some StringProtocol, limit: Int) -> Int? {
  let a = Array(a.unicodeScalars)
  let b = Array(b.unicodeScalars)
  guard abs(a.count - b.count) <= limit else { return nil }
  var beforePrevious: [Int] = []
  var previous = Array(0...b.count)
  for i in a.indices {
    var current = [i + 1]
    current.reserveCapacity(b.count + 1)
    for j in b.indices {
      var best = min(previous[j + 1] + 1, current[j] + 1, previous[j] + (a[i] == b[j] ? 0 : 1))
      if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] {
        best = min(best, beforePrevious[j - 1] + 1)
      }
      current.append(best)
    }
    guard current.contains(where: { $0 <= limit }) else { return nil }
    (beforePrevious, previous) = (previous, current)
  }
  return previous[b.count] <= limit ? previous[b.count] : nil
}

/// The candidate nearest to a word that was not understood, or nil when none is near.
///
/// Case and diacritics do not count, and a third of the letters may differ. Of equally near
/// candidates the first is taken.
public func nearMiss(to word: String, in candidates: some Sequence<String>) -> String? {
  let folded = word.folded
  let limit = max(1, folded.unicodeScalars.count / 3)
  var best: (candidate: String, distance: Int)?
  for candidate in candidates {
    guard let distance = editDistance(folded, candidate.folded, limit: limit) else { continue }
    if best.map({ distance < $0.distance }) ?? true { best = (candidate, distance) }
  }
  return best?.candidate
}
