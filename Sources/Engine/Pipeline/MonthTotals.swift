internal import Columnar
internal import Incidents

/// Incidents and reported deaths by month and province: a partial aggregate that merges with any
/// other, dense over the months that were met.
struct MonthTotals: Sendable, Equatable {
  /// Incidents of one month and province.
  struct Cell: Sendable, Equatable {
    var incidents: Int64 = 0
    /// Of the best figures; a missing one adds nothing.
    var deaths: Int64 = 0
  }

  /// Provinces, and a last column for incidents in none.
  let columnCount: Int
  /// The month of the first row of `cells`.
  private(set) var first: Int32 = 0
  /// Shape `[monthCount][columnCount]`, flattened.
  private(set) var cells: [Cell] = []

  init(columnCount: Int) { self.columnCount = columnCount }

  var monthCount: Int { cells.count / columnCount }

  /// - Complexity: amortized O(1), while the months met are within some decades.
  mutating func add(
    _ month: Month, column: Int, incidents: Int64, deaths: Int64
  ) throws(AggregationError) {
    makeRoom(for: month.rawValue...month.rawValue)
    let cell = Int(month.rawValue - first) * columnCount + column
    let (incidents, overflow) = cells[cell].incidents.addingReportingOverflow(incidents)
    let (deaths, deathsOverflow) = cells[cell].deaths.addingReportingOverflow(deaths)
    guard !overflow, !deathsOverflow else { throw .overflow(group: column) }
    cells[cell] = Cell(incidents: incidents, deaths: deaths)
  }

  mutating func merge(_ other: MonthTotals) throws(AggregationError) {
    for (index, cell) in other.cells.enumerated() where cell != Cell() {
      let (month, column) = index.quotientAndRemainder(dividingBy: columnCount)
      try add(
        Month(rawValue: other.first + Int32(month)), column: column, incidents: cell.incidents,
        deaths: cell.deaths)
    }
  }

  /// Widens the table to hold the months of `range`.
  private mutating func makeRoom(for range: ClosedRange<Int32>) {
    guard !cells.isEmpty else {
      first = range.lowerBound
      cells = Array(repeating: Cell(), count: range.count * columnCount)
      return
    }
    let last = first + Int32(monthCount) - 1
    if range.lowerBound < first {
      let missing = Int(first - range.lowerBound) * columnCount
      cells.insert(contentsOf: repeatElement(Cell(), count: missing), at: 0)
      first = range.lowerBound
    }
    if range.upperBound > last {
      let missing = Int(range.upperBound - last) * columnCount
      cells.append(contentsOf: repeatElement(Cell(), count: missing))
    }
  }
}
