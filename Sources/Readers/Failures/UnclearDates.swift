internal import Incidents

/// A column of dates that could mean several days, with the evidence for what they mean.
public struct UnclearDates: Sendable, Equatable {
  private let column: String
  private let dates: DatesOfColumn
  private let example: DoubtfulDate

  /// Nil where no date of the column could mean several days.
  init?(column: String, _ dates: DatesOfColumn) {
    guard let example = dates.first else { return nil }
    self.column = column
    self.dates = dates
    self.example = example
  }

  /// The line with the best evidence.
  var line: Int { evidence.first?.row.line ?? example.row.line }

  /// What was found, with the evidence in it.
  public var message: String {
    let many = "\(dates.doubtful) of \(dates.given)"
    let found = "\(many) dates in '\(column.shortened(to: 40))' \(cause)"
    if evidence.isEmpty {
      let readings = example.doubt.readings.map {
        "\($0.day) with --dates \($0.convention.rawValue)"
      }
      return "\(found): \(said(example)), which is \(readings.joined(separator: ", "))"
    }
    return "\(found): \(evidence.map(proof).joined(separator: "; "))"
  }

  /// What to do about it.
  public var help: String {
    let named = { (conventions: [DateConvention]) in
      conventions.map { "--dates \($0.rawValue) (\($0.meaning))" }.joined(separator: " or ")
    }
    let possible = conventions { $0 == dates.doubtful }
    switch possible.count {
    case 0:
      return "no order reads them all: correct the column, or pass "
        + "\(named(conventions { $0 > 0 })); dates that do not fit are then rejected"
    case 1: return "pass --dates \(possible[0].rawValue)"
    default: return "pass \(named(possible)), as the source writes them"
    }
  }

  private var cause: String {
    switch example.doubt.cause {
    case .order: "do not say whether the day or the month comes first"
    case .shortYear: "have a year of two digits"
    case .count: "are numbers of days, as spreadsheets keep dates"
    }
  }

  /// The conventions by how many of the doubtful dates they can read.
  private func conventions(_ isWanted: (Int) -> Bool) -> [DateConvention] {
    zip(DateConvention.allCases, dates.fits).filter { isWanted($0.1) }.map(\.0)
  }

  /// The first dates that a convention cannot read of which one would think.
  private var evidence: [DoubtfulDate] {
    var found: [DoubtfulDate] = []
    for (index, convention) in DateConvention.allCases.enumerated() {
      let isLikely =
        dates.fits[index] > 0
        || example.doubt.cause == .order && [.dayFirst, .monthFirst].contains(convention)
      guard isLikely, let date = dates.misfits[index], !found.contains(date) else { continue }
      found.append(date)
    }
    return found.sorted { $0.row.row < $1.row.row }
  }

  private func said(_ date: DoubtfulDate) -> String {
    "row \(date.row.row) has \(date.row.value.shortened(to: 40))"
  }

  private func proof(_ date: DoubtfulDate) -> String {
    let readings = date.doubt.readings.map(\.convention.meaning)
    let can = readings.count == 1 ? "only be" : "be"
    return "\(said(date)), which can \(can) \(readings.joined(separator: " or "))"
  }
}
