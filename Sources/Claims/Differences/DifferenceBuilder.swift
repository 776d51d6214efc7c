internal import Columnar
public import Engine
internal import Geography
public import Incidents

/// Finds out what changed between two versions of a source, and takes the change of the figures
/// that their question asks for apart.
///
/// - Parameters:
///   - old: the older version, asked the same question as the newer, in the same layer.
///   - replay: judges and places further tables in that way.
/// - Throws: `DifferenceError.differentSources` for two formats, `.engine` when a row cannot be
///   judged, `.unbalanced` when parts do not sum to the change, which would be a defect.
/// - Complexity: O(rows) time and memory, and up to four further runs of the engine over the rows
///   that changed in several ways.
public func difference(
  from old: SourceVersion, to new: SourceVersion, replay: Replay
) async throws(DifferenceError) -> VersionDifference {
  let formats = (old.table.input.format, new.table.input.format)
  guard formats.0 == formats.1 else {
    throw .differentSources(old: formats.0, new: formats.1)
  }
  guard !old.isCounted, !new.isCounted else { throw .engine(.refused(.countedVersions)) }
  let builder = try DifferenceBuilder(old, new)
  return try await builder.difference(replay: replay)
}

/// Puts the parts of a difference together and holds them against the reports.
struct DifferenceBuilder {
  let old: Report
  let new: Report
  let comparison: RowComparison
  let matching: RowMatching
  let tally: FieldTally

  init(_ old: SourceVersion, _ new: SourceVersion) throws(DifferenceError) {
    do throws(EngineError) {
      self.old = try old.analysis.report()
      self.new = try new.analysis.report()
    } catch {
      throw .engine(error)
    }
    comparison = RowComparison(old, new)
    matching = RowMatching(comparison)
    tally = FieldTally(comparison, matching)
  }

  func difference(replay: Replay) async throws(DifferenceError) -> VersionDifference {
    let ledger = ledger
    guard ledger.closes else { throw .unbalanced("the rows of both versions: \(ledger)") }
    var attribution = Attribution(comparison, matching)
    try await attribution.run(differences: tally.differences, replay: replay)
    let totals = attribution.totals
    let places = places(totals)
    let catalog = comparison.new.version.analysis.layer.catalog
    let focus = new.question.focus.compactMap { catalog.id(forCode: $0)?.index }
    let result = VersionDifference(
      old: old, new: new, ledger: ledger,
      matching: Matching(
        usesIDs: matching.usesIDs, pairsByID: matching.pairs.count - matching.pairsByContent,
        pairsByContent: matching.pairsByContent),
      columnsOfOldOnly: columns(of: .old), columnsOfNewOnly: columns(of: .new),
      fields: tally.changes, examples: examples,
      effects: ChangeCause.allCases.map { totals.effect(of: $0) },
      incidents: share(old.incidentFigure, new.incidentFigure, totals, \.incidents, focus),
      deaths: share(old.deathFigure, new.deathFigure, totals, \.deaths, focus),
      places: places, addedLater: addedLater, rewritten: tally.rewritten, isSame: isSame(ledger))
    try check(result)
    return result
  }

  private var ledger: VersionLedger {
    VersionLedger(
      old: .init(
        read: old.ledger.read, rejected: old.ledger.rejected, duplicate: old.ledger.duplicate,
        alone: matching.deleted.count, unreadableInOther: matching.lost.count),
      new: .init(
        read: new.ledger.read, rejected: new.ledger.rejected, duplicate: new.ledger.duplicate,
        alone: matching.added.count, unreadableInOther: matching.recovered.count),
      unchanged: matching.pairs.count - tally.changedRows, changed: tally.changedRows)
  }

  private func isSame(_ ledger: VersionLedger) -> Bool {
    let rejects = SourceVersion.Side.allCases.map { side in
      comparison.rows(side).version.table.rejects.listed.map(RejectKey.init).sorted()
    }
    return ledger.old == ledger.new && ledger.changed == 0 && ledger.old.alone == 0
      && ledger.old.unreadableInOther == 0 && rejects[0] == rejects[1]
      && columns(of: .old).isEmpty && columns(of: .new).isEmpty
  }

  /// The columns that one version alone has.
  private func columns(of side: SourceVersion.Side) -> [IncidentField] {
    let other: SourceVersion.Side = side == .old ? .new : .old
    let missing = comparison.rows(side).version.table.input.fields
      .subtracting(comparison.rows(other).version.table.input.fields)
    return IncidentField.allCases.filter(missing.contains)
  }

  private var examples: Examples {
    let listed = RowReference.listed
    return Examples(
      added: matching.added.prefix(listed).map { comparison.reference(nil, $0) },
      deleted: matching.deleted.prefix(listed).map { comparison.reference($0, nil) },
      unreadable: Array(
        (matching.lost.prefix(listed).map { comparison.reference($0, nil) }
          + matching.recovered.prefix(listed).map { comparison.reference(nil, $0) })
          .prefix(listed)))
  }

  /// Added rows that begin after everything in the older version.
  private var addedLater: Int {
    guard let last = old.inputs.first?.lastDay?.rawValue else { return 0 }
    return matching.added.count { row in
      comparison.new.batch(row).startDays[row.position].map { $0 > last } ?? false
    }
  }

  private func share(
    _ before: ShareChange.Figure, _ after: ShareChange.Figure, _ totals: CauseTotals,
    _ figures: KeyPath<CauseTotals.Change, [Int64]>, _ focus: [Int]
  ) -> ShareChange {
    ShareChange(
      before: before, after: after,
      parts: ChangeCause.allCases.map { cause in
        let change = totals[cause][keyPath: figures]
        return (cause, focus.reduce(0) { $0 + change[$1] }, change.reduce(0, +))
      })
  }

  private func places(_ totals: CauseTotals) -> [PlaceChange] {
    let before = comparison.old.version.placeFigures(in: old)
    let after = comparison.new.version.placeFigures(in: new)
    return before.indices.map { place in
      PlaceChange(
        code: before[place].code, name: before[place].name, before: before[place].incidents,
        after: after[place].incidents, deathsBefore: before[place].deaths,
        deathsAfter: after[place].deaths,
        incidents: ChangeCause.allCases.map { totals[$0].incidents[place] },
        deaths: ChangeCause.allCases.map { totals[$0].deaths[place] })
    }
  }
}

extension CauseTotals {
  fileprivate func effect(of cause: ChangeCause) -> CauseEffect {
    let change = self[cause]
    return CauseEffect(
      cause: cause, entered: change.entered, left: change.left, shifted: change.shifted,
      revised: change.revised, examples: change.examples)
  }
}

/// What makes two rows that could not be read alike.
private struct RejectKey: Comparable {
  private let parts: [String]

  init(_ reject: Reject) {
    parts = [reject.id ?? "", reject.field, reject.value, reject.reason]
  }

  static func < (a: RejectKey, b: RejectKey) -> Bool {
    a.parts.lexicographicallyPrecedes(b.parts)
  }
}
