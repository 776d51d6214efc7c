internal import Incidents

// What values of an input could not be read.
extension IncidentInput {
  /// What a reader of the figures must know of values that are missing.
  func valueNotes(_ account: RowAccount) -> [String] {
    var notes: [String] = []
    if options.missingWords != .usual {
      let words = options.missingWords.words.map { "'\($0)'" }.joined(separator: ", ")
      notes.append(
        "Missing numbers, dates, coordinates and codes are written as "
          + "\(words.isEmpty ? "nothing" : words) (--missing).")
    }
    let points = [layout[.longitude], layout[.latitude]].compactMap { $0.map { header[$0] } }
    if account.unreadPoints > 0 {
      notes.append(
        account.unreadPoints == 1
          ? "1 row has coordinates that could not be read and goes by the name of a place."
          : "\(account.unreadPoints) rows have coordinates that could not be read and go by "
            + "the name of a place.")
    }
    var counts: [(field: String, count: Int)] = []
    for kind in account.oddValues.kinds where !points.contains(kind.first.field) {
      if let known = counts.firstIndex(where: { $0.field == kind.first.field }) {
        counts[known].count += kind.count
      } else {
        counts.append((kind.first.field, kind.count))
      }
    }
    if !counts.isEmpty {
      let fields = counts.map { "\($0.count) in '\($0.field.shortened(to: 40))'" }
      notes.append(
        "Values that could not be read count as missing: \(fields.joined(separator: ", ")).")
    }
    return notes
  }
}
