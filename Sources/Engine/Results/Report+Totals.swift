internal import Columnar
internal import Geocoding
internal import Geography
internal import Incidents
internal import Proximity
internal import Statistics

extension Analysis {
  /// The account of every row that was read.
  public var ledger: Ledger {
    let matched = totals.byProvince.counts
    let placed = matched.prefix(layer.catalog.count).reduce(0, +)
    return Ledger(
      read: inputs.reduce(0) { $0 + $1.rowCount },
      rejected: rejects.reduce(0) { $0 + $1.count },
      duplicate: totals.dropped(.duplicate),
      filtered: Dictionary(
        uniqueKeysWithValues: DropReason.filters.map { ($0, totals.dropped($0)) }),
      located: Int(placed) - totals.tied,
      tied: totals.tied,
      outside: Int(matched[totals.shape.outsideGroup]),
      unlocated: Int(matched[totals.shape.unlocatedGroup]))
  }

  /// The answer, with shares computed from the final totals.
  ///
  /// - Parameters:
  ///   - isExample: whether the bundled incidents stand in because no input was named.
  ///   - compared: the same question over further layers.
  /// - Throws: `EngineError.ledger` when a row was lost, which would be a defect of the program;
  ///   `EngineError.refused` for an unknown focus province.
  public func report(
    isExample: Bool = false, compared: [ComparedLayer] = []
  ) throws(EngineError) -> Report {
    let ledger = ledger
    guard ledger.closes else { throw .ledger(ledger) }
    let focus = try question.focusProvinces(in: layer.catalog)
    let sets: SetsOfProvinces
    do {
      sets = try SetsOfProvinces(
        totals.supports, focus: Set(focus), provinceCount: layer.catalog.count)
    } catch {
      throw .aggregation(error)
    }
    let reader = SetReader(
      totals: totals, sets: sets, matched: ledger.matched, hasRange: recordsRange)
    let provinces = layer.catalog.allIDs.map { provinceCount($0, reader) }.sorted { a, b in
      (b.share.count, a.id.rawValue) < (a.share.count, b.id.rawValue)
    }
    let focusCount = focus.isEmpty ? nil : focusCount(focus, reader)
    let fatalities = fatalities(of: 0..<totals.shape.groupCount)
    return Report(
      question: question,
      inputs: inputs,
      boundaries: layer.summary,
      ledger: ledger,
      provinces: provinces,
      focus: focusCount,
      concentration: Concentration(provinces.map(\.share.count)),
      timeline: timeline,
      fatalities: fatalities,
      conflicts: totals.observations.conflicts,
      closeness: totals.closeness.closeness(
        accuracyMeters: question.placing.boundaryAccuracyMeters, focus: Set(focus)),
      compared: compared, isExample: isExample,
      notes: caveats(isExample: isExample, ledger: ledger), points: totals.points?.points,
      areasSquareMeters: Proximity.areasSquareMeters(of: layer.catalog),
      nearness: nearnessReport(focus: focus), between: nearness?.between ?? [],
      alternatives: alternatives(
        focus: focusCount, provinces: provinces, allDeaths: fatalities.best))
  }

  private func provinceCount(_ id: ProvinceID, _ reader: SetReader) -> ProvinceCount {
    let province = layer.catalog[id]
    let figures = reader.sets.provinces[id.index]
    return ProvinceCount(
      id: id, code: province.code, name: province.name, share: reader.share(of: [id]),
      readings: reader.readings(figures, of: [id]), fatalities: fatalities(of: [id.index]),
      fatalityReadings: reader.fatalityReadings(figures, of: [id]))
  }

  private func focusCount(_ ids: [ProvinceID], _ reader: SetReader) -> FocusCount {
    FocusCount(
      codes: ids.map { layer.catalog[$0].code }, share: reader.share(of: ids),
      readings: reader.readings(reader.sets.focus, of: ids),
      fatalities: fatalities(of: ids.map(\.index)),
      fatalityReadings: reader.fatalityReadings(reader.sets.focus, of: ids))
  }

  /// Whether every matched incident with a best figure has its bounds too.
  private var recordsRange: Bool {
    let all = fatalities(of: 0..<totals.shape.groupCount)
    return all.low != nil && all.high != nil
  }

  /// The sums over some groups; a bound is nil when some row has a best figure without it.
  func fatalities(of groups: some Sequence<Int>) -> FatalityTotals {
    var sums: [Int64] = [0, 0, 0]
    var nulls: [Int64] = [0, 0, 0]
    for group in groups {
      for measure in sums.indices {
        sums[measure] += totals.byProvince.sum(measure: measure, group: group)
        nulls[measure] += totals.byProvince.nullCount(measure: measure, group: group)
      }
    }
    let recorded = Set(inputs.flatMap(\.fields))
    let hasLow = recorded.contains(.low) && nulls[0] <= nulls[1]
    let hasHigh = recorded.contains(.high) && nulls[2] <= nulls[1]
    return FatalityTotals(
      low: hasLow ? sums[0] : nil, best: sums[1], high: hasHigh ? sums[2] : nil,
      missing: Int(nulls[1]))
  }

  private var timeline: [MonthCount] {
    let months = totals.byMonth
    return months.cells.indices.compactMap { index in
      let cell = months.cells[index]
      guard cell.incidents > 0 else { return nil }
      let (month, column) = index.quotientAndRemainder(dividingBy: months.columnCount)
      return MonthCount(
        month: Month(rawValue: months.first + Int32(month)),
        code: column < layer.catalog.count ? layer.catalog.provinces[column].code : nil,
        incidents: Int(cell.incidents), fatalitiesBest: cell.deaths)
    }
  }
}
