public import Columnar
public import Geography

/// Up to `capacity` incidents of one input, column by column.
public struct IncidentChunk: Sendable {
  /// Every chunk but the last of an input has this many rows, whatever the number of threads.
  public static let capacity = 65_536

  /// Row numbers in the input, from 1, ascending; shape `[rowCount]`, as of every column below.
  public private(set) var rows: [Int] = []
  /// The lines on which the rows begin, from 1.
  public private(set) var lines: [Int] = []
  /// The source's own keys, null where it gives none.
  public private(set) var ids = TextColumn()
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
  public private(set) var actors = ListColumn()
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
    precondition(incidents.count <= Self.capacity, "a chunk holds \(Self.capacity) rows")
    for incident in incidents {
      rows.append(incident.row)
      lines.append(incident.line)
      ids.append(incident.id)
      actors.append(incident.actors)
    }
    timestamps = Column(incidents.map(\.timestamp))
    startDays = Column(incidents.map { $0.startDay?.rawValue })
    endDays = Column(incidents.map { $0.endDay?.rawValue })
    datePrecisions = incidents.map(\.datePrecision)
    longitudes = incidents.map { $0.coordinate?.longitude ?? .nan }
    latitudes = incidents.map { $0.coordinate?.latitude ?? .nan }
    precisions = incidents.map(\.precision)
    countries = incidents.map(\.country)
    admin1 = incidents.map(\.admin1)
    admin2 = incidents.map(\.admin2)
    locations = incidents.map(\.location)
    kinds = incidents.map { $0.kind?.rawValue ?? IncidentKind.noneRawValue }
    eventTypes = incidents.map(\.eventType)
    subEventTypes = incidents.map(\.subEventType)
    fatalitiesLow = Column(incidents.map(\.fatalities.low))
    fatalitiesBest = Column(incidents.map(\.fatalities.best))
    fatalitiesHigh = Column(incidents.map(\.fatalities.high))
    var reordered = Bitmap(count: incidents.count)
    for (row, incident) in incidents.enumerated() where incident.fatalities.wasReordered {
      reordered[row] = true
    }
    fatalitiesReordered = reordered
    notes = incidents.map(\.notes)
  }

  public var rowCount: Int { rows.count }
}
