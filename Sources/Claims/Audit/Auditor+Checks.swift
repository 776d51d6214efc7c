internal import Engine
internal import Incidents

extension Auditor {
  /// Whether the data can speak to a part at all: recorded, independent of the claim, covered.
  ///
  /// What stands against it is added to the facts and, in words, to the part.
  func check(
    _ sets: [IncidentSet], _ measure: ClaimPart.Measure, _ claim: Claim,
    _ found: inout AuditedPart, _ facts: inout VerdictFacts
  ) {
    guard let evidence else {
      facts.hasData = false
      found.needs.append(need(sets, claim))
      return
    }
    var missing: [String] = []
    for input in evidence.inputs {
      for query in sets.map(\.query) {
        missing += input.unrecorded(query).filter { !missing.contains($0) }
      }
      missing += measure.unrecorded(by: input)
    }
    if !missing.isEmpty {
      facts.isRecorded = false
      found.reasons += missing
      found.needs.append(need(sets, claim))
    }
    if let source = claim.source, let format = source.format,
      !evidence.inputs.contains(where: { $0.format == format })
    {
      found.reasons.append(
        "The claim rests on \(source.words); the data given is of another source.")
    }
    checkCoverage(of: claim, evidence, &found, &facts)
  }

  private func need(_ sets: [IncidentSet], _ claim: Claim) -> String {
    let subject = sets.last.map { words.words($0.query) } ?? "incidents"
    let source = claim.source.map { ", as \($0.words) has them" } ?? ""
    return "a table of \(subject)\(words.words(claim.window))\(source)"
  }

  /// What somebody says that the inputs cover: the command, else the claim's source, where the
  /// inputs are of it.
  func statedCoverage(_ claim: Claim, _ evidence: Evidence) -> Coverage? {
    if let coverage = evidence.coverage { return coverage }
    guard let source = claim.source else { return nil }
    let isSame = evidence.inputs.allSatisfy { $0.format == source.format ?? $0.format }
    return isSame ? source.coverage : nil
  }

  /// The days that may be counted: those that the command states; else the months that the rows
  /// span, as far as the claim's source covers them, since an extract may be shorter than its
  /// source.
  func coverage(_ claim: Claim, _ evidence: Evidence) -> Coverage? {
    if let coverage = evidence.coverage { return coverage }
    guard let rows = evidence.rowMonths else { return nil }
    guard let stated = statedCoverage(claim, evidence) else { return rows }
    let from = [rows.from, stated.from].compactMap { $0 }.max()
    let to = [rows.to, stated.to].compactMap { $0 }.min()
    return Coverage(from: from, to: to)
  }

  private func checkCoverage(
    of claim: Claim, _ evidence: Evidence, _ found: inout AuditedPart, _ facts: inout VerdictFacts
  ) {
    guard let window = claim.window else { return }
    let stated = statedCoverage(claim, evidence)
    if let stated, !stated.holds(window) {
      facts.isCovered = false
      found.reasons.append(
        "The source covers the time\(words.words(stated)), which does not hold the window"
          + "\(words.words(window)); what it lacks is not zero.")
      found.needs.append("a source that covers the time\(words.words(window))")
      return
    }
    guard coverage(claim, evidence)?.holds(window) == true else {
      facts.isCovered = false
      let rows = evidence.rowMonths.map { words.words($0) } ?? " without a date"
      found.reasons.append(
        "The rows of the data are\(rows) and do not span the window\(words.words(window)); nobody "
          + "states that the data covers it, and what is not there is not zero.")
      found.needs.append("the coverage of the data, by --coverage FROM,TO")
      return
    }
    let empty = stated == nil ? [] : evidence.emptyMonths(of: window)
    guard !empty.isEmpty else { return }
    let named = empty.prefix(12).joined(separator: ", ") + (empty.count > 12 ? ", …" : "")
    found.reasons.append(
      "The data has no row at all in \(counted(empty.count, "month")) of the window that it is "
        + "said to cover: \(named).")
  }

  /// Without a stated coverage the rows can bear a figure out; that they do not is no finding,
  /// since more may have happened than the data was meant to hold.
  func checkUnstatedCoverage(
    _ claim: Claim, _ evidence: Evidence, isEmpty: Bool, _ found: inout AuditedPart,
    _ facts: inout VerdictFacts
  ) {
    guard facts.isIndependent, statedCoverage(claim, evidence) == nil else { return }
    // Rows that are not there bear out nothing: not even that there were none.
    let isBorneOut = facts.codedHolds && !isEmpty
    let rows = evidence.rowMonths.map { words.words($0) } ?? " without a date"
    if isBorneOut {
      found.reasons.append("Nobody states what the data covers; its rows are\(rows).")
    } else {
      facts.isCoverageStated = false
      found.reasons.append(
        "Nobody states what the data covers; its rows,\(rows), do not bear the figure "
          + "out, and what is not there is not zero.")
      found.needs.append("the coverage of the data, by --coverage FROM,TO")
    }
  }

  /// The rows of the publication itself.
  private func ownRows(of claim: Claim, _ evidence: Evidence) -> PublicationRows {
    let derived = evidence.inputs.indices.filter { index in
      claim.publication.derivedInputs.contains {
        $0 == evidence.inputs[index].name || $0 == evidence.inputs[index].sha256
      }
    }
    return PublicationRows(inputs: Set(derived), mark: evidence.derivedMarks[claim.id])
  }

  /// The rows that a part speaks of, in every layer.
  func rows(
    _ queries: PartQueries, _ claim: Claim, _ evidence: Evidence, target: Int? = nil
  ) async throws(EngineError) -> [MatchedRows] {
    var layers: [MatchedRows] = []
    for analysis in evidence.analyses {
      layers.append(
        try await analysis.matchedRows(
          queries.sets.flatMap(\.variants), of: ownRows(of: claim, evidence), target: target,
          threads: threads))
    }
    return layers
  }

  /// Whether what matches is more than the publication's own rows.
  ///
  /// - Parameters:
  ///   - own: how many rows of the publication match.
  ///   - isEmpty: whether no other row does.
  func checkIndependence(
    own: Int, isEmpty: Bool, _ claim: Claim, _ found: inout AuditedPart,
    _ facts: inout VerdictFacts
  ) {
    if let rows = claim.publication.derivedRows, let mark = evidence?.derivedMarks[claim.id],
      evidence?.hasRows(marked: mark) == false
    {
      facts.isIndependent = false
      let values = enumeration(rows.values.map { "'\($0)'" }, last: "or")
      found.reasons.append(
        "No input has \(values) in a column '\(rows.column)', so that the publication's own rows "
          + "cannot be told from others.")
      found.needs.append("derived_rows that name a column and values of the data")
      return
    }
    guard own > 0 else { return }
    found.reasons.append(
      "\(counted(own, "row")) of the data come from the publication itself and are "
        + "left out: a claim does not confirm itself.")
    guard isEmpty else { return }
    facts.isIndependent = false
    found.needs.append("a source that is independent of \(claim.publication.title)")
  }
}

extension ClaimSource {
  /// The source and its edition.
  var words: String { vintage.map { "\(name) (\($0))" } ?? name }
}

extension ClaimPart.Measure {
  /// What of the measure an input does not record, in words.
  func unrecorded(by input: InputSummary) -> [String] {
    switch self {
    case .incidents: []
    case .fatalities:
      input.fields.isDisjoint(with: [.fatalities, .best])
        ? ["\(input.name) has no column for fatalities."] : []
    case .injured: ["No source that is read here records the injured as a figure."]
    case .fatalitiesOfSide:
      ["No source that is read here records the dead of an incident by the side they were of."]
    }
  }

  /// What is counted, as a noun.
  var noun: String {
    switch self {
    case .incidents: "incident"
    case .fatalities, .fatalitiesOfSide: "reported death"
    case .injured: "injured person"
    }
  }
}
