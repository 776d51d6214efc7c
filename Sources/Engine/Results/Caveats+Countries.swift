internal import Incidents

extension Analysis {
  /// What was left out for its country, and what stayed though its country is not known.
  public var countryCaveats: [String] {
    var notes: [String] = []
    if !countries.foreign.isEmpty { notes.append(leftOutWords) }
    if countries.unknownRows > 0 || countries.missing > 0 {
      notes.append(unknownWords)
    }
    return notes
  }

  private var leftOutWords: String {
    let rows = countries.foreignRows
    let shown = countries.foreign.prefix(5).map { "\($0.name) \(countText($0.rows))" }
    let rest = countries.foreign.dropFirst(5)
    let others =
      rest.isEmpty
      ? ""
      : ", \(countText(rest.count)) more countries \(countText(rest.reduce(0) { $0 + $1.rows }))"
    let places = countries.foreign.count == 1 ? "another country" : "other countries"
    let them = rows == 1 ? "it" : "them"
    return "\(counted(rows, "row")) left out, before any other filter, because the source places "
      + "\(them) in \(places): \(shown.joined(separator: ", "))\(others); \(insideWords). "
      + "--country any counts \(them) in."
  }

  /// How many of the rows left out have a point where incidents are counted.
  private var insideWords: String {
    let inside = countries.foreign.filter { $0.rowsInside > 0 }
    guard !inside.isEmpty else { return "none with a point inside the layer" }
    let parts = inside.prefix(3).map { "\($0.name) \(countText($0.rowsInside))" }
    return "\(countText(countries.rowsInside)) with a point inside the layer "
      + "(\(parts.joined(separator: ", ")))"
  }

  private var unknownWords: String {
    let rows = countries.unknownRows + countries.missing
    var parts = countries.unknownWords.prefix(5).map { "\"\($0.word)\" \(countText($0.rows))" }
    let shown = countries.unknownWords.prefix(5).reduce(0) { $0 + $1.rows }
    if countries.unknownRows > shown {
      parts.append("other words \(countText(countries.unknownRows - shown))")
    }
    if countries.missing > 0 { parts.append("no word \(countText(countries.missing))") }
    return "\(counted(rows, "row")) whose country is not known, which \(rows == 1 ? "is" : "are") "
      + "not left out for it: \(parts.joined(separator: ", "))."
  }
}
