internal import Columnar
internal import Geocoding
internal import Geography
internal import Incidents

extension PartialTotals {
  /// Adds the rows of a chunk, each to what its verdict and place say.
  mutating func add(
    _ chunk: IncidentChunk, _ located: LocatedChunk, _ plan: ChunkPlan
  ) throws(AggregationError) {
    let (filter, locations) = (located.filter, located.locations)
    add(verdicts: filter.counts(reasonCount: DropReason.allCases.count))
    let groups = groups(of: locations, keptBy: filter)
    try byProvince.add(
      groups: groups, keptBy: filter,
      measures: [chunk.fatalitiesLow, chunk.fatalitiesBest, chunk.fatalitiesHigh])
    try addMonths(of: chunk, provinces: groups, keptBy: filter)
    try addSupports(of: chunk, locations, keptBy: filter)
    try addPrecise(of: chunk, provinces: groups, keptBy: filter, plan.question.placing)
    observations.merge(Observations(chunk, locations, keptBy: filter, plan))
    if shape.keepsPoints { addPoints(of: chunk, keptBy: filter, plan.question.placing) }
    for answer in located.outside.values { outside.add(answer.distanceMeters) }
    if let found = located.distances { distances.add(found, locations, keptBy: filter) }
  }

  /// The group of each kept row; shape `[rowCount]`.
  private mutating func groups(of locations: Locations, keptBy filter: RowFilter) -> [UInt32] {
    var groups = Array(repeating: UInt32(0), count: filter.rowCount)
    for row in groups.indices where filter.keeps(row) {
      switch locations.statuses[row] {
      case .located: groups[row] = UInt32(locations.provinces[row])
      case .tied:
        groups[row] = UInt32(locations.provinces[row])
        tied += 1
      case .outside: groups[row] = UInt32(shape.outsideGroup)
      case .unlocated: groups[row] = UInt32(shape.unlocatedGroup)
      }
    }
    return groups
  }

  /// Counts the rows with coordinates at their positions.
  private mutating func addPoints(
    of chunk: IncidentChunk, keptBy filter: RowFilter, _ rules: PlacingRules
  ) {
    for row in 0..<chunk.rowCount where filter.keeps(row) && !chunk.longitudes[row].isNaN {
      points?.add(
        Coordinate(longitude: chunk.longitudes[row], latitude: chunk.latitudes[row]),
        fatalities: chunk.fatalitiesBest[row].map(Int64.init),
        isCoarse: rules.effective(chunk.precisions[row]).isCoarse)
    }
  }

  private mutating func addMonths(
    of chunk: IncidentChunk, provinces: [UInt32], keptBy filter: RowFilter
  ) throws(AggregationError) {
    for row in provinces.indices where filter.keeps(row) && !chunk.startDays.isNull(row) {
      guard let day = Day(rawValue: chunk.startDays.values[row]) else { continue }
      try byMonth.add(
        day.month, column: min(Int(provinces[row]), shape.provinceCount), incidents: 1,
        deaths: Int64(chunk.fatalitiesBest.values[row]))
    }
  }

  private mutating func addSupports(
    of chunk: IncidentChunk, _ locations: Locations, keptBy filter: RowFilter
  ) throws(AggregationError) {
    for row in 0..<chunk.rowCount where filter.keeps(row) {
      let figures = SupportTotals.Figures(
        incidents: 1, low: Int64(chunk.fatalitiesLow.values[row]),
        best: Int64(chunk.fatalitiesBest.values[row]),
        high: Int64(chunk.fatalitiesHigh.values[row]))
      try supports.add(locations.support(row), figures)
      closeness.add(locations, row: row)
    }
  }

  /// Counts the rows located exactly or near once more.
  private mutating func addPrecise(
    of chunk: IncidentChunk, provinces: [UInt32], keptBy filter: RowFilter, _ rules: PlacingRules
  ) throws(AggregationError) {
    var filter = filter
    filter.judge { row in
      rules.effective(chunk.precisions[row]).isPrecise
        ? RowFilter.kept : DropReason.precision.rawValue
    }
    try precise.add(groups: provinces, keptBy: filter, measures: [chunk.fatalitiesBest])
  }
}

extension Observations {
  /// What the kept rows of a chunk show; `begunBeforeWindow` is not among them.
  init(_ chunk: IncidentChunk, _ locations: Locations, keptBy filter: RowFilter, _ plan: ChunkPlan)
  {
    let windowEnd = plan.question.incidents.to?.rawValue
    for row in 0..<chunk.rowCount where filter.keeps(row) {
      if chunk.fatalitiesReordered[row] { reorderedFatalities += 1 }
      switch chunk.datePrecisions[row] {
      case .month, .year: coarseDates += 1
      case .day, .week, .unknown: break
      }
      if locations.conflicts[row] != nil { conflicts += 1 }
      switch locations.methods[row] {
      case .name, .text: placedByName += 1
      case .coordinates, .none: break
      }
      let precision = plan.question.placing.effective(chunk.precisions[row])
      if precision.isCoarse { coarseLocations += 1 }
      if precision == .unknown { unknownPrecision += 1 }
      if let windowEnd, let end = chunk.endDays[row], end > windowEnd { endingAfterWindow += 1 }
      guard !chunk.longitudes[row].isNaN else { continue }
      withCoordinates += 1
      let exchanged = Coordinate(
        longitude: chunk.latitudes[row], latitude: chunk.longitudes[row])
      if locations.statuses[row] == .outside, plan.box?.contains(exchanged) == true {
        insideIfExchanged += 1
      }
    }
  }
}
