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
    let analysis = evidence.analyses[0]
    let queries = PartQueries(numerator: set, denominator: nil)
    let rows = try await rows(queries, claim, evidence)[0]
    var counts = Array(repeating: 0, count: analysis.layer.catalog.count)
    for (place, sums) in zip(rows.places, try rows.sums(coded(claim.window))) {
      guard let id = place.province, place.memberships[0].isCoded else { continue }
      counts[id.index] += Int(measure == .fatalities ? sums.best : sums.incidents)
    }
    let all = counts.reduce(0, +)
    checkIndependence(
      own: try countOfOwn(rows, claim), isEmpty: all == 0, claim, &found, &facts)
    guard facts.isCovered, all > 0, let id = analysis.layer.catalog.id(forCode: province) else {
      facts.isDetermined = false
      found.reasons.append("Nothing matches, so that no province comes before another.")
      return
    }
    let own = counts[id.index]
    let others = counts.indices.filter { $0 != id.index }.map { counts[$0] }
    let ranking = RankFragility(count: own, others: others, rank: rank)
    facts.codedHolds = ranking.place == rank
    checkUnstatedCoverage(claim, evidence, &found, &facts)
    guard facts.isCovered else { return }
    found.count = own
    found.total = all
    found.fragility = ranking.fragility
    let name = words.places([province])
    found.reasons.append(
      "\(name) is number \(ranking.place) with \(counted(own, measure.noun)) of "
        + "\(countText(all)); the claim says number \(rank).")
    if let sentence = ranking.fragility.sentence(measure) { found.reasons.append(sentence) }
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
    guard facts.isCovered else { return }
    guard let meters = statistic.value(of: distances) else {
      facts.isDetermined = false
      found.reasons.append("No matching incident is located well enough to be measured.")
      return
    }
    let range = found.part.figure.range(rounding: found.part.rounding)
    facts.codedHolds = range?.contains(value: meters) ?? false
    checkUnstatedCoverage(claim, evidence, &found, &facts)
    guard facts.isCovered else { return }
    found.count = distances.count
    found.total = matched
    found.reasons.append(
      "The \(statistic.rawValue) distance of \(countText(distances.count)) measured of "
        + "\(counted(matched, "incident")) is \(Self.kilometers(meters)) km.")
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
