internal import Columnar
internal import Engine
internal import Geography
internal import Incidents

/// Charges the change of every row's part in the figures to causes.
struct Attribution {
  private let comparison: RowComparison
  private let matching: RowMatching
  private let provinceCount: Int
  private(set) var totals: CauseTotals
  /// Matched rows that changed in several ways and count in another place now.
  private var open: [OpenRow] = []

  private struct OpenRow {
    let old: RowAddress
    let new: RowAddress
    /// Its ways to change, in the order of charging.
    let causes: [ChangeCause]
    /// Its part once the causes so far are charged.
    var part: RowPart
    /// Its place in the newer version.
    let end: CountedPlace
  }

  /// How many rows are judged anew at once, which bounds the memory.
  private static let batch = 4 * IncidentBatch.capacity

  init(_ comparison: RowComparison, _ matching: RowMatching) {
    self.comparison = comparison
    self.matching = matching
    provinceCount = comparison.new.version.analysis.layer.catalog.count
    totals = CauseTotals(placeCount: provinceCount + 2)
  }

  /// Charges every row.
  ///
  /// - Parameter differences: the fields in which each pair differs, shape `[pairCount]`.
  /// - Complexity: O(rows), and one run of the engine over the rows that changed in several ways,
  ///   for each way but the last.
  mutating func run(
    differences: [FieldSet], replay: Replay
  ) async throws(DifferenceError) {
    for (rows, cause) in [(matching.deleted, ChangeCause.deleted), (matching.lost, .unreadable)] {
      for row in rows {
        totals.charge(
          cause, from: part(row, .old), to: .nothing, comparison.reference(row, nil))
      }
    }
    for (rows, cause) in [(matching.added, ChangeCause.added), (matching.recovered, .unreadable)] {
      for row in rows {
        totals.charge(
          cause, from: .nothing, to: part(row, .new), comparison.reference(nil, row))
      }
    }
    for (pair, fields) in zip(matching.pairs, differences) where !fields.isEmpty {
      try charge(pair, fields)
      if open.count == Self.batch { try await settle(replay) }
    }
    try await settle(replay)
  }

  /// Charges a matched row, or puts it off when only the engine can tell what did it.
  private mutating func charge(
    _ pair: (old: RowAddress, new: RowAddress), _ fields: FieldSet
  ) throws(DifferenceError) {
    let old = part(pair.old, .old)
    let new = part(pair.new, .new)
    let moved = RowPart(place: new.place, deaths: old.deaths)
    if old.place != new.place {
      let causes = ChangeCause.steps.filter { !fields.isDisjoint(with: .charged(to: $0)) }
      guard let first = causes.first else {
        throw .unbalanced("a row counts in another place though nothing changed that could do it")
      }
      if causes.count > 1 {
        open.append(
          OpenRow(old: pair.old, new: pair.new, causes: causes, part: old, end: new.place))
      } else {
        totals.charge(first, from: old, to: moved, comparison.reference(pair.old, pair.new))
      }
    }
    totals.charge(.fatalities, from: moved, to: new, comparison.reference(pair.old, pair.new))
  }

  /// Charges the rows that were put off, one cause after another.
  private mutating func settle(_ replay: Replay) async throws(DifferenceError) {
    for (index, cause) in ChangeCause.steps.enumerated() {
      let revised = Set(ChangeCause.steps[...index])
      let affected = open.indices.filter { open[$0].causes.contains(cause) }
      let asked = affected.filter { open[$0].causes.last != cause }
      let places = try await places(of: asked.map { open[$0] }, revised: revised, replay)
      var answers = places.makeIterator()
      for row in affected {
        let next = open[row].causes.last == cause ? open[row].end : answers.next()
        let part = RowPart(place: next ?? RowPart.notCounted, deaths: open[row].part.deaths)
        totals.charge(
          cause, from: open[row].part, to: part,
          comparison.reference(open[row].old, open[row].new))
        open[row].part = part
      }
    }
    open.removeAll(keepingCapacity: true)
  }

  /// Where rows count once some causes have taken their new values.
  private func places(
    of rows: [OpenRow], revised: Set<ChangeCause>, _ replay: Replay
  ) async throws(DifferenceError) -> [CountedPlace] {
    guard !rows.isEmpty else { return [] }
    let table = MixedRows(comparison: comparison)
      .table(rows.map { ($0.old, $0.new) }, revised: revised)
    let analysis: Analysis
    do throws(EngineError) {
      analysis = try await replay(table)
    } catch {
      throw .engine(error)
    }
    return table.batches.indices.flatMap { batch in
      (0..<table.batches[batch].rowCount).map { position in
        place(analysis.tables[0].batches[batch].ending(position))
      }
    }
  }

  private func part(_ row: RowAddress, _ side: SourceVersion.Side) -> RowPart {
    let rows = comparison.rows(side)
    return RowPart(
      place: place(rows.ending(row)),
      deaths: Int64(rows.batch(row).fatalitiesBest[row.position] ?? 0))
  }

  private func place(_ ending: RowEnding) -> CountedPlace {
    switch ending {
    case .province(let id): CountedPlace(id.rawValue)
    case .outside: CountedPlace(provinceCount)
    case .unlocated: CountedPlace(provinceCount + 1)
    case .dropped: RowPart.notCounted
    }
  }
}
