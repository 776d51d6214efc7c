public import Incidents

/// The account of some data rows of an input, in their order: what became of each that is not in a
/// batch, and what is told of an input as a whole.
public struct RowAccount: Sendable {
  /// Data rows, rejected ones included.
  public internal(set) var rowCount = 0
  /// Rows that could not be read; rows and lines count from the account's own first.
  public internal(set) var rejects = InputRejects()
  /// Dates that could not be read of rows that need none, numbered as `rejects`.
  public internal(set) var unreadDates = InputRejects()
  /// Other values that could not be read and are missing from rows that are kept.
  public internal(set) var oddValues = InputRejects()
  /// How many of these rows have a point among them, in whose place a name stands.
  var unreadPoints = 0
  var dates = DateAccount()
  /// Rows dropped while they were read, for each reason by its raw value.
  public internal(set) var dropped = Array(repeating: 0, count: DropReason.allCases.count + 1)
  /// Rows that would be kept, had their period begun when the window opens.
  public internal(set) var begunBeforeWindow = 0
  /// Dropped rows whose type stands for no known kind, of those in the window.
  public internal(set) var unknownKinds = 0
  /// Types that stand for several kinds, of rows whose kind was read; each worker knows those of
  /// earlier stretches, too.
  public internal(set) var unclearTypes: Set<UnclearType> = []
  /// How many rows could be read and have no id.
  public internal(set) var withoutID = 0
  /// Rows of other countries, and words that name none.
  public internal(set) var countries = CountryCounts()
  public internal(set) var firstDay: Day?
  public internal(set) var lastDay: Day?
  public internal(set) var latestRevision: Int64?
  /// What the layout's columns that may be counts hold; empty while none was met.
  public internal(set) var countSuspects: [CountSuspect] = []
  var lineBreakCount = 0
  /// Lines among the rows that are none.
  var leftOut = LeftOutLines()
  /// The first line among the rows that is another header.
  var otherHeader: OtherHeader?
  var badBytes = BadBytes()

  /// The most values to list that could not be read; all are counted.
  static let listedValues = 20

  public init() {}

  /// How many rows that need no date, and are not rejected, have one that could not be read.
  public var unreadDateCount: Int { unreadDates.count + dates.starts.doubtful }

  /// Adds the account of what comes next.
  ///
  /// - Parameter keptRejects: the most rejects to list.
  public mutating func append(_ next: RowAccount, keptRejects: Int) {
    let linesBefore = lineBreakCount
    let moved = { [rowCount, lineBreakCount] (reject: Reject) in
      reject.moved(byRows: rowCount, lines: lineBreakCount)
    }
    rejects.append(next.rejects, listing: keptRejects, moved)
    unreadDates.append(next.unreadDates, listing: Self.listedValues, moved)
    oddValues.append(next.oddValues, listing: Self.listedValues, moved)
    unreadPoints += next.unreadPoints
    dates.append(next.dates, moved)
    rowCount += next.rowCount
    lineBreakCount += next.lineBreakCount
    leftOut.append(next.leftOut, linesBefore: linesBefore)
    if otherHeader == nil, let other = next.otherHeader {
      otherHeader = OtherHeader(line: other.line + linesBefore, cells: other.cells)
    }
    badBytes.append(next.badBytes, linesBefore: linesBefore)
    begunBeforeWindow += next.begunBeforeWindow
    unknownKinds += next.unknownKinds
    unclearTypes.formUnion(next.unclearTypes)
    withoutID += next.withoutID
    countries.merge(next.countries)
    for reason in dropped.indices { dropped[reason] += next.dropped[reason] }
    if countSuspects.isEmpty {
      countSuspects = next.countSuspects
    } else {
      for (index, other) in next.countSuspects.enumerated() { countSuspects[index].append(other) }
    }
    if let day = next.firstDay { note(day: day) }
    if let day = next.lastDay { note(day: day) }
    if let moment = next.latestRevision { note(revision: moment) }
  }

  mutating func note(day: Day) {
    if firstDay.map({ day < $0 }) ?? true { firstDay = day }
    if lastDay.map({ day > $0 }) ?? true { lastDay = day }
  }

  /// - Parameters:
  ///   - index: of the column among those that may be counts.
  ///   - number: nil where the value is no whole number.
  mutating func note(countSuspect index: Int, of count: Int, _ number: Int64?) {
    if countSuspects.isEmpty {
      countSuspects = Array(repeating: CountSuspect(), count: count)
    }
    countSuspects[index].note(number)
  }

  mutating func note(revision: Int64) { latestRevision = max(latestRevision ?? revision, revision) }
}

/// A header among the rows that does not name the fields as the first one does.
struct OtherHeader: Sendable {
  let line: Int
  let cells: [String]
}

/// What stands in a column whose header names a number of incidents.
public struct CountSuspect: Sendable {
  private var wholeNumbers = 0
  private var others = 0
  private var isOneAlways = true
  /// The first values.
  public private(set) var examples: [Int64] = []

  private static let exampleLimit = 3

  /// Whether the column counts: nearly all of its values are whole numbers, and not all are 1.
  public var isCount: Bool { !isOneAlways && wholeNumbers >= 9 * others }

  mutating func note(_ number: Int64?) {
    guard let number, number >= 0 else {
      others += 1
      return
    }
    wholeNumbers += 1
    if number != 1 { isOneAlways = false }
    if examples.count < Self.exampleLimit { examples.append(number) }
  }

  mutating func append(_ next: CountSuspect) {
    wholeNumbers += next.wholeNumbers
    others += next.others
    isOneAlways = isOneAlways && next.isOneAlways
    examples = Array((examples + next.examples).prefix(Self.exampleLimit))
  }
}

extension Reject {
  /// The same reject in a longer account.
  fileprivate func moved(byRows rows: Int, lines: Int) -> Reject {
    Reject(
      row: row + rows, line: line + lines, id: id, field: field, value: value, reason: reason)
  }
}
