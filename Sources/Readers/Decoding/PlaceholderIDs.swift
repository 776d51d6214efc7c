internal import Columnar

/// Words that stand where a source has no id.
struct PlaceholderIDs: Sendable {
  private static let words: Set<String> = [
    "0", "-", "--", ".", "?", "na", "n/a", "#n/a", "nan", "null", "none", "nil", "undefined",
    "unknown", "\\n",
  ]

  /// A bit for each value of the low twelve bits of the hashes of words in their usual spellings, so
  /// that hardly any other id is looked at twice.
  private let bits: [UInt64]

  init() {
    var bits = [UInt64](repeating: 0, count: 64)
    for word in Self.words.union(["NaN"]) {
      for spelling in [word, word.uppercased(), word.prefix(1).uppercased() + word.dropFirst()] {
        let hash = stableHash(of: Array(spelling.utf8).span)
        bits[Int(hash >> 6 & 63)] |= 1 << (hash & 63)
      }
    }
    self.bits = bits
  }

  /// Whether the hash of an id may be that of a placeholder.
  @inline(__always)
  func mayContain(_ hash: UInt64) -> Bool {
    bits[Int(truncatingIfNeeded: hash &>> 6 & 63)] &>> (hash & 63) & 1 == 1
  }

  /// - Parameter id: in UTF-8.
  func contains(_ id: [UInt8]) -> Bool {
    id.count <= 9 && Self.words.contains(String(decoding: id, as: UTF8.self).lowercased())
  }
}
