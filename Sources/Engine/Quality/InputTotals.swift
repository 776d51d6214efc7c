internal import Columnar
internal import Geography
internal import Incidents
internal import Readers

/// What is counted of the incidents of one input, without any analysis.
struct InputTotals: Sendable {
  private var precisions: [LocationPrecision: Int] = [:]
  private(set) var withoutPlace = 0
  private(set) var withoutDate = 0
  private(set) var observations = Observations()
  /// Points outside the box around a layer, and those of them that would lie inside it with
  /// longitude and latitude the other way round.
  private(set) var outsideBox = 0
  private(set) var insideIfSwapped = 0
  private var kinds: [UInt8: Int] = [:]
  private var actors = ValueCounts()
  private var eventTypes = ValueCounts()
  private var subEventTypes = ValueCounts()
  private var countries = ValueCounts()

  /// - Parameter box: around the layer in which incidents are expected, nil where none is known.
  mutating func add(_ batch: IncidentBatch, box: BoundingBox?) {
    for row in 0..<batch.rowCount {
      precisions[batch.precisions[row], default: 0] += 1
      addPoint(longitude: batch.longitudes[row], latitude: batch.latitudes[row], box)
      if batch.startDays.isNull(row) { withoutDate += 1 }
      observations.add(batch.oddities(row))
      kinds[batch.kinds[row], default: 0] += 1
      for actor in batch.actors[row] { actors.add(actor) }
      eventTypes.add(batch.eventTypes[row])
      subEventTypes.add(batch.subEventTypes[row])
      countries.add(batch.countries[row])
    }
  }

  private mutating func addPoint(longitude: Double, latitude: Double, _ box: BoundingBox?) {
    guard !longitude.isNaN else {
      withoutPlace += 1
      return
    }
    guard let box, !box.contains(Coordinate(longitude: longitude, latitude: latitude)) else {
      return
    }
    outsideBox += 1
    if box.contains(Coordinate(longitude: latitude, latitude: longitude)) { insideIfSwapped += 1 }
  }

  /// Keeps the texts, whose codes are about to stand for others.
  mutating func endTexts(_ strings: StringPool) {
    actors.endTexts(strings)
    eventTypes.endTexts(strings)
    subEventTypes.endTexts(strings)
    countries.endTexts(strings)
  }

  mutating func merge(_ other: InputTotals) {
    precisions.merge(other.precisions, uniquingKeysWith: +)
    withoutPlace += other.withoutPlace
    withoutDate += other.withoutDate
    observations.merge(other.observations, times: 1)
    outsideBox += other.outsideBox
    insideIfSwapped += other.insideIfSwapped
    kinds.merge(other.kinds, uniquingKeysWith: +)
    actors.merge(other.actors)
    eventTypes.merge(other.eventTypes)
    subEventTypes.merge(other.subEventTypes)
    countries.merge(other.countries)
  }

  var precisionFact: String {
    let parts = LocationPrecision.allCases.compactMap { level in
      precisions[level].map { "\(level.name) \($0)" }
    }
    return "location precision: \(parts.isEmpty ? "no incident" : parts.joined(separator: ", "))"
  }

  /// The values of columns that filters ask about, with their counts, a line each.
  var valueFacts: [String] {
    var named = ValueCounts()
    for (kind, count) in kinds {
      if let kind = IncidentKind(rawValue: kind) { named.add(kind.name, rows: count) }
    }
    return [
      ("kinds", named), ("event types", eventTypes), ("sub-event types", subEventTypes),
      ("actors", actors), ("countries", countries),
    ].map { (name: $0.0, values: listed($0.1)) }.filter { !$0.values.isEmpty }.map {
      "\($0.name): \($0.values)"
    }
  }

  /// Whether the points look as if longitude and latitude were the other way round.
  var looksSwapped: Bool {
    let withPlace = precisions.values.reduce(0, +) - withoutPlace
    return outsideBox * 2 > withPlace && insideIfSwapped * 2 > outsideBox
  }
}

/// The most values of a column that are listed.
private let listedValues = 12

/// The most frequent values with their counts, and how many rows have another.
private func listed(_ counts: ValueCounts) -> String {
  if counts.isOverfull { return "more than \(countText(ValueCounts.limit)) different ones" }
  let shown = counts.mostFrequent(listedValues)
  var parts = shown.map { "\($0.value.shortened(to: 60)) \(countText($0.rows))" }
  let others = counts.rows.values.reduce(0, +) - shown.reduce(0) { $0 + $1.rows }
  if others > 0 { parts.append("others \(countText(others))") }
  return parts.joined(separator: ", ")
}
