internal import Columnar
internal import Geography
internal import Incidents

/// How often each field changed in matched rows.
struct FieldTally {
  /// The fields in which each pair differs, those that one version alone records included; shape
  /// `[pairCount]`.
  let differences: [FieldSet]
  private(set) var changes: [FieldChange] = []
  /// Rows that changed in a field that both versions record.
  private(set) var changedRows = 0
  /// Rows of which date, place and actors all changed.
  private(set) var rewritten = 0

  /// - Complexity: O(pairs).
  init(_ comparison: RowComparison, _ matching: RowMatching) {
    differences = matching.pairs.map { comparison.differences($0.old, $0.new) }
    var rows = Array(repeating: 0, count: ComparedField.allCases.count)
    var alone = rows
    var examples: [[ValueChange]] = Array(repeating: [], count: rows.count)
    let everything: FieldSet = [FieldSet(.date), FieldSet(.coordinates), FieldSet(.actors)]
    for (pair, raw) in zip(matching.pairs, differences) where !raw.isEmpty {
      let fields = raw.intersection(comparison.recorded)
      guard !fields.isEmpty else { continue }
      changedRows += 1
      if fields.isSuperset(of: everything) { rewritten += 1 }
      // A revision always brings a new time stamp, which says nothing of what it revised.
      let revised = fields.subtracting(FieldSet(.timestamp))
      let isSingle = revised.rawValue.nonzeroBitCount <= 1
      for field in ComparedField.allCases where fields.contains(FieldSet(field)) {
        let index = Int(field.rawValue)
        rows[index] += 1
        if isSingle, field != .timestamp || revised.isEmpty { alone[index] += 1 }
        guard examples[index].count < RowReference.listed else { continue }
        examples[index].append(comparison.change(of: field, pair.old, pair.new))
      }
    }
    changes = ComparedField.allCases.compactMap { field in
      let index = Int(field.rawValue)
      guard rows[index] > 0 else { return nil }
      return FieldChange(
        field: field, rows: rows[index], alone: alone[index], examples: examples[index])
    }
  }
}

extension RowComparison {
  /// One change as text.
  fileprivate func change(
    of field: ComparedField, _ a: RowAddress, _ b: RowAddress
  ) -> ValueChange {
    ValueChange(
      row: reference(a, b), old: value(of: field, a, old), new: value(of: field, b, new))
  }

  private func value(of field: ComparedField, _ row: RowAddress, _ rows: VersionRows) -> String? {
    let batch = rows.batch(row)
    let position = row.position
    func text(_ code: UInt32) -> String? { strings.text(rows.joint(code)) }
    func number(_ column: Column<Int32>) -> String? { column[position].map { "\($0)" } }
    func day(_ column: Column<Int32>) -> String? {
      column[position].flatMap(Day.init).map(\.description)
    }
    return switch field {
    case .date: day(batch.startDays)
    case .endDate: day(batch.endDays)
    case .datePrecision: "\(batch.datePrecisions[position])"
    case .kind: IncidentKind(rawValue: batch.kinds[position])?.name
    case .eventType: text(batch.eventTypes[position])
    case .subEventType: text(batch.subEventTypes[position])
    case .actors: actors(batch.actors[position].compactMap(text))
    case .coordinates: point(batch.longitudes[position], batch.latitudes[position])
    case .country: text(batch.countries[position])
    case .admin1: text(batch.admin1[position])
    case .admin2: text(batch.admin2[position])
    case .location: text(batch.locations[position])
    case .notes: nil
    case .precision: batch.precisions[position].name
    case .low: number(batch.fatalitiesLow)
    case .best: number(batch.fatalitiesBest)
    case .high: number(batch.fatalitiesHigh)
    case .timestamp: batch.timestamps[position].map { "\($0)" }
    }
  }

  private func actors(_ names: [String]) -> String? {
    names.isEmpty ? nil : names.joined(separator: "; ")
  }

  /// Longitude, then latitude.
  private func point(_ longitude: Double, _ latitude: Double) -> String? {
    longitude.isNaN ? nil : "lon \(longitude), lat \(latitude)"
  }
}
