internal import Columnar
internal import Geocoding
internal import Geography
internal import Incidents

/// Matched incidents and reported deaths by all that the figures of a report divide them by: the
/// group they are counted in, the month, whether the source places them precisely, and the set of
/// provinces in which they may truly lie. Every count and share of a report is a sum of cells.
///
/// Integers only, and only of cells that occur: totals merge with any others, and rows can be taken
/// out again.
struct CellTotals: Sendable {
  /// Sums over the incidents of a cell.
  struct Figures: Sendable, Equatable {
    var rows: Int64 = 0
    /// How many incidents the rows stand for beyond one each, and at least and at most: 0 but in
    /// counted tables.
    var surplus: Int64 = 0
    var surplusLow: Int64 = 0
    var surplusHigh: Int64 = 0
    /// Sums of the sources' figures; a missing one adds nothing.
    var low: Int64 = 0
    var best: Int64 = 0
    var high: Int64 = 0
    /// Incidents with some figure and without that bound.
    var withoutLow: Int64 = 0
    var withoutHigh: Int64 = 0
    /// Incidents without any figure.
    var untold: Int64 = 0
    /// Incidents without a best figure, and the sum of their low ones.
    var withoutBest: Int64 = 0
    var lowWithoutBest: Int64 = 0

    /// The sum of the low figures of incidents that have a best one.
    var leastBest: Int64 { low - lowWithoutBest }

    /// How many incidents the rows stand for.
    var incidents: Int64 { rows + surplus }
    var least: Int64 { rows + surplusLow }
    var most: Int64 { rows + surplusHigh }

    mutating func addSurplus(_ weight: RowWeight) {
      surplus += Int64(weight.count) - 1
      surplusLow += Int64(weight.low) - 1
      surplusHigh += Int64(weight.high) - 1
    }

    @inline(__always)
    mutating func addIncident(low: Int32?, best: Int32?, high: Int32?) {
      rows &+= 1
      self.low &+= Int64(low ?? 0)
      self.best &+= Int64(best ?? 0)
      self.high &+= Int64(high ?? 0)
      if best == nil {
        withoutBest &+= 1
        lowWithoutBest &+= Int64(low ?? 0)
        guard low != nil || high != nil else {
          untold &+= 1
          return
        }
      }
      withoutLow &+= low == nil ? 1 : 0
      withoutHigh &+= high == nil ? 1 : 0
    }

    /// - Parameter times: -1 takes the other figures out again.
    mutating func add(_ other: Figures, times: Int64 = 1) {
      rows += other.rows * times
      surplus += other.surplus * times
      surplusLow += other.surplusLow * times
      surplusHigh += other.surplusHigh * times
      low += other.low * times
      best += other.best * times
      high += other.high * times
      withoutLow += other.withoutLow * times
      withoutHigh += other.withoutHigh * times
      untold += other.untold * times
      withoutBest += other.withoutBest * times
      lowWithoutBest += other.lowWithoutBest * times
    }
  }

  /// One cell.
  struct Cell: Sendable {
    /// As `TotalsShape` numbers groups.
    let group: Int
    /// Nil for incidents without a date.
    let month: Month?
    let isPrecise: Bool
    let support: Support
    var figures: Figures
  }

  private var index = KeyIndex()
  private var figures: [Figures] = []
  /// The supports that do not follow from the group alone, by their numbers less one.
  private var supports: [Support] = []
  private var supportNumbers: [Support: UInt32] = [:]
  private let shape: TotalsShape

  init(_ shape: TotalsShape) { self.shape = shape }

  /// Adds a row.
  ///
  /// - Complexity: amortized O(1), or O(size of the support) where it does not follow from the group.
  @inline(__always)
  mutating func add(
    group: Int, day: Int32?, isPrecise: Bool, support: Support?, low: Int32?, best: Int32?,
    high: Int32?, weight: RowWeight? = nil
  ) {
    let cell = number(
      group: group, month: day.map(MonthTable.month(of:)) ?? 0, isPrecise: isPrecise,
      support: support.map { number(of: $0) } ?? 0)
    figures[cell].addIncident(low: low, best: best, high: high)
    if let weight { figures[cell].addSurplus(weight) }
  }

  /// Adds the cells of other totals, or takes them out.
  ///
  /// - Parameter times: -1 takes out what was added before.
  mutating func merge(_ other: CellTotals, times: Int64 = 1) {
    for number in other.figures.indices where other.figures[number].rows != 0 {
      let key = Key(rawValue: other.index.keys[number])
      let support = key.support == 0 ? 0 : self.number(of: other.supports[Int(key.support) - 1])
      let cell = self.number(
        group: key.group, month: key.month, isPrecise: key.isPrecise, support: support)
      figures[cell].add(other.figures[number], times: times)
    }
  }

  /// The cells that are not empty, in no particular order.
  var cells: [Cell] {
    figures.indices.lazy.filter { figures[$0].rows != 0 }.map { number in
      let key = Key(rawValue: index.keys[number])
      return Cell(
        group: key.group, month: MonthTable.month(numbered: key.month), isPrecise: key.isPrecise,
        support: key.support == 0 ? shape.support(of: key.group) : supports[Int(key.support) - 1],
        figures: figures[number])
    }
  }

  @inline(__always)
  private mutating func number(
    group: Int, month: Int, isPrecise: Bool, support: UInt32
  ) -> Int {
    let key = Key(group: group, month: month, isPrecise: isPrecise, support: support)
    let number = index.number(of: key.rawValue)
    if number == figures.count { figures.append(Figures()) }
    return number
  }

  private mutating func number(of support: Support) -> UInt32 {
    if let number = supportNumbers[support] { return number }
    supports.append(support)
    supportNumbers[support] = UInt32(supports.count)
    return UInt32(supports.count)
  }
}

/// The parts of a cell's key: 20 bits for the group, 12 for the month, one for precise rows, 31 for
/// the number of the support.
private struct Key {
  let rawValue: UInt64

  init(rawValue: UInt64) { self.rawValue = rawValue }

  @inline(__always)
  init(group: Int, month: Int, isPrecise: Bool, support: UInt32) {
    rawValue =
      UInt64(group) | UInt64(month) &<< 20 | (isPrecise ? 1 &<< 32 : 0) | UInt64(support) &<< 33
  }

  var group: Int { Int(rawValue & 0xF_FFFF) }
  var month: Int { Int(rawValue >> 20 & 0xFFF) }
  var isPrecise: Bool { rawValue >> 32 & 1 == 1 }
  var support: UInt32 { UInt32(rawValue >> 33) }
}

/// Months from that of the first day that there is, by a table instead of a calendar for each row; 0
/// stands for none.
private enum MonthTable {
  private static let firstMonth = Day.first.month.rawValue
  private static let months: [UInt16] = (firstMonth...Day.last.month.rawValue).flatMap { month in
    repeatElement(UInt16(month - firstMonth + 1), count: Month(rawValue: month).dayCount)
  }

  @inline(__always)
  static func month(of day: Int32) -> Int { Int(months[Int(day - Day.first.rawValue)]) }

  static func month(numbered number: Int) -> Month? {
    number == 0 ? nil : Month(rawValue: firstMonth + Int32(number) - 1)
  }
}
