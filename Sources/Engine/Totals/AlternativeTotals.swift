internal import Columnar
internal import Geography
internal import Incidents
internal import Statistics

/// What some fair readings of a share need beyond the usual totals.
///
/// Kept only when asked for, since the days of every district are remembered.
struct AlternativeTotals: Sendable {
  /// For each district the days on which something was recorded, and how often.
  private var days = DistrictDays()
  /// Matched rows without a district or without a date, by group: each stands for itself.
  private var alone: [Int]
  /// Rows that would match if unclear actors counted, by group.
  private var unclear: [Int]

  init(_ shape: TotalsShape) {
    alone = Array(repeating: 0, count: shape.groupCount)
    unclear = alone
  }

  /// The number by which `add` knows a district; one name in two provinces is two districts.
  ///
  /// - Parameter name: folded.
  mutating func number(ofDistrict name: String) -> UInt32 { days.number(ofDistrict: name) }

  /// Adds a matched row.
  ///
  /// - Parameter district: its number, nil for none.
  /// - Complexity: amortized O(1).
  mutating func add(day: Int32?, district: UInt32?, group: Int) {
    guard let day, let district else {
      alone[group] += 1
      return
    }
    days.add(day: day, district: district, group: group)
  }

  mutating func addUnclear(_ incidents: Int, group: Int) { unclear[group] += incidents }

  /// Adds other totals, or takes them out.
  ///
  /// - Returns: false where what is taken out cannot be told from what stays.
  mutating func merge(_ other: AlternativeTotals, times: Int = 1) -> Bool {
    for group in alone.indices {
      alone[group] += other.alone[group] * times
      unclear[group] += other.unclear[group] * times
    }
    return days.merge(other.days, times: times)
  }

  /// The share of a set of provinces under the readings that need these totals.
  ///
  /// - Complexity: O(days of districts + provinces).
  /// - Parameter countsDays: whether the days of districts are counted; where rows stand for many
  ///   incidents, they say nothing.
  func readings(
    of codes: [String], share: Proportion, in catalog: ProvinceCatalog, leavesUnclearOut: Bool,
    countsDays: Bool
  ) -> [AlternativeReading] {
    let groups = Set(codes.compactMap { catalog.id(forCode: $0)?.index })
    var once = alone
    days.count(into: &once)
    func part(_ counts: [Int]) -> Int { groups.reduce(0) { $0 + counts[$1] } }
    var readings: [AlternativeReading] = []
    if countsDays {
      readings.append(
        AlternativeReading(
          .perDayAndDistrict, "Incidents of one day in one district counted once", codes,
          Proportion(part(once), of: once.reduce(0, +))))
    }
    if leavesUnclearOut {
      readings.append(
        AlternativeReading(
          .unclearActors, "With incidents whose actor is named only by \"and/or\"", codes,
          Proportion(
            share.count + part(unclear), of: share.total + unclear.reduce(0, +))))
    }
    return readings
  }
}

/// How many incidents each district has on each day, a byte for each, in pages of days that occur.
private struct DistrictDays: Sendable {
  private var names: [String] = []
  private var numbers: [String: UInt32] = [:]
  /// Keys are the group, the number of the district and that of the page.
  private var pages = KeyIndex()
  /// Shape `[pageCount, pageDays]`; the largest count stands for itself and any above.
  private var counts: [UInt8] = []

  private static let pageDays = 64

  mutating func number(ofDistrict name: String) -> UInt32 {
    if let number = numbers[name] { return number }
    let number = UInt32(names.count)
    names.append(name)
    numbers[name] = number
    return number
  }

  @inline(__always)
  mutating func add(day: Int32, district: UInt32, group: Int) {
    let offset = Int(day - Day.first.rawValue)
    let place = page(offset / Self.pageDays, district, group) + offset % Self.pageDays
    if counts[place] < .max { counts[place] &+= 1 }
  }

  /// Where the counts of a page begin.
  @inline(__always)
  private mutating func page(_ page: Int, _ district: UInt32, _ group: Int) -> Int {
    let key = UInt64(group) &<< 44 | UInt64(district) &<< 12 | UInt64(page)
    let start = pages.number(of: key) * Self.pageDays
    if start == counts.count {
      counts.append(contentsOf: repeatElement(0, count: Self.pageDays))
    }
    return start
  }

  /// - Returns: false where more was counted than a count tells, and some of it is taken out.
  mutating func merge(_ other: DistrictDays, times: Int) -> Bool {
    for (number, key) in other.pages.keys.enumerated() {
      let district = self.number(ofDistrict: other.names[Int(key >> 12 & 0xFFFF_FFFF)])
      let start = page(Int(key & 0xFFF), district, Int(key >> 44))
      for day in 0..<Self.pageDays {
        let added = Int(other.counts[number * Self.pageDays + day])
        guard added > 0 else { continue }
        let count = Int(counts[start + day])
        if times < 0, count == UInt8.max || added == UInt8.max { return false }
        counts[start + day] = UInt8(max(0, min(Int(UInt8.max), count + added * times)))
      }
    }
    return true
  }

  /// Adds the days of each district to the count of its group.
  func count(into groups: inout [Int]) {
    for (number, key) in pages.keys.enumerated() {
      let page = counts[number * Self.pageDays..<(number + 1) * Self.pageDays]
      groups[Int(key >> 44)] += page.count { $0 > 0 }
    }
  }
}
