internal import Columnar
internal import Geography
internal import Incidents

/// Why a record is no incident.
struct RowFault: Error {
  let column: Int?
  let reason: String
}

/// Makes incidents of records, one after another.
struct IncidentBuilder {
  var strings = StringPool()
  var tally = ReadingTally()
  let format: SourceFormat
  let places: PlaceColumns
  let columns: EventColumns
  private let requiresDate: Bool
  private var kinds: KindCache
  // What the fast reader of segments has found out of texts.
  var precisions = ShortCodes<LocationPrecision>()
  var datePrecisions = ShortCodes<DatePrecision>()
  var governmentCodes = CodeMemo<[UInt32]>()
  var associatedCodes = CodeMemo<[UInt32]>()
  /// The hash of the id of the incident that was read last, nil where it has none.
  var lastIDHash: UInt64?

  init(layout: ColumnLayout, options: ReadingOptions) {
    format = layout.format
    requiresDate = options.requiresDate
    places = PlaceColumns(layout)
    columns = EventColumns(layout)
    kinds = KindCache(options.kinds)
  }

  /// The incident of a record.
  ///
  /// - Throws: `RowFault` for the first value that cannot be read.
  mutating func incident(_ record: Record) throws(RowFault) -> Incident {
    var incident = Incident(row: record.row, line: record.line)
    incident.id = id(of: record) ?? ""
    incident.timestamp = try record.parsed(columns.timestamp, parseTimestamp)
    try addDates(record, to: &incident)
    incident.coordinate = try places.coordinate(record)
    addPlace(record, to: &incident)
    addTypes(record, to: &incident)
    addActors(record, to: &incident)
    incident.fatalities = try fatalities(record)
    if let notes = columns.notes, record.value(notes) != nil {
      let source = record.fields[notes].source
      incident.notes = Int32(exactly: source.count).map {
        NotesReference(offset: Int64(source.lowerBound), length: $0)
      }
    }
    return incident
  }

  private mutating func addDates(
    _ record: Record, to incident: inout Incident
  ) throws(RowFault) {
    let style = format.dateStyle
    let start = try record.parsed(columns.date) { (text) throws(ValueFault) in
      try parseDate(text, style: style)
    }
    if start == nil, requiresDate {
      throw RowFault(column: columns.date, reason: "the date is missing")
    }
    let end = try record.parsed(columns.endDate) { (text) throws(ValueFault) in
      try parseDate(text, style: style)
    }
    if let start, let end, end.day < start.day {
      throw RowFault(column: columns.endDate, reason: "is before the start date")
    }
    incident.startDay = start?.day
    incident.endDay = end?.day
    if let code = record.value(columns.datePrecision) {
      let precision = datePrecision(code, format: format)
      if precision == nil { tally.unknownDatePrecisions += 1 }
      incident.datePrecision = precision ?? .unknown
    } else if let start, format != .acled, format != .ucdp {
      incident.datePrecision = start.precision
    }
  }

  private mutating func addPlace(_ record: Record, to incident: inout Incident) {
    if let code = record.value(places.precision) {
      let precision = locationPrecision(code, format: format)
      if precision == nil { tally.unknownPrecisions += 1 }
      incident.precision = precision ?? .unknown
    }
    incident.country = intern(record.value(places.country))
    incident.admin1 = intern(record.value(places.admin1))
    incident.admin2 = intern(record.value(places.admin2))
    incident.location = intern(
      record.value(places.location) ?? record.value(places.fallbackLocation))
  }

  private mutating func addTypes(_ record: Record, to incident: inout Incident) {
    let eventType = record.value(columns.eventType)
    incident.eventType = intern(
      format == .ucdp ? eventType.map(withoutZeroFraction) : eventType)
    incident.subEventType = intern(record.value(columns.subEventType))
    addKind(
      hasEventType: eventType != nil, word: intern(record.value(columns.kind)), to: &incident)
  }

  /// The kind that a source names, or that ACLED's types stand for.
  mutating func addKind(hasEventType: Bool, word: UInt32, to incident: inout Incident) {
    if word != StringPool.none {
      incident.kind = kinds.kind(word: word, strings)
    } else if format == .acled, hasEventType || incident.subEventType != StringPool.none {
      incident.kind = kinds.kind(
        eventType: incident.eventType, subEventType: incident.subEventType, strings)
    } else {
      return
    }
    if incident.kind == nil { tally.unknownKinds += 1 }
  }

  /// Actors and associated actors in the order of ACLED's columns.
  private mutating func addActors(_ record: Record, to incident: inout Incident) {
    for (actor, associated) in columns.actors {
      if let name = record.value(actor) {
        for part in format == .ucdp ? governments(name) : [name] {
          incident.actors.append(intern(part))
        }
      }
      guard let list = record.value(associated) else { continue }
      for part in Readers.associated(list) { incident.actors.append(intern(part)) }
    }
  }

  private func fatalities(_ record: Record) throws(RowFault) -> FatalityRange {
    let single = try record.parsed(columns.fatalities, parseDeaths)
    let low = try record.parsed(columns.low, parseDeaths)
    let best = try record.parsed(columns.best, parseDeaths)
    let high = try record.parsed(columns.high, parseDeaths)
    return FatalityRange(low: low, best: best ?? single, high: high)
  }

  /// The source's own key of a record, nil where it gives none.
  func id(of record: Record) -> String? { record.value(columns.id).map(identifier) }

  /// The hash of a record's id, nil where it has none.
  func idHash(of record: Record) -> UInt64? {
    id(of: record).map { Incidents.idHash(of: $0) }
  }

  /// UCDP's ids are whole numbers, which some copies write with a fraction of zero.
  func identifier(_ text: ArraySlice<UInt8>) -> String {
    (format == .ucdp ? withoutZeroFraction(text) : text).text
  }

  mutating func intern(_ text: ArraySlice<UInt8>?) -> UInt32 {
    guard let text else { return StringPool.none }
    return strings.intern(bytes: text.span)
  }
}

/// How many rows had a value that stands for nothing known.
struct ReadingTally: Sendable, Equatable {
  var unknownPrecisions = 0
  var unknownDatePrecisions = 0
  var unknownKinds = 0

  mutating func merge(_ other: ReadingTally) {
    unknownPrecisions += other.unknownPrecisions
    unknownDatePrecisions += other.unknownDatePrecisions
    unknownKinds += other.unknownKinds
  }
}

extension Record {
  /// The value of a field, nil where it is empty.
  ///
  /// - Throws: `RowFault` when it cannot be parsed.
  func parsed<Value>(
    _ column: Int?, _ parse: (ArraySlice<UInt8>) throws(ValueFault) -> Value
  ) throws(RowFault) -> Value? {
    guard let text = value(column) else { return nil }
    do {
      return try parse(text)
    } catch {
      throw RowFault(column: column, reason: error.reason)
    }
  }
}

/// A number of deaths, which fits 32 bits and is not negative.
private func parseDeaths(_ text: ArraySlice<UInt8>) throws(ValueFault) -> Int32 {
  let number = try parseInteger(text)
  guard number >= 0 else {
    throw ValueFault(reason: "is negative, expected a number of deaths or nothing")
  }
  guard let deaths = Int32(exactly: number) else {
    throw ValueFault(reason: "is too large a number of deaths")
  }
  return deaths
}

/// `1.0` as `1`; other text unchanged.
func withoutZeroFraction(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
  guard text.contains(.point), (try? parseInteger(text)) != nil else { return text }
  return text.prefix { $0 != .point }
}

/// The sides of a UCDP side column: a list only where every part is a government, since names of
/// other groups hold commas too.
func governments(_ side: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
  guard side.contains(.comma) else { return [side] }
  let parts = side.split(separator: .comma).map(\.trimmed)
  let prefix = "Government of ".utf8
  return parts.allSatisfy { $0.starts(with: prefix) } ? parts : [side]
}

/// The names in a list of associated actors.
func associated(_ list: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
  list.split(separator: UInt8(ascii: ";")).map(\.trimmed).filter { !$0.isEmpty }
}
