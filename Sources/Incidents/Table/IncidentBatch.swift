public import Columnar
public import Geography

/// How many incidents a row stands for.
public struct RowWeight: Sendable, Equatable {
  public let count: Int32
  public let low: Int32
  public let high: Int32

  public init(count: Int32, low: Int32, high: Int32) {
    self.count = count
    self.low = low
    self.high = high
  }

  /// Of a row that is one incident.
  public static let one = RowWeight(count: 1, low: 1, high: 1)
}

/// Up to `capacity` incidents of one input, column by column.
///
/// Columns that were not asked for are empty and read as nothing.
public struct IncidentBatch: Sendable {
  public static let capacity = 65_536

  public let columns: BatchColumns
  public private(set) var rowCount = 0
  /// How many data rows come before those that `rows` counts.
  public var rowsBefore = 0
  /// Numbers of the rows; shape `[rowCount]`, as of every column below that was asked for.
  private var rows: [UInt32] = []
  public private(set) var offsets: [Int] = []
  /// The source's own keys, null where it gives none.
  public private(set) var ids = TextColumn()
  /// Seconds since 1970-01-01.
  public private(set) var timestamps = Column<Int64>()
  /// Raw values of `Day`.
  public private(set) var startDays = Column<Int32>()
  public private(set) var endDays = Column<Int32>()
  public private(set) var datePrecisions: [DatePrecision] = []
  /// Degrees, NaN where the row has no coordinates.
  public private(set) var longitudes: [Double] = []
  public private(set) var latitudes: [Double] = []
  public private(set) var precisions: [LocationPrecision] = []
  /// Codes of a string pool, as of every text column; `StringPool.none` where null.
  public private(set) var countries = CodeColumn<UInt32>()
  public private(set) var admin1 = CodeColumn<UInt32>()
  public private(set) var admin2 = CodeColumn<UInt32>()
  public private(set) var locations = CodeColumn<UInt32>()
  /// Raw values of `IncidentKind`, or `IncidentKind.noneRawValue`.
  public private(set) var kinds = CodeColumn<UInt8>()
  public private(set) var kindWords = CodeColumn<UInt32>()
  public private(set) var eventTypes = CodeColumn<UInt32>()
  public private(set) var subEventTypes = CodeColumn<UInt32>()
  /// Every actor and associated actor, in the order of the source.
  public private(set) var actors = ListColumn()
  public private(set) var fatalitiesLow = Column<Int32>()
  public private(set) var fatalitiesBest = Column<Int32>()
  public private(set) var fatalitiesHigh = Column<Int32>()
  /// How many incidents each row stands for, at least and at most; without any value, a row is one.
  public private(set) var counts = Column<Int32>()
  public private(set) var countsLow = Column<Int32>()
  public private(set) var countsHigh = Column<Int32>()
  private var oddities = RareBytes()
  public private(set) var notes = TextColumn()
  /// 0 where a row has no notes.
  public private(set) var noteHashes: [UInt64] = []
  /// A bit for each set of values that a row was looked up in.
  public private(set) var marks: [UInt32] = []
  /// Why rows that are here all the same do not count, by position.
  public private(set) var verdicts = Verdicts()

  public init(_ columns: BatchColumns = .all) { self.columns = columns }

  /// The number of a row among the data rows of its input, from 1; rejected rows count too.
  public func row(_ position: Int) -> Int { rowsBefore + Int(rows[position]) }

  public func oddities(_ position: Int) -> Oddities { Oddities(rawValue: oddities[position]) }

  /// What a row has beside its incident.
  public struct Extras {
    /// The number of the row behind `rowsBefore`, from 1.
    public var row = 0
    public var offset = 0
    public var actors: [UInt32] = []
    public var noteHash: UInt64 = 0
    public var marks: UInt32 = 0
    public var oddities: Oddities = []
    public var verdict: DropReason?

    public init() {}
  }

  /// Adds a row; `id` and `notes` are empty where there are none.
  ///
  /// - Precondition: there are fewer than `capacity` rows.
  /// - Complexity: amortized O(actors + length of the texts).
  public mutating func append(
    _ incident: borrowing Incident, _ extras: borrowing Extras, id: Span<UInt8>,
    notes: Span<UInt8>
  ) {
    precondition(rowCount < Self.capacity, "a batch holds \(Self.capacity) rows")
    appendIdentity(incident, extras, id: id)
    startDays.append(incident.startDay?.rawValue)
    if columns.contains(.endDays) { endDays.append(incident.endDay?.rawValue) }
    datePrecisions.append(incident.datePrecision)
    longitudes.append(incident.coordinate?.longitude ?? .nan)
    latitudes.append(incident.coordinate?.latitude ?? .nan)
    precisions.append(incident.precision)
    admin1.append(incident.admin1)
    locations.append(incident.location)
    if columns.contains(.countries) { countries.append(incident.country) }
    if columns.contains(.admin2) { admin2.append(incident.admin2) }
    if columns.contains(.kinds) {
      kinds.append(incident.kind?.rawValue ?? IncidentKind.noneRawValue)
    }
    if columns.contains(.kindWords) { kindWords.append(incident.kindWord) }
    if columns.contains(.types) {
      eventTypes.append(incident.eventType)
      subEventTypes.append(incident.subEventType)
    }
    if columns.contains(.actors) { actors.append(extras.actors) }
    fatalitiesBest.append(incident.fatalities.best)
    if columns.contains(.range) {
      fatalitiesLow.append(incident.fatalities.low)
      fatalitiesHigh.append(incident.fatalities.high)
    }
    if columns.contains(.counts), let count = incident.count { append(count) }
    if !extras.oddities.isEmpty { oddities[rowCount] = extras.oddities.rawValue }
    if columns.contains(.notes) { self.notes.append(notes) }
    if let verdict = extras.verdict { verdicts.drop(rowCount, verdict) }
    rowCount += 1
  }

  /// Without a best figure the least counts, or else the most; a row that says nothing counts none.
  private mutating func append(_ count: CountRange) {
    let figure = count.best ?? count.low ?? count.high ?? 0
    counts.append(figure)
    countsLow.append(count.low ?? figure)
    countsHigh.append(count.high ?? figure)
  }

  /// How many incidents a row stands for, at least and at most; nil where each row is one.
  @inline(__always)
  public func weight(_ row: Int) -> RowWeight? {
    guard let count = counts[row], let low = countsLow[row], let high = countsHigh[row] else {
      return nil
    }
    return RowWeight(count: count, low: low, high: high)
  }

  private mutating func appendIdentity(
    _ incident: borrowing Incident, _ extras: borrowing Extras, id: Span<UInt8>
  ) {
    if columns.contains(.rows) { rows.append(UInt32(extras.row)) }
    if columns.contains(.offsets) { offsets.append(extras.offset) }
    if columns.contains(.ids) { ids.append(id) }
    if columns.contains(.timestamps) { timestamps.append(incident.timestamp) }
    if columns.contains(.noteHashes) { noteHashes.append(extras.noteHash) }
    if columns.contains(.marks) { marks.append(extras.marks) }
  }

  /// Leaves a row out for a reason, unless it is left out already.
  public mutating func drop(_ position: Int, _ reason: DropReason) {
    if verdicts.keeps(position) { verdicts.drop(position, reason) }
  }

  /// Gives every text the code that it has in another pool; shape of `translation`: by code here.
  public mutating func translateTexts(by translation: [UInt32]) {
    countries.translate(by: translation)
    admin1.translate(by: translation)
    admin2.translate(by: translation)
    locations.translate(by: translation)
    kindWords.translate(by: translation)
    eventTypes.translate(by: translation)
    subEventTypes.translate(by: translation)
    actors.translate(by: translation)
  }
}
