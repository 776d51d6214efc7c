internal import Engine
internal import Incidents

/// The incidents by month, or by year when there are many months, for some groups of provinces.
struct MonthChart {
  /// One line of bars.
  struct Line {
    let label: String
    /// The codes it adds up; nil for all that no other line has.
    let codes: [String]?
    /// Shape `[periodCount]`.
    var counts: [Int]

    var total: Int { counts.reduce(0, +) }
  }

  /// More lines than these are added up in the last.
  static let mostLines = 6
  /// Longer times are told by year.
  static let mostMonths = Story.largestMonthTable

  let isByYear: Bool
  /// The first month of each period.
  let periods: [Month]
  let lines: [Line]

  /// Nil when no incident has a date.
  ///
  /// - Parameter codes: the provinces that have lines of their own.
  init?(_ report: Report, codes: [String], label: (String) -> String, other: String) {
    let months = report.timeline.map(\.month)
    let query = report.question.incidents
    guard let least = months.min(), let most = months.max() else { return nil }
    // An empty start or end of the window is part of the answer.
    let first = min(least, query.from?.month ?? least)
    let last = max(most, query.to?.month ?? most)
    isByYear = Int(last.rawValue) - Int(first.rawValue) >= Self.mostMonths
    periods =
      isByYear
      ? (first.year...last.year).map { Month(year: $0, month: 1) }
      : (first.rawValue...last.rawValue).map { Month(rawValue: $0) }
    let shown = codes.prefix(Self.mostLines)
    let empty = Array(repeating: 0, count: periods.count)
    var lines = shown.map { Line(label: label($0), codes: [$0], counts: empty) }
    lines.append(Line(label: other, codes: nil, counts: empty))
    let places = Dictionary(
      shown.enumerated().map { ($0.element, $0.offset) }, uniquingKeysWith: { a, _ in a })
    for cell in report.timeline {
      let period =
        isByYear ? cell.month.year - first.year : Int(cell.month.rawValue - first.rawValue)
      let line = cell.code.flatMap { places[$0] } ?? shown.count
      lines[line].counts[period] += cell.incidents
    }
    self.lines = lines.filter { $0.total > 0 || $0.codes != nil }
  }

  var largest: Int { lines.flatMap(\.counts).max() ?? 0 }

  /// Where the JSON has a cell: the months that begin so, and the codes, those after a `!` excluded.
  func path(_ line: Int, _ period: Int) -> String {
    let month = periods[period]
    let time = isByYear ? "\(month.year)" : "\(month)"
    let codes =
      lines[line].codes?.joined(separator: ",")
      ?? "!" + lines.compactMap(\.codes).flatMap { $0 }.joined(separator: ",")
    return "timeline|\(time)|\(codes)"
  }
}
