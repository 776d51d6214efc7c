internal import Geocoding
internal import Geography
internal import Incidents
internal import Statistics

extension Analysis {
  /// The account of every row that was read.
  public var ledger: Ledger { ledger(of: GroupFigures(totals)) }

  private func ledger(of figures: GroupFigures) -> Ledger {
    let placed = Int(figures.sum(0..<layer.catalog.count).rows)
    let tied = totals.observations[.tied]
    return Ledger(
      read: inputs.reduce(0) { $0 + $1.rowCount },
      rejected: rejects.reduce(0) { $0 + $1.count },
      duplicate: totals.dropped(.duplicate),
      filtered: Dictionary(
        uniqueKeysWithValues: DropReason.filters.map { ($0, totals.dropped($0)) }),
      located: placed - tied,
      tied: tied,
      outside: Int(figures.all[totals.shape.outsideGroup].rows),
      unlocated: Int(figures.all[totals.shape.unlocatedGroup].rows))
  }

  /// The answer, with shares computed from the final totals.
  ///
  /// - Parameters:
  ///   - isExample: whether the bundled incidents stand in because no input was named.
  ///   - compared: the same question over further layers.
  /// - Throws: `EngineError.ledger` when a row was lost and `EngineError.outOfBounds` when a figure
  ///   contradicts its bounds, which would be defects of the program; `EngineError.refused` for an
  ///   unknown focus province.
  public func report(
    isExample: Bool = false, compared: [ComparedLayer] = []
  ) throws(EngineError) -> Report {
    let figures = GroupFigures(totals)
    let ledger = ledger(of: figures)
    guard ledger.closes else { throw .ledger(ledger) }
    let focus = try question.focusProvinces(in: layer.catalog)
    let sum = figures.sum(0..<totals.shape.groupCount)
    let all = fatalities(sum)
    let shape = totals.shape
    let incidents = MatchedIncidentCount(
      sum, outside: figures.all[shape.outsideGroup].incidents,
      unlocated: figures.all[shape.unlocatedGroup].incidents,
      isCounted: totals.observations[.counted] > 0)
    let reader = SetReader(
      figures: figures,
      sets: SetsOfProvinces(
        totals.cells, focus: Set(focus), provinceCount: layer.catalog.count),
      matched: incidents.count, hasRange: all.hasFullRange,
      statesPrecision: totals.observations[.unknownPrecision] < ledger.matched)
    let provinces = layer.catalog.allIDs.map { provinceCount($0, reader) }.sorted { a, b in
      (b.share.count, a.id.rawValue) < (a.share.count, b.id.rawValue)
    }
    let focusCount = focus.isEmpty ? nil : focusCount(focus, reader)
    let report = Report(
      question: question,
      inputs: inputs,
      boundaries: layer.summary,
      ledger: ledger,
      incidents: incidents,
      provinces: provinces,
      focus: focusCount,
      concentration: Concentration(provinces.map(\.share.count)),
      timeline: timeline(figures),
      fatalities: all,
      conflicts: [.conflict, .codedOutside, .abroadInside].reduce(0) {
        $0 + totals.observations[$1]
      },
      closeness: totals.closeness.closeness(
        accuracyMeters: question.placing.boundaryAccuracyMeters, focus: Set(focus)),
      compared: compared, isExample: isExample,
      asksForWhatIsAbsent: census?.unmet.isEmpty == false,
      notes: caveats(
        isExample: isExample, ledger: ledger, incidents: incidents, fatalities: all),
      points: totals.points?.points, areas: ProvinceAreas(of: layer.catalog),
      nearness: nearnessReport(focus: focus), between: nearness?.between ?? [],
      alternatives: alternatives(
        focus: focusCount, provinces: provinces, allDeaths: sum.best))
    if let figure = report.figureOutOfBounds { throw .outOfBounds(figure) }
    return report
  }

  private func provinceCount(_ id: ProvinceID, _ reader: SetReader) -> ProvinceCount {
    let province = layer.catalog[id]
    let figures = reader.sets.provinces[id.index]
    return ProvinceCount(
      id: id, code: province.code, name: province.name, share: reader.share(of: [id]),
      readings: reader.readings(figures, of: [id]),
      fatalities: fatalities(reader.figures.all[id.index]),
      fatalityReadings: reader.fatalityReadings(figures, of: [id]))
  }

  private func focusCount(_ ids: [ProvinceID], _ reader: SetReader) -> FocusCount {
    FocusCount(
      codes: ids.map { layer.catalog[$0].code }, share: reader.share(of: ids),
      readings: reader.readings(reader.sets.focus, of: ids),
      fatalities: fatalities(reader.figures.sum(ids.map(\.index))),
      fatalityReadings: reader.fatalityReadings(reader.sets.focus, of: ids))
  }

  /// The deaths of some incidents.
  func fatalities(_ figures: CellTotals.Figures) -> FatalityTotals {
    let recorded = Set(inputs.flatMap(\.fields))
    return FatalityTotals(
      figures, recordsLow: recorded.contains(.low), recordsHigh: recorded.contains(.high))
  }

  private func timeline(_ figures: GroupFigures) -> [MonthCount] {
    figures.byMonth.filter { $0.value.incidents > 0 || $0.value.best > 0 }.sorted { a, b in
      (a.key.month.rawValue, a.key.group) < (b.key.month.rawValue, b.key.group)
    }.map { key, figures in
      MonthCount(
        month: key.month,
        code: key.group < layer.catalog.count ? layer.catalog.provinces[key.group].code : nil,
        incidents: Int(figures.incidents), fatalities: fatalities(figures))
    }
  }
}
