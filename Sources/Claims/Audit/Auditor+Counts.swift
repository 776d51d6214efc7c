internal import Engine
internal import Incidents
internal import Statistics

extension Auditor {
  /// Audits a share or a count of incidents or of their fatalities.
  func count(
    _ queries: PartQueries, _ measure: ClaimPart.Measure, _ claim: Claim,
    _ found: inout AuditedPart, _ facts: inout VerdictFacts
  ) async throws(EngineError) {
    check(queries.sets, measure, claim, &found, &facts)
    guard let evidence, let range = found.part.figure.range(rounding: found.part.rounding) else {
      return
    }
    // What is not covered has no count: a count would be read as one.
    guard facts.isCovered else { return }
    guard facts.isRecorded else {
      found.nearest = try await nearest(queries, measure, claim, evidence)
      return
    }
    let grid = try await grid(queries, measure, claim, evidence)
    let coded = try grid.tally(grid.codedMethod)
    let incidents = try grid.tally(.coded)
    let isEmpty = incidents.isEmpty
    let own = try grid.ofPublication
    checkIndependence(
      own: own.total ?? own.count ?? 0, isEmpty: isEmpty, claim, &found, &facts)
    facts.codedHolds = coded.fits(range) ?? false
    checkUnstatedCoverage(claim, evidence, isEmpty: isEmpty, &found, &facts)
    guard facts.isIndependent, facts.isCovered else { return }
    found.count = coded.count
    found.total = coded.total
    if incidents.count == 0 {
      let asked = isEmpty ? queries.denominator ?? queries.numerator : queries.numerator
      found.reasons += evidence.analyses[0].unmetFilters(of: asked.query)
    }
    if coded.total == 0 {
      facts.isDetermined = false
      found.reasons.append("Nothing matches, so that there is nothing to take a share of.")
    }
    found.readings = try readings(grid, measure)
    var sensitivity = try grid.sensitivity(range)
    sensitivity.expectedHolding = sensitivity.expectedHolding(of: found.part)
    found.sensitivity = sensitivity
    facts.anotherHolds = sensitivity.isRescued
    describe(coded, range, sensitivity, measure, &found, facts)
  }

  private func grid(
    _ queries: PartQueries, _ measure: ClaimPart.Measure, _ claim: Claim, _ evidence: Evidence
  ) async throws(EngineError) -> Grid {
    let fields = evidence.inputs.map(\.fields)
    return Grid(
      queries, layers: try await rows(queries, claim, evidence),
      layerNames: evidence.analyses.map(\.layer.summary.name),
      quantity: queries.denominator == nil ? .count : .share, measure: measure,
      window: claim.window, coverage: coverage(claim, evidence),
      recordsRange: fields.allSatisfy { $0.contains(.low) && $0.contains(.high) })
  }

  private func readings(
    _ grid: Grid, _ measure: ClaimPart.Measure
  ) throws(EngineError) -> PartReadings {
    let isDeaths = measure == .fatalities
    let low = try grid.tally(isDeaths ? .deathsLow : .lowest).count ?? 0
    let high = try grid.tally(isDeaths ? .deathsHigh : .highest).count ?? 0
    let coded = try grid.tally(grid.codedMethod)
    let precise = try grid.tally(grid.codedMethod, .precise)
    let hasRange = !isDeaths || grid.choices[1].options.count > 1
    let count = coded.count ?? 0
    return PartReadings(
      coded: coded.value,
      bounds: hasRange ? min(low, high)...max(low, high) : count...count,
      fractional: isDeaths ? nil : try grid.tally(.fractional).value,
      precise: (precise.count ?? 0, precise.total))
  }

  private func describe(
    _ coded: Tally, _ range: FigureRange, _ sensitivity: Sensitivity,
    _ measure: ClaimPart.Measure, _ found: inout AuditedPart, _ facts: VerdictFacts
  ) {
    let figure = found.part.figure
    guard let count = coded.count else { return }
    if let total = coded.total {
      guard total > 0 else { return }
      found.fits = FittingCounts(figure, rounding: found.part.rounding, of: total) ?? found.fits
      found.fragility = range.fragility(count: count, of: total)
      let share = coded.proportion?.percentText(decimals: figure.decimals + 1) ?? "–"
      found.reasons.append(
        "The data has \(countText(count)) of \(counted(total, measure.noun)), \(share) %: "
          + (facts.codedHolds ? "as printed." : "not \"\(figure.text)\"."))
      if let fitting = found.fits?.counts {
        found.reasons.append(
          "Of \(countText(total)), \(fitting.words) would print as \"\(figure.text)\".")
      }
    } else {
      found.fragility = range.fragility(count: count)
      found.reasons.append(
        "The data has \(counted(count, measure.noun)): "
          + (facts.codedHolds ? "as printed." : "not \"\(figure.text)\"."))
      found.isUninformative = facts.codedHolds && figure.saysLittle(of: count)
      if found.isUninformative {
        found.reasons.append(
          "True and uninformative: \(countText(count)) is at least twice off what "
            + "\"\(figure.text)\" suggests.")
      }
    }
    if let sentence = found.fragility?.sentence(measure) { found.reasons.append(sentence) }
    found.reasons += sensitivity.sentences(codedHolds: facts.codedHolds)
  }

  /// The same statement without what the data does not record.
  private func nearest(
    _ queries: PartQueries, _ measure: ClaimPart.Measure, _ claim: Claim, _ evidence: Evidence
  ) async throws(EngineError) -> String? {
    guard measure.unrecorded(by: evidence.inputs[0]).isEmpty else { return nil }
    let known = PartQueries(
      numerator: queries.numerator.recorded(by: evidence.inputs),
      denominator: queries.denominator.map { $0.recorded(by: evidence.inputs) })
    let subject = known.denominator ?? known.numerator
    let grid = try await grid(known, measure, claim, evidence)
    let coded = try grid.tally(grid.codedMethod)
    guard let count = coded.count else { return nil }
    let what = words.words(subject.query) + words.words(claim.window)
    guard let total = coded.total else {
      let recorded =
        measure == .incidents
        ? "\(countText(count)) \(what) are recorded."
        : "\(counted(count, measure.noun)) are recorded in \(what)."
      return "What the data can say: \(recorded)"
    }
    guard total > 0, let share = coded.proportion?.percentText(decimals: 1) else {
      return "What the data can say: no \(what) are recorded in it."
    }
    let part =
      known.numerator.query.provinces.isEmpty
      ? words.words(known.numerator.query)
      : "in \(words.places(known.numerator.query.provinces))"
    let whole =
      measure == .incidents
      ? "\(countText(total)) \(what)" : "\(counted(total, measure.noun)) in \(what)"
    return "What the data can say: of \(whole), \(countText(count)) (\(share) %) are recorded "
      + "\(part)."
  }
}

extension Tally {
  /// Whether no incident was counted at all.
  fileprivate var isEmpty: Bool { total.map { $0 == 0 } ?? (count == 0) }
}

extension IncidentSet {
  /// The set without what some input does not record.
  fileprivate func recorded(by inputs: [InputSummary]) -> IncidentSet {
    let query = inputs.reduce(self.query) { query, input in input.recorded(query) }
    return IncidentSet(
      name: name, query: query, wideKinds: query.kinds.isEmpty ? [] : wideKinds,
      wideActors: query.actors.isEmpty ? [] : wideActors)
  }
}

extension PrintedFigure {
  /// Whether a count is so far on the safe side of a limit that the limit says little.
  func saysLittle(of count: Int) -> Bool {
    guard case .count(let limit) = quantity else { return false }
    switch qualifier {
    case .moreThan, .atLeast: return count >= 2 * max(1, limit)
    case .lessThan, .atMost: return 2 * count <= limit
    case .none, .about, .almost: return false
    }
  }
}

extension Fragility {
  /// The fewest changes in words, nil where there are none.
  func sentence(_ measure: ClaimPart.Measure) -> String? {
    let noun = measure == .incidents ? "record" : measure.noun
    let changes = [(recoded, "recoded"), (added, "added"), (removed, "removed")].compactMap {
      number, verb in number.map { "\(counted($0, noun)) \(verb)" }
    }
    guard !changes.isEmpty else { return nil }
    return "The answer turns with \(enumeration(changes, last: "or"))."
  }
}
