internal import Columnar
internal import Geocoding
internal import Geography
internal import Incidents
internal import Text

/// What one worker keeps to itself: its GEOS handles, what it knows of texts, its running totals.
final class ChunkWorker {
  let plan: ChunkPlan
  var totals: PartialTotals
  private let placer: IncidentPlacer
  /// Shape `[inputCount]`, as of `readers`.
  private var queries: [CompiledQuery]
  private var readers: [PlaceReader]
  /// The folded names of districts, by input and code.
  private var districts: [CodeMemo<String>]

  init(_ plan: ChunkPlan, placer: IncidentPlacer, notes: [PlaceReader.Notes?]) {
    self.plan = plan
    self.placer = placer
    totals = PartialTotals(plan.shape)
    districts = Array(repeating: CodeMemo(), count: notes.count)
    let country = plan.layer.catalog.countryAlpha2
    queries = notes.map { _ in CompiledQuery(plan.question.incidents, homeCountry: country) }
    readers = notes.map {
      PlaceReader(names: plan.names, searched: plan.question.searchedText, notes: $0)
    }
  }

  /// Forgets what it knows of the codes of an input, whose texts are about to change.
  func forgetCodes(ofInput input: Int) {
    queries[input].forgetCodes()
    readers[input].forgetCodes()
    districts[input] = CodeMemo()
  }

  /// Judges, places and measures the rows of a chunk and adds them to the totals.
  ///
  /// - Parameters:
  ///   - input: which input the chunk is of.
  ///   - strings: the texts that its codes stand for.
  ///   - losers: the rows that a later revision replaces.
  func process(
    _ chunk: IncidentChunk, ofInput input: Int, _ strings: StringPool, losers: Set<Int>
  ) throws(EngineError) -> LocatedChunk {
    var filter = RowFilter(rowCount: chunk.rowCount)
    if !losers.isEmpty {
      filter.judge { row in
        losers.contains(chunk.rows[row]) ? DropReason.duplicate.rawValue : RowFilter.kept
      }
    }
    queries[input].apply(to: chunk, strings, &filter)
    let locations = try locate(
      chunk, ofInput: input, strings, &filter, ambiguous: &totals.ambiguous)
    let outside = try plan.nearestProvinces(of: chunk, locations, keptBy: filter)
    let distances = plan.nearness.flatMap { nearness in
      nearness.targets.isEmpty
        ? nil
        : ChunkDistances(chunk, keptBy: filter, plan: nearness, rules: plan.question.placing)
    }
    let located = LocatedChunk(
      filter: filter, locations: locations, outside: outside, distances: distances)
    do throws(AggregationError) { try totals.add(chunk, located, plan) } catch {
      throw .aggregation(error)
    }
    if var further = totals.alternatives {
      totals.alternatives = nil
      try addAlternatives(
        chunk, ofInput: input, strings, locations, keptBy: filter, to: &further)
      totals.alternatives = further
    }
    totals.observations.begunBeforeWindow += countOfRowsBegunBeforeWindow(
      in: chunk, ofInput: input, strings, losers: losers)
    return located
  }

  /// Places the rows still kept, and drops those that fall by their place.
  func locate(
    _ chunk: IncidentChunk, ofInput input: Int, _ strings: StringPool, _ filter: inout RowFilter,
    ambiguous: inout AmbiguousTotals
  ) throws(EngineError) -> Locations {
    let hints = try readers[input].hints(
      for: chunk, strings, keptBy: filter, ambiguous: &ambiguous)
    let locations = try place(chunk, hints, keptBy: filter)
    queries[input].finish(
      provinces: locations.provinces, accepted: plan.accepted,
      precisions: chunk.precisions.map(plan.question.placing.effective), &filter)
    return locations
  }

  /// The folded name that a code of an input stands for, nil for none.
  func district(_ code: UInt32, ofInput input: Int, _ strings: StringPool) -> String? {
    guard code != StringPool.none else { return nil }
    if let name = districts[input][code] { return name }
    let name = strings[code].folded
    districts[input][code] = name
    return name
  }

  /// Places the rows still kept.
  private func place(
    _ chunk: IncidentChunk, _ hints: PlaceHints, keptBy filter: RowFilter
  ) throws(EngineError) -> Locations {
    do {
      return try placer.place(
        longitudes: chunk.longitudes, latitudes: chunk.latitudes, precisions: chunk.precisions,
        hints: hints, isAsked: filter.keeps)
    } catch {
      throw .geocoding(error)
    }
  }

  /// The rows that would match, had their period begun when the window opens.
  private func countOfRowsBegunBeforeWindow(
    in chunk: IncidentChunk, ofInput input: Int, _ strings: StringPool, losers: Set<Int>
  ) -> Int {
    guard let from = plan.question.incidents.from?.rawValue,
      chunk.endDays.nullCount < chunk.rowCount
    else { return 0 }
    var filter = RowFilter(rowCount: chunk.rowCount)
    filter.judge { row in
      guard let start = chunk.startDays[row], let end = chunk.endDays[row],
        start < from, end >= from, !losers.contains(chunk.rows[row])
      else { return DropReason.date.rawValue }
      return RowFilter.kept
    }
    guard filter.keptCount > 0 else { return 0 }
    queries[input].apply(to: chunk, strings, &filter, ignoringWindow: true)
    return filter.keptCount
  }
}
