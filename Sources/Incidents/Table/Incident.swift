internal import Columnar
public import Geography

/// One row of a source table, once read; texts are codes of the table's string pool.
///
/// Readers make incidents one at a time; everything after reading works on the columns of
/// `IncidentChunk`.
public struct Incident: Sendable {
  /// The number of the row among the data rows of its input, from 1; rejected rows count too.
  public var row: Int
  /// The line on which the row begins, from 1.
  public var line: Int
  /// The source's own key, or empty.
  public var id = ""
  /// When the source last revised the row, in seconds since 1970-01-01.
  public var timestamp: Int64?
  public var startDay: Day?
  public var endDay: Day?
  public var datePrecision = DatePrecision.unknown
  /// Degrees, nil without coordinates.
  public var coordinate: (longitude: Double, latitude: Double)?
  public var precision = LocationPrecision.unknown
  public var country = StringPool.none
  public var admin1 = StringPool.none
  public var admin2 = StringPool.none
  public var location = StringPool.none
  public var kind: IncidentKind?
  public var eventType = StringPool.none
  public var subEventType = StringPool.none
  /// Every actor and associated actor, in the order of the source.
  public var actors: [UInt32] = []
  public var fatalities = FatalityRange()
  public var notes: NotesReference?

  public init(row: Int, line: Int) {
    self.row = row
    self.line = line
  }
}

/// Reported deaths: the source's best figure and its bounds, each of which may be missing.
public struct FatalityRange: Sendable, Equatable {
  public private(set) var low: Int32?
  public private(set) var best: Int32?
  public private(set) var high: Int32?
  /// Whether the source broke low <= best <= high, so that the extremes were taken as bounds.
  public private(set) var wasReordered = false

  public init(low: Int32? = nil, best: Int32? = nil, high: Int32? = nil) {
    self.best = best
    guard Self.areOrdered(low, best), Self.areOrdered(best, high), Self.areOrdered(low, high)
    else {
      let figures = [low, best, high].compactMap(\.self)
      wasReordered = true
      self.low = low == nil ? nil : figures.min()
      self.high = high == nil ? nil : figures.max()
      return
    }
    self.low = low
    self.high = high
  }

  private static func areOrdered(_ less: Int32?, _ more: Int32?) -> Bool {
    guard let less, let more else { return true }
    return less <= more
  }
}

/// Where the notes of an incident lie in its input.
public struct NotesReference: Sendable, Equatable {
  /// Bytes from the start of the input.
  public let offset: Int64
  /// Bytes, quotes included where the field is quoted.
  public let length: Int32

  public init(offset: Int64, length: Int32) {
    self.offset = offset
    self.length = length
  }
}
