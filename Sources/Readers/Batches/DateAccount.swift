internal import Incidents

/// What the dates of some rows show, beside their days.
struct DateAccount: Sendable {
  var starts = DatesOfColumn()
  var ends = DatesOfColumn()
  /// The forms of the start dates, but for the usual one.
  var forms: DateForms = []
  var hasZones = false

  @inline(__always)
  mutating func noteUsual() {
    starts.clear += 1
    starts.hasUsual = true
  }

  mutating func note(_ date: ParsedDate) {
    starts.note(date)
    forms.formUnion(date.form)
    if date.hasZone { hasZones = true }
  }

  /// Adds the account of what comes next.
  mutating func append(_ next: DateAccount, _ moved: (Reject) -> Reject) {
    starts.append(next.starts, moved)
    ends.append(next.ends, moved)
    forms.formUnion(next.forms)
    hasZones = hasZones || next.hasZones
  }
}

/// How many dates of a column mean one day, and how many could mean several.
struct DatesOfColumn: Sendable, Equatable {
  /// Dates that mean one day, whatever their source.
  var clear = 0
  /// Whether any is written in the usual form.
  var hasUsual = false
  /// Dates that mean one day because of what is known of the source.
  private(set) var assumed = 0
  private(set) var doubtful = 0
  /// The first doubtful date.
  private(set) var first: DoubtfulDate?
  /// By convention, how many doubtful dates it can read, and the first that it cannot.
  private(set) var fits = Array(repeating: 0, count: DateConvention.allCases.count)
  private(set) var misfits: [DoubtfulDate?] = DateConvention.allCases.map { _ in nil }

  /// Dates that were given and that some reading makes a day of.
  var given: Int { clear + assumed + doubtful }

  /// Whether the column as a whole needs a convention: half of its dates do, or none is clear.
  var needsConvention: Bool { doubtful > 0 && doubtful >= clear }

  mutating func note(_ date: ParsedDate) {
    if date.isAssumed { assumed += 1 } else { clear += 1 }
  }

  /// Counts a doubtful date.
  ///
  /// - Parameter row: makes the row, asked where it is an example.
  mutating func note(_ doubt: DateDoubt, _ row: () -> Reject) {
    doubtful += 1
    var example: DoubtfulDate?
    func made() -> DoubtfulDate { DoubtfulDate(row: row(), doubt: doubt) }
    if first == nil {
      example = made()
      first = example
    }
    for (index, convention) in DateConvention.allCases.enumerated() {
      if doubt.readings.contains(where: { $0.convention == convention }) {
        fits[index] += 1
      } else if misfits[index] == nil {
        example = example ?? made()
        misfits[index] = example
      }
    }
  }

  mutating func append(_ next: DatesOfColumn, _ moved: (Reject) -> Reject) {
    clear += next.clear
    hasUsual = hasUsual || next.hasUsual
    assumed += next.assumed
    doubtful += next.doubtful
    first = first ?? next.first?.moved(moved)
    for index in fits.indices {
      fits[index] += next.fits[index]
      misfits[index] = misfits[index] ?? next.misfits[index]?.moved(moved)
    }
  }
}

/// A date that could mean several days, and the row that has it.
struct DoubtfulDate: Sendable, Equatable {
  let row: Reject
  let doubt: DateDoubt

  /// The same date in a longer account.
  func moved(_ moved: (Reject) -> Reject) -> DoubtfulDate {
    DoubtfulDate(row: moved(row), doubt: doubt)
  }
}
