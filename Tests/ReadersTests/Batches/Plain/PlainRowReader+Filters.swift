import Columnar
import Incidents

@testable import Readers

extension PlainRowReader {
  /// The texts that the question uses must be text, whatever filter the row would fall to.
  func checkTexts(isPlaceAsked: Bool) throws {
    let (wanted, query) = (reader.projection.columns, reader.projection.query)
    let format = reader.table.format
    var used: [IncidentField] = [.admin1]
    if wanted.contains(.admin2) { used.append(.admin2) }
    if wanted.contains(.actors) || query.asksForActors {
      used += [.actor1, .actor2, .associatedActor1, .associatedActor2]
    }
    let usesKinds = wanted.contains(.kinds) || query.asksForKinds
    if usesKinds { used.append(.kind) }
    let asksTypes = usesKinds && format == .acled && text(.kind) == nil
    if wanted.contains(.types) || query.asksForTypes || asksTypes {
      used += [.eventType, .subEventType]
    }
    if isPlaceAsked || wanted.contains(.allLocations) { used.append(.location) }
    if isPlaceAsked, wanted.contains(.notes) { used.append(.notes) }
    var columns = used.compactMap { reader.table.columns[$0] }
    if used.contains(.location), text(.location) == nil, let other = reader.table.fallbackLocation {
      columns.append(other)
    }
    if wanted.contains(.countries) || query.asksForActors || query.asksForCountry {
      for column in reader.table.countries {
        columns.append(column)
        // The codes are looked at where there is no name.
        if !row.fields[column].value.isEmpty { break }
      }
    }
    for column in columns.sorted() {
      if let reason = plainTextFault(row.fields[column].value) {
        throw PlainRowFault(column: column, reason: reason)
      }
    }
  }

  /// The filter that the row falls to; whether it began before the window and would be kept else; and
  /// whether a kind may hide behind a type that is not known.
  func judge(
    _ incident: PlainIncident
  ) -> (reason: DropReason?, begunBefore: Bool, hidesKind: Bool) {
    let query = reader.projection.query
    let day = incident.row.start?.rawValue
    if case .foreign = countryAnswer { return (.country, false, false) }
    let (reason, hidesKind) = judgeBehindDate(incident)
    guard query.reason(day: day) != nil else { return (reason, false, hidesKind) }
    let reaches = query.reachesIntoWindow(from: day, to: incident.row.end?.rawValue)
    return (.date, reaches && reason == nil, false)
  }

  private func judgeBehindDate(_ incident: PlainIncident) -> (DropReason?, hidesKind: Bool) {
    // Made anew for every row, so that nothing is known of earlier ones.
    var query = reader.projection.query
    query.forgetCodes()
    var strings = StringPool()
    func code(_ text: String?) -> UInt32 { text.map { strings.intern($0) } ?? StringPool.none }
    let readsKinds = query.asksForKinds || reader.projection.columns.contains(.kinds)
    let (kind, isOdd) = kind
    let hidesKind = readsKinds && isOdd
    if let reason = query.reason(kind: kind?.rawValue ?? IncidentKind.noneRawValue) {
      return (reason, hidesKind)
    }
    let (type, subType) = (code(types[0]), code(types[1]))
    if let reason = query.reason(eventType: type, subEventType: subType, strings) {
      return (reason, hidesKind)
    }
    let (actors, country) = (actors.map { code($0) }, code(country))
    let reason = query.reason(
      actors: actors, day: incident.row.start?.rawValue, country: country, strings)
    return (reason, hidesKind)
  }

  /// The usual name of the row's country, or its own word.
  var country: String? {
    let words = reader.table.countries.map { column -> String? in
      let value = row.fields[column].value
      let isText = plainTextFault(value) == nil
      return value.isEmpty || !isText ? nil : String(decoding: value, as: UTF8.self)
    }
    for (column, word) in zip(reader.table.countries, words) {
      guard let word else { continue }
      let known = reader.options.countries
      let found: CountryVocabulary.Country? =
        switch (reader.table.header[column], Double(word)) {
        case ("iso", let number?): known.country(isoNumber: Int(number))
        case ("country_id", let number?): known.country(gleditschWardNumber: Int(number))
        default: known.country(word)
        }
      if let found { return found.name }
    }
    return words.compactMap(\.self).first
  }

  private var countryAnswer: CountryRule.Answer {
    var query = reader.projection.query
    query.forgetCodes()
    guard !reader.table.countries.isEmpty else { return .wanted }
    var strings = StringPool()
    let code = country.map { strings.intern($0) } ?? StringPool.none
    return query.answer(country: code, strings)
  }

  /// Counts what the row's country is, where that is asked.
  func countCountry(_ incident: PlainIncident, _ counts: inout CountryCounts) {
    switch countryAnswer {
    case .wanted: break
    case .foreign(let code):
      let point = incident.row.point.map { (longitude: $0[0], latitude: $0[1]) }
      counts.addForeign(code, at: reader.projection.query.countryRule?.point(point) ?? nil)
    case .unknown: counts.addUnknown(country ?? "")
    case .missing: counts.addMissing()
    }
  }
}
