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
/// - Throws: `EngineError.reading` for what is wrong with an input as a whole, `EngineError.refused`
///   for more ids than can be compared.
/// - Complexity: O(bytes / threads).
public func inspect(
  _ inputs: [IncidentInput], threads: Int, progress: ReadingProgress? = nil
) async throws(EngineError) -> [(findings: Findings, rejects: InputRejects)] {
  var projection = Projection([.kinds])
  projection.checksEveryField = true
  let pass = ReadingPass(
    inputs: inputs, projection: projection, threads: threads, progress: progress,
    makeConsumer: { FindingTotals(inputCount: inputs.count) })
  let result = try await pass.run()
  let settled = try await settledEvents(in: result.inputs, result.stretches, threads: threads)
  let accounts = result.accounts
  return inputs.indices.map { index in
    var totals = InputTotals()
    for rest in result.rests { totals.merge(rest[index]) }
    let findings = findings(
      inputs[index], accounts[index], totals, duplicates: settled.replaced[index].count,
      idNotes: settled.notes(ofInput: index))
    return (findings, accounts[index].rejects)
  }
}

private func findings(
  _ input: IncidentInput, _ account: RowAccount, _ totals: InputTotals, duplicates: Int,
  idNotes: [String]
) -> Findings {
  let summary = input.summary(of: account, sha256: nil)
  var findings = Findings(title: "\(input.path): \(summary.format.displayName)")
  findings.facts.append(
    "\(count(account.rowCount, "row")), "
      + count(account.rowCount - account.rejects.count, "incident"))
  if let first = summary.firstDay, let last = summary.lastDay {
    findings.facts.append("dates from \(first) to \(last)")
  }
  findings.facts.append(totals.precisionFact)
  findings.facts += summary.notes
  findings.facts += totals.observations.unknownCodes.map {
    "\(count($0.count, "row")) with \($0.what)"
  }
  findings.defects = account.rejects.kinds.map { kind in
    "\(count(kind.count, "row")) rejected, the first on line \(kind.first.line), "
      + kind.first.summary
  }
  findings.defects += idNotes.map { String($0.dropLast()) }
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

/// What is counted of the incidents of one input.
private struct InputTotals: Sendable {
  private var precisions: [LocationPrecision: Int] = [:]
  private(set) var withoutPlace = 0
  private(set) var withoutDate = 0
  private(set) var observations = Observations()

  mutating func add(_ batch: IncidentBatch) {
    for row in 0..<batch.rowCount {
      precisions[batch.precisions[row], default: 0] += 1
      if batch.longitudes[row].isNaN { withoutPlace += 1 }
      if batch.startDays.isNull(row) { withoutDate += 1 }
      observations.add(batch.oddities(row))
    }
  }

  mutating func merge(_ other: InputTotals) {
    precisions.merge(other.precisions, uniquingKeysWith: +)
    withoutPlace += other.withoutPlace
    withoutDate += other.withoutDate
    observations.merge(other.observations, times: 1)
  }

  var precisionFact: String {
    let parts = LocationPrecision.allCases.compactMap { level in
      precisions[level].map { "\(level.name) \($0)" }
    }
    return "location precision: \(parts.isEmpty ? "no incident" : parts.joined(separator: ", "))"
  }
}

private struct FindingTotals: BatchConsumer {
  private var totals: [InputTotals]

  init(inputCount: Int) { totals = Array(repeating: InputTotals(), count: inputCount) }

  static let followsStretches = false

  mutating func take(_ rows: ReadRows) { totals[rows.input].add(rows.batch) }
  mutating func endTexts(ofInput input: Int, _ strings: StringPool) {}
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
