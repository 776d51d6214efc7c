internal import Geocoding
internal import Geography
internal import Incidents
internal import Statistics

extension Analysis {
  /// What a reader must know to use the figures rightly, from the general to the particular.
  func caveats(
    isExample: Bool, ledger: Ledger, incidents: MatchedIncidentCount, fatalities: FatalityTotals
  ) -> [String] {
    var notes: [String] = []
    if isExample {
      notes.append(
        "Example data: a small set of widely documented incidents, chosen for being known and not "
          + "by any rule; no basis for conclusions.")
    }
    notes += census?.caveats(inputs) ?? []
    notes.append(
      "Counts are of recorded incidents: what the sources report, neither a sample nor a census of "
        + "what happened.")
    notes += lossCaveats(ledger, incidents)
    notes += countryCaveats
    notes += actorCaveats
    notes += placeCaveats(ledger)
    notes += nearnessCaveats
    notes += dateCaveats
    notes += fatalityCaveats(fatalities)
    notes += codeCaveats
    notes += inputs.flatMap(\.notes)
    notes += attributions
    return notes
  }

  /// What the headline says in a clause, with what it means for shares.
  private func lossCaveats(_ ledger: Ledger, _ incidents: MatchedIncidentCount) -> [String] {
    var notes: [String] = []
    if let part = ledger.notableRejects {
      notes.append(
        "\(countText(part.count)) of \(counted(part.total, "row")) (\(percent(part))) could not be "
          + "read and are in no figure; --rejects FILE writes them all.")
    }
    if let part = incidents.notableUnplaced {
      notes.append(
        "\(countText(part.count)) of \(counted(part.total, "incident")) (\(percent(part))) are in "
          + "no province: they count in n alone, which lowers the share of every province.")
    }
    return notes
  }

  private func percent(_ part: Proportion) -> String {
    part.percentText(decimals: 1).map { "\($0) %" } ?? "–"
  }

  private var actorCaveats: [String] {
    var notes: [String] = []
    let patterns = question.incidents.actors
    if !patterns.isEmpty {
      notes.append(
        "Actors are those involved in an incident; their order says nothing about who acted.")
    }
    let unclear = totals.dropped(.actorUnclear)
    if unclear > 0 {
      notes.append(
        "\(counted(unclear, "incident")) left out because the actor asked for is named only "
          + "together with another by \"and/or\"; --unclear-actors include counts them in.")
    }
    let unidentified = totals.dropped(.actorUnidentified)
    if unidentified > 0 {
      notes.append(
        "\(counted(unidentified, "incident")) left out in which an actor is unidentified and no "
          + "other is the one asked for.")
    }
    let foreign = patterns.contains {
      $0.groups.contains("united-states") || $0.groups.contains("nato")
    }
    if foreign, inputs.contains(where: { $0.format == .ucdp }) {
      notes.append(
        "UCDP GED records an incident under the parties to the conflict: operations of the United "
          + "States and NATO in support of the government are recorded under \"Government of "
          + "Afghanistan\" and are not found by asking for those forces.")
    }
    return notes
  }

  private func placeCaveats(_ ledger: Ledger) -> [String] {
    var notes: [String] = []
    if ledger.matched > totals.observations[.unknownPrecision] {
      notes.append(
        "The bounds of a share count an incident in, or out, wherever its location precision and "
          + "place text allow it; the fractional reading spreads it evenly over its possible "
          + "provinces, a convention.")
    }
    if ledger.matched > 0 {
      notes.append(
        "Provinces are those of \(layer.summary.name); another boundary layer can place incidents "
          + "near a boundary differently.")
    }
    if ledger.tied > 0 {
      notes.append(
        "\(counted(ledger.tied, "incident")) on a shared boundary, counted for the province with "
          + "the lowest code.")
    }
    if ledger.outside > 0 {
      notes.append(
        "\(counted(ledger.outside, "incident")) with coordinates outside every province, counted "
          + "in n and in no province\(outsideDistances).")
    }
    let seen = totals.observations
    if ledger.outside * 2 > seen[.withCoordinates], seen[.insideIfExchanged] * 2 > ledger.outside {
      notes.append(
        "Longitude and latitude look swapped in the inputs: "
          + "\(counted(seen[.insideIfExchanged], "incident")) outside every province would lie "
          + "within the box around them the other way round; --columns lon=HEADER,lat=HEADER says "
          + "which column is which.")
    }
    if ledger.unlocated > 0 {
      notes.append(
        "\(counted(ledger.unlocated, "incident")) without coordinates or a place name that is "
          + "known and clear, counted in n and in no province.")
    }
    notes += nameCaveats
    let coarse = totals.observations[.coarseLocation]
    if coarse > 0 {
      notes.append(
        "\(counted(coarse, "incident")) located by the source no better than to a province; the "
          + "coordinates then stand for the whole area.")
    }
    let unknown = totals.observations[.unknownPrecision]
    if unknown > 0 {
      notes.append(
        "\(counted(unknown, "incident")) for which the source does not say how exact the location "
          + "is.")
    }
    if layer.provinces.sliverCount > 0 {
      notes.append(
        "\(counted(layer.provinces.sliverCount, "pair")) of provinces in \(layer.summary.name) "
          + "overlap by slivers; incidents there are ties.")
    }
    return notes
  }

  /// How far outside the provinces incidents lie, as the end of a sentence.
  private var outsideDistances: String {
    guard let least = totals.outside.leastMeters, let most = totals.outside.mostMeters else {
      return ""
    }
    let range = [least, most].map(kilometers)
    return "; the nearest province is "
      + (range[0] == range[1] ? "\(range[0]) km away" : "\(range[0]) to \(range[1]) km away")
  }

  private var nameCaveats: [String] {
    var notes: [String] = []
    let seen = totals.observations
    if seen[.placedByName] > 0 {
      notes.append(
        "\(counted(seen[.placedByName], "incident")) placed by name, not by coordinates.")
    }
    if seen[.conflict] > 0 {
      let choice =
        question.placing.preference == .coordinates
        ? "the coordinates decide, unless the source locates the incident to its province only"
        : "the name decides"
      notes.append(
        "\(counted(seen[.conflict], "incident")) whose coordinates lie in another province than the "
          + "one coded; \(choice).")
    }
    if seen[.codedOutside] > 0 {
      notes.append(
        "\(counted(seen[.codedOutside], "incident")) for which the source codes a province and "
          + "gives coordinates outside every one; the coordinates decide, and the bounds allow for "
          + "the code where the source locates the incident no better than to a district.")
    }
    if seen[.abroadInside] > 0 {
      notes.append(
        "\(counted(seen[.abroadInside], "incident")) that the source places abroad, with "
          + "coordinates inside a province; counted as outside.")
    }
    if !unknownNames.isEmpty {
      let listed = unknownNames.prefix(10).map {
        "\"\($0.text)\" (\(counted($0.incidents, "incident")))"
      }
      let others = unknownNames.count - listed.count
      notes.append(
        "Place texts that name no place in the layer and locate nothing: \(listed.joined(separator: ", "))"
          + (others > 0 ? " and \(countText(others)) more." : "."))
    }
    for name in ambiguousNames.prefix(5) {
      let codes = name.provinces.map { layer.catalog[$0].code }.joined(separator: ", ")
      notes.append(
        "The place text \"\(name.text)\" fits several provinces (\(codes)) and locates nothing: "
          + "\(counted(name.incidents, "incident")).")
    }
    if ambiguousNames.count > 5 {
      notes.append("\(countText(ambiguousNames.count - 5)) more place texts fit several provinces.")
    }
    return notes
  }

  private var dateCaveats: [String] {
    var notes: [String] = []
    let seen = totals.observations
    if seen[.coarseDate] > 0 {
      notes.append(
        "\(counted(seen[.coarseDate], "incident")) dated no better than to the month, counted on "
          + "the first day given.")
    }
    if seen[.endingAfterWindow] > 0 {
      notes.append(
        "\(counted(seen[.endingAfterWindow], "incident")) with a period that begins inside the "
          + "window and ends after it, counted.")
    }
    if seen[.begunBeforeWindow] > 0 {
      notes.append(
        "\(counted(seen[.begunBeforeWindow], "incident")) with a period that began before the "
          + "window and reaches into it, not counted.")
    }
    return notes
  }

  /// What stands for nothing known; it is never read as something else.
  private var codeCaveats: [String] {
    totals.observations.unknownCodes.map { "\(counted($0.count, "incident")) with \($0.what)." }
  }

  private func fatalityCaveats(_ all: FatalityTotals) -> [String] {
    var notes: [String] = []
    if all.untold > 0 {
      notes.append(
        "\(counted(all.untold, "incident")) without a figure for fatalities, which adds nothing "
          + "to the sums.")
    }
    if all.ranges > 0, all.best != nil {
      notes.append(
        "\(counted(all.ranges, "incident")) with a low or high figure for fatalities and no best "
          + "one: it counts from nothing up to the high one.")
    }
    if totals.observations[.reorderedFatalities] > 0 {
      notes.append(
        "\(counted(totals.observations[.reorderedFatalities], "incident")) for which the source's "
          + "low, best and high figures are out of order; the extremes are taken as bounds.")
    }
    return notes
  }

  private var attributions: [String] {
    var notes: [String] = []
    for input in inputs {
      if let line = credits(
        of: input.name, license: input.license, attribution: input.attribution)
      {
        notes.append(line)
      }
    }
    if let line = layer.summary.credits { notes.append(line) }
    return notes
  }
}

extension BoundarySummary {
  /// Who must be named and how the layer may be used, nil where it does not say.
  public var credits: String? {
    Engine.credits(of: name, license: license, attribution: attribution)
  }
}

/// Who must be named for a file and how it may be used, in sentences; nil where it does not say.
private func credits(of name: String, license: String?, attribution: String?) -> String? {
  let parts = [attribution, license.map { "License: \($0)" }].compactMap { $0?.asSentence }
  return parts.isEmpty ? nil : "\(name): \(parts.joined(separator: " "))"
}

extension String {
  /// The text with a full stop at its end, unless it ends a sentence already.
  fileprivate var asSentence: String {
    last.map { ".!?".contains($0) } == true ? self : self + "."
  }
}

/// A length in kilometers with one decimal.
private func kilometers(_ meters: Double) -> String {
  let tenths = Int((meters / 100).rounded())
  return "\(tenths / 10).\(tenths % 10)"
}
