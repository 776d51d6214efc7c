internal import Columnar
internal import Geography
public import Incidents
public import Readers
internal import Text

/// What is found in one file without any analysis.
public struct Findings: Sendable, Equatable {
  /// The file, and what it is.
  public let title: String
  /// What is worth knowing of a file without fault.
  public internal(set) var facts: [String] = []
  /// What a reader of figures should know, and no fault of the form.
  public internal(set) var warnings: [String] = []
  /// What keeps rows or layers from use.
  public internal(set) var defects: [String] = []

  init(title: String) { self.title = title }

  public var hasDefects: Bool { !defects.isEmpty }

  /// The findings in lines for people.
  public var text: String {
    var lines = [title]
    lines += facts.map { "  \($0)" }
    lines += defects.map { "  defect: \($0)" }
    lines += warnings.map { "  warning: \($0)" }
    lines.append(defects.isEmpty ? "  no defects" : "  \(count(defects.count, "kind")) of defect")
    return lines.map { "\($0.visible)\n" }.joined()
  }
}

/// The findings in inputs, whose rows need no date; the text of every field is checked.
///
/// - Parameter names: of the layer in which incidents are expected, nil where none is known.
/// - Throws: `EngineError.reading` for what is wrong with an input as a whole, or a table of names;
///   `EngineError.refused` for more ids than can be compared.
/// - Complexity: O(bytes / threads).
public func inspect(
  _ inputs: [IncidentInput], names: PlaceNames?, threads: Int, progress: ReadingProgress? = nil
) async throws(EngineError) -> [(findings: Findings, rejects: InputRejects)] {
  var projection = Projection([.kinds, .types, .actors, .countries])
  projection.checksEveryField = true
  let pass = ReadingPass(
    inputs: inputs, projection: projection, threads: threads, progress: progress,
    makeConsumer: { [box = names?.catalog.boundingBox] in
      FindingTotals(inputCount: inputs.count, box: box)
    })
  let result = try await pass.run()
  let settled = try await settledEvents(in: result.inputs, result.stretches, threads: threads)
  let accounts = result.accounts
  var found: [(findings: Findings, rejects: InputRejects)] = []
  for index in inputs.indices {
    var totals = InputTotals()
    for rest in result.rests { totals.merge(rest[index]) }
    var summary = inputs[index].summary(of: accounts[index], sha256: nil)
    if let names { summary.add(try unusedPlaces(in: inputs[index], names: names)) }
    let findings = findings(
      inputs[index], summary, accounts[index], totals, duplicates: settled.replaced[index].count,
      idNotes: settled.notes(ofInput: index))
    found.append((findings, accounts[index].rejects))
  }
  return found
}

private func findings(
  _ input: IncidentInput, _ summary: InputSummary, _ account: RowAccount, _ totals: InputTotals,
  duplicates: Int, idNotes: [String]
) -> Findings {
  var findings = Findings(title: "\(input.path): \(summary.format.displayName)")
  findings.facts.append(
    "\(count(account.rowCount, "row")), "
      + count(account.rowCount - account.rejects.count, "incident"))
  if let first = summary.firstDay, let last = summary.lastDay {
    findings.facts.append("dates from \(first) to \(last)")
  }
  findings.facts += summary.reading.facts.map { fact in
    let name = fact.matter.rawValue
    return "\(name.prefix(1).lowercased())\(name.dropFirst()): \(fact.value)"
  }
  findings.facts.append(totals.precisionFact)
  findings.facts += totals.valueFacts
  findings.facts += summary.notes
  findings.facts += totals.observations.unknownCodes.map {
    "\(count($0.count, "row")) with \($0.what)"
  }
  findings.defects = account.rejects.kinds.map { kind in
    "\(count(kind.count, "row")) rejected, the first on line \(kind.first.line), "
      + kind.first.summary
  }
  findings.defects += idNotes.map { String($0.dropLast()) }
  if totals.looksSwapped {
    findings.defects.append(
      "\(count(totals.insideIfSwapped, "point")) outside the provinces would lie within the box "
        + "around them with longitude and latitude the other way round: the columns look swapped; "
        + "--columns lon=HEADER,lat=HEADER says which is which")
  }
  if let problem = input.undecidedCount(account) {
    findings.defects.append("\(problem.message); \(problem.help)")
  }
  findings.defects += summary.unclearDates
  findings.defects += summary.unreadDates.kinds.map { kind in
    "\(count(kind.count, "row")) without a date that can be read, the first on line "
      + "\(kind.first.line), \(kind.first.summary)"
  }
  let unread = account.unreadDateCount
  let odd = summary.oddValues.kinds.map { kind in
    "\(count(kind.count, "row")) with a value that cannot be read and counts as missing, the first "
      + "on line \(kind.first.line), \(kind.first.summary)"
  }
  let warnings = [
    (duplicates, "replaced by another row with the same id"),
    (totals.withoutPlace, "without coordinates"),
    (totals.withoutDate - unread, "without a date, which report rejects"),
    (account.withoutID, "without an id, which are never taken for duplicates"),
    (
      totals.observations[.reorderedFatalities],
      "with low, best and high fatalities out of order"
    ),
  ]
  findings.warnings = odd
  findings.warnings += warnings.filter { $0.0 > 0 }.map { "\(count($0.0, "row")) \($0.1)" }
  return findings
}

private struct FindingTotals: BatchConsumer {
  private var totals: [InputTotals]
  private let box: BoundingBox?

  init(inputCount: Int, box: BoundingBox?) {
    totals = Array(repeating: InputTotals(), count: inputCount)
    self.box = box
  }

  static let followsStretches = false

  mutating func take(_ rows: ReadRows) { totals[rows.input].add(rows.batch, box: box) }

  mutating func endTexts(ofInput input: Int, _ strings: StringPool) {
    totals[input].endTexts(strings)
  }

  mutating func finish() -> [InputTotals] { totals }
}

/// The findings in a boundary layer.
///
/// - Complexity: as for loading the layer.
public func inspect(_ layer: BoundaryExamination) -> Findings {
  var findings = Findings(title: "\(layer.name): boundaries")
  findings.defects = summed(layer.defects)
  guard let file = layer.file else { return findings }
  findings.facts.append(
    "\(count(file.provinces.count, "province")), \(count(file.vertexCount, "position"))")
  if let field = file.keyField { findings.facts.append("codes from the property '\(field)'") }
  findings.warnings = file.warnings
  findings.defects += summed(
    BoundaryLayer.problems(in: file).map { problem in
      // The title names the file already.
      String(problem.problem.trimmingPrefix("\(file.name): error: "))
    })
  return findings
}

/// The most defects of a layer that are listed one by one.
private let listedDefects = 20

/// The first defects and a count of the others.
private func summed(_ defects: [String]) -> [String] {
  let others = defects.count - listedDefects
  guard others > 0 else { return defects }
  return defects.prefix(listedDefects) + ["\(count(others, "defect")) more"]
}

/// A count with its noun: `1 row`, `2 rows`.
private func count(_ count: Int, _ noun: String) -> String {
  count == 1 ? "1 \(noun)" : "\(count) \(noun)s"
}
