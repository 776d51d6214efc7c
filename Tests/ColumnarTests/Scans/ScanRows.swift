import Columnar
import TestSupport

/// Random rows, wide or narrow, shuffled or sorted by day, and the answer of a plain loop.
struct ScanRows {
  let rowCount: Int
  let groupCount: Int
  var groups: [UInt32] = []
  var days: [Int32?] = []
  /// Shape `[3][rowCount]`, for codes of 8, 16 and 32 bits; the largest code stands for null.
  var codes: [[UInt32]] = [[], [], []]
  /// Shape `[3][rowCount]`, for values of 8, 16 and 32 bits.
  var measures: [[Int32?]] = [[], [], []]
  private static let codeCounts: [UInt32] = [200, 3_000, 70_000]

  init(rowCount: Int, using random: inout SplitMix64) {
    self.rowCount = rowCount
    groupCount = [1, 34, 34, 256, 257, 3_000, 66_000].randomElement(using: &random) ?? 1
    let isOneGroup = Int.random(in: 0..<4, using: &random) == 0
    let daySpan: Int32 = [0, 200, 3_650, 73_000].randomElement(using: &random) ?? 0
    let nullShare = [0, 0, 20, 100].randomElement(using: &random) ?? 0
    func isNull(using random: inout SplitMix64) -> Bool {
      Int.random(in: 0..<100, using: &random) < nullShare
    }
    let first = Int32.random(in: -40_000...0, using: &random)
    let lastGroup = UInt32(groupCount - 1)
    for _ in 0..<rowCount {
      groups.append(isOneGroup ? lastGroup : UInt32.random(in: 0...lastGroup, using: &random))
      let day = first + Int32.random(in: 0...daySpan, using: &random)
      days.append(isNull(using: &random) ? nil : day)
      for (index, count) in Self.codeCounts.enumerated() {
        codes[index].append(
          isNull(using: &random) ? .max : UInt32.random(in: 0..<count, using: &random))
      }
      let values = [
        Int32.random(in: -3...200, using: &random), Int32.random(in: 0...60_000, using: &random),
        Int32.random(in: .min + 1 ... .max, using: &random),
      ]
      for (index, value) in values.enumerated() {
        measures[index].append(isNull(using: &random) ? nil : value)
      }
    }
    if Bool.random(using: &random) {
      days.sort { ($0 ?? .min) < ($1 ?? .min) }
    }
  }

  var table: CountingTable {
    CountingTable(
      groups: PackedColumn(codes: groups), groupCount: groupCount,
      days: PackedColumn(Column(days)),
      attributes: codes.map { PackedColumn(codes: $0, none: .max) },
      measures: measures.map { PackedColumn(Column($0)) })
  }

  func query(using random: inout SplitMix64) -> ScanQuery {
    var query = ScanQuery()
    let known = days.compactMap { $0 }
    let (low, high) = (known.min() ?? 0, known.max() ?? 0)
    if Bool.random(using: &random) {
      let from = Int32.random(in: (low - 3)...(high + 3), using: &random)
      query.window = from...Int32.random(in: from...(high + 3), using: &random)
    }
    if groupCount < 300, Int.random(in: 0..<3, using: &random) == 0 {
      let first = Int32.random(in: low...high, using: &random)
      let dayCount = Int32.random(in: 1...(high - low + 2), using: &random)
      query.bins = DayBins(
        firstDay: first, bins: (0..<dayCount).map { UInt32($0) / 3_000 }, binCount: 30)
    }
    for (attribute, count) in Self.codeCounts.enumerated()
    where Int.random(in: 0..<3, using: &random) == 0 {
      query.requirements.append(
        .attribute(attribute, in: bits(Int(count) - 1, share: 0.7, using: &random)))
    }
    if Int.random(in: 0..<4, using: &random) == 0 {
      query.requirements.append(.group(in: bits(groupCount, share: 0.5, using: &random)))
    }
    if Int.random(in: 0..<4, using: &random) == 0 {
      let share: Double = [0.01, 0.5, 0.99].randomElement(using: &random) ?? 1
      query.requirements.append(.rows(bits(rowCount, share: share, using: &random)))
    }
    let count = Int.random(in: 0...3, using: &random)
    query.measures = Array([0, 1, 2].shuffled(using: &random).prefix(count))
    return query
  }

  private func bits(_ count: Int, share: Double, using random: inout SplitMix64) -> Bitmap {
    let isSet = (0..<count).map { _ in Double.random(in: 0..<1, using: &random) < share }
    return Bitmap(settingBits: isSet.indices.filter { isSet[$0] }, count: count)
  }

  /// The cell of a row that meets the query.
  private func cell(_ row: Int, _ query: ScanQuery) -> Int? {
    if let window = query.window {
      guard let day = days[row], window.contains(day) else { return nil }
    }
    for requirement in query.requirements {
      let meets =
        switch requirement {
        case .attribute(let number, let accepted):
          codes[number][row] < accepted.count && accepted[Int(codes[number][row])]
        case .group(let accepted): accepted[Int(groups[row])]
        case .rows(let bitmap): bitmap[row]
        }
      if !meets { return nil }
    }
    guard let bins = query.bins else { return Int(groups[row]) }
    guard let day = days[row], day >= bins.firstDay, Int(day - bins.firstDay) < bins.bins.count
    else { return nil }
    return Int(bins.bins[Int(day - bins.firstDay)]) * groupCount + Int(groups[row])
  }

  /// The answer, by adding one row after another.
  func twin(_ query: ScanQuery, in rows: Range<Int>) -> PlainTotals {
    var totals = PlainTotals(
      groupCount: (query.bins?.binCount ?? 1) * groupCount, measureCount: query.measures.count)
    for row in rows {
      guard let cell = cell(row, query) else { continue }
      totals.add(query.measures.map { measures[$0][row] }, to: cell)
    }
    return totals
  }
}
