internal import Columnar
internal import Geocoding
internal import Incidents

/// The groups that rows are counted in.
struct TotalsShape: Sendable, Equatable {
  /// Provinces of the layer; two more groups follow, for rows outside and rows unlocated.
  let provinceCount: Int
  /// How many lines and places distances are measured to.
  let targetCount: Int
  /// The distances within which incidents are counted.
  let withinMeters: [Double]
  /// Whether matched rows are counted by position.
  var keepsPoints = false
  /// Whether the totals of further readings are kept.
  var keepsAlternatives = false

  var outsideGroup: Int { provinceCount }
  var unlocatedGroup: Int { provinceCount + 1 }
  var groupCount: Int { provinceCount + 2 }
  /// In the timeline, rows outside and unlocated share one column after the provinces.
  var monthColumns: Int { provinceCount + 1 }
}

/// The totals of some chunks: integers only, so that partials merge in any order.
struct PartialTotals: Sendable, Equatable {
  /// What is summed beside the count, in the order of the measures of `byProvince`.
  enum Measure: Int, CaseIterable {
    case low, best, high
  }

  let shape: TotalsShape
  var byProvince: GroupedTotals
  var byMonth: MonthTotals
  /// Matched rows by their support.
  var supports = SupportTotals()
  /// Rows located exactly or near, in the groups of `byProvince`; one measure, the best figures.
  var precise: GroupedTotals
  var closeness = ClosenessTotals()
  var distances: NearnessTotals
  var outside = OutsideTotals()
  var ambiguous = AmbiguousTotals()
  /// Rows dropped for each reason, by raw value; the rows kept come first.
  private(set) var verdicts = Array(repeating: 0, count: DropReason.allCases.count + 1)
  /// Matched rows covered by several provinces.
  var tied = 0
  var observations = Observations()
  /// Nil unless the shape asks for them.
  var points: PointTotals?
  var alternatives: AlternativeTotals?

  init(_ shape: TotalsShape) {
    self.shape = shape
    byProvince = GroupedTotals(
      groupCount: shape.groupCount, measureCount: Measure.allCases.count)
    byMonth = MonthTotals(columnCount: shape.monthColumns)
    distances = NearnessTotals(
      targetCount: shape.targetCount, provinceCount: shape.provinceCount,
      within: shape.withinMeters)
    precise = GroupedTotals(groupCount: shape.groupCount, measureCount: 1)
    points = shape.keepsPoints ? PointTotals() : nil
    alternatives = shape.keepsAlternatives ? AlternativeTotals(shape) : nil
  }

  /// The sum of some partial totals of one shape.
  init(_ shape: TotalsShape, merging partials: [PartialTotals]) throws(EngineError) {
    self.init(shape)
    for partial in partials {
      do throws(AggregationError) { try merge(partial) } catch { throw .aggregation(error) }
    }
  }

  mutating func merge(_ other: PartialTotals) throws(AggregationError) {
    try byProvince.merge(other.byProvince)
    try byMonth.merge(other.byMonth)
    try supports.merge(other.supports)
    try precise.merge(other.precise)
    closeness.merge(other.closeness)
    distances.merge(other.distances)
    outside.merge(other.outside)
    ambiguous.merge(other.ambiguous)
    add(verdicts: other.verdicts)
    tied += other.tied
    observations.merge(other.observations)
    if let theirs = other.points { points?.merge(theirs) }
    if let further = other.alternatives { alternatives?.merge(further) }
  }

  mutating func add(verdicts other: [Int]) {
    for index in verdicts.indices { verdicts[index] += other[index] }
  }

  /// Rows dropped for a reason.
  func dropped(_ reason: DropReason) -> Int { verdicts[Int(reason.rawValue)] }
}

/// Counts of matched rows that a reader of the figures should know of.
struct Observations: Sendable, Equatable {
  /// The source broke low <= best <= high.
  var reorderedFatalities = 0
  /// The date is known to the month or less exactly.
  var coarseDates = 0
  /// The period begins inside the window and ends after it.
  var endingAfterWindow = 0
  /// Not matched, because the period began before the window, though it reaches into it.
  var begunBeforeWindow = 0
  /// The source states a location precision of province or coarser.
  var coarseLocations = 0
  /// The source states no location precision, and none was assumed.
  var unknownPrecision = 0
  /// Coordinates and the coded province disagree.
  var conflicts = 0
  /// Placed by a name or a text instead of coordinates.
  var placedByName = 0
  /// With coordinates.
  var withCoordinates = 0
  /// Outside every province, though inside the box around them if longitude and latitude were
  /// exchanged.
  var insideIfExchanged = 0

  mutating func merge(_ other: Observations) {
    withCoordinates += other.withCoordinates
    insideIfExchanged += other.insideIfExchanged
    reorderedFatalities += other.reorderedFatalities
    coarseDates += other.coarseDates
    endingAfterWindow += other.endingAfterWindow
    begunBeforeWindow += other.begunBeforeWindow
    coarseLocations += other.coarseLocations
    unknownPrecision += other.unknownPrecision
    conflicts += other.conflicts
    placedByName += other.placedByName
  }
}
