public import Geography

/// Values that few rows of a chunk have.
///
/// A row without one is answered from a bit, for that is what is asked again and again.
public struct RareValues<Value: Sendable & Equatable>: Sendable, Equatable {
  private var values: [Int: Value] = [:]
  /// A bit for each row up to the last with a value.
  private var presence: [UInt64] = []

  init() {}

  init(_ values: [Int: Value]) {
    for (row, value) in values { self[row] = value }
  }

  public var isEmpty: Bool { values.isEmpty }

  /// The value of a row, or nil.
  public internal(set) subscript(row: Int) -> Value? {
    get { has(row) ? values[row] : nil }
    set {
      guard let newValue else {
        if has(row) {
          values[row] = nil
          presence[row >> 6] &= ~(1 << UInt64(row & 63))
        }
        return
      }
      while presence.count <= row >> 6 { presence.append(0) }
      presence[row >> 6] |= 1 << UInt64(row & 63)
      values[row] = newValue
    }
  }

  private func has(_ row: Int) -> Bool {
    row >> 6 < presence.count && presence[row >> 6] & (1 << UInt64(row & 63)) != 0
  }
}

/// Lists of provinces that rows of a chunk have, most of them the same few.
public struct RepeatedLists: Sendable, Equatable {
  /// Which of `lists` a row has; shape `[0 or rowCount]`, 0 for none.
  private var codes: [UInt32] = []
  private var lists: [[ProvinceID]] = [[]]
  private var known: [[ProvinceID]: UInt32] = [:]

  init() {}

  public var isEmpty: Bool { codes.isEmpty }

  /// A number for the list of a row, 0 for none.
  public func code(_ row: Int) -> UInt32 { row < codes.count ? codes[row] : 0 }

  /// The list of a row, or nil.
  public subscript(row: Int) -> [ProvinceID]? {
    guard row < codes.count, codes[row] != 0 else { return nil }
    return lists[Int(codes[row])]
  }

  /// Gives a list that is not empty to one of `rowCount` rows.
  mutating func set(_ list: [ProvinceID], at row: Int, of rowCount: Int) {
    guard !list.isEmpty else { return }
    if codes.isEmpty { codes = Array(repeating: 0, count: rowCount) }
    if let code = known[list] {
      codes[row] = code
    } else {
      codes[row] = UInt32(truncatingIfNeeded: lists.count)
      known[list] = codes[row]
      lists.append(list)
    }
  }

  /// Whether every row has the same list, however they are stored.
  public static func == (a: RepeatedLists, b: RepeatedLists) -> Bool {
    (0..<max(a.codes.count, b.codes.count)).allSatisfy { a[$0] == b[$0] }
  }
}
