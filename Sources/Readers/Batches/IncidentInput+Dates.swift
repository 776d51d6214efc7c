internal import Incidents

// What the dates of an input are said to be.
extension IncidentInput {
  /// The columns in which dates could mean several days, and were not read.
  func unclearDates(_ account: RowAccount) -> [UnclearDates] {
    datesByField(account).compactMap { field, dates in
      layout[field].flatMap { UnclearDates(column: header[$0], dates) }
    }
  }

  /// Refuses an input whose dates say nothing without `--dates`: at least half of those that some
  /// reading makes a day of, or all that are not clear.
  ///
  /// - Throws: `ReadingError.badData` with the first evidence; never where rows need no date.
  public func checkDates(_ account: RowAccount) throws(ReadingError) {
    guard options.requiresDate else { return }
    for (field, dates) in datesByField(account) where dates.needsConvention {
      guard let column = layout[field], let found = UnclearDates(column: header[column], dates)
      else { continue }
      throw .badData(at: FilePosition(file: path, line: found.line), .unclearDates(found))
    }
  }

  private func datesByField(_ account: RowAccount) -> [(IncidentField, DatesOfColumn)] {
    [(.date, account.dates.starts), (.endDate, account.dates.ends)]
  }

  /// The forms of the dates.
  func dateForms(_ dates: DateAccount) -> DateForms {
    dates.starts.hasUsual ? dates.forms.union(.iso) : dates.forms
  }

  /// What a reader of the figures must know of how dates were read.
  func dateNotes(_ dates: DateAccount) -> [String] {
    var notes: [String] = []
    let columns = [IncidentField.year, .month, .day].compactMap { layout[$0] }
    if !columns.isEmpty, dates.forms.contains(.parts) {
      let names = columns.map { "'\(header[$0].shortened(to: 40))'" }
      notes.append("Dates are put together from \(names.joined(separator: ", ")).")
    }
    if dates.forms.contains(.compact) {
      notes.append("Dates of eight digits are read as YYYYMMDD.")
    }
    if let convention = options.dates, dates.forms.contains(convention.form) {
      notes.append(
        "Dates that could mean several days are read with \(convention.reading) "
          + "(--dates \(convention.rawValue)).")
    } else if dates.forms.contains(.dayFirst) {
      notes.append("Dates such as 31-12-2017 are read with the day first, as ACLED writes them.")
    }
    if dates.hasZones { notes.append("Dates with a time zone are taken as they are written.") }
    return notes
  }
}

extension DateConvention {
  fileprivate var reading: String {
    switch self {
    case .dayFirst: "the day first"
    case .monthFirst: "the month first"
    case .yearFirst: "the year first"
    case .excel: "numbers as days counted from 1900"
    case .excel1904: "numbers as days counted from 1904"
    }
  }
}
