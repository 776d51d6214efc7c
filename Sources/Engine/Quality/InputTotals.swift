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
  private var actors = TextCounts()
  private var eventTypes = TextCounts()
  private var subEventTypes = TextCounts()
  private var countries = TextCounts()

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
    let named = kinds.compactMap { kind, count in
      IncidentKind(rawValue: kind).map { (text: $0.name, count: count) }
    }
    return [
      ("kinds", TextCounts.listed(named)), ("event types", eventTypes.listed),
      ("sub-event types", subEventTypes.listed), ("actors", actors.listed),
      ("countries", countries.listed),
    ].filter { !$0.1.isEmpty }.map { "\($0.0): \($0.1)" }
  }

  /// Whether the points look as if longitude and latitude were the other way round.
  var looksSwapped: Bool {
    let withPlace = precisions.values.reduce(0, +) - withoutPlace
    return outsideBox * 2 > withPlace && insideIfSwapped * 2 > outsideBox
  }
}

/// How many rows have each text of a column.
private struct TextCounts: Sendable {
  /// By code of the pool at hand.
  private var byCode: [Int] = []
  private var byText: [String: Int] = [:]
  /// Rows whose text is not counted, because there are too many different ones.
  private var others = 0

  /// The most texts that are counted: of a column of identifiers nobody wants a list.
  private static let limit = 100_000
  private static let listed = 12

  @inline(__always)
  mutating func add(_ code: UInt32) {
    guard code != StringPool.none else { return }
    if Int(code) >= byCode.count {
      byCode.append(contentsOf: repeatElement(0, count: Int(code) + 1 - byCode.count))
    }
    byCode[Int(code)] += 1
  }

  mutating func endTexts(_ strings: StringPool) {
    for (code, count) in byCode.enumerated() where count > 0 {
      add(count, of: strings[UInt32(code)])
    }
    byCode = []
  }

  private mutating func add(_ count: Int, of text: String) {
    if byText[text] == nil, byText.count == Self.limit {
      others += count
    } else {
      byText[text, default: 0] += count
    }
  }

  mutating func merge(_ other: TextCounts) {
    for (text, count) in other.byText { add(count, of: text) }
    others += other.others
  }

  /// The most frequent texts with their counts.
  var listed: String { Self.listed(byText.map { (text: $0.key, count: $0.value) }, others) }

  static func listed(_ counts: [(text: String, count: Int)], _ others: Int = 0) -> String {
    let sorted = counts.sorted { ($1.count, $0.text) < ($0.count, $1.text) }
    let rest = sorted.dropFirst(listed)
    var parts = sorted.prefix(listed).map { "\($0.text.shortened(to: 60)) \(countText($0.count))" }
    let restRows = rest.reduce(others) { $0 + $1.count }
    if restRows > 0 { parts.append("others \(countText(restRows))") }
    return parts.joined(separator: ", ")
  }
}
