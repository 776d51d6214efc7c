internal import Engine
internal import Incidents

extension VersionDifference {
  /// Caveats and attributions that must travel with the figures: what the comparison itself has to
  /// say, then what the reports of both versions say.
  public var notes: [String] {
    let own = columnNotes + matchingNotes + shareNotes
    let shared = old.notes.filter(new.notes.contains)
    return own + shared + notes(of: old, "OLD", but: shared) + notes(of: new, "NEW", but: shared)
  }

  /// What the report of one version alone says.
  private func notes(of report: Report, _ version: String, but shared: [String]) -> [String] {
    report.notes.filter { !shared.contains($0) }.map { "\(version): \($0)" }
  }

  private var columnNotes: [String] {
    [("OLD", columnsOfOldOnly), ("NEW", columnsOfNewOnly)].compactMap { version, columns in
      guard !columns.isEmpty else { return nil }
      let names = columns.map(\.rawValue).joined(separator: ", ")
      return "Only \(version) has a column for \(names): no row counts as changed by that, but a "
        + "filter that asks for it can count other rows, which is charged to its cause."
    }
  }

  private var matchingNotes: [String] {
    var notes: [String] = []
    if !matching.usesIDs {
      notes.append(
        "Not both versions have a column of ids, so that rows were matched by their whole content: "
          + "a revised row is one deleted and one added.")
    } else if matching.pairsByID == 0, ledger.old.alone > 0, ledger.new.alone > 0 {
      notes.append(
        "No id of OLD is in NEW: check that both are versions of one source.")
    }
    if rewritten > 0 {
      notes.append(
        "In \(counted(rewritten, "row")) date, place and actors all changed at once: the id may "
          + "have been given to another event.")
    }
    return notes
  }

  private var shareNotes: [String] {
    guard !focus.isEmpty, incidents.change == nil else { return [] }
    let empty = [("OLD", incidents.before.whole), ("NEW", incidents.after.whole)]
      .filter { $0.1 == 0 }.map(\.0)
    return [
      empty.isEmpty
        ? "The integers are too large for the parts of the share."
        : "Nothing matches in \(empty.joined(separator: " and ")), so that there is no share there "
          + "and no change of it to take apart."
    ]
  }
}
