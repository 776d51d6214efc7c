public import Incidents

/// What was read of one segment.
public struct Segment: Sendable {
  public let edges: SegmentEdges
  /// The incidents; their texts are codes of the reader's pool, row numbers count from the row
  /// given to the reader.
  public let chunk: IncidentChunk
  public let account: SegmentAccount
}

/// The account of some segments' rows, in their order.
public struct SegmentAccount: Sendable {
  /// Data rows, rejected ones included.
  public internal(set) var rowCount = 0
  public internal(set) var rejectCount = 0
  /// The first rejects, as many as are kept; rows and lines count from the account's own first.
  public internal(set) var rejects: [Reject] = []
  public internal(set) var firstDay: Day?
  public internal(set) var lastDay: Day?
  public internal(set) var latestRevision: Int64?
  /// A hash of the id of each incident that has one.
  public internal(set) var idHashes: [UInt64] = []
  var lineBreakCount = 0
  var blankLineCount = 0
  var tally = ReadingTally()

  public init() {}

  /// Adds the account of what comes next; the hashes of ids stay behind.
  ///
  /// - Parameter keptRejects: the most rejects to keep.
  public mutating func append(_ next: SegmentAccount, keptRejects: Int) {
    for reject in next.rejects.prefix(max(0, keptRejects - rejects.count)) {
      rejects.append(
        Reject(
          row: reject.row + rowCount, line: reject.line + lineBreakCount, id: reject.id,
          field: reject.field, value: reject.value, reason: reject.reason))
    }
    rowCount += next.rowCount
    rejectCount += next.rejectCount
    lineBreakCount += next.lineBreakCount
    blankLineCount += next.blankLineCount
    tally.merge(next.tally)
    if let day = next.firstDay { firstDay = min(firstDay ?? day, day) }
    if let day = next.lastDay { lastDay = max(lastDay ?? day, day) }
    if let moment = next.latestRevision { latestRevision = max(latestRevision ?? moment, moment) }
  }

  /// Forgets the hashes of ids, once they are gathered elsewhere.
  public mutating func dropHashes() { idHashes = [] }

  mutating func note(_ incident: borrowing Incident) {
    if let day = incident.startDay {
      firstDay = min(firstDay ?? day, day)
      lastDay = max(lastDay ?? day, day)
    }
    if let moment = incident.timestamp { latestRevision = max(latestRevision ?? moment, moment) }
  }
}

extension SegmentedInput {
  /// An account of no rows, to which those of the segments are appended in their order.
  public var emptyAccount: SegmentAccount {
    var account = SegmentAccount()
    account.lineBreakCount = dataLine
    return account
  }

  /// What is known of the input once all of it is read.
  public func summary(of account: SegmentAccount, sha256: String?) -> InputSummary {
    var summary = summary
    summary.sha256 = sha256
    summary.rowCount = account.rowCount
    summary.firstDay = account.firstDay
    summary.lastDay = account.lastDay
    summary.latestRevision = account.latestRevision
    summary.notes =
      notesOnRows(
        delimiter: delimiter, tagLine: tagLine,
        blankLineCount: leadingBlankLines + account.blankLineCount)
      + account.tally.notes + notesOnChecksum(sha256, byteCount: byteCount)
    return summary
  }
}
