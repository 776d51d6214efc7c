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
    if wanted.contains(.countries) || query.asksForActors { used.append(.country) }
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
    let (actors, country) = (actors.map { code($0) }, code(text(.country)))
    let reason = query.reason(
      actors: actors, day: incident.row.start?.rawValue, country: country, strings)
    return (reason, hidesKind)
  }
}
