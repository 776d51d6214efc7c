internal import Columnar
internal import Geocoding
internal import Geography
internal import Incidents
internal import Readers

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

  /// The group that a matched row is counted in.
  @inline(__always)
  func group(of row: Int, in locations: Locations) -> Int {
    switch locations.statuses[row] {
    case .located, .tied: Int(locations.provinces[row])
    case .outside: outsideGroup
    case .unlocated: unlocatedGroup
    }
  }

  /// The support of an incident of a group, where nothing widens it.
  func support(of group: Int) -> Support {
    if group < provinceCount { return .one(ProvinceID(rawValue: UInt16(group))) }
    return group == outsideGroup ? .none : .all
  }
}

/// The totals of some batches: integers only, so that partials merge in any order, and rows that turn
/// out to be replaced can be taken out again.
struct PartialTotals: Sendable {
  let shape: TotalsShape
  private(set) var cells: CellTotals
  private(set) var closeness = ClosenessTotals()
  private(set) var distances: NearnessTotals
  var outside = OutsideTotals()
  var ambiguous = AmbiguousTotals()
  var unknown = UnknownTotals()
  /// Rows dropped for each reason, by raw value.
  private(set) var dropped = Array(repeating: 0, count: DropReason.allCases.count + 1)
  private(set) var observations = Observations()
  var countries = CountryCounts()
  /// Nil unless the shape asks for them.
  private(set) var points: PointTotals?
  var alternatives: AlternativeTotals?

  init(_ shape: TotalsShape) {
    self.shape = shape
    cells = CellTotals(shape)
    distances = NearnessTotals(
      targetCount: shape.targetCount, provinceCount: shape.provinceCount,
      within: shape.withinMeters)
    points = shape.keepsPoints ? PointTotals() : nil
    alternatives = shape.keepsAlternatives ? AlternativeTotals(shape) : nil
  }

  /// The sum of some partial totals of one shape.
  init(_ shape: TotalsShape, merging partials: [PartialTotals]) {
    self.init(shape)
    for partial in partials { merge(partial) }
  }

  mutating func merge(_ other: PartialTotals) {
    outside.merge(other.outside)
    _ = add(other, times: 1)
  }

  /// Takes out rows that were added before.
  ///
  /// - Returns: false where what is left cannot be told; the totals are then of no use.
  mutating func takeOut(_ other: PartialTotals) -> Bool {
    outside.holds(without: other.outside) && add(other, times: -1)
  }

  private mutating func add(_ other: PartialTotals, times: Int) -> Bool {
    cells.merge(other.cells, times: Int64(times))
    closeness.merge(other.closeness, times: times)
    distances.merge(other.distances, times: times)
    ambiguous.merge(other.ambiguous, times: times)
    unknown.merge(other.unknown, times: times)
    for reason in dropped.indices { dropped[reason] += other.dropped[reason] * times }
    observations.merge(other.observations, times: times)
    countries.merge(other.countries, times: times)
    if let theirs = other.points { points?.merge(theirs, times: times) }
    guard let further = other.alternatives else { return true }
    return alternatives?.merge(further, times: times) ?? true
  }

  /// Adds rows that were dropped while they were read.
  mutating func add(_ account: RowAccount) {
    for reason in dropped.indices { dropped[reason] += account.dropped[reason] }
    observations[.begunBeforeWindow] += account.begunBeforeWindow
    observations[.unknownKind] += account.unknownKinds
    countries.merge(account.countries)
  }

  mutating func addDuplicates(_ count: Int) { dropped[Int(DropReason.duplicate.rawValue)] += count }

  mutating func add(_ count: Int, of observation: Observation) {
    observations[observation] += count
  }

  func dropped(_ reason: DropReason) -> Int { dropped[Int(reason.rawValue)] }
}

extension PartialTotals {
  /// Adds the rows of a batch, each to what its verdict and place say.
  ///
  /// - Complexity: O(rows).
  mutating func add(_ batch: IncidentBatch, _ located: LocatedBatch, _ plan: RunPlan) {
    let (verdicts, locations) = (located.verdicts, located.locations)
    let rules = plan.question.placing
    for row in 0..<batch.rowCount {
      if let reason = verdicts.reason(row) {
        dropped[Int(reason.rawValue)] += 1
        observations.add(plan.told(batch.oddities(row)), ofDropped: reason)
        continue
      }
      let precision = rules.effective(batch.precisions[row])
      cells.add(
        group: shape.group(of: row, in: locations), day: batch.startDays[row],
        isPrecise: precision.isPrecise, support: locations.widenedSupport(row),
        low: batch.fatalitiesLow[row], best: batch.fatalitiesBest[row],
        high: batch.fatalitiesHigh[row], weight: batch.weight(row))
      observations.add(row, of: batch, locations, precision, plan)
      if shape.keepsPoints { addPoint(row, of: batch, precision) }
    }
    closeness.add(locations, keptBy: verdicts)
    if let found = located.distances { distances.add(found, locations, keptBy: verdicts) }
  }

  private mutating func addPoint(
    _ row: Int, of batch: IncidentBatch, _ precision: LocationPrecision
  ) {
    guard !batch.longitudes[row].isNaN else { return }
    points?.add(
      Coordinate(longitude: batch.longitudes[row], latitude: batch.latitudes[row]),
      fatalities: batch.fatalitiesBest[row].map(Int64.init), isCoarse: precision.isCoarse,
      incidents: Int(batch.weight(row)?.count ?? 1))
  }
}
