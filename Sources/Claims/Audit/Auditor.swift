public import Engine
internal import Geography
internal import Incidents
internal import Statistics

/// Holds claims against arithmetic, coverage and data.
public struct Auditor: Sendable {
  let evidence: Evidence?
  /// What lies between, for the claims that ask; it needs no incidents.
  let between: [BetweenReport]
  let words: SetWords
  let threads: Int

  /// - Parameters:
  ///   - evidence: nil when no data is given: then arithmetic and geography alone are audited.
  ///   - provinceNames: by code.
  ///   - threads: how many workers; the result is the same for any number.
  public init(
    evidence: Evidence?, between: [BetweenReport], provinceNames: [String: String], threads: Int
  ) {
    self.threads = threads
    self.evidence = evidence
    self.between = between
    words = SetWords(provinceNames: provinceNames)
  }

  /// Audits every claim of a file.
  ///
  /// - Throws: `EngineError` when a reading cannot be counted, which would be a defect, and
  ///   `EngineError.refused` for a province that a further layer does not have.
  /// - Complexity: O(rows) for each part, and O(matched rows) for each combination of choices.
  public func audit(_ file: ClaimFile) async throws(EngineError) -> Audit {
    var claims: [AuditedClaim] = []
    for claim in file.claims {
      var parts: [AuditedPart] = []
      for part in claim.parts { parts.append(try await audit(part, of: claim)) }
      claims.append(
        AuditedClaim(
          claim: claim, verdict: parts.map(\.verdict).ofWhole ?? .undetermined, parts: parts))
    }
    return Audit(
      inputs: evidence?.inputs ?? [], layers: evidence?.analyses.map(\.layer.summary) ?? [],
      reviewer: file.reviewer, claims: claims, notes: notes)
  }

  private func audit(
    _ part: ClaimPart, of claim: Claim
  ) async throws(EngineError) -> AuditedPart {
    var found = AuditedPart(part)
    var facts = VerdictFacts()
    let impossible = PublishedArithmetic(claim: claim).contradictions(of: part)
    facts.isImpossible = !impossible.isEmpty
    found.reasons = impossible
    switch part.question {
    case .share(let numerator, let denominator, let measure),
      .most(let numerator, let denominator, let measure):
      let queries = PartQueries(numerator: numerator, denominator: denominator)
      addArithmetic(claim, part, denominator, to: &found, &facts)
      try await count(queries, measure, claim, &found, &facts)
    case .count(let set, let measure):
      let queries = PartQueries(numerator: set, denominator: nil)
      if !facts.isImpossible {
        found.reasons += PublishedArithmetic(claim: claim).allowances(of: part)
      }
      try await count(queries, measure, claim, &found, &facts)
    case .rank(let province, let set, let measure):
      try await rank(province, set, measure, claim, &found, &facts)
    case .distance(let set, let border, let statistic):
      try await distance(set, border, statistic, claim, &found, &facts)
    case .between(let question): place(question, &found, &facts)
    case .sum(let ids):
      facts.needsData = false
      facts.codedHolds = true
      if let sum = PublishedArithmetic(claim: claim).sum(of: ids), !facts.isImpossible {
        found.reasons.append("The parts add up to \(sum.words), as \(part.figure.text) says.")
      }
    case .arithmetic: addQuotient(part, to: &found, &facts)
    case .date:
      facts.isRecorded = false
      if !facts.isImpossible {
        found.reasons.append("No table of incidents records the date of this event.")
        found.needs.append("a source that dates the event")
      }
    }
    found.verdict = VerdictTable.verdict(facts)
    return found
  }

  private func addQuotient(
    _ part: ClaimPart, to found: inout AuditedPart, _ facts: inout VerdictFacts
  ) {
    facts.needsData = false
    facts.codedHolds = true
    guard let share = part.publishedShare else { return }
    found.count = share.count
    found.total = share.total
    found.fits = FittingCounts(part.figure, rounding: part.rounding, of: share.total)
    if let counts = found.fits?.counts {
      found.reasons.append(
        "Of \(countText(share.total)), \(counts.words) would print as \(part.figure.text).")
    }
    if !facts.isImpossible {
      let exact = share.percentText(decimals: part.figure.decimals + 1) ?? "–"
      found.reasons.append(
        "\(countText(share.count)) of \(countText(share.total)) are \(exact) %, as "
          + "\(part.figure.text) says. That the two numbers are right is not checked here.")
    }
  }

  /// What arithmetic alone allows of a share, from what the claim says of its total.
  private func addArithmetic(
    _ claim: Claim, _ part: ClaimPart, _ denominator: IncidentSet, to found: inout AuditedPart,
    _ facts: inout VerdictFacts
  ) {
    let totals = claim.parts.compactMap { other -> ClosedRange<Int>? in
      guard case .count(let set, .incidents) = other.question, set == denominator else {
        return nil
      }
      return other.countRange
    }
    guard let stated = totals.first else {
      let impossible = part.figure.impossibleTotals(in: 1...400, rounding: part.rounding)
      if !impossible.isEmpty {
        found.reasons.append(
          "Arithmetic alone: no whole numbers give \(part.figure.text) of a total of "
            + "\(enumeration(impossible.map(\.words), last: "or")).")
      }
      return
    }
    let least = max(1, stated.lowerBound)
    found.fits = FittingCounts(part.figure, rounding: part.rounding, of: least)
    let last = min(stated.upperBound, least + 1_000)
    let impossible = part.figure.impossibleTotals(in: least...last, rounding: part.rounding)
    if impossible.count == 1, impossible[0] == least...last, last == stated.upperBound {
      facts.isImpossible = true
      found.reasons.append(
        "No whole number out of \(stated.words) prints as \(part.figure.text).")
      return
    }
    if let counts = found.fits?.counts {
      found.reasons.append(
        "Arithmetic alone: of \(countText(least)), the least that the claim's total allows, "
          + "\(counts.words) would print as \(part.figure.text).")
    }
  }

  private var notes: [String] {
    guard let evidence else {
      return ["No data was given: what is said rests on the claims' own figures."]
    }
    let credits = evidence.analyses.compactMap(\.layer.summary.credits)
    return [
      "Counts are of recorded incidents: what the sources report, neither a sample nor a census of "
        + "what happened. A claim that the records do not bear out may still be true.",
      "Bounds and fractional readings follow the source's location precision; kinds and actors read "
        + "widely, and windows moved by a month, are fair readings by the convention of geotally.",
    ] + (evidence.analyses.first?.countryCaveats ?? []) + evidence.inputs.flatMap(\.notes)
      + evidence.inputs.compactMap(\.attribution) + credits
  }
}
