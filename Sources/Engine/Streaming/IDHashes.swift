internal import Columnar
internal import Incidents

/// Hashes of the ids that were read, by where an id has a meaning, in parts that fit a core's cache.
struct IDHashes: Sendable {
  /// The most hashes that are kept, 8 bytes each.
  static let limit = 1 << 28
  private static let partCount = 256

  private var parts: [EventSource: [[UInt64]]] = [:]
  private(set) var count = 0

  mutating func add(_ hashes: [UInt64], of source: EventSource) {
    guard !hashes.isEmpty else { return }
    count += hashes.count
    var lists = parts.removeValue(forKey: source) ?? Array(repeating: [], count: Self.partCount)
    for hash in hashes { lists[Int(hash >> 56)].append(hash) }
    parts[source] = lists
  }

  /// The hashes that occur more than once among all workers'.
  ///
  /// - Complexity: O(hashes).
  static func repeated(in workers: [IDHashes]) -> [EventSource: Set<UInt64>] {
    var found: [EventSource: Set<UInt64>] = [:]
    for source in Set(workers.flatMap(\.parts.keys)) {
      let lists = workers.compactMap { $0.parts[source] }
      for part in 0..<partCount {
        let repeated = Self.repeated(in: lists.map { $0[part] })
        if !repeated.isEmpty { found[source, default: []].formUnion(repeated) }
      }
    }
    return found
  }

  /// Open addressing; zero stands for a free slot, so that a hash of zero is always suspected.
  private static func repeated(in lists: [[UInt64]]) -> Set<UInt64> {
    let count = lists.reduce(0) { $0 + $1.count }
    var capacity = 16
    while capacity < count * 2 { capacity *= 2 }
    var slots = Array(repeating: UInt64(0), count: capacity)
    var repeated: Set<UInt64> = []
    for hash in lists.joined() {
      var slot = Int(truncatingIfNeeded: hash) & (capacity - 1)
      while slots[slot] != 0, slots[slot] != hash { slot = (slot + 1) & (capacity - 1) }
      if slots[slot] == hash || hash == 0 { repeated.insert(hash) } else { slots[slot] = hash }
    }
    return repeated
  }
}

/// The rows whose ids are suspected to occur more than once.
struct SuspectRows: Sendable {
  /// The most rows that are compared, whose ids are held in memory.
  static let limit = 20_000_000

  private(set) var rows: [EventRow] = []

  mutating func add(
    _ chunk: IncidentChunk, ofInput input: Int, source: EventSource, suspects: Set<UInt64>
  ) {
    for position in 0..<chunk.rowCount {
      guard let id = chunk.ids[position], suspects.contains(idHash(of: id)) else { continue }
      rows.append(
        EventRow(
          source: source, id: id, timestamp: chunk.timestamps[position] ?? .min, table: input,
          row: chunk.rows[position]))
    }
  }
}
