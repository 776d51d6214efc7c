internal import Foundation

/// The figures as a table in Markdown, which is also readable as it stands.
func table(_ results: Results) -> String {
  var lines = [
    results.machine.summary,
    "memory reads: "
      + results.bandwidth.map {
        String(
          format: "%.1f GB/s with %d thread%@", $0.bytesPerSecond / 1e9, $0.threads,
          $0.threads == 1 ? "" : "s")
      }.joined(separator: ", ") + (results.isQuick ? "; quick run, small inputs" : ""),
    "",
  ]
  let header = [
    "What", "Threads", "Rate", "GB/s", "Of memory", "Median (lowest–highest)", "Allocations",
    "Peak", "Checked against",
  ]
  let rows = results.figures.map(cells)
  lines += aligned([header] + rows)
  return lines.joined(separator: "\n") + "\n"
}

private func cells(_ figure: Figure) -> [String] {
  let level = figure.level.map { ", \($0)" } ?? ""
  return [
    "\(figure.section): \(figure.name)\(level)",
    "\(figure.threads)",
    figure.unit == "runs" ? "" : rate(figure.itemsPerSecond) + " " + figure.unit + "/s",
    figure.bytesPerSecond.map { String(format: "%.2f", $0 / 1e9) } ?? "",
    figure.bandwidthShare.map { String(format: "%.0f %%", $0 * 100) } ?? "",
    "\(time(figure.time.median)) (\(time(figure.time.lowest))–\(time(figure.time.highest)))",
    figure.allocations.map { "\($0)" } ?? "",
    figure.peakBytes.map { String(format: "%.0f MB", Double($0) / 1e6) } ?? "",
    figure.checked,
  ]
}

private func rate(_ perSecond: Double) -> String {
  switch perSecond {
  case 1e6...: String(format: "%.*f M", perSecond < 1e8 ? 2 : 0, perSecond / 1e6)
  case 1e3...: String(format: "%.0f k", perSecond / 1e3)
  default: String(format: "%.1f", perSecond)
  }
}

private func time(_ seconds: Double) -> String {
  seconds < 1 ? String(format: "%.1f ms", seconds * 1e3) : String(format: "%.2f s", seconds)
}

/// Rows of cells, the first a header, as lines of equal columns.
private func aligned(_ rows: [[String]]) -> [String] {
  let widths = rows[0].indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
  func line(_ cells: [String]) -> String {
    let padded = zip(cells, widths).map { $0 + String(repeating: " ", count: $1 - $0.count) }
    return "| " + padded.joined(separator: " | ") + " |"
  }
  let rule = "|" + widths.map { String(repeating: "-", count: $0 + 2) }.joined(separator: "|") + "|"
  return [line(rows[0]), rule] + rows.dropFirst().map(line)
}
