internal import Columnar
internal import Text

/// How many rows have each value of a column.
///
/// Nothing is kept of columns with too many values, so that memory stays bounded; what is kept does
/// not depend on which worker met what.
struct ValueCounts: Sendable {
  /// The most different values.
  static let limit = 1 << 16
  /// The most characters that are kept of a value.
  private static let longest = 200

  private(set) var rows: [String: Int] = [:]
  /// Whether there are more than `limit` values, of which then none is kept.
  private(set) var isOverfull = false
  /// Rows by the code of their value, until the texts are at hand.
  private var rowsByCode: [UInt32: Int] = [:]

  mutating func add(_ code: UInt32) {
    if code != StringPool.none { rowsByCode[code, default: 0] += 1 }
  }

  /// Looks up the texts of the codes so far, which stand for others from now on.
  mutating func endTexts(_ strings: StringPool) {
    for (code, count) in rowsByCode { add(String(strings[code].prefix(Self.longest)), rows: count) }
    rowsByCode = [:]
  }

  mutating func add(_ value: String, rows count: Int) {
    guard !isOverfull else { return }
    rows[value, default: 0] += count
    if rows.count > Self.limit { (isOverfull, rows) = (true, [:]) }
  }

  mutating func merge(_ other: ValueCounts) {
    if other.isOverfull { (isOverfull, rows) = (true, [:]) }
    for (value, count) in other.rows { add(value, rows: count) }
  }

  /// A value, and how many rows have it.
  typealias Counted = (value: String, rows: Int)

  /// The values nearest to some words, from the nearest on; of equally near ones the most frequent
  /// first.
  ///
  /// - Complexity: O(values * words * length^2).
  func nearest(to words: [String], most: Int) -> [Counted] {
    let wanted = words.map(SoughtWord.init)
    let near = rows.compactMap { value, count in
      wanted.compactMap { $0.distance(to: value) }.min().map {
        (distance: $0, counted: (value: value, rows: count))
      }
    }
    return near.sorted { a, b in
      a.distance == b.distance
        ? Self.isMore(a.counted, b.counted) : a.distance < b.distance
    }.prefix(most).map(\.counted)
  }

  /// The values that most rows have, without some.
  func mostFrequent(_ most: Int, but others: [Counted] = []) -> [Counted] {
    let left = rows.filter { value, _ in !others.contains { $0.value == value } }
    return left.map { (value: $0.key, rows: $0.value) }.sorted(by: Self.isMore).prefix(most).map(
      \.self)
  }

  private static func isMore(_ a: Counted, _ b: Counted) -> Bool {
    a.rows == b.rows ? a.value < b.value : a.rows > b.rows
  }
}

/// A word that no row has, ready to be compared with values.
private struct SoughtWord {
  private let whole: String
  private let words: [String]

  init(_ text: String) {
    whole = text.folded
    words = text.foldedWords.map(String.init)
  }

  /// How far a value is, nil where it is not near: it is spelled nearly so, or has a word that is
  /// spelled nearly so for each of the words, which is taken for the farther.
  ///
  /// Case and diacritics do not count, and a third of the letters may differ.
  func distance(to value: String) -> Int? {
    let folded = value.folded
    if let near = Self.distance(whole, folded) { return near }
    let parts = value.foldedWords.map(String.init)
    guard parts.count > 1, !words.isEmpty else { return nil }
    var sum = whole.unicodeScalars.count
    for word in words {
      guard let near = parts.compactMap({ Self.distance(word, $0) }).min() else { return nil }
      sum += near
    }
    return sum
  }

  private static func distance(_ word: String, _ other: String) -> Int? {
    editDistance(word, other, limit: max(1, word.unicodeScalars.count / 3))
  }
}
