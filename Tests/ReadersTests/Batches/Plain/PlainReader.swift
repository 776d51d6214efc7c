import Columnar
import Geography
import Incidents

@testable import Readers

/// A table as the plain reader gets it: its rows cut, and which column holds what.
struct PlainTable {
  var format: SourceFormat
  var header: [String]
  var columns: [IncidentField: Int]
  /// UCDP's second place text.
  var fallbackLocation: Int?
  var rows: [PlainRow]
  var notes: [String] = []
  /// Whether fields are separated by something else than a comma.
  var hasDecimalComma = false

  /// The column of countries, then that of their codes.
  var countries: [Int] {
    let name =
      switch format {
      case .acled: "iso"
      case .ucdp: "country_id"
      default: "Country Code"
      }
    return [columns[.country], header.firstIndex(of: name)].compactMap(\.self)
  }
}

/// Reads rows one after another and field by field, and does nothing cleverly.
struct PlainReader {
  let table: PlainTable
  let options: ReadingOptions
  let projection: Projection
  private var outcome = Outcome()
  /// The forms of the start dates, and whether any has a zone.
  private var forms: DateForms = []
  private var hasZones = false
  /// How many points could not be read, and how many values of each other column, in the order in
  /// which columns are met first.
  private var pointCount = 0
  private var oddCounts: [(Int, Int)] = []

  init(_ table: PlainTable, _ way: ReadingWay) {
    self.table = table
    options = way.options
    projection = way.projection
  }

  mutating func read() -> Outcome {
    outcome = Outcome()
    outcome.header = table.header
    for row in table.rows {
      outcome.rowCount += 1
      if projection.keepsRawRecords { outcome.records.append(row.fields.map(\.text)) }
      do {
        try read(row)
      } catch let fault as PlainRowFault {
        outcome.rejectCount += 1
        // The first thousand are listed.
        if outcome.rejectCount <= 1_000 { outcome.rejects.append(reject(row, fault)) }
        noteDoubt(fault)
      } catch {
        preconditionFailure("\(error)")
      }
    }
    outcome.notes = table.notes + dateNotes + valueNotes
    return outcome
  }

  private mutating func noteDoubt(_ fault: PlainRowFault) {
    guard fault.doubt != nil else { return }
    outcome.dates[fault.column == table.columns[.endDate] ? 1 : 0].doubtful += 1
  }

  private var dateNotes: [String] {
    var notes: [String] = []
    if forms.contains(.parts) {
      let headers = [IncidentField.year, .month, .day].compactMap { table.columns[$0] }
        .map { "'\(table.header[$0])'" }
      notes.append("Dates are put together from \(headers.joined(separator: ", ")).")
    }
    if forms.contains(.compact) { notes.append("Dates of eight digits are read as YYYYMMDD.") }
    let readings: [DateConvention: (DateForms, String)] = [
      .dayFirst: (.dayFirst, "the day first"), .monthFirst: (.monthFirst, "the month first"),
      .yearFirst: (.shortYearFirst, "the year first"),
      .excel: (.excel, "numbers as days counted from 1900"),
      .excel1904: (.excel1904, "numbers as days counted from 1904"),
    ]
    if let convention = options.dates, let (form, text) = readings[convention] {
      if forms.contains(form) {
        notes.append(
          "Dates that could mean several days are read with \(text) "
            + "(--dates \(convention.rawValue)).")
      }
    } else if forms.contains(.dayFirst) {
      notes.append("Dates such as 31-12-2017 are read with the day first, as ACLED writes them.")
    }
    if hasZones { notes.append("Dates with a time zone are taken as they are written.") }
    return notes
  }

  private var valueNotes: [String] {
    var notes: [String] = []
    if options.missingWords != .usual {
      let words = options.missingWords.words.map { "'\($0)'" }.joined(separator: ", ")
      notes.append(
        "Missing numbers, dates, coordinates and codes are written as "
          + "\(words.isEmpty ? "nothing" : words) (--missing).")
    }
    if pointCount > 0 {
      let rows = pointCount == 1 ? "1 row has" : "\(pointCount) rows have"
      notes.append(
        "\(rows) coordinates that could not be read and \(pointCount == 1 ? "goes" : "go") by the "
          + "name of a place.")
    }
    if !oddCounts.isEmpty {
      let counts = oddCounts.map { "\($0.1) in '\(table.header[$0.0])'" }
      notes.append(
        "Values that could not be read count as missing: \(counts.joined(separator: ", ")).")
    }
    return notes
  }

  private func reject(_ row: PlainRow, _ fault: PlainRowFault) -> Reject {
    var (field, value) = ("", "")
    if let column = fault.column {
      field = column < table.header.count ? table.header[column] : "column \(column + 1)"
      if column < row.fields.count {
        value = String(decoding: row.fields[column].text.prefix(800), as: UTF8.self)
        if value.count > 199 { value = value.prefix(199) + "…" }
      }
    }
    let id = (try? PlainRowReader(self, row).id()).flatMap { $0 }
    return Reject(
      row: outcome.rowCount, line: row.line, id: id.map { String(decoding: $0, as: UTF8.self) },
      field: field, value: value, reason: fault.reason)
  }

  private mutating func read(_ source: PlainRow) throws {
    let reader = PlainRowReader(self, source)
    try reader.checkForm()
    var kept = try reader.incident { dates in
      for (side, date) in dates.enumerated() {
        guard let date else { continue }
        if date.isAssumed {
          outcome.dates[side].assumed += 1
        } else {
          outcome.dates[side].clear += 1
        }
        if side > 0 { continue }
        forms.formUnion(date.form)
        if date.hasZone { hasZones = true }
      }
    }
    let id = try reader.id()
    try reader.checkTexts(isPlaceAsked: kept.isPlaceAsked)
    let wanted = projection.columns
    var reason: DropReason?
    (reason, kept.begunBefore, kept.hidesKind) = reader.judge(kept)
    reader.countCountry(kept, &outcome.countries)
    let isListed = reason.map(projection.kept.contains) ?? true
    if let reason, !isListed {
      outcome.dropped[Int(reason.rawValue)] += 1
      if reason != .date, reason != .country, kept.hidesKind { outcome.unknownKinds += 1 }
    }
    if kept.begunBefore { outcome.begunBeforeWindow += 1 }
    if isListed, projection.keepsRows {
      var row = kept.masked(wanted, reader)
      row.row = wanted.contains(.rows) ? outcome.rowCount : 0
      if wanted.contains(.ids) { row.id = id.map { String(decoding: $0, as: UTF8.self) } }
      row.verdict = reason
      outcome.kept.append(row)
    }
    note(kept.row)
    let isKept = isListed && projection.keepsRows
    for fault in kept.unread + (isKept ? kept.unreadOfKept : []) {
      noteUnread(fault, of: source, isDropped: !isListed)
    }
    guard let id else {
      outcome.withoutID += 1
      return
    }
    if projection.recordsIDs {
      outcome.ids.append(
        ReadTable.RecordedRow(hash: stableHash(of: id.span) >> 24, offset: source.offset))
    }
  }

  private mutating func noteUnread(_ fault: PlainRowFault, of row: PlainRow, isDropped: Bool) {
    let fields = table.columns.filter { $0.value == fault.column }.map(\.key)
    let isDate = !Set(fields).isDisjoint(with: [.date, .year, .month, .day])
    if isDropped, !isDate, fault.doubt == nil { return }
    noteDoubt(fault)
    if isDate {
      if fault.doubt != nil { return }
      outcome.unreadDateCount += 1
      if outcome.unreadDateCount <= 20 { outcome.unreadDates.append(reject(row, fault)) }
      return
    }
    outcome.oddValueCount += 1
    if outcome.oddValueCount <= 20 { outcome.oddValues.append(reject(row, fault)) }
    if fields.contains(.longitude) || fields.contains(.latitude) {
      pointCount += 1
    } else if let known = oddCounts.firstIndex(where: { $0.0 == fault.column }) {
      oddCounts[known].1 += 1
    } else if let column = fault.column {
      oddCounts.append((column, 1))
    }
  }

  private mutating func note(_ row: KeptRow) {
    outcome.firstDay = [outcome.firstDay, row.start].compactMap(\.self).min()
    outcome.lastDay = [outcome.lastDay, row.start].compactMap(\.self).max()
    outcome.latestRevision = [outcome.latestRevision, row.timestamp].compactMap(\.self).max()
  }
}

/// Why a row is no incident.
struct PlainRowFault: Error {
  var column: Int?
  let reason: String
  var doubt: DateDoubt?
}

/// What is read of every row, whatever is wanted.
struct PlainIncident {
  var row = KeptRow()
  /// The best figure is kept of every row, the others where they are wanted.
  var range = CountRange()
  /// What could not be read and is taken for missing.
  var unread: [PlainRowFault] = []
  /// The same of what is read of rows alone that are kept.
  var unreadOfKept: [PlainRowFault] = []
  var begunBefore = false
  /// Whether the type stands for no known kind.
  var hidesKind = false

  var isPlaceAsked: Bool { row.point == nil || !row.precision.isPrecise }

  /// With no more than what is wanted.
  func masked(_ wanted: BatchColumns, _ reader: PlainRowReader) -> KeptRow {
    var row = row
    if wanted.contains(.offsets) { row.offset = reader.row.offset }
    if !wanted.contains(.timestamps) { row.timestamp = nil }
    if !wanted.contains(.endDays) { row.end = nil }
    if wanted.contains(.countries) { row.country = reader.country }
    row.admin1 = reader.text(.admin1)
    if wanted.contains(.admin2) { row.admin2 = reader.text(.admin2) }
    if isPlaceAsked || wanted.contains(.allLocations) { row.location = reader.location }
    if wanted.contains(.types) { row.types = reader.types }
    let (kind, isOdd) = reader.kind
    if wanted.contains(.kinds) { row.kind = kind }
    // Whether a kind is known shows where kinds are read: for batches, or for a filter.
    let readsKinds = wanted.contains(.kinds) || reader.reader.projection.query.asksForKinds
    if readsKinds, isOdd { row.oddities.insert(.unknownKind) }
    if wanted.contains(.actors) { row.actors = reader.actors }
    row.deaths =
      wanted.contains(.range) ? [range.low, range.best, range.high] : [nil, range.best, nil]
    if range.wasReordered { row.oddities.insert(.reorderedFatalities) }
    if isPlaceAsked, wanted.contains(.notes) { row.notes = reader.text(.notes) }
    if wanted.contains(.noteHashes) { row.noteHash = reader.noteHash }
    if wanted.contains(.marks) { row.marks = reader.marks }
    return row
  }
}
