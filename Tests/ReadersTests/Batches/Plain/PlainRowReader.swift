import Columnar
import Geography
import Incidents

@testable import Readers

/// Reads one row.
struct PlainRowReader {
  let reader: PlainReader
  let row: PlainRow

  init(_ reader: PlainReader, _ row: PlainRow) {
    self.reader = reader
    self.row = row
  }

  private var table: PlainTable { reader.table }
  private var format: SourceFormat { table.format }

  /// The value of a field, empty where there is none.
  private func value(_ field: IncidentField) -> [UInt8] {
    guard let column = table.columns[field], column < row.fields.count else { return [] }
    return row.fields[column].value
  }

  func text(_ field: IncidentField) -> String? {
    let value = value(field)
    return value.isEmpty ? nil : String(decoding: value, as: UTF8.self)
  }

  private func fault(_ field: IncidentField, _ reason: String) -> PlainRowFault {
    PlainRowFault(column: table.columns[field], reason: reason)
  }

  /// A value that is no text, empty where it says nothing.
  private func code(_ field: IncidentField) -> [UInt8] { code(value(field)) }

  private func code(_ value: [UInt8]) -> [UInt8] {
    let text = String(decoding: value, as: UTF8.self).unicodeScalars
    let plain = text.map { [0xA0, 0x202F, 0x2007, 0x2009, 0xFEFF].contains($0.value) ? " " : $0 }
    let value = trimmed(plain.flatMap { Array(String($0).utf8) })
    let words = reader.options.missingWords.words.map { $0.lowercased() }
    return words.contains(String(decoding: value, as: UTF8.self).lowercased()) ? [] : value
  }

  /// What a field may say, noted where it cannot be read.
  private func parsed<Value>(
    _ field: IncidentField, _ unread: inout [PlainRowFault], _ parse: ([UInt8]) throws -> Value
  ) -> Value? {
    do { return try parsed(field, parse) } catch {
      if let fault = error as? PlainRowFault { unread.append(fault) }
      return nil
    }
  }

  private func parsed<Value>(
    _ field: IncidentField, _ parse: ([UInt8]) throws -> Value
  ) throws -> Value? {
    let value = code(field)
    if value.isEmpty { return nil }
    do { return try parse(value) } catch let found as PlainFault {
      throw PlainRowFault(
        column: table.columns[field], reason: found.reason, doubt: found.doubt)
    }
  }

  /// What makes the row none, beside its values.
  func checkForm() throws {
    if reader.projection.checksEveryField {
      for (column, field) in row.fields.enumerated() {
        if let reason = plainTextFault(field.text) {
          throw PlainRowFault(column: column, reason: reason)
        }
      }
    }
    if let fault = row.fault { throw PlainRowFault(column: fault.column, reason: fault.reason) }
    let (found, expected) = (row.fields.count, table.header.count)
    if found != expected {
      throw PlainRowFault(
        reason: "the row has \(found) field\(found == 1 ? "" : "s"), expected \(expected)")
    }
    let limit = reader.options.limits.maxFieldBytes
    for (column, field) in row.fields.enumerated() where field.length > limit {
      throw PlainRowFault(
        column: column, reason: "has \(field.length) bytes, more than \(limit)")
    }
    if row.fields.allSatisfy({ $0.content.isEmpty }) {
      throw PlainRowFault(reason: "every field of the row is empty")
    }
  }

  /// The source's own key, without a fraction of zero where keys are numbers.
  func id() throws -> [UInt8]? {
    let value = withoutZeros(value(.id), isNumber: format == .ucdp)
    if value.isEmpty { return nil }
    if let reason = plainTextFault(value) { throw fault(.id, reason) }
    let placeholders = [
      "0", "-", "--", ".", "?", "na", "n/a", "#n/a", "nan", "null", "none", "nil", "undefined",
      "unknown", "\\n",
    ]
    return placeholders.contains(String(decoding: value, as: UTF8.self).lowercased()) ? nil : value
  }

  private func withoutZeros(_ text: [UInt8], isNumber: Bool) -> [UInt8] {
    guard isNumber, text.contains(46), (try? plainInteger(text)) != nil else { return text }
    return Array(text.prefix { $0 != 46 })
  }

  /// - Parameter noteDates: told of the dates of the start and the end, each when it is read.
  func incident(_ noteDates: ([ParsedDate?]) -> Void) throws -> PlainIncident {
    var incident = PlainIncident()
    incident.row.timestamp = parsed(.timestamp, &incident.unread, plainTimestamp)
    let start = try startDate(&incident)
    incident.row.start = start?.day
    noteDates([start, nil])
    let style = format.dateStyle(reader.options.dates)
    let end = parsed(.endDate, &incident.unread) { try PlainDates(style).date($0) }
    noteDates([nil, end])
    if let start, let end, end.day < start.day {
      let fault = fault(.endDate, "is before the start date")
      if reader.options.requiresDate { throw fault }
      incident.unread.append(fault)
    } else {
      incident.row.end = end?.day
    }
    incident.row.point = try pointOrNone(&incident)
    let deaths = [IncidentField.fatalities, .low, .best, .high].map {
      parsed($0, &incident.unreadOfKept, plainDeaths)
    }
    incident.range = CountRange(low: deaths[1], best: deaths[2] ?? deaths[0], high: deaths[3])
    if format == .csv || format == .geojson, let start {
      incident.row.datePrecision = start.precision
    }
    readPrecisions(&incident)
    return incident
  }

  /// The date, which is noted where it cannot be read and none is needed.
  private func startDate(_ incident: inout PlainIncident) throws -> ParsedDate? {
    let style = format.dateStyle(reader.options.dates)
    do {
      let isInParts = table.columns[.year] != nil
      let date =
        try isInParts ? dateOfParts() : parsed(.date) { try PlainDates(style).date($0) }
      if let date { return date }
      if !reader.options.requiresDate { return nil }
      throw fault(isInParts ? .year : .date, "the date is missing")
    } catch let fault as PlainRowFault {
      if reader.options.requiresDate { throw fault }
      incident.unread.append(fault)
      return nil
    }
  }

  private func dateOfParts() throws -> ParsedDate? {
    func part(_ field: IncidentField) throws -> Int? {
      let number = try parsed(field) { text in
        if field == .month,
          let month = plainMonth(String(decoding: text, as: UTF8.self).lowercased())
        {
          return month
        }
        guard let number = try? plainInteger(text), number >= 0, number < 10_000 else {
          throw PlainFault(
            field == .month
              ? "is no month, expected 1 to 12 or an English name" : "is no part of a date")
        }
        return Int(number)
      }
      return number == 0 ? nil : number
    }
    guard let year = try part(.year) else { return nil }
    if year < 100 { throw fault(.year, "is no year of four digits") }
    let month = try part(.month)
    let day = month == nil ? nil : try part(.day)
    let last: IncidentField = day != nil ? .day : month != nil ? .month : .year
    do {
      return ParsedDate(
        day: try plainDay(year, month ?? 1, day ?? 1),
        precision: day != nil ? .day : month != nil ? .month : .year, form: .parts)
    } catch let found as PlainFault {
      throw fault(last, found.reason)
    }
  }

  /// The point, which may be missing where the row has the name of a place.
  private func pointOrNone(_ incident: inout PlainIncident) throws -> [Double]? {
    do { return try point() } catch let fault as PlainRowFault {
      var names = [IncidentField.location, .admin2, .admin1].map { code($0) }
      if let column = table.fallbackLocation { names.append(code(row.fields[column].value)) }
      if names.allSatisfy(\.isEmpty) { throw fault }
      incident.unread.append(fault)
      return nil
    }
  }

  private func point() throws -> [Double]? {
    guard table.columns[.longitude] != nil, table.columns[.latitude] != nil else { return nil }
    let (x, y) = (try degrees(.longitude), try degrees(.latitude))
    if x == nil, y == nil { return nil }
    guard let x else { throw fault(.longitude, "is missing beside a latitude") }
    guard let y else { throw fault(.latitude, "is missing beside a longitude") }
    if abs(y) > 90, abs(y) <= 180, abs(x) <= 90 {
      throw fault(.latitude, "is outside -90...90; longitude and latitude look swapped")
    }
    let hint = max(abs(x), abs(y)) > 360 ? "; expected degrees, not projected coordinates" : ""
    if abs(x) > 180 { throw fault(.longitude, "is outside -180...180\(hint)") }
    if abs(y) > 90 { throw fault(.latitude, "is outside -90...90\(hint)") }
    if x == 0, y == 0 {
      throw fault(.latitude, "(0, 0) is a placeholder for missing coordinates (null island)")
    }
    return [x, y]
  }

  private func degrees(_ field: IncidentField) throws -> Double? {
    try parsed(field) { try plainDouble($0, hasDecimalComma: table.hasDecimalComma) }
  }

  private func readPrecisions(_ incident: inout PlainIncident) {
    let dates: [DatePrecision]
    let places: [LocationPrecision]
    switch format {
    case .acled: (dates, places) = ([.day, .week, .month], [.exact, .district, .province])
    case .ucdp:
      dates = [.day, .week, .week, .month, .year]
      places = [.exact, .near, .district, .province, .area, .country, .abroad]
    case .acledWeekly, .hapi, .hdxMonthly, .csv, .geojson: (dates, places) = ([], [])
    }
    let texts = [IncidentField.datePrecision, .precision].map {
      String(decoding: code($0), as: UTF8.self)
    }
    if case let text = texts[0], !text.isEmpty {
      let named =
        dates.isEmpty ? DatePrecision.allCases.first { $0.name == text.lowercased() } : nil
      let found = named ?? level(text, dates)
      incident.row.datePrecision = found ?? .unknown
      if found == nil {
        incident.row.oddities.insert(.unknownDatePrecision)
        incident.unreadOfKept.append(fault(.datePrecision, "is no known precision of a date"))
      }
    }
    if case let text = texts[1], !text.isEmpty {
      let named = places.isEmpty ? LocationPrecision(name: text.lowercased()) : nil
      let found = named ?? level(text, places)
      incident.row.precision = found ?? .unknown
      if found == nil {
        incident.row.oddities.insert(.unknownPrecision)
        incident.unreadOfKept.append(fault(.precision, "is no known precision of a location"))
      }
    }
  }

  private func level<Level>(_ text: String, _ levels: [Level]) -> Level? {
    guard let code = try? plainInteger(Array(text.utf8)), code >= 1, code <= levels.count else {
      return nil
    }
    return levels[Int(code) - 1]
  }

  var types: [String?] {
    let type = withoutZeros(value(.eventType), isNumber: format == .ucdp)
    return [type.isEmpty ? nil : String(decoding: type, as: UTF8.self), text(.subEventType)]
  }

  /// The kind, and whether there is a word or type that stands for none.
  var kind: (IncidentKind?, isOdd: Bool) {
    let known = reader.options.kinds
    if let word = text(.kind) {
      let kind =
        IncidentKind(name: word.lowercased())
        ?? known.kind(source: "acled", eventType: word, subEventType: word)
        ?? known.kind(source: "gtd", eventType: word, subEventType: word)
      return (kind, kind == nil)
    }
    guard format == .acled, types != [nil, nil] else { return (nil, false) }
    let kind = known.kind(source: "acled", eventType: types[0], subEventType: types[1])
    return (kind, kind == nil)
  }

  var location: String? {
    if let text = text(.location) { return text }
    guard let column = table.fallbackLocation else { return nil }
    let value = row.fields[column].value
    return value.isEmpty ? nil : String(decoding: value, as: UTF8.self)
  }

  var actors: [String] {
    var names: [String] = []
    let pairs: [(IncidentField, IncidentField)] = [
      (.actor1, .associatedActor1), (.actor2, .associatedActor2),
    ]
    for (actor, associated) in pairs {
      if let side = text(actor) {
        let parts = side.split(separator: ",").map { plain(String($0)) }
        let isList =
          format == .ucdp && side.contains(",")
          && parts.allSatisfy { $0.hasPrefix("Government of ") }
        names += isList ? parts : [side]
      }
      let list = text(associated) ?? ""
      names += list.split(separator: ";").map { plain(String($0)) }.filter { !$0.isEmpty }
    }
    return names
  }

  private func plain(_ text: String) -> String {
    String(decoding: trimmed(Array(text.utf8)), as: UTF8.self)
  }

  var noteHash: UInt64 {
    let notes = value(.notes)
    return notes.isEmpty ? 0 : max(1, stableHash(of: notes.span))
  }

  var marks: UInt32 {
    var marks: UInt32 = 0
    for (bit, set) in reader.projection.marked.enumerated() {
      guard let column = table.header.firstIndex(of: set.header) else { continue }
      let text = String(decoding: row.fields[column].text, as: UTF8.self)
      if set.values.contains(text) { marks |= 1 << UInt32(bit) }
    }
    return marks
  }
}
