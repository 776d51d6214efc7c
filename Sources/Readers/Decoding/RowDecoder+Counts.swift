internal import Columnar
internal import Geography
internal import Incidents

// Rows that stand for many incidents.
extension RowDecoder {
  /// How many incidents the row stands for; nil where each row is one.
  ///
  /// A figure that cannot be read is missing: the row stays.
  mutating func count(of record: borrowing RecordView) -> CountRange? {
    guard let columns = columns.counts else { return nil }
    let (best, low) = (figure(record, columns.best), figure(record, columns.low))
    return CountRange(low: low, best: best, high: figure(record, columns.high))
  }

  /// The area that a row of an aggregate is about, which is as exact as its place is known.
  mutating func readArea(_ record: borrowing RecordView, _ incident: inout Incident) {
    guard incident.precision == .unknown else { return }
    func has(_ column: Int?) -> Bool { column.map { !record.value($0).isEmpty } ?? false }
    incident.precision =
      has(columns.admin2) ? .district : has(columns.admin1) ? .province : .country
  }

  /// What a row of HDX HAPI may be added to: its civilian targeting is part of its political violence,
  /// and the figures of areas are sums of those of their parts.
  mutating func readTotals(_ record: borrowing RecordView) {
    extras.oddities.insert(.sumsItsParts)
    guard let column = columns.eventType else { return }
    let type = record.value(column).text
    if type.elementsEqual("civilian_targeting".utf8) { extras.oddities.insert(.isPartOfType) }
    if type.elementsEqual("political_violence".utf8) { extras.oddities.insert(.hasPartOfType) }
  }

  /// Looks whether columns that may be counts hold whole numbers.
  mutating func noteCountSuspects(_ record: borrowing RecordView) {
    for (index, column) in layout.countSuspects.enumerated() {
      guard let text = values.text(of: record.value(column)) else { continue }
      account.note(countSuspect: index, of: layout.countSuspects.count, try? parseInteger(text))
    }
  }
}

/// Whether a header, in normalized form, names a number of incidents.
func looksLikeCount(_ name: String) -> Bool {
  if ["count", "counts", "n", "number_of_incidents"].contains(name) { return true }
  var words = name.split(separator: "_")[...]
  let leading: Set<Substring> = [
    "number", "num", "nr", "no", "n", "of", "the", "total", "count", "minimum", "maximum", "min",
    "max", "least", "most",
  ]
  let trailing: Set<Substring> = [
    "count", "counts", "number", "total", "min", "max", "minimum", "maximum", "low", "high",
  ]
  while let word = words.first, leading.contains(word) { words.removeFirst() }
  while let word = words.last, trailing.contains(word) { words.removeLast() }
  let noun = words.joined(separator: "_")
  return countedNouns.contains(noun)
}

private let countedNouns: Set<String> = [
  "events", "incidents", "strikes", "attacks", "raids", "airstrikes", "air_strikes", "air_raids",
  "airraids", "drone_strikes", "bombings", "explosions", "clashes", "battles",
]
