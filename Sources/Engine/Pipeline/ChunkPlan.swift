internal import Columnar
internal import Geocoding
internal import Geography
internal import Incidents

/// Everything that the workers share: how one chunk becomes verdicts, places and partial totals.
struct ChunkPlan: Sendable {
  let shape: TotalsShape
  private let layer: ProvinceLayer
  private let question: Question
  private let queries: [CompiledQuery]
  private let duplicates: Duplicates
  private let accepted: Bitmap?
  private let lookups: [PlaceLookup]
  private let discs: DiscIndex?
  private let box: BoundingBox?

  init(
    _ question: Question, tables: [IncidentTable], lookups: [PlaceLookup], layer: BoundaryLayer,
    accepted: Bitmap?
  ) throws(EngineError) {
    self.question = question
    self.layer = layer.provinces
    self.accepted = accepted
    self.lookups = lookups
    box = layer.catalog.boundingBox
    discs = try Self.discs(question.placing, tables: tables, layer: layer)
    duplicates = Duplicates(in: tables)
    queries = tables.map { table in
      CompiledQuery(question.incidents, for: table, homeCountry: layer.catalog.countryAlpha2)
    }
    shape = TotalsShape(
      provinceCount: layer.catalog.count,
      months: Self.months(of: tables, question.incidents))
  }

  func makeWorker() throws(EngineError) -> ChunkWorker {
    do {
      return ChunkWorker(
        placer: try IncidentPlacer(layer, rules: question.placing, discs: discs),
        totals: PartialTotals(shape))
    } catch {
      throw .geocoding(error)
    }
  }

  /// Judges and places the rows of a chunk and adds them to the worker's totals.
  func process(
    _ chunk: NumberedChunk, with worker: ChunkWorker
  ) throws(EngineError) -> LocatedChunk {
    let incidents = chunk.incidents
    var filter = filter(of: chunk)
    let locations = try place(chunk, keptBy: filter, with: worker.placer)
    queries[chunk.table].finish(
      provinces: locations.provinces, accepted: accepted,
      precisions: incidents.precisions.map(question.placing.effective), &filter)
    do {
      try add(chunk, filter, locations, to: &worker.totals)
    } catch {
      throw .aggregation(error)
    }
    return LocatedChunk(filter: filter, locations: locations)
  }

  /// The verdicts that need no place.
  private func filter(of chunk: NumberedChunk) -> RowFilter {
    var filter = RowFilter(rowCount: chunk.incidents.rowCount)
    let losers = duplicates.rows[chunk.table]
    if !losers.isEmpty {
      filter.judge { row in
        losers.contains(chunk.incidents.rows[row]) ? DropReason.duplicate.rawValue : RowFilter.kept
      }
    }
    queries[chunk.table].apply(to: chunk.incidents, &filter)
    return filter
  }

  /// Places the rows still kept.
  private func place(
    _ chunk: NumberedChunk, keptBy filter: RowFilter, with placer: IncidentPlacer
  ) throws(EngineError) -> Locations {
    let incidents = chunk.incidents
    do {
      return try placer.place(
        longitudes: incidents.longitudes, latitudes: incidents.latitudes,
        precisions: incidents.precisions, hints: lookups[chunk.table].hints(for: incidents),
        isAsked: filter.keeps)
    } catch {
      throw .geocoding(error)
    }
  }

  private func add(
    _ chunk: NumberedChunk, _ filter: RowFilter, _ locations: Locations,
    to totals: inout PartialTotals
  ) throws(AggregationError) {
    totals.add(verdicts: filter.counts(reasonCount: DropReason.allCases.count))
    let incidents = chunk.incidents
    var groups = Array(repeating: UInt32(0), count: filter.rowCount)
    for row in groups.indices where filter.keeps(row) {
      switch locations.statuses[row] {
      case .located: groups[row] = UInt32(locations.provinces[row])
      case .tied:
        groups[row] = UInt32(locations.provinces[row])
        totals.tied += 1
      case .outside: groups[row] = UInt32(shape.outsideGroup)
      case .unlocated: groups[row] = UInt32(shape.unlocatedGroup)
      }
    }
    try totals.byProvince.add(
      groups: groups, keptBy: filter,
      measures: [incidents.fatalitiesLow, incidents.fatalitiesBest, incidents.fatalitiesHigh])
    try addMonths(of: incidents, provinces: groups, keptBy: filter, to: &totals)
    try addSupports(of: incidents, locations, keptBy: filter, to: &totals)
    try addPrecise(of: incidents, provinces: groups, keptBy: filter, to: &totals)
    totals.observations.merge(observations(of: chunk, locations, keptBy: filter))
  }

  private func addMonths(
    of chunk: IncidentChunk, provinces: [UInt32], keptBy filter: RowFilter,
    to totals: inout PartialTotals
  ) throws(AggregationError) {
    guard let first = shape.months?.lowerBound else { return }
    var dated = filter
    dated.judge { row in
      chunk.startDays.isNull(row) ? DropReason.date.rawValue : RowFilter.kept
    }
    var groups = Array(repeating: UInt32(0), count: filter.rowCount)
    for row in groups.indices where dated.keeps(row) {
      guard let day = Day(rawValue: chunk.startDays.values[row]) else { continue }
      let month = UInt32(day.month.rawValue - first.rawValue)
      let column = min(provinces[row], UInt32(shape.provinceCount))
      groups[row] = month * UInt32(shape.monthColumns) + column
    }
    try totals.byMonth.add(groups: groups, keptBy: dated, measures: [chunk.fatalitiesBest])
  }

  private func addSupports(
    of chunk: IncidentChunk, _ locations: Locations, keptBy filter: RowFilter,
    to totals: inout PartialTotals
  ) throws(AggregationError) {
    for row in 0..<chunk.rowCount where filter.keeps(row) {
      let figures = SupportTotals.Figures(
        incidents: 1, low: Int64(chunk.fatalitiesLow.values[row]),
        best: Int64(chunk.fatalitiesBest.values[row]),
        high: Int64(chunk.fatalitiesHigh.values[row]))
      try totals.supports.add(locations.support(row), figures)
      totals.closeness.add(locations, row: row)
    }
  }

  /// Counts the rows located exactly or near once more.
  private func addPrecise(
    of chunk: IncidentChunk, provinces: [UInt32], keptBy filter: RowFilter,
    to totals: inout PartialTotals
  ) throws(AggregationError) {
    var precise = filter
    precise.judge { row in
      question.placing.effective(chunk.precisions[row]).isPrecise
        ? RowFilter.kept : DropReason.precision.rawValue
    }
    try totals.precise.add(groups: provinces, keptBy: precise, measures: [chunk.fatalitiesBest])
  }

  private func observations(
    of chunk: NumberedChunk, _ locations: Locations, keptBy filter: RowFilter
  ) -> Observations {
    let incidents = chunk.incidents
    let windowEnd = question.incidents.to?.rawValue
    var seen = Observations()
    for row in 0..<incidents.rowCount where filter.keeps(row) {
      if incidents.fatalitiesReordered[row] { seen.reorderedFatalities += 1 }
      switch incidents.datePrecisions[row] {
      case .month, .year: seen.coarseDates += 1
      case .day, .week, .unknown: break
      }
      if locations.conflicts[row] != nil { seen.conflicts += 1 }
      switch locations.methods[row] {
      case .name, .text: seen.placedByName += 1
      case .coordinates, .none: break
      }
      switch question.placing.effective(incidents.precisions[row]) {
      case .province, .area, .country, .abroad: seen.coarseLocations += 1
      case .unknown: seen.unknownPrecision += 1
      case .exact, .near, .district: break
      }
      if let windowEnd, let end = incidents.endDays[row], end > windowEnd {
        seen.endingAfterWindow += 1
      }
      guard !incidents.longitudes[row].isNaN else { continue }
      seen.withCoordinates += 1
      let exchanged = Coordinate(
        longitude: incidents.latitudes[row], latitude: incidents.longitudes[row])
      if locations.statuses[row] == .outside, box?.contains(exchanged) == true {
        seen.insideIfExchanged += 1
      }
    }
    seen.begunBeforeWindow = countOfRowsBegunBeforeWindow(in: chunk)
    return seen
  }

  /// The rows that would match, had their period begun when the window opens.
  private func countOfRowsBegunBeforeWindow(in chunk: NumberedChunk) -> Int {
    guard let from = question.incidents.from?.rawValue else { return 0 }
    let incidents = chunk.incidents
    var filter = RowFilter(rowCount: incidents.rowCount)
    let losers = duplicates.rows[chunk.table]
    filter.judge { row in
      guard let start = incidents.startDays[row], let end = incidents.endDays[row],
        start < from, end >= from, !losers.contains(incidents.rows[row])
      else { return DropReason.date.rawValue }
      return RowFilter.kept
    }
    guard filter.keptCount > 0 else { return 0 }
    queries[chunk.table].apply(to: incidents, &filter, ignoringWindow: true)
    return filter.keptCount
  }

  /// The index for incidents that may lie anywhere within a distance, nil when there are none.
  private static func discs(
    _ rules: PlacingRules, tables: [IncidentTable], layer: BoundaryLayer
  ) throws(EngineError) -> DiscIndex? {
    let isNeeded =
      rules.boundaryAccuracyMeters != nil
      || tables.lazy.flatMap(\.chunks).contains { chunk in
        chunk.precisions.contains { precision in
          let effective = rules.effective(precision)
          return effective == .near || effective == .area
        }
      }
    guard isNeeded else { return nil }
    do { return try DiscIndex(layer.catalog) } catch { throw .geocoding(error) }
  }

  /// From the first to the last month in which an incident of the window can begin.
  private static func months(
    of tables: [IncidentTable], _ query: IncidentQuery
  ) -> ClosedRange<Month>? {
    guard let first = tables.compactMap(\.input.firstDay).min(),
      let last = tables.compactMap(\.input.lastDay).max()
    else { return nil }
    let from = max(first, query.from ?? first)
    let to = min(last, query.to ?? last)
    return from <= to ? from.month...to.month : nil
  }
}

/// What one worker keeps to itself: its GEOS handles and its running totals.
final class ChunkWorker {
  let placer: IncidentPlacer
  var totals: PartialTotals

  init(placer: IncidentPlacer, totals: PartialTotals) {
    self.placer = placer
    self.totals = totals
  }
}
