internal import Columnar
public import Geography

/// One row of a source table, once read; texts are codes of a string pool.
///
/// Readers fill one incident again and again; everything after reading works on the columns of
/// `IncidentBatch`. What needs memory of its own, such as the id and the actors, stands beside it.
public struct Incident: Sendable {
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
  /// The source's own word for it.
  public var kindWord = StringPool.none
  public var eventType = StringPool.none
  public var subEventType = StringPool.none
  public var fatalities = CountRange()
  /// How many incidents the row stands for; nil where each row is one.
  public var count: CountRange?

  public init() {}
}

/// A number of deaths or of incidents: the source's best figure and its bounds, each of which may be
/// missing.
public struct CountRange: Sendable, Equatable {
  public private(set) var low: Int32?
  public private(set) var best: Int32?
  public private(set) var high: Int32?
  /// Whether the source broke low <= best <= high, so that the extremes were taken as bounds.
  public private(set) var wasReordered = false

  public init(low: Int32? = nil, best: Int32? = nil, high: Int32? = nil) {
    self.best = best
    guard low != nil || high != nil else { return }
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
