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

/// The findings in tables of incidents, read without asking for dates.
///
/// - Parameter paths: the inputs as they were named, shape `[tableCount]`.
/// - Complexity: O(rows).
public func inspect(_ tables: [IncidentTable], paths: [String]) -> [Findings] {
  let duplicates = Duplicates(in: tables).rows
  return tables.indices.map { index in
    let table = tables[index]
    let input = table.input
    var findings = Findings(title: "\(paths[index]): \(input.format.displayName)")
    findings.facts.append(
      "\(count(input.rowCount, "row")), \(count(table.incidentCount, "incident"))")
    if let first = input.firstDay, let last = input.lastDay {
      findings.facts.append("dates from \(first) to \(last)")
    }
    findings.facts.append(precisionFact(of: table))
    findings.facts += input.notes
    findings.defects = rejectsByReason(of: table)
    findings.warnings = warnings(about: table, duplicates: duplicates[index].count)
    return findings
  }
}

private func precisionFact(of table: IncidentTable) -> String {
  var counts: [LocationPrecision: Int] = [:]
  for precision in table.chunks.lazy.flatMap(\.precisions) { counts[precision, default: 0] += 1 }
  let parts = LocationPrecision.allCases.compactMap { level in
    counts[level].map { "\(level.name) \($0)" }
  }
  return "location precision: \(parts.isEmpty ? "no incident" : parts.joined(separator: ", "))"
}

/// One line for each field and reason, in the order of first appearance.
private func rejectsByReason(of table: IncidentTable) -> [String] {
  var order: [String] = []
  var groups: [String: (count: Int, first: Reject)] = [:]
  for reject in table.rejects {
    let key = "\(reject.field)\u{0}\(reject.reason)"
    if groups[key] == nil { order.append(key) }
    groups[key] = ((groups[key]?.count ?? 0) + 1, groups[key]?.first ?? reject)
  }
  return order.compactMap { groups[$0] }.map { (group: (count: Int, first: Reject)) in
    "\(count(group.count, "row")) rejected, the first on line \(group.first.line), "
      + group.first.summary
  }
}

private func warnings(about table: IncidentTable, duplicates: Int) -> [String] {
  var withoutPlace = 0
  var withoutDate = 0
  var withoutID = 0
  var reordered = 0
  for chunk in table.chunks {
    withoutPlace += chunk.longitudes.count { $0.isNaN }
    withoutDate += chunk.startDays.nullCount
    reordered += chunk.fatalitiesReordered.setCount
    withoutID += (0..<chunk.rowCount).count { chunk.ids[$0] == nil }
  }
  let findings = [
    (duplicates, "replaced by another row with the same id"),
    (withoutPlace, "without coordinates"),
    (withoutDate, "without a date, which report rejects"),
    (withoutID, "without an id, which are never taken for duplicates"),
    (reordered, "with low, best and high fatalities out of order"),
  ]
  return findings.filter { $0.0 > 0 }.map { "\(count($0.0, "row")) \($0.1)" }
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
