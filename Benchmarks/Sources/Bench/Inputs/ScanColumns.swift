internal import SyntheticTables

/// Columns of incidents that have been read and placed, independent of each other: ten years of
/// days in no order, 34 provinces and 24 kinds of unequal shares, 200 actors, reported deaths.
struct ScanColumns: Sendable {
  static let provinceCount = 34
  /// 2015-01-01 in days since 1970-01-01.
  static let firstDay: Int32 = 16_436
  static let dayCount = 3_652
  /// Two of the ten years.
  static let window = firstDay + 1_200...firstDay + 1_929
  static let kind: UInt8 = 7
  static let actors: Set<UInt16> = [0, 3, 7]

  var provinces: [UInt8] = []
  var days: [Int32] = []
  var kinds: [UInt8] = []
  var actors: [UInt16] = []
  var deaths: [Int32] = []

  init(count: Int, seed: UInt64) {
    var random = SplitMix64(seed: seed)
    // Drawn from tables of 4,096 slots instead of by search: there are many rows.
    let provinceSlots = Self.slots((0..<34).map { _ in 0.1 + random.unit() * random.unit() })
    let kindSlots = Self.slots((0..<24).map { $0 == 7 ? 0.08 : 0.04 })
    let actorSlots = Self.slots((1...200).map { 1 / Double($0) })
    let deathSlots = Self.slots((0..<24).map { 1 / Double(1 << ($0 / 2)) })
    provinces.reserveCapacity(count)
    days.reserveCapacity(count)
    kinds.reserveCapacity(count)
    actors.reserveCapacity(count)
    deaths.reserveCapacity(count)
    for _ in 0..<count {
      let bits = random.next()
      provinces.append(UInt8(truncatingIfNeeded: provinceSlots[Int(bits & 4095)]))
      kinds.append(UInt8(truncatingIfNeeded: kindSlots[Int(bits >> 12 & 4095)]))
      actors.append(actorSlots[Int(bits >> 24 & 4095)])
      deaths.append(Int32(deathSlots[Int(bits >> 36 & 4095)]))
      days.append(Self.firstDay + Int32(((bits >> 48) * UInt64(Self.dayCount)) >> 16))
    }
  }

  /// The month of a day since January 2015, for every day that there is.
  static let months: [UInt32] = (0..<dayCount).map { offset in
    // Months since 2015-01 by counting, which needs no calendar.
    var (year, month, left) = (2015, 0, offset)
    while true {
      let lengths = [31, year.isMultiple(of: 4) ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
      if left < lengths[month % 12] { return UInt32(month) }
      left -= lengths[month % 12]
      month += 1
      if month.isMultiple(of: 12) { year += 1 }
    }
  }

  static let monthCount = 120

  /// 4,096 slots, as many for each index as its weight asks.
  private static func slots(_ weights: [Double]) -> [UInt16] {
    let choice = WeightedChoice(weights)
    return (0..<4096).map { UInt16(choice.index(at: (Double($0) + 0.5) / 4096)) }
  }

  /// Everything that the peers need, under `folder`.
  func write(to file: (String) -> String) throws {
    try writeNumPy(provinces, type: "|u1", to: file("scan-province.npy"))
    try writeNumPy(days, type: "<i4", to: file("scan-day.npy"))
    try writeNumPy(kinds, type: "|u1", to: file("scan-kind.npy"))
    try writeNumPy(deaths, type: "<i4", to: file("scan-deaths.npy"))
  }
}
