internal import Columnar
public import Engine
internal import Geography
public import Incidents

/// Judges and places the incidents of a table in the way in which both versions were: the same
/// question, layer and names.
public typealias Replay =
  @Sendable (_ table: IncidentTable) async throws(EngineError) -> Analysis

/// Rows that are partly as in the older and partly as in the newer version.
struct MixedRows {
  let comparison: RowComparison

  /// A table of matched rows in which the fields charged to `causes` have their new values and all
  /// others their old ones; it has no ids, so that no row is the duplicate of another.
  func table(
    _ pairs: [(old: RowAddress, new: RowAddress)], revised causes: Set<ChangeCause>
  ) -> IncidentTable {
    var batches: [IncidentBatch] = []
    var extras = IncidentBatch.Extras()
    for (index, pair) in pairs.enumerated() {
      if index.isMultiple(of: IncidentBatch.capacity) {
        batches.append(IncidentBatch(.asked.union(.notes)))
      }
      let mixed = incident(pair, revised: causes)
      extras.row = index + 1
      extras.actors = mixed.actors
      let notes = Array(mixed.notes)
      batches[batches.count - 1].append(
        mixed.incident, extras, id: notes.span.extracting(first: 0), notes: notes.span)
    }
    var input = comparison.new.version.table.input
    let old = comparison.old.version.table.input
    // What either version records may be asked of a mixed row.
    input.fields.formUnion(old.fields)
    input.rowCount = pairs.count
    input.firstDay = [input.firstDay, old.firstDay].compactMap(\.self).min()
    input.lastDay = [input.lastDay, old.lastDay].compactMap(\.self).max()
    return IncidentTable(
      input: input, strings: comparison.strings, batches: batches, rejects: InputRejects())
  }

  private func incident(
    _ pair: (old: RowAddress, new: RowAddress), revised: Set<ChangeCause>
  ) -> (incident: Incident, actors: [UInt32], notes: ArraySlice<UInt8>) {
    var incident = Incident()
    func source(_ cause: ChangeCause) -> (VersionRows, RowAddress) {
      revised.contains(cause) ? (comparison.new, pair.new) : (comparison.old, pair.old)
    }
    var (rows, row) = source(.redated)
    incident.startDay = rows.batch(row).startDays[row.position].flatMap(Day.init)
    incident.endDay = rows.batch(row).endDays[row.position].flatMap(Day.init)
    incident.datePrecision = rows.batch(row).datePrecisions[row.position]
    (rows, row) = source(.retyped)
    incident.kind = IncidentKind(rawValue: rows.batch(row).kinds[row.position])
    incident.eventType = rows.joint(rows.batch(row).eventTypes[row.position])
    incident.subEventType = rows.joint(rows.batch(row).subEventTypes[row.position])
    (rows, row) = source(.actor)
    let actors = rows.batch(row).actors[row.position].map(rows.joint)
    (rows, row) = source(.moved)
    setPlace(of: &incident, rows, row)
    let notes = rows.batch(row).notes.bytes(row.position)
    (rows, row) = source(.precision)
    incident.precision = rows.batch(row).precisions[row.position]
    return (incident, actors, notes)
  }

  private func setPlace(of incident: inout Incident, _ rows: VersionRows, _ row: RowAddress) {
    let longitude = rows.batch(row).longitudes[row.position]
    let latitude = rows.batch(row).latitudes[row.position]
    if !longitude.isNaN { incident.coordinate = (longitude: longitude, latitude: latitude) }
    incident.country = rows.joint(rows.batch(row).countries[row.position])
    incident.admin1 = rows.joint(rows.batch(row).admin1[row.position])
    incident.admin2 = rows.joint(rows.batch(row).admin2[row.position])
    incident.location = rows.joint(rows.batch(row).locations[row.position])
  }
}
