internal import Columnar
public import Engine
internal import Geocoding
public import Geography
internal import Incidents

/// The located incidents that some queries match, in narrow columns, so that hundreds of readings of
/// one claim are scans over memory: nothing is filtered or located again.
public struct MatchedRows: Sendable {
  /// Which of the incidents are counted.
  public struct Selection: Sendable, Hashable {
    /// The numbers of the queries that must match, each in all but its place and its date.
    public var queries: [Int]
    /// Nil for any day, and none.
    public var window: ClosedRange<Int32>?
    /// As incidents are taken to be located, assumed levels included.
    public var precisions: Set<LocationPrecision>
    /// Whether the publication's own rows are counted, and no other; if not, all others.
    public var isPublication = false

    public init(
      queries: [Int], window: ClosedRange<Int32>? = nil,
      precisions: Set<LocationPrecision> = Set(LocationPrecision.allCases)
    ) {
      self.queries = queries
      self.window = window
      self.precisions = precisions
    }
  }

  /// What the incidents of one place add up to; a missing figure adds nothing.
  public struct Sums: Sendable, Equatable {
    public let incidents: Int64
    /// The incidents at least and at most: they differ where rows stand for many.
    public let least: Int64
    public let most: Int64
    public let low: Int64
    public let best: Int64
    public let high: Int64
  }

  /// How a place relates to the provinces of a query.
  public struct Membership: Sendable, Equatable {
    /// The coded province is among them.
    public let isCoded: Bool
    /// How many provinces of the support are among them, and over how many places it spreads.
    public let common: Int
    public let size: Int

    /// Whether the incident lies there wherever its precision puts it; one that is coded to no
    /// province may lie in none.
    public var isInside: Bool { isCoded && common == size }
    /// Whether it may lie there.
    public var meets: Bool { common > 0 }

    /// Of a query that asks for no provinces: everything is in it.
    static let everywhere = Membership(isCoded: true, common: 1, size: 1)
  }

  /// A coded province and a support.
  public struct Place: Sendable {
    /// Nil for incidents outside or without a place.
    public let province: ProvinceID?
    /// Where they may lie.
    let support: Support
    /// Shape `[queryCount]`.
    public let memberships: [Membership]
  }

  public let places: [Place]
  /// Grouped by place.
  private let byPlace: CountingTable
  /// Grouped by day and district; a row without either is a group of its own.
  private let byUnit: CountingTable
  /// Every row is a group of its own; nil where no distances are measured.
  private let byRow: CountingTable?
  /// To what the caller named, NaN where it is not measured; shape `[rowCount]`, or empty.
  private let distances: [Double]
  /// The distinct sets of queries that rows match, a bit for each query.
  private let patterns: [UInt32]

  /// The most queries that one pass answers.
  public static let queryLimit = 32

  /// The numbers of the attributes of the tables.
  private enum Attribute: Int {
    case pattern, precision, publication, place
  }

  init(_ columns: MatchedColumns, places: [Place]) {
    self.places = places
    patterns = columns.patterns
    distances = columns.distances
    let days = PackedColumn(columns.days)
    let attributes = [
      PackedColumn(codes: columns.patternCodes), PackedColumn(codes: columns.precisions),
      PackedColumn(codes: columns.publication), PackedColumn(codes: columns.places),
    ]
    let measures = ([columns.low, columns.best, columns.high] + columns.counts).map {
      PackedColumn($0)
    }
    func table(_ groups: [UInt32], count: Int) -> CountingTable {
      CountingTable(
        groups: PackedColumn(codes: groups), groupCount: max(1, count), days: days,
        attributes: attributes, measures: measures)
    }
    byPlace = table(columns.places, count: places.count)
    byUnit = table(columns.units, count: columns.unitCount)
    let rowCount = columns.places.count
    byRow =
      distances.isEmpty ? nil : table((0..<UInt32(rowCount)).map { $0 }, count: rowCount)
  }

  /// The sums over the selected incidents by place; shape `[placeCount]`.
  ///
  /// - Throws: `EngineError.aggregation` where a sum leaves 64 bits.
  /// - Complexity: O(rows), less those of days outside the window.
  public func sums(_ selection: Selection) throws(EngineError) -> [Sums] {
    let totals = try totals(of: byPlace, selection, measures: [0, 1, 2, 3, 4, 5])
    return places.indices.map { place in
      Sums(
        incidents: totals.sum(measure: 3, group: place),
        least: totals.sum(measure: 4, group: place), most: totals.sum(measure: 5, group: place),
        low: totals.sum(measure: 0, group: place),
        best: totals.sum(measure: 1, group: place), high: totals.sum(measure: 2, group: place))
    }
  }

  /// On how many days of a district, in all districts together, something was selected at some
  /// places; incidents without a day or a district count one each.
  ///
  /// - Complexity: O(rows), less those of days outside the window.
  public func dayAndDistrictCount(
    _ selection: Selection, at isIncluded: (Place) -> Bool
  ) throws(EngineError) -> Int {
    let totals = try totals(of: byUnit, selection, at: bits(isIncluded))
    return totals.counts.count { $0 > 0 }
  }

  /// The distances of the selected incidents at some places, ascending, and how many incidents they
  /// are of; fewer are measured.
  ///
  /// - Complexity: O(rows * log(rows)).
  public func distances(
    _ selection: Selection, at isIncluded: (Place) -> Bool
  ) throws(EngineError) -> (measured: [Double], incidents: Int) {
    guard let byRow else { return ([], 0) }
    let totals = try totals(of: byRow, selection, at: bits(isIncluded))
    let rows = totals.counts.indices.filter { totals.counts[$0] > 0 && $0 < distances.count }
    return (rows.map { distances[$0] }.filter { !$0.isNaN }.sorted(), rows.count)
  }

  private func totals(
    of table: CountingTable, _ selection: Selection, at placeBits: Bitmap? = nil,
    measures: [Int] = []
  ) throws(EngineError) -> GroupedTotals {
    let wanted = selection.queries.reduce(UInt32(0)) { $0 | 1 << UInt32($1) }
    let levels = LocationPrecision.allCases.filter(selection.precisions.contains)
    var requirements: [ScanQuery.Requirement] = [
      .attribute(
        Attribute.pattern.rawValue,
        in: Bitmap(
          settingBits: patterns.indices.filter { patterns[$0] & wanted == wanted },
          count: patterns.count)),
      .attribute(
        Attribute.publication.rawValue,
        in: Bitmap(settingBits: [selection.isPublication ? 1 : 0], count: 2)),
    ]
    if levels.count < LocationPrecision.allCases.count {
      requirements.append(
        .attribute(
          Attribute.precision.rawValue,
          in: Bitmap(settingBits: levels.map { Int($0.rawValue) }, count: 256)))
    }
    if let placeBits { requirements.append(.attribute(Attribute.place.rawValue, in: placeBits)) }
    let query = ScanQuery(
      window: selection.window, requirements: requirements, measures: measures)
    do throws(AggregationError) { return try table.totals(query) } catch {
      throw .aggregation(error)
    }
  }

  private func bits(_ isIncluded: (Place) -> Bool) -> Bitmap {
    Bitmap(settingBits: places.indices.filter { isIncluded(places[$0]) }, count: places.count)
  }
}

/// The rows of the publication that a claim is from, which cannot confirm it.
public struct PublicationRows: Sendable {
  /// Whole inputs, by their numbers from 0.
  public var inputs: Set<Int>
  /// The bit of rows that are marked; nil where none are.
  public var mark: Int?

  public init(inputs: Set<Int> = [], mark: Int? = nil) {
    self.inputs = inputs
    self.mark = mark
  }

  func contains(_ row: Int, of batch: IncidentBatch, input: Int) -> Bool {
    if inputs.contains(input) { return true }
    guard let mark, !batch.marks.isEmpty else { return false }
    return batch.marks[row] & 1 << UInt32(mark) != 0
  }
}
