internal import Engine
internal import Geography
internal import Incidents

extension Auditor {
  /// Audits the place of a province among all; ties share the better place.
  func rank(
    _ province: String, _ set: IncidentSet, _ measure: ClaimPart.Measure, _ claim: Claim,
    _ found: inout AuditedPart, _ facts: inout VerdictFacts
  ) async throws(EngineError) {
    check([set], measure, claim, &found, &facts)
    guard let evidence, facts.isRecorded, case .rank(let rank) = found.part.figure.quantity else {
      return
    }
    guard facts.isCovered else { return }
    let queries = PartQueries(numerator: set, denominator: nil)
    let layers = try await rows(queries, claim, evidence)
    var ids: [ProvinceID] = []
    for analysis in evidence.analyses {
      guard let id = analysis.layer.catalog.id(forCode: province) else {
        facts.isDetermined = false
        found.reasons.append("\(analysis.layer.summary.name) has no province \(province).")
        return
      }
      ids.append(id)
    }
    let fields = evidence.inputs.map(\.fields)
    let grid = Grid(
      queries, layers: layers, layerNames: evidence.analyses.map(\.layer.summary.name),
      quantity: .rank, measure: measure, window: claim.window,
      coverage: coverage(claim, evidence),
      recordsRange: fields.allSatisfy { $0.contains(.low) && $0.contains(.high) })
    let sizes = evidence.analyses.map(\.layer.catalog.count)
    let coded = try ReadingSums(Reading(days: claim.window?.days), of: queries, in: layers[0])
      .counts(grid.codedMethod, of: ids[0], among: sizes[0])
    let all = coded.reduce(0, +)
    checkIndependence(
      own: try countOfOwn(layers[0], claim), isEmpty: all == 0, claim, &found, &facts)
    guard facts.isIndependent else { return }
    guard all > 0 else {
      facts.isDetermined = false
      found.reasons.append("Nothing matches, so that no province comes before another.")
      return
    }
    let own = coded[ids[0].index]
    let others = coded.indices.filter { $0 != ids[0].index }.map { coded[$0] }
    let ranking = RankFragility(count: own, others: others, rank: rank)
    facts.codedHolds = ranking.place == rank
    checkUnstatedCoverage(claim, evidence, isEmpty: false, &found, &facts)
    found.count = own
    found.total = all
    found.fragility = ranking.fragility
    let name = words.places([province])
    found.reasons.append(
      "\(name) is number \(ranking.place) with \(counted(own, measure.noun)) of "
        + "\(countText(all)); the claim says number \(rank).")
    if let sentence = ranking.fragility.sentence(measure) { found.reasons.append(sentence) }
    let sensitivity = try grid.sensitivity { sums, method, layer throws(EngineError) in
      let counts = try sums.counts(method, of: ids[layer], among: sizes[layer])
      let own = counts[ids[layer].index]
      let place = counts.count { $0 > own } + 1
      let isEmpty = counts.allSatisfy { $0 == 0 }
      return Grid.Outcome(
        count: own, total: nil, value: isEmpty ? nil : Double(place),
        holds: isEmpty ? nil : place == rank)
    }
    found.sensitivity = sensitivity
    facts.anotherHolds = sensitivity.isRescued
    found.reasons += sensitivity.sentences(codedHolds: facts.codedHolds)
  }

  /// Audits a distance from a border.
  func distance(
    _ set: IncidentSet, _ border: String, _ statistic: DistanceStatistic?, _ claim: Claim,
    _ found: inout AuditedPart, _ facts: inout VerdictFacts
  ) async throws(EngineError) {
    check([set], .incidents, claim, &found, &facts)
    guard let statistic else {
      facts.isDetermined = false
      found.reasons.append(
        "The claim does not say whether the nearest, the median or the farthest incident is meant.")
      found.needs.append("a statistic: nearest, median or farthest")
      return
    }
    guard let evidence, facts.isRecorded else { return }
    guard let target = evidence.analyses[0].targetNames.firstIndex(of: border) else {
      facts.isRecorded = false
      found.reasons.append("There is no border with \(border) to measure to.")
      return
    }
    let queries = PartQueries(numerator: set, denominator: nil)
    let rows = try await rows(queries, claim, evidence, target: target)[0]
    let (distances, matched) = try rows.distances(coded(claim.window)) {
      $0.memberships[0].isCoded
    }
    checkIndependence(
      own: try countOfOwn(rows, claim), isEmpty: matched == 0, claim, &found, &facts)
    guard facts.isCovered, facts.isIndependent,
      let range = found.part.figure.range(rounding: found.part.rounding)
    else { return }
    guard let meters = statistic.value(of: distances) else {
      facts.isDetermined = false
      found.reasons.append("No matching incident is located well enough to be measured.")
      return
    }
    facts.codedHolds = range.contains(value: meters)
    checkUnstatedCoverage(claim, evidence, isEmpty: false, &found, &facts)
    found.count = distances.count
    found.total = matched
    found.reasons.append(
      "The \(statistic.rawValue) distance of \(countText(distances.count)) measured of "
        + "\(counted(matched, "incident")) is \(Self.kilometers(meters)) km.")
    let missing = matched - distances.count
    let extremes = statistic.extremes(of: distances, missing: missing)
    if missing > 0, range.isTurned(from: meters, within: extremes) {
      facts.isDetermined = false
      found.reasons.append(
        "\(counted(missing, "incident")) could not be measured, and may turn the answer.")
      found.needs.append("where the incidents that could not be measured took place")
    }
    let grid = Grid(
      queries, layers: [rows], layerNames: [evidence.analyses[0].layer.summary.name],
      quantity: .distance, measure: .incidents, window: claim.window,
      coverage: coverage(claim, evidence), recordsRange: false)
    let sensitivity = try grid.sensitivity { sums, _, _ throws(EngineError) in
      let (distances, _) = try sums.distances
      let meters = statistic.value(of: distances)
      return Grid.Outcome(
        count: distances.count, total: nil, value: meters.map { $0 / 1_000 },
        holds: meters.map { range.contains(value: $0) })
    }
    found.sensitivity = sensitivity
    facts.anotherHolds = sensitivity.isRescued
    found.reasons += sensitivity.sentences(codedHolds: facts.codedHolds)
  }

  /// Audits what is said to lie between a province's seat and a border.
  func place(
    _ question: BetweenClaim, _ found: inout AuditedPart, _ facts: inout VerdictFacts
  ) {
    facts.needsData = false
    let report = between.first {
      $0.provinceCode == question.from && $0.neighbor == question.border
    }
    guard let report else {
      facts.isRecorded = false
      found.reasons.append("There is no border with \(question.border) to lie before.")
      return
    }
    let positions = question.provinces.compactMap { code in
      report.provinces.first { $0.code == code }
    }
    for position in positions {
      let onPath = position.isOnShortestPath ? "on" : "off"
      let detour = position.detour.map { ", on a way \(Self.decimal($0)) times the shortest" } ?? ""
      found.reasons.append(
        "\(words.places([position.code])): crossed by \(Self.decimal(position.geodesicShare * 100)) "
          + "% of the geodesics to the border, \(onPath) a shortest path over provinces\(detour).")
    }
    guard let measure = question.measure, measure == .topological || question.threshold != nil
    else {
      facts.isDetermined = false
      found.reasons.append(
        "\"Between\" is no measure: the claim names neither one of geodesic, topological and detour "
          + "nor a threshold, and the three disagree.")
      found.needs.append("a measure, and a threshold for geodesic and detour")
      return
    }
    facts.codedHolds = positions.allSatisfy { $0.lies(measure, question.threshold) }
    facts.anotherHolds =
      measure != .topological && positions.allSatisfy { $0.lies(.topological, nil) }
  }

  private static func kilometers(_ meters: Double) -> String { decimal(meters / 1_000) }

  /// A number with one decimal, halves away from zero.
  private static func decimal(_ value: Double) -> String {
    let tenths = Int((value * 10).rounded())
    return "\(countText(tenths / 10)).\(tenths % 10)"
  }
}

extension ProvincePosition {
  fileprivate func lies(_ measure: BetweenClaim.Measure, _ threshold: Double?) -> Bool {
    switch measure {
    case .geodesic: geodesicShare >= threshold ?? 1
    case .topological: isOnShortestPath
    case .detour: detour.map { $0 <= threshold ?? 1 } ?? false
    }
  }
}

extension DistanceStatistic {
  /// - Parameter distances: ascending.
  fileprivate func value(of distances: [Double]) -> Double? {
    guard let first = distances.first, let last = distances.last else { return nil }
    switch self {
    case .nearest: return first
    case .farthest: return last
    case .median:
      let middle = distances.count / 2
      return distances.count.isMultiple(of: 2)
        ? (distances[middle - 1] + distances[middle]) / 2 : distances[middle]
    }
  }
}

extension DistanceStatistic {
  /// The least and the greatest that the statistic can be, wherever the incidents lie that are not
  /// measured; `distances` are ascending.
  fileprivate func extremes(of distances: [Double], missing: Int) -> ClosedRange<Double> {
    let unknown = { (meters: Double) in Array(repeating: meters, count: max(0, missing)) }
    let least = value(of: unknown(0) + distances) ?? 0
    return least...max(least, value(of: distances + unknown(.infinity)) ?? .infinity)
  }
}

extension FigureRange {
  /// Whether some length between the extremes gives another answer than `meters`, for lengths.
  fileprivate func isTurned(from meters: Double, within extremes: ClosedRange<Double>) -> Bool {
    guard case .lengths(let low, let high, let includesUpper) = kind else { return false }
    if contains(value: meters) {
      return !contains(value: extremes.lowerBound) || !contains(value: extremes.upperBound)
    }
    return extremes.upperBound >= low
      && (extremes.lowerBound < high || includesUpper && extremes.lowerBound == high)
  }
}

extension Auditor {
  /// The incidents of a window that the first query matches.
  private func coded(_ window: Coverage?) -> MatchedRows.Selection {
    MatchedRows.Selection(queries: [0], window: window?.days)
  }

  /// How many rows of the publication the first query matches, in the provinces that it asks for.
  private func countOfOwn(_ rows: MatchedRows, _ claim: Claim) throws(EngineError) -> Int {
    var own = coded(claim.window)
    own.isPublication = true
    let sums = zip(rows.places, try rows.sums(own))
    return sums.reduce(0) { $0 + ($1.0.memberships[0].isCoded ? Int($1.1.incidents) : 0) }
  }
}
