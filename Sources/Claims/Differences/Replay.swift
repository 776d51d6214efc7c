internal import Columnar
public import Engine
internal import Geography
public import Incidents

/// Judges and places the incidents of a table in the way in which both versions were: the same
/// question, layer and names.
///
/// - Parameter notes: the version whose notes the table's incidents refer to.
public typealias Replay =
  @Sendable (_ table: IncidentTable, _ notes: SourceVersion.Side) async throws(EngineError) ->
  Analysis

/// Rows that are partly as in the older and partly as in the newer version.
struct MixedRows {
  let comparison: RowComparison

  /// A table of matched rows in which the fields charged to `causes` have their new values and all
  /// others their old ones; it has no ids, so that no row is the duplicate of another.
  func table(
    _ pairs: [(old: RowAddress, new: RowAddress)], revised causes: Set<ChangeCause>
  ) -> IncidentTable {
    var chunks: [IncidentChunk] = []
    var columns = IncidentColumns()
    for (index, pair) in pairs.enumerated() {
      if columns.rowCount == IncidentChunk.capacity {
        chunks.append(IncidentChunk(columns))
        columns = IncidentColumns()
      }
      columns.append(incident(pair, number: index + 1, revised: causes))
    }
    if columns.rowCount > 0 { chunks.append(IncidentChunk(columns)) }
    var input = comparison.new.version.table.input
    let old = comparison.old.version.table.input
    // What either version records may be asked of a mixed row.
    input.fields.formUnion(old.fields)
    input.rowCount = pairs.count
    input.firstDay = [input.firstDay, old.firstDay].compactMap(\.self).min()
    input.lastDay = [input.lastDay, old.lastDay].compactMap(\.self).max()
    return IncidentTable(input: input, strings: comparison.strings, chunks: chunks, rejects: [])
  }

  private func incident(
    _ pair: (old: RowAddress, new: RowAddress), number: Int, revised: Set<ChangeCause>
  ) -> Incident {
    var incident = Incident(row: number, line: number)
    func source(_ cause: ChangeCause) -> (VersionRows, RowAddress) {
      revised.contains(cause) ? (comparison.new, pair.new) : (comparison.old, pair.old)
    }
    var (rows, row) = source(.redated)
    incident.startDay = rows.chunk(row).startDays[row.position].flatMap(Day.init)
    incident.endDay = rows.chunk(row).endDays[row.position].flatMap(Day.init)
    incident.datePrecision = rows.chunk(row).datePrecisions[row.position]
    (rows, row) = source(.retyped)
    incident.kind = IncidentKind(rawValue: rows.chunk(row).kinds[row.position])
    incident.eventType = rows.joint(rows.chunk(row).eventTypes[row.position])
    incident.subEventType = rows.joint(rows.chunk(row).subEventTypes[row.position])
    (rows, row) = source(.actor)
    incident.actors = rows.chunk(row).actors[row.position].map(rows.joint)
    (rows, row) = source(.moved)
    setPlace(of: &incident, rows, row)
    (rows, row) = source(.precision)
    incident.precision = rows.chunk(row).precisions[row.position]
    return incident
  }

  private func setPlace(of incident: inout Incident, _ rows: VersionRows, _ row: RowAddress) {
    let longitude = rows.chunk(row).longitudes[row.position]
    let latitude = rows.chunk(row).latitudes[row.position]
    if !longitude.isNaN { incident.coordinate = (longitude: longitude, latitude: latitude) }
    incident.country = rows.joint(rows.chunk(row).countries[row.position])
    incident.admin1 = rows.joint(rows.chunk(row).admin1[row.position])
    incident.admin2 = rows.joint(rows.chunk(row).admin2[row.position])
    incident.location = rows.joint(rows.chunk(row).locations[row.position])
    incident.notes = rows.chunk(row).notes[row.position]
  }
}
