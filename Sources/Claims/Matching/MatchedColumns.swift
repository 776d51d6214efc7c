internal import Columnar
internal import Geography
internal import Incidents

/// The columns of matched rows while they are gathered.
struct MatchedColumns {
  /// The distinct sets of queries, a bit for each.
  private(set) var patterns: [UInt32] = []
  /// Indices into `patterns`; shape `[rowCount]`, as of what follows.
  private(set) var patternCodes: [UInt32] = []
  private(set) var precisions: [UInt8] = []
  /// 1 for the publication's own rows.
  private(set) var publication: [UInt8] = []
  private(set) var places: [UInt32] = []
  private(set) var units: [UInt32] = []
  private(set) var days = Column<Int32>()
  private(set) var low = Column<Int32>()
  private(set) var best = Column<Int32>()
  private(set) var high = Column<Int32>()
  /// How many incidents each row stands for, at least and at most.
  private(set) var counts: [Column<Int32>] = Array(repeating: Column(), count: 3)
  /// Empty where none are measured.
  private(set) var distances: [Double] = []
  private(set) var unitCount = 0
  private var patternNumbers = KeyIndex()

  /// One row of them.
  struct Row {
    let pattern: UInt32
    let precision: LocationPrecision
    let isPublication: Bool
    let place: Int
    let unit: Int
    let distance: Double?
  }

  mutating func append(_ row: Row, _ position: Int, of batch: IncidentBatch) {
    let code = patternNumbers.number(of: UInt64(row.pattern))
    if code == patterns.count { patterns.append(row.pattern) }
    patternCodes.append(UInt32(code))
    precisions.append(row.precision.rawValue)
    publication.append(row.isPublication ? 1 : 0)
    places.append(UInt32(row.place))
    units.append(UInt32(row.unit))
    unitCount = max(unitCount, row.unit + 1)
    days.append(batch.startDays[position])
    low.append(batch.fatalitiesLow[position])
    best.append(batch.fatalitiesBest[position])
    high.append(batch.fatalitiesHigh[position])
    let weight = batch.weight(position) ?? .one
    counts[0].append(weight.count)
    counts[1].append(weight.low)
    counts[2].append(weight.high)
    if let distance = row.distance { distances.append(distance) }
  }

  /// The same rows by day, those without one first: a scan of a window then skips all others.
  ///
  /// - Complexity: O(rows + days of the calendar).
  var sortedByDay: MatchedColumns {
    let first = Int(Day.first.rawValue)
    let slots = days.values.indices.map { row in days[row].map { Int($0) - first + 1 } ?? 0 }
    var starts = Array(repeating: 0, count: Int(Day.last.rawValue) - first + 3)
    for slot in slots { starts[slot + 1] += 1 }
    for slot in starts.indices.dropFirst() { starts[slot] += starts[slot - 1] }
    var order = Array(repeating: 0, count: slots.count)
    for (row, slot) in slots.enumerated() {
      order[starts[slot]] = row
      starts[slot] += 1
    }
    var sorted = self
    sorted.patternCodes = order.map { patternCodes[$0] }
    sorted.precisions = order.map { precisions[$0] }
    sorted.publication = order.map { publication[$0] }
    sorted.places = order.map { places[$0] }
    sorted.units = order.map { units[$0] }
    sorted.days = Column(order.lazy.map { days[$0] })
    sorted.low = Column(order.lazy.map { low[$0] })
    sorted.best = Column(order.lazy.map { best[$0] })
    sorted.high = Column(order.lazy.map { high[$0] })
    sorted.counts = counts.map { column in Column(order.lazy.map { column[$0] }) }
    if !distances.isEmpty { sorted.distances = order.map { distances[$0] } }
    return sorted
  }
}
