internal import Columnar
internal import Incidents

/// The columns that say what happened, when, and to whom.
struct EventColumns {
  let id, timestamp, date, endDate, datePrecision: Int?
  let kind, eventType, subEventType: Int?
  let fatalities, low, best, high, notes: Int?
  let actors: [(actor: Int?, associated: Int?)]

  init(_ layout: ColumnLayout) {
    id = layout[.id]
    timestamp = layout[.timestamp]
    date = layout[.date]
    endDate = layout[.endDate]
    datePrecision = layout[.datePrecision]
    kind = layout[.kind]
    eventType = layout[.eventType]
    subEventType = layout[.subEventType]
    fatalities = layout[.fatalities]
    low = layout[.low]
    best = layout[.best]
    high = layout[.high]
    notes = layout[.notes]
    actors = [
      (layout[.actor1], layout[.associatedActor1]), (layout[.actor2], layout[.associatedActor2]),
    ]
  }
}

/// The columns that say where it happened.
struct PlaceColumns {
  let longitude, latitude, precision: Int?
  let country, admin1, admin2, location, fallbackLocation: Int?

  init(_ layout: ColumnLayout) {
    longitude = layout[.longitude]
    latitude = layout[.latitude]
    precision = layout[.precision]
    country = layout[.country]
    admin1 = layout[.admin1]
    admin2 = layout[.admin2]
    location = layout[.location]
    fallbackLocation = layout.fallbackLocation
  }

  /// The point of a record, nil where both coordinates are empty.
  ///
  /// - Throws: `RowFault` for half a point, text that is no number, numbers outside WGS 84 degrees,
  ///   and (0, 0), which stands for "no coordinates".
  func coordinate(_ record: Record) throws(RowFault) -> (longitude: Double, latitude: Double)? {
    let x = try record.parsed(longitude, parseDouble)
    let y = try record.parsed(latitude, parseDouble)
    guard let x, let y else {
      if x == nil, y == nil { return nil }
      let (missing, other) = x == nil ? (longitude, "latitude") : (latitude, "longitude")
      throw RowFault(column: missing, reason: "is missing beside a \(other)")
    }
    let fits = (-180...180).contains(x) && (-90...90).contains(y)
    guard fits else { throw rangeFault(x, y) }
    guard x != 0 || y != 0 else {
      throw RowFault(
        column: latitude, reason: "(0, 0) is a placeholder for missing coordinates (null island)")
    }
    return (x, y)
  }

  private func rangeFault(_ x: Double, _ y: Double) -> RowFault {
    if (-180...180).contains(y), (-90...90).contains(x) {
      return RowFault(
        column: latitude,
        reason: "is outside -90...90; longitude and latitude look swapped")
    }
    let badLongitude = !(-180...180).contains(x)
    let range = badLongitude ? "-180...180" : "-90...90"
    let hint = max(abs(x), abs(y)) > 360 ? "; expected degrees, not projected coordinates" : ""
    return RowFault(
      column: badLongitude ? longitude : latitude, reason: "is outside \(range)\(hint)")
  }
}

/// Kinds by the codes of their words, each looked up once.
struct KindCache {
  private let vocabulary: KindVocabulary
  private var byWord: [UInt32: IncidentKind?] = [:]
  private var byTypes: [UInt64: IncidentKind?] = [:]

  init(_ vocabulary: KindVocabulary) { self.vocabulary = vocabulary }

  /// The kind of that name, or the one that a type of any source stands for.
  mutating func kind(word: UInt32, _ strings: StringPool) -> IncidentKind? {
    if let known = byWord[word] { return known }
    let text = strings[word]
    let kind =
      IncidentKind(name: text.lowercased())
      ?? vocabulary.kind(source: "acled", eventType: text, subEventType: text)
      ?? vocabulary.kind(source: "gtd", eventType: text, subEventType: text)
    byWord[word] = .some(kind)
    return kind
  }

  /// The kind that ACLED's types stand for.
  mutating func kind(
    eventType: UInt32, subEventType: UInt32, _ strings: StringPool
  ) -> IncidentKind? {
    let key = UInt64(eventType) << 32 | UInt64(subEventType)
    if let known = byTypes[key] { return known }
    let kind = vocabulary.kind(
      source: "acled", eventType: strings.text(eventType),
      subEventType: strings.text(subEventType))
    byTypes[key] = .some(kind)
    return kind
  }
}
