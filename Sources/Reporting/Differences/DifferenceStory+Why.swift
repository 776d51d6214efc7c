internal import Claims
internal import Engine
internal import Statistics

extension DifferenceStory {
  /// The change, cause by cause, with its sum.
  var why: [Block] {
    let effects = difference.effects.enumerated().filter { $0.element.rows > 0 }
    guard !effects.isEmpty else {
      return [
        .heading("Why it moved"), .paragraph("No row changed whether or where it counts."),
      ]
    }
    let hasFocus = !difference.focus.isEmpty
    let headers =
      ["Rows", "Incidents"] + (hasFocus ? ["In focus", "Share"] : []) + ["Fatalities"]
      + (hasFocus ? ["In focus", "Share"] : [])
    var rows = effects.map { index, effect in
      [effect.cause.words, countText(effect.rows)]
        + parts(difference.incidents, index, hasFocus) + parts(difference.deaths, index, hasFocus)
    }
    rows.append(
      ["= change", ""] + sums(difference.incidents, hasFocus) + sums(difference.deaths, hasFocus))
    return [
      .heading("Why it moved"), .table(table(["Cause"], numbers: headers, rows: rows)),
      .paragraph(explanation(hasFocus: hasFocus)),
    ] + effectList(effects.map(\.element)) + added
  }

  private func explanation(hasFocus: Bool) -> String {
    "Each row that counts otherwise than before is charged to what changed in it; of several "
      + "changes, in the order of the table, to the one that made the difference. Counts sum "
      + "exactly."
      + (hasFocus
        ? " A share is charged by the midpoint rule (docs/methods/differences.md), exactly too; "
          + "printed points are rounded, exact fractions are in the JSON." : "")
  }

  private func parts(_ change: ShareChange, _ index: Int, _ hasFocus: Bool) -> [String] {
    let part = change.parts[index]
    return [changeText(part.whole)]
      + (hasFocus ? [changeText(part.part), pointsText(part.share)] : [])
  }

  private func sums(_ change: ShareChange, _ hasFocus: Bool) -> [String] {
    [changeText(change.after.whole - change.before.whole)]
      + (hasFocus
        ? [changeText(change.after.part - change.before.part), pointsText(change.change)] : [])
  }

  /// What each cause did to rows, with the first of them.
  private func effectList(_ effects: [CauseEffect]) -> [Block] {
    let lines = effects.map { effect in
      let counts: [(Int, String)] = [
        (effect.entered, "count now"), (effect.left, "count no more"),
        (effect.shifted, "count in another place"), (effect.revised, "with other fatalities"),
      ]
      let parts = counts.filter { $0.0 > 0 }.map { "\(countText($0.0)) \($0.1)" }
      return "\(effect.cause.words): \(enumeration(parts)) "
        + "(\(list(effect.examples.map(\.label), of: effect.rows)))"
    }
    return [.list(lines)]
  }

  private var added: [Block] {
    guard difference.addedLater > 0 else { return [] }
    return [
      .paragraph(
        "Of \(counted(difference.ledger.new.alone, "added row")), "
          + "\(countText(difference.addedLater)) begin after the last day of OLD.")
    ]
  }

  /// Some of many, by name.
  func list(_ names: [String], of count: Int) -> String {
    names.joined(separator: ", ") + (count > names.count ? ", …" : "")
  }

  /// The places that gained or lost, the most changed first.
  var places: [Block] {
    let changed = difference.places.filter { place in
      (place.incidents + place.deaths).contains { $0 != 0 }
    }.sorted { a, b in
      let (x, y) = ((a.after - a.before).magnitude, (b.after - b.before).magnitude)
      return x == y ? (a.code ?? "~") < (b.code ?? "~") : x > y
    }
    guard !changed.isEmpty else { return [] }
    let rows = changed.map { place in
      [
        place.code.map(new.label) ?? place.name, countText(place.before), countText(place.after),
        changeText(place.after - place.before),
        changeText(place.deathsAfter - place.deathsBefore), causes(of: place),
      ]
    }
    return [
      .heading("Which places gained or lost"),
      .table(
        table(
          ["Place"], numbers: ["OLD", "NEW", "Change", "Fatalities"], rows: rows,
          last: "Incidents, by cause")),
    ]
  }

  private func causes(of place: PlaceChange) -> String {
    zip(ChangeCause.allCases, place.incidents).filter { $0.1 != 0 }
      .map { "\($0.0.rawValue) \(changeText($0.1))" }.joined(separator: ", ")
  }

  /// All readings of the focus share in both versions.
  var readings: [Block] {
    guard let before = difference.old.focus, let after = difference.new.focus else { return [] }
    let rows = [("OLD", before, old), ("NEW", after, new)].map { name, focus, story in
      [
        name, percentText(focus.share), story.boundsText(focus.readings.bounds),
        focus.readings.fractional.map { "\(decimalText($0 * 100, decimals: 1)) %" } ?? "–",
        focus.readings.preciseOnly.map(percentText) ?? "–",
      ]
    }
    return [
      .heading("The share, read in four ways"),
      .table(
        table(
          [""], numbers: ["Coded", "Bounds", "Fractional", "Precise only"], rows: rows)),
      .paragraph("The parts above are of the coded share."),
    ]
  }
}
