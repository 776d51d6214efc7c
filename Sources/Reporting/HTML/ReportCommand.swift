internal import Engine
internal import Geography
internal import Incidents

/// The command that asks the question of a report again, over inputs of the same names.
///
/// It is made from the question as it was understood, not from what was typed, so that the same
/// question gives the same bytes.
func reportCommand(_ report: Report) -> String {
  var words = ["geotally", "report"]
  if !report.isExample { words += report.inputs.map(\.name) }
  let question = report.question
  let query = question.incidents
  func add(_ flag: String, _ value: String?) {
    guard let value, !value.isEmpty else { return }
    words += [flag, value]
  }
  func add(_ flag: String, _ values: [String]) { add(flag, values.joined(separator: ",")) }
  add("--from", query.from?.description)
  add("--to", query.to?.description)
  for kind in query.kinds { add("--kind", kind.name) }
  for type in query.eventTypes { add("--event-type", type) }
  for type in query.subEventTypes { add("--sub-event-type", type) }
  for actor in query.actors { add("--actor", actor.text) }
  if query.includesUnclearActors { add("--unclear-actors", "include") }
  for code in query.provinces { add("--province", code) }
  add("--precision", precision(query.precisions))
  add("--focus", question.focus)
  add("--border", question.nearness.neighbors)
  add("--near", question.nearness.place)
  for between in question.nearness.between {
    add("--between", "\(between.provinceCode),\(between.neighbor)")
  }
  if question.nearness.withinMeters != NearnessQuestion.usualMeters {
    add("--within", question.nearness.withinMeters.map { "\(drawingNumber($0, decimals: 6))m" })
  }
  if question.nearness.coarsest != .near {
    add("--measure-precision", question.nearness.coarsest.name)
  }
  if report.boundaries.name != bundledLayer { add("--boundaries", report.boundaries.name) }
  let placing = question.placing
  if placing.preference != .coordinates { add("--prefer", placing.preference.rawValue) }
  add("--assume-precision", placing.assumedPrecision?.name)
  if placing.areaRadiusMeters != PlacingRules().areaRadiusMeters {
    add("--area-radius", drawingNumber(placing.areaRadiusMeters, decimals: 6))
  }
  if let accuracy = placing.boundaryAccuracyMeters, accuracy != report.boundaries.accuracyMeters {
    add("--boundary-accuracy", drawingNumber(accuracy, decimals: 6))
  }
  if question.searchedText == .notes { add("--text", "notes") }
  add("--source-format", question.sourceFormat?.rawValue)
  add(
    "--columns",
    IncidentField.allCases.compactMap { field in
      question.columns[field].map { "\(field.rawValue)=\($0)" }
    })
  add("--dates", question.dates?.rawValue)
  if let missing = question.missingWords {
    words += ["--missing", missing.joined(separator: ",")]
  }
  if question.isPooled { words.append("--pool") }
  words += ["-o", "report.html"]
  return words.map(shellQuoted).joined(separator: " ")
}

/// The layer that needs not be named.
private let bundledLayer = "afg-provinces.geojson"

/// The coarsest of the ordered levels, which stands for those before it, and the others by name.
private func precision(_ levels: Set<LocationPrecision>) -> [String] {
  let ordered = levels.filter { $0 != .abroad && $0 != .unknown }
  let coarsest = ordered.max { $0.rawValue < $1.rawValue }
  let others = LocationPrecision.allCases.filter { levels.contains($0) && !ordered.contains($0) }
  return ([coarsest].compactMap { $0 } + others).map(\.name)
}

/// The word as a POSIX shell reads it back.
private func shellQuoted(_ word: String) -> String {
  let isPlain = word.utf8.allSatisfy { byte in
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    default: "-_./,:=@+%".utf8.contains(byte)
    }
  }
  return isPlain && !word.isEmpty ? word : "'\(word.replacing("'", with: "'\\''"))'"
}
