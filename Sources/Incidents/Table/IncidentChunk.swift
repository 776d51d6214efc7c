public import Columnar
public import Geography

/// Up to `capacity` incidents of one input, column by column.
public struct IncidentChunk: Sendable {
  /// Every chunk but the last of an input has this many rows, whatever the number of threads.
  public static let capacity = 65_536

  /// Row numbers in the input, from 1, ascending; shape `[rowCount]`, as of every column below.
  public let rows: [Int]
  /// The lines on which the rows begin, from 1.
  public let lines: [Int]
  /// The source's own keys, null where it gives none.
  public let ids: TextColumn
  /// Seconds since 1970-01-01.
  public let timestamps: Column<Int64>
  /// Raw values of `Day`.
  public let startDays: Column<Int32>
  public let endDays: Column<Int32>
  public let datePrecisions: [DatePrecision]
  /// Degrees, NaN where the row has no coordinates.
  public let longitudes: [Double]
  /// Degrees, NaN where the row has no coordinates.
  public let latitudes: [Double]
  public let precisions: [LocationPrecision]
  /// Codes of the table's string pool, as of every text column; `StringPool.none` where null.
  public let countries: [UInt32]
  public let admin1: [UInt32]
  public let admin2: [UInt32]
  public let locations: [UInt32]
  /// Raw values of `IncidentKind`, or `IncidentKind.noneRawValue`.
  public let kinds: [UInt8]
  public let eventTypes: [UInt32]
  public let subEventTypes: [UInt32]
  public let actors: ListColumn
  public let fatalitiesLow: Column<Int32>
  public let fatalitiesBest: Column<Int32>
  public let fatalitiesHigh: Column<Int32>
  /// Whether the source broke low <= best <= high.
  public let fatalitiesReordered: Bitmap
  public let notes: [NotesReference?]

  /// The columns of some incidents.
  ///
  /// - Precondition: there are at most `capacity`, in the order of their rows.
  public init(_ incidents: [Incident]) {
    var columns = IncidentColumns()
    for incident in incidents { columns.append(incident) }
    self.init(columns)
  }

  /// A chunk of the rows added to some columns.
  ///
  /// - Precondition: there are at most `capacity`, in the order of their rows.
  public init(_ columns: IncidentColumns) {
    precondition(columns.rowCount <= Self.capacity, "a chunk holds \(Self.capacity) rows")
    let columns = columns.completed()
    rows = columns.rows
    lines = columns.lines
    ids = columns.ids
    timestamps = columns.timestamps.column
    startDays = columns.startDays.column
    endDays = columns.endDays.column
    datePrecisions = columns.datePrecisions
    longitudes = columns.longitudes
    latitudes = columns.latitudes
    precisions = columns.precisions
    countries = columns.countries
    admin1 = columns.admin1
    admin2 = columns.admin2
    locations = columns.locations
    kinds = columns.kinds
    eventTypes = columns.eventTypes
    subEventTypes = columns.subEventTypes
    actors = columns.actors
    fatalitiesLow = columns.fatalitiesLow.column
    fatalitiesBest = columns.fatalitiesBest.column
    fatalitiesHigh = columns.fatalitiesHigh.column
    fatalitiesReordered = Bitmap(settingBits: columns.reorderedRows, count: columns.rowCount)
    notes = columns.notes
  }

  public var rowCount: Int { rows.count }
}
