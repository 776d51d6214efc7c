internal import Columnar
internal import Engine
internal import Incidents

/// Which row of the newer version is which row of the older one.
struct RowMatching: Sendable {
  /// The matched rows, in the order of the newer version; those matched by content come last.
  private(set) var pairs: [(old: RowAddress, new: RowAddress)] = []
  /// How many pairs were matched by their whole content.
  private(set) var pairsByContent = 0
  /// Rows of the older version alone, those without an id last, each in the order of the table.
  private(set) var deleted: [RowAddress] = []
  /// Rows of the newer version alone.
  private(set) var added: [RowAddress] = []
  /// Rows of the older version whose event could not be read in the newer one.
  private(set) var lost: [RowAddress] = []
  /// Rows of the newer version whose event could not be read in the older one.
  private(set) var recovered: [RowAddress] = []
  /// Whether both versions have a column of ids.
  let usesIDs: Bool

  /// - Complexity: O(rows) time and memory; O(r log r) for r rows without an id.
  init(_ comparison: RowComparison) {
    usesIDs = [comparison.old, comparison.new].allSatisfy {
      $0.version.table.input.fields.contains(.id)
    }
    let old = Self.split(comparison.old, usesIDs: usesIDs)
    let new = Self.split(comparison.new, usesIDs: usesIDs)
    matchIDs(old.named, new.named, comparison)
    matchContent(old.nameless, new.nameless, comparison)
  }

  /// The rows that stand for their events: with an id, and without.
  private static func split(
    _ rows: VersionRows, usesIDs: Bool
  ) -> (named: [RowAddress], nameless: [RowAddress]) {
    var named: [RowAddress] = []
    var nameless: [RowAddress] = []
    rows.forEachStanding { row in
      if usesIDs, !rows.id(row).isEmpty {
        named.append(row)
      } else {
        nameless.append(row)
      }
    }
    return (named, nameless)
  }

  private mutating func matchIDs(
    _ old: [RowAddress], _ new: [RowAddress], _ comparison: RowComparison
  ) {
    var ids = StringPool()
    // Duplicates are settled, so that every id is new to the pool.
    var rowOfID = old.map { row in
      _ = ids.intern(bytes: comparison.old.id(row).span)
      return row.rawValue
    }
    let oldRejects = Set(comparison.old.version.table.rejects.listed.compactMap(\.id))
    for row in new {
      let id = comparison.new.id(row)
      let code = Int(ids.intern(bytes: id.span))
      if code < rowOfID.count, rowOfID[code] != RowAddress.none {
        pairs.append((RowAddress(rawValue: rowOfID[code]), row))
        rowOfID[code] = RowAddress.none
      } else if oldRejects.contains(String(decoding: id, as: UTF8.self)) {
        recovered.append(row)
      } else {
        added.append(row)
      }
    }
    let newRejects = Set(comparison.new.version.table.rejects.listed.compactMap(\.id))
    for row in old.indices where rowOfID[row] != RowAddress.none {
      let id = String(decoding: comparison.old.id(old[row]), as: UTF8.self)
      if newRejects.contains(id) { lost.append(old[row]) } else { deleted.append(old[row]) }
    }
  }

  /// Pairs rows that are alike in every recorded field off, as many as both versions have.
  private mutating func matchContent(
    _ old: [RowAddress], _ new: [RowAddress], _ comparison: RowComparison
  ) {
    let a = Self.sorted(old, .old, comparison)
    let b = Self.sorted(new, .new, comparison)
    let first = (pairs: pairs.count, deleted: deleted.count, added: added.count)
    var (i, j) = (0, 0)
    while i < a.count || j < b.count {
      if j == b.count || (i < a.count && a[i].key < b[j].key) {
        deleted.append(a[i].row)
        i += 1
      } else if i == a.count || b[j].key < a[i].key {
        added.append(b[j].row)
        j += 1
      } else {
        let key = a[i].key
        let (c, d) = (a[i...].prefix { $0.key == key }, b[j...].prefix { $0.key == key })
        pair(c.map(\.row), d.map(\.row), comparison)
        (i, j) = (c.endIndex, d.endIndex)
      }
    }
    pairsByContent = pairs.count - first.pairs
    pairs[first.pairs...].sort { $0.new.rawValue < $1.new.rawValue }
    deleted[first.deleted...].sort { $0.rawValue < $1.rawValue }
    added[first.added...].sort { $0.rawValue < $1.rawValue }
  }

  /// Pairs rows with the same fingerprint, in the order of both tables.
  private mutating func pair(
    _ old: [RowAddress], _ new: [RowAddress], _ comparison: RowComparison
  ) {
    var open = old[...]
    for row in new {
      // Rows with one fingerprint are alike but for a collision, so the first is nearly always it.
      let match = open.firstIndex {
        comparison.differences($0, row).isDisjoint(with: comparison.recorded)
      }
      if let match {
        pairs.append((open[match], row))
        if match == open.startIndex { open.removeFirst() } else { open.remove(at: match) }
      } else {
        added.append(row)
      }
    }
    deleted += open
  }

  private static func sorted(
    _ rows: [RowAddress], _ side: SourceVersion.Side, _ comparison: RowComparison
  ) -> [(key: UInt64, row: RowAddress)] {
    rows.map { (comparison.fingerprint(of: $0, side), $0) }
      .sorted { ($0.0, $0.1.rawValue) < ($1.0, $1.1.rawValue) }
  }
}

extension VersionRows {
  /// The UTF-8 of a row's id.
  func id(_ row: RowAddress) -> ArraySlice<UInt8> {
    batch(row).ids.bytes(row.position)
  }
}
