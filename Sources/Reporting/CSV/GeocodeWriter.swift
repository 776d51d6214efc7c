public import Engine
public import Geography
internal import Incidents

/// Writes the rows of an input again, each with its province.
///
/// Every column and row of the input is kept, in order. These columns follow, each after
/// `geotally_`: `province`, `province_name`, `method`, `status`, `conflict` (the other province
/// where coordinates and code disagree), `precision`, `support` (the codes of the provinces in
/// which the incident may truly lie, joined by `;`, `*` for all, empty for none), `outside_m` (how
/// far outside every province, in meters), and of rows that names place or should have placed
/// `score` (0 to 1) and `reason` (docs/methods/matching.md); where distances are measured, `border_m_PAK` and the like
/// for every neighbor, `near_m` for a place, in meters with four decimals, and `distance_reason`, why
/// a matched row has none (`precision`, `no_coordinates`). When the input already has one of these, all get the
/// first suffix from `_2` on with which none is taken. Lines end in LF.
public struct GeocodeWriter: Sendable {
  private let catalog: ProvinceCatalog
  private let keepsRawCells: Bool
  private let columnCount: Int
  private let targetCount: Int
  /// The names of the columns of the output.
  public let header: [String]

  /// - Parameters:
  ///   - header: the names of the input's columns.
  ///   - targets: what distances are measured to, as `Analysis.targetNames`.
  ///   - rawCells: whether to leave cells that a spreadsheet would take for a formula as they are,
  ///     instead of putting an apostrophe before them; plain numbers are never touched.
  public init(
    header: [String], catalog: ProvinceCatalog, targets: [String] = [], rawCells: Bool = false
  ) {
    self.catalog = catalog
    keepsRawCells = rawCells
    columnCount = header.count
    targetCount = targets.count
    self.header = header + Self.addedColumns(besides: Set(header), targets: targets)
  }

  /// The line with the names of the columns.
  public var headerLine: String { csvLine(header, isInert: !keepsRawCells) }

  /// A line of tags below the header, as it stands there, the added columns empty; nothing for none.
  public func line(ofTags tags: [String]?) -> String {
    guard let tags else { return "" }
    let padding = Array(repeating: "", count: max(0, columnCount - tags.count))
    let added = Array(repeating: "", count: header.count - columnCount)
    let cells = tags.prefix(columnCount) + padding + added + tags.dropFirst(columnCount)
    return csvLine(Array(cells), isInert: !keepsRawCells)
  }

  /// Adds a line for each of some rows.
  ///
  /// A row shorter than the header is filled with empty cells. What a longer one has too much
  /// follows after the added columns, so that they stay under their names and nothing is lost. Bytes
  /// that are not UTF-8 are written as U+FFFD.
  public func append(_ rows: PlacedRows, to bytes: inout [UInt8]) {
    var output = Output(lines: CSVLines(after: bytes))
    bytes = []
    rows.reduce(into: &output) { output, record, kind, outcome in
      let count = rows.records.fieldCount(ofRow: record)
      rows.records.reduceFields(ofRow: record, into: &output) { output, column, field in
        if column == columnCount { add(kind, outcome, to: &output) }
        output.lines.add(field, isInert: !keepsRawCells)
      }
      for _ in count..<max(count, columnCount) { output.lines.add("") }
      if count <= columnCount { add(kind, outcome, to: &output) }
      output.lines.endLine()
    }
    bytes = output.lines.bytes
  }

  private struct Output {
    var lines: CSVLines
    /// The added cells of rows of each kind.
    var known: [UInt64: [UInt8]] = [:]
  }

  private func add(_ kind: UInt64?, _ outcome: () -> RowOutcome, to output: inout Output) {
    let cells = kind.flatMap { output.known[$0] } ?? csv(addedCells(outcome()))
    output.lines.add(csv: cells)
    if let kind { output.known[kind] = cells }
  }

  /// Cells side by side.
  private func csv(_ cells: [String]) -> [UInt8] {
    var line = CSVLines()
    for cell in cells { line.add(cell, isInert: !keepsRawCells) }
    return line.bytes
  }

  private func addedCells(_ outcome: RowOutcome) -> [String] {
    let province = outcome.province.map { catalog[$0] }
    return [
      province?.code ?? "", province?.name ?? "", outcome.methodName, outcome.status.name,
      outcome.conflict.map { catalog[$0].code } ?? "", outcome.precision?.name ?? "",
      supportCell(outcome),
      outcome.outsideMeters.map { fixedText($0, decimals: 4) } ?? "",
      outcome.score.map { fixedText($0, decimals: 2) } ?? "", outcome.reason ?? "",
    ] + distances(of: outcome)
  }

  /// The codes of the provinces; `*` for every province, empty for none.
  private func supportCell(_ outcome: RowOutcome) -> String {
    outcome.mayBeAnywhere ? "*" : outcome.support.map { catalog[$0].code }.joined(separator: ";")
  }

  /// A cell for each target and the reason; none without targets.
  private func distances(of outcome: RowOutcome) -> [String] {
    guard targetCount > 0 else { return [] }
    let cells = outcome.distancesMeters.map { $0.map { fixedText($0, decimals: 4) } ?? "" }
    return cells + Array(repeating: "", count: targetCount - cells.count)
      + [outcome.unmeasuredReason?.rawValue ?? ""]
  }

  private static func addedColumns(
    besides taken: Set<String>, targets: [String]
  ) -> [String] {
    let names =
      [
        "province", "province_name", "method", "status", "conflict", "precision", "support",
        "outside_m", "score", "reason",
      ] + targets.map { $0 == "near" ? "near_m" : "border_m_\($0)" }
      + (targets.isEmpty ? [] : ["distance_reason"])
    var columns = names.map { "geotally_\($0)" }
    var number = 1
    while !taken.isDisjoint(with: columns) {
      number += 1
      columns = names.map { "geotally_\($0)_\(number)" }
    }
    return columns
  }
}
