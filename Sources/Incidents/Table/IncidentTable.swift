public import Columnar
internal import Text

/// What was read from one input and kept: its incidents in batches, and every row that is none.
public struct IncidentTable: Sendable {
  public let input: InputSummary
  /// The texts of every batch.
  public let strings: StringPool
  /// In the order of the input.
  public let batches: [IncidentBatch]
  /// The rows that could not be read, in the order of the input: all, or the first where `input` has
  /// more.
  public let rejects: InputRejects

  public init(
    input: InputSummary, strings: StringPool, batches: [IncidentBatch], rejects: InputRejects
  ) {
    self.input = input
    self.strings = strings
    self.batches = batches
    self.rejects = rejects
  }

  /// How many rows became incidents.
  public var incidentCount: Int { batches.reduce(0) { $0 + $1.rowCount } }
}

/// What is known of an input as a whole.
public struct InputSummary: Sendable, Equatable {
  /// The last component of its path, or `-` for standard input.
  public var name: String
  public var format: SourceFormat
  /// Data rows, rejected ones included, headers and tag rows not.
  public var rowCount: Int
  /// Lowercase hexadecimal, nil when it was not computed.
  public var sha256: String?
  /// The fields that some column of the input holds.
  public var fields: Set<IncidentField>
  /// The earliest and latest start day of the incidents, nil without any date.
  public var firstDay: Day?
  public var lastDay: Day?
  /// Which columns were read, and how.
  public var reading: InputReading
  /// Of each column with dates that could mean several days, and were not read, what was found
  /// and what to do.
  public var unclearDates: [String]
  /// Other dates that could not be read of rows that need none.
  public var unreadDates: InputRejects
  /// Values that could not be read and are missing from rows that are kept.
  public var oddValues: InputRejects
  /// Event types that stand for several kinds, of rows whose sub-event type does not say which; by
  /// name. Empty where kinds were not read.
  public var unclearTypes: [UnclearType]
  /// The latest timestamp, in seconds since 1970-01-01.
  public var latestRevision: Int64?
  /// How the input may be used and who must be named, nil where it does not say.
  public var license: String?
  public var attribution: String?
  /// What a reader of the figures must know about this input.
  public var notes: [String]

  public init(name: String, format: SourceFormat) {
    self.name = name
    self.format = format
    rowCount = 0
    fields = []
    reading = InputReading()
    unclearDates = []
    unreadDates = InputRejects()
    oddValues = InputRejects()
    unclearTypes = []
    notes = []
  }

  /// The types whose rows may be of a kind that a query asks for, or of another.
  public func unclearTypes(for query: IncidentQuery) -> [UnclearType] {
    let types = Set(query.eventTypes.map(\.folded))
    return unclearTypes.filter { type in
      type.kinds.contains(where: query.kinds.contains)
        && (types.isEmpty || types.contains(type.name.folded))
    }
  }
}

/// A data row that could not be read, and why.
public struct Reject: Sendable, Equatable {
  /// The number of the row among the data rows of its input, from 1.
  public let row: Int
  /// The line on which the row begins, from 1.
  public let line: Int
  /// The source's own key, nil where the row has none that could be read.
  public let id: String?
  /// The header of the offending field, or empty when the row as a whole is at fault.
  public let field: String
  /// The offending text as it stands in the input, shortened to 200 characters.
  public let value: String
  /// What is wrong and what was expected.
  public let reason: String

  public init(
    row: Int, line: Int, id: String? = nil, field: String, value: String, reason: String
  ) {
    self.row = row
    self.line = line
    self.id = id
    self.field = field
    self.value = value
    self.reason = reason
  }
}
