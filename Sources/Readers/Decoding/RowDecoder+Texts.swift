internal import Columnar
internal import Geography
internal import Incidents

// Codes and texts: what they stand for is asked once of each distinct one.
extension RowDecoder {
  /// - Parameter notes: whether what stands for nothing known is noted.
  mutating func readPrecisions(
    _ record: borrowing RecordView, _ number: Int, _ incident: inout Incident, notes: Bool
  ) {
    if let column = columns.datePrecision {
      let code = datePrecisions.answer(usual.datePrecision(number)) {
        values.text(of: record.value(column)) ?? []
      }
      if case .level(let level) = code { incident.datePrecision = level }
      if case .unknown = code {
        incident.datePrecision = .unknown
        note(.unknownDatePrecision, notes ? column : nil, "is no known precision of a date")
      }
    }
    if let column = columns.precision {
      let code = precisions.answer(usual.precision(number)) {
        values.text(of: record.value(column)) ?? []
      }
      if case .level(let level) = code { incident.precision = level }
      if case .unknown = code {
        incident.precision = .unknown
        note(.unknownPrecision, notes ? column : nil, "is no known precision of a location")
      }
    }
    if layout.format.isAggregate { readArea(record, &incident) }
  }

  private mutating func note(_ oddity: Oddities, _ column: Int?, _ reason: String) {
    extras.oddities.insert(oddity)
    if let column { unread.append(RowFault(column: column, reason: reason)) }
  }

  /// The kind that a source names, or that ACLED's types stand for.
  mutating func readKind(
    _ record: borrowing RecordView, _ incident: inout Incident
  ) throws(RowFault) {
    var kind = IncidentKind.noneRawValue
    let word = try intern(record, columns.kind)
    if word != StringPool.none {
      kind = texts.kind(word: word, strings)
      incident.kindWord = word
    } else {
      guard layout.format.hasACLEDTypes else { return }
      try readTypes(record, &incident)
      let (type, subType) = (incident.eventType, incident.subEventType)
      if type == StringPool.none, subType == StringPool.none { return }
      kind = texts.kind(eventType: type, subEventType: subType, strings)
    }
    incident.kind = IncidentKind(rawValue: kind)
    if incident.kind == nil { extras.oddities.insert(.unknownKind) }
  }

  /// UCDP's types of violence are numbers, which some copies write with a fraction of zero.
  mutating func readTypes(
    _ record: borrowing RecordView, _ incident: inout Incident
  ) throws(RowFault) {
    guard incident.eventType == StringPool.none, incident.subEventType == StringPool.none else {
      return
    }
    incident.eventType = try intern(record, columns.eventType, isNumber: layout.format == .ucdp)
    incident.subEventType = try intern(record, columns.subEventType)
  }

  /// The place text: UCDP has a second one, for rows in which the first is empty.
  mutating func readLocation(
    _ record: borrowing RecordView, _ incident: inout Incident
  ) throws(RowFault) {
    incident.location = try intern(record, columns.location)
    if incident.location == StringPool.none {
      incident.location = try intern(record, columns.fallbackLocation)
    }
  }

  /// Actors and associated actors in the order of ACLED's columns.
  mutating func readActors(_ record: borrowing RecordView) throws(RowFault) {
    extras.actors.removeAll(keepingCapacity: true)
    for (actor, associated) in columns.actors {
      let side = try intern(record, actor)
      if side != StringPool.none { texts.actors(side, &strings, into: &extras.actors) }
      let list = try intern(record, associated)
      if list != StringPool.none { texts.associates(list, &strings, into: &extras.actors) }
    }
    for actor in addedActors {
      let code = strings.intern(bytes: actor.span)
      if !extras.actors.contains(code) { extras.actors.append(code) }
    }
  }

  /// A number for the day and the place of a record, the same for the same.
  func occasion(of record: borrowing RecordView, _ incident: borrowing Incident) -> UInt64 {
    var hash = UInt64(bitPattern: Int64(incident.startDay?.rawValue ?? 0))
    for degrees in [incident.coordinate?.longitude, incident.coordinate?.latitude] {
      hash = stableHash(hash, adding: (degrees ?? .nan).bitPattern)
    }
    for column in [columns.admin1, columns.admin2, columns.location] {
      guard let column else { continue }
      hash = stableHash(hash, adding: stableHash(of: record.value(column).text.span))
    }
    return hash
  }

  /// The code of a field's text, `StringPool.none` where it is empty or there is no such column.
  ///
  /// - Throws: `RowFault` for bytes that are no text.
  @inline(__always)
  mutating func intern(
    _ record: borrowing RecordView, _ column: Int?, isNumber: Bool = false
  ) throws(RowFault) -> UInt32 {
    guard let column else { return StringPool.none }
    let field = record.value(column)
    if field.isEmpty { return StringPool.none }
    if isNumber || field.hasDoubledQuotes {
      let text = isNumber ? withoutZeroFraction(field.text) : field.text
      return try intern(text.span, column)
    }
    return try intern(field.span, column)
  }

  private mutating func intern(_ text: Span<UInt8>, _ column: Int) throws(RowFault) -> UInt32 {
    if let code = strings.intern(bytes: text, ifNew: { textFault($0) == nil }) { return code }
    throw textFault(text, column: column) ?? RowFault(column: column, reason: "is no text")
  }

  /// The source's own key of a record in UTF-8, nil where it gives none.
  ///
  /// UCDP's ids are whole numbers, which some copies write with a fraction of zero.
  /// - Throws: `RowFault` for bytes that are no text.
  mutating func identifier(of record: borrowing RecordView) throws(RowFault) -> [UInt8]? {
    try record.read(columns.id) { (field) throws(RowFault) in
      let text = layout.format == .ucdp ? withoutZeroFraction(field.text) : field.text
      if let fault = textFault(text.span) { throw fault }
      return Array(text)
    }.flatMap { placeholders.contains($0) ? nil : $0 }
  }

  /// The id of a record that could not be read, nil where it gives none that could be.
  mutating func idText(of record: borrowing RecordView) -> String? {
    guard let column = columns.id, column < record.fieldCount else { return nil }
    return (try? identifier(of: record)).flatMap(\.self)?[...].text
  }

  /// The hash of a record's id, nil where it has none.
  ///
  /// - Throws: as `identifier`.
  @inline(__always)
  mutating func idHash(
    of record: borrowing RecordView, _ number: Int
  ) throws(RowFault) -> UInt64? {
    guard columns.id != nil else { return nil }
    if let hash = usual.idHash(number), !placeholders.mayContain(hash) { return hash }
    return try identifier(of: record).map { stableHash(of: $0.span) }
  }

  /// The text of a record's notes; none where it has none.
  ///
  /// - Throws: `RowFault` for bytes that are no text.
  mutating func notes(of record: borrowing RecordView) throws(RowFault) -> [UInt8] {
    let notes = try record.read(columns.notes) { (field) throws(RowFault) in
      let text = Array(field.text)
      if let fault = textFault(text.span) { throw fault }
      return text
    }
    return notes ?? []
  }

  /// A number for a record's notes, the same for the same text however it is quoted, and 0 where
  /// there are none.
  mutating func noteHash(of record: borrowing RecordView) -> UInt64 {
    guard let column = columns.notes else { return 0 }
    let field = record.value(column)
    if field.isEmpty { return 0 }
    if field.hasDoubledQuotes { return max(1, stableHash(of: field.text.span)) }
    return max(1, stableHash(of: field.span))
  }
}

/// `1.0` as `1`; other text unchanged.
func withoutZeroFraction(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
  guard text.contains(.point), (try? parseInteger(text)) != nil else { return text }
  return text.prefix { $0 != .point }
}
