public import Incidents

/// The rows that could not be read as a CSV table: file, line, row, field, value and reason.
///
/// Lines end in LF; cells that a spreadsheet would take for a formula get an apostrophe.
/// - Parameter paths: the inputs as they were named, shape `[tableCount]`.
public func renderRejects(of tables: [IncidentTable], paths: [String]) -> String {
  precondition(tables.count == paths.count, "every table needs a path")
  var lines = [csvLine(["file", "line", "row", "field", "value", "reason"])]
  for (table, path) in zip(tables, paths) {
    for reject in table.rejects {
      let cells = [
        path, "\(reject.line)", "\(reject.row)", reject.field, reject.value, reject.reason,
      ]
      lines.append(csvLine(cells.map(inertCell)))
    }
  }
  return lines.joined()
}
