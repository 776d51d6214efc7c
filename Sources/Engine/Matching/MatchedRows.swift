internal import Columnar
internal import Geocoding
public import Geography
public import Incidents

/// The located incidents that some queries match, kept small so that hundreds of readings of one
/// claim are counts over memory: nothing is filtered or located again.
///
/// About 40 bytes a row that any query matches.
public struct MatchedRows: Sendable {
  /// One incident.
  public struct Row: Sendable {
    /// Bit i is set when query i matches the row in all but its place and its date.
    public let queries: UInt32
    /// As `Day`; nil for rows without a date.
    public let day: Int32?
    /// As it is taken to be, an assumed one included.
    public let precision: LocationPrecision
    /// Index into `places`.
    public let place: Int32
    /// Rows with one number are of one day and one district; unique for rows without either.
    public let dayAndDistrict: Int32
    public let low: Int32?
    public let best: Int32?
    public let high: Int32?
    /// To the target that the caller names, nil where it is not measured.
    public let distanceMeters: Double?
  }

  /// How a place relates to the provinces of a query.
  public struct Membership: Sendable, Equatable {
    /// The coded province is among them.
    public let isCoded: Bool
    /// How many provinces of the support are among them, and how many it has.
    public let common: Int
    public let size: Int

    /// Whether the incident lies there wherever its precision puts it.
    public var isInside: Bool { size > 0 && common == size }
    /// Whether it may lie there.
    public var meets: Bool { common > 0 }

    /// Of a query that asks for no provinces: everything is in it.
    static let everywhere = Membership(isCoded: true, common: 1, size: 1)
  }

  /// A coded province and a support.
  public struct Place: Sendable {
    /// Nil for incidents outside or without a place.
    public let province: ProvinceID?
    /// Shape `[queryCount]`.
    public let memberships: [Membership]
  }

  /// By `dayAndDistrict` ascending, then in the order of the inputs.
  public let rows: [Row]
  public let places: [Place]
  /// Rows that a query matches, left out because the caller named them.
  private let excluded: [Row]

  /// The rows that the caller named, in place of all others.
  public var ofExcluded: MatchedRows { MatchedRows(rows: excluded, places: places, excluded: []) }

  init(rows: [Row], places: [Place], excluded: [Row]) {
    self.rows = rows
    self.places = places
    self.excluded = excluded
  }

  /// The most queries that one pass answers.
  public static let queryLimit = 32
}

extension Analysis {
  /// The incidents that any of `queries` matches, in all but dates and provinces.
  ///
  /// The analysis must have kept its tables in memory and asked for every incident; duplicates are
  /// left out. The windows of the queries are ignored, and their provinces become memberships.
  /// - Parameters:
  ///   - queries: at most `MatchedRows.queryLimit`.
  ///   - excluded: the numbers of the rows to leave out, by input.
  ///   - target: what distances are taken to, by its index among `targetNames`.
  /// - Throws: `EngineError.refused` for a province that the layer does not have.
  /// - Complexity: O(rows * queries), then O(matched * log(matched)).
  public func matchedRows(
    _ queries: [IncidentQuery], excluding excluded: [Set<Int>] = [], target: Int = 0
  ) throws(EngineError) -> MatchedRows {
    precondition(queries.count <= MatchedRows.queryLimit, "a bit stands for each query")
    var builder = try MatchedRowsBuilder(queries, in: self, target: target)
    for (index, table) in tables.enumerated() {
      let left = index < excluded.count ? excluded[index] : []
      for (number, chunk) in table.incidents.chunks.enumerated() {
        builder.add(chunk, table.chunks[number], table.incidents.strings, excluding: left)
      }
      builder.forgetCodes()
    }
    return builder.finished
  }
}
