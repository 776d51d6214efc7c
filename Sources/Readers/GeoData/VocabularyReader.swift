public import Incidents

/// Reads the table of actor aliases, with the columns `group`, `alias`, `country`,
/// `country_code`, `valid_from` and `valid_to`.
///
/// - Throws: `ReadingError` for a file that cannot be read, a missing column, and a row without a
///   group or alias, with half a country, or with a date that is none.
public func readActorAliases(path: String) throws(ReadingError) -> ActorAliases {
  let fields = ["group", "alias", "country", "country_code", "valid_from", "valid_to"]
  var table = try VocabularyTable(path: path, columns: fields)
  var entries: [ActorAliases.Entry] = []
  while try table.next() {
    let country = table.text(2)
    let alpha2 = table.text(3)
    guard country.isEmpty == alpha2.isEmpty else {
      throw table.fault(3, expected: "a country's name and its code, or neither")
    }
    entries.append(
      ActorAliases.Entry(
        group: try table.required(0), alias: try table.required(1),
        country: country.isEmpty ? nil : (name: country, alpha2: alpha2),
        validFrom: try table.day(4), validTo: try table.day(5)))
  }
  return ActorAliases(entries)
}

/// Reads the table of incident kinds, with the columns `source`, `event_type`, `sub_event_type`
/// and `kind`; the last lists the kinds of a type that stands for several, separated by `|`.
///
/// - Throws: `ReadingError` for a file that cannot be read, a missing column, and a row without a
///   source, without any type, without a kind, or with an unknown one.
public func readKindVocabulary(path: String) throws(ReadingError) -> KindVocabulary {
  let fields = ["source", "event_type", "sub_event_type", "kind"]
  var table = try VocabularyTable(path: path, columns: fields)
  var entries: [KindVocabulary.Entry] = []
  while try table.next() {
    let words = table.list(3, separator: UInt8(ascii: "|"))
    let kinds = words.compactMap { IncidentKind(name: $0) }
    guard kinds.count == words.count, !kinds.isEmpty else {
      let names = IncidentKind.allCases.map(\.name).joined(separator: ", ")
      throw table.fault(3, expected: "one of \(names)")
    }
    guard !table.text(1).isEmpty || !table.text(2).isEmpty else {
      throw table.fault(1, expected: "an event type or a sub-event type")
    }
    entries.append(
      KindVocabulary.Entry(
        source: try table.required(0), eventType: table.text(1), subEventType: table.text(2),
        kinds: kinds))
  }
  return KindVocabulary(entries)
}
