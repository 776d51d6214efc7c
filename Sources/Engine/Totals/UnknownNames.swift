internal import Columnar

/// A place text that is no name of a place in the layer, so that its incidents stay unlocated.
public struct UnknownName: Sendable, Equatable {
  public let text: String
  /// How many incidents that the filters keep carry it.
  public let incidents: Int
}

/// Counts of unknown names that merge.
///
/// Every row may have another text. Beyond a limit only the texts with the lowest hashes are kept:
/// which these are, and how often each is met, does not depend on the order of rows.
struct UnknownTotals: Sendable, Equatable {
  private var counts: [String: Int] = [:]
  private let limit: Int

  static let usualLimit = 20_000

  init(limit: Int = usualLimit) { self.limit = limit }

  static func == (a: UnknownTotals, b: UnknownTotals) -> Bool { a.names == b.names }

  mutating func add(_ text: String, incidents: Int) {
    counts[text, default: 0] += incidents
    // What is dropped has so many lower ones beside it, and always will.
    if counts.count > 2 * limit { counts = lowest }
  }

  /// Adds other totals, or takes them out.
  mutating func merge(_ other: UnknownTotals, times: Int) {
    for (text, count) in other.counts {
      add(text, incidents: count * times)
      if counts[text] == 0 { counts[text] = nil }
    }
  }

  /// By incidents descending, then by text.
  var names: [UnknownName] {
    lowest.filter { $0.value > 0 }.map { UnknownName(text: $0.key, incidents: $0.value) }.sorted {
      a, b in
      a.incidents == b.incidents ? a.text < b.text : a.incidents > b.incidents
    }
  }

  private var lowest: [String: Int] {
    guard counts.count > limit else { return counts }
    let keys = counts.keys.map { (hash: stableHash(of: Array($0.utf8).span), text: $0) }
    let kept = keys.sorted { ($0.hash, $0.text) < ($1.hash, $1.text) }.prefix(limit)
    return Dictionary(uniqueKeysWithValues: kept.map { ($0.text, counts[$0.text] ?? 0) })
  }
}
