public import Incidents

/// The rows that could not be read as a CSV table: file, line, row, field, value and reason.
///
/// Lines end in LF; cells that a spreadsheet would take for a formula get an apostrophe.
/// - Parameters:
///   - inputs: the listed rejects of each input.
///   - paths: the inputs as they were named, shape `[inputCount]`.
public func renderRejects(of inputs: [InputRejects], paths: [String]) -> String {
  precondition(inputs.count == paths.count, "every input needs a path")
  var lines = [csvLine(["file", "line", "row", "field", "value", "reason"])]
  for (rejects, path) in zip(inputs, paths) {
    for reject in rejects.listed {
      let cells = [
        path, "\(reject.line)", "\(reject.row)", reject.field, reject.value, reject.reason,
      ]
      lines.append(csvLine(cells, isInert: true))
    }
  }
  return lines.joined()
}
