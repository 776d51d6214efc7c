internal import Columnar
internal import Geography
internal import Incidents

extension IncidentBuilder {
  mutating func addID(
    _ range: Range<Int>, _ bytes: Span<UInt8>, _ wanted: WantedFields,
    to incident: inout Incident
  ) {
    lastIDHash = nil
    guard !range.isEmpty, wanted.hashesIDs || wanted.identity else { return }
    if wanted.identity || format == .ucdp {
      // UCDP's ids may carry a fraction of zero, which the strict reader knows to drop.
      let id = identifier(copy(bytes, range)[...])
      lastIDHash = Incidents.idHash(of: id)
      if wanted.identity { incident.id = id }
    } else {
      lastIDHash = Incidents.idHash(of: bytes.extracting(range))
    }
  }

  mutating func addPlace(
    _ texts: RecordTexts, _ bytes: Span<UInt8>, _ wanted: WantedFields,
    to incident: inout Incident
  ) {
    if !texts.datePrecision.isEmpty {
      let code = datePrecisions.value(of: texts.datePrecision, bytes) {
        Readers.datePrecision($0, format: format)
      }
      if code == nil { tally.unknownDatePrecisions += 1 }
      incident.datePrecision = code ?? .unknown
    }
    if !texts.precision.isEmpty {
      let code = precisions.value(of: texts.precision, bytes) {
        locationPrecision($0, format: format)
      }
      if code == nil { tally.unknownPrecisions += 1 }
      incident.precision = code ?? .unknown
    }
    if wanted.actors { incident.country = intern(texts.country, bytes) }
    incident.admin1 = intern(texts.admin1, bytes)
    if wanted.admin2 { incident.admin2 = intern(texts.admin2, bytes) }
    // A place text is asked only where there is no point, or it stands for a whole area.
    if wanted.identity || incident.coordinate == nil || !incident.precision.isPrecise {
      incident.location = intern(texts.location, bytes)
    }
  }

  mutating func addTypes(
    _ texts: RecordTexts, _ bytes: Span<UInt8>, to incident: inout Incident
  ) {
    if format == .ucdp, !texts.eventType.isEmpty {
      incident.eventType = intern(withoutZeroFraction(copy(bytes, texts.eventType)[...]))
    } else {
      incident.eventType = intern(texts.eventType, bytes)
    }
    incident.subEventType = intern(texts.subEventType, bytes)
    addKind(hasEventType: !texts.eventType.isEmpty, word: intern(texts.kind, bytes), to: &incident)
  }

  /// Actors and associated actors in the order of ACLED's columns.
  mutating func addActors(
    _ texts: RecordTexts, _ bytes: Span<UInt8>, to actors: inout [UInt32]
  ) {
    for (actor, associated) in [
      (texts.actor1, texts.associated1), (texts.actor2, texts.associated2),
    ] {
      if !actor.isEmpty {
        let code = intern(actor, bytes)
        if format == .ucdp { actors += governments(of: code) } else { actors.append(code) }
      }
      if !associated.isEmpty { actors += parts(of: intern(associated, bytes)) }
    }
  }

  /// The codes of the governments that a side of UCDP's lists, or of the side itself.
  private mutating func governments(of code: UInt32) -> [UInt32] {
    if let known = governmentCodes[code] { return known }
    let codes = Readers.governments(Array(strings[code].utf8)[...]).map { intern($0) }
    governmentCodes[code] = codes
    return codes
  }

  /// The codes of the names that a list of associated actors holds.
  private mutating func parts(of code: UInt32) -> [UInt32] {
    if let known = associatedCodes[code] { return known }
    let codes = Readers.associated(Array(strings[code].utf8)[...]).map { intern($0) }
    associatedCodes[code] = codes
    return codes
  }

  private mutating func intern(_ range: Range<Int>, _ bytes: Span<UInt8>) -> UInt32 {
    range.isEmpty ? StringPool.none : strings.intern(bytes: bytes.extracting(range))
  }
}

/// Some bytes as an array.
func copy(_ bytes: Span<UInt8>, _ range: Range<Int>) -> [UInt8] {
  var text: [UInt8] = []
  text.reserveCapacity(range.count)
  for index in range { text.append(bytes[index]) }
  return text
}

/// What the single bytes that codes of precision mostly are stand for, each asked once.
struct ShortCodes<Level: Sendable>: Sendable {
  private var known: [Level??] = Array(repeating: nil, count: 256)

  /// What a code stands for, nil for nothing known.
  mutating func value(
    of range: Range<Int>, _ bytes: Span<UInt8>, _ ask: (ArraySlice<UInt8>) -> Level?
  ) -> Level? {
    guard range.count == 1 else { return ask(copy(bytes, range)[...]) }
    let byte = bytes[range.lowerBound]
    if let answer = known[Int(byte)] { return answer }
    let answer = ask([byte])
    known[Int(byte)] = .some(answer)
    return answer
  }
}
