public import Incidents

/// A row of a test table; texts are codes of its pool.
public struct TableRow {
  public var incident = Incident()
  public var id = ""
  public var actors: [UInt32] = []
  public var noteHash: UInt64 = 0
  public var notes = ""
  public var verdict: DropReason?

  public init() {}
}

/// The rows of one table, numbered from 1, in batches of `size`; those that a later revision of the
/// same event replaces are duplicates.
///
/// - Parameter numbers: of the rows, where rejected ones stand between them.
public func incidentBatches(
  _ rows: [TableRow], size: Int, numbers: [Int]? = nil
) -> [IncidentBatch] {
  let events = rows.enumerated().compactMap { index, row in
    row.id.isEmpty
      ? nil
      : EventRow(
        id: Array(row.id.utf8), timestamp: row.incident.timestamp, input: 0, offset: index)
  }
  let replaced = Set(SettledEvents(events, of: .format(.ucdp)).replaced.map(\.offset))
  return stride(from: 0, to: rows.count, by: size).map { start in
    var batch = IncidentBatch()
    for index in start..<min(start + size, rows.count) {
      let row = rows[index]
      var extras = IncidentBatch.Extras()
      extras.row = numbers?[index] ?? index + 1
      extras.actors = row.actors
      extras.noteHash = row.noteHash
      extras.verdict = replaced.contains(index) ? .duplicate : row.verdict
      batch.append(
        row.incident, extras, id: row.id.utf8Span.span, notes: row.notes.utf8Span.span)
    }
    return batch
  }
}

extension InputRejects {
  /// Some rejects, all listed.
  public init(_ rejects: [Reject]) {
    self.init()
    for reject in rejects {
      add(field: reject.field, reason: reject.reason, listing: .max) { reject }
    }
  }
}
