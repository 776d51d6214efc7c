internal import Columnar
public import Geocoding
internal import Geography
public import Incidents

/// A table with the verdict and the place of each of its incidents.
public struct LocatedTable: Sendable {
  public let incidents: IncidentTable
  /// Shape `[batchCount]`, beside the batches of the table.
  public internal(set) var batches: [LocatedBatch]
}

/// What became of the incidents of a batch.
public struct LocatedBatch: Sendable {
  /// Kept rows are matched.
  public let verdicts: Verdicts
  /// Places of all rows that were not dropped before locating; others are `unlocated`.
  public let locations: Locations
  /// What lies nearest to the matched rows outside every province, by position in the batch; rows
  /// very far away are missing.
  public internal(set) var outside: [Int: NearestProvince] = [:]
  /// Distances of the matched rows, nil when none were asked for.
  public internal(set) var distances: BatchDistances?
  /// Why names place the rows, or do not; shape `[rowCount]`, empty when that was not asked.
  public internal(set) var grounds: [NameGround?] = [] {
    didSet {
      for case let ground? in grounds where groundNumbers[ground] == nil {
        groundNumbers[ground] = UInt64(groundNumbers.count + 1)
      }
    }
  }
  private var groundNumbers: [NameGround: UInt64] = [:]

  init(
    verdicts: Verdicts, locations: Locations, outside: [Int: NearestProvince] = [:],
    distances: BatchDistances? = nil
  ) {
    self.verdicts = verdicts
    self.locations = locations
    self.outside = outside
    self.distances = distances
  }

  /// A number for the ground of a row, the same for the same one, 0 for none.
  func groundNumber(_ position: Int) -> UInt64 {
    guard !grounds.isEmpty, let ground = grounds[position] else { return 0 }
    return groundNumbers[ground] ?? 0
  }

  /// What became of one incident.
  ///
  /// - Parameters:
  ///   - position: in `0..<rowCount` of the batch.
  ///   - batch: the incidents that were located.
  public func outcome(_ position: Int, of batch: IncidentBatch) -> RowOutcome {
    let row = batch.row(position)
    let precision = batch.precisions[position]
    if let reason = verdicts.reason(position) {
      return RowOutcome(
        row: row, status: .dropped(reason), province: nil, ties: [],
        methodName: LocationMethod.none.name, conflict: nil, precision: precision, support: [],
        outsideMeters: nil)
    }
    let status: RowOutcome.Status =
      switch locations.statuses[position] {
      case .located: .located
      case .tied: .tied
      case .outside: .outside
      case .unlocated: .unlocated
      }
    let ground = grounds.isEmpty ? nil : grounds[position]
    return RowOutcome(
      row: row, status: status, province: locations.province(position),
      ties: locations.ties[position] ?? [], methodName: locations.methods[position].name,
      conflict: locations.conflicts[position], precision: precision,
      support: locations.support(position).listed,
      mayBeAnywhere: locations.support(position) == .all, score: ground?.score,
      reason: ground?.reason,
      outsideMeters: outside[position]?.distanceMeters,
      distancesMeters: distances?.meters.map { column in
        column[position].isNaN ? nil : column[position]
      } ?? [],
      unmeasuredReason: distances?.reasons[position])
  }
}
