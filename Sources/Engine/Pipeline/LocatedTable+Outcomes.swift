internal import Columnar
internal import Geocoding
internal import Geography
internal import Incidents

extension LocatedTable {
  /// What became of each data row of the input, rejected rows included, in the order of the input.
  public var outcomes: RowOutcomes { RowOutcomes(self) }

  /// What became of one incident.
  ///
  /// - Parameters:
  ///   - chunk: in `0..<chunks.count`.
  ///   - position: in `0..<rowCount` of the chunk.
  public func outcome(chunk: Int, position: Int) -> RowOutcome {
    let incidents = incidents.chunks[chunk]
    let result = chunks[chunk]
    let row = incidents.rows[position]
    let precision = incidents.precisions[position]
    if let reason = DropReason(rawValue: result.filter.verdicts[position]) {
      return RowOutcome(
        row: row, status: .dropped(reason), province: nil, ties: [],
        methodName: LocationMethod.none.name, conflict: nil, precision: precision, support: [],
        outsideMeters: nil)
    }
    let places = result.locations
    let status: RowOutcome.Status =
      switch places.statuses[position] {
      case .located: .located
      case .tied: .tied
      case .outside: .outside
      case .unlocated: .unlocated
      }
    return RowOutcome(
      row: row, status: status, province: places.province(position),
      ties: places.ties[position] ?? [], methodName: places.methods[position].name,
      conflict: places.conflicts[position], precision: precision,
      support: places.support(position).listed,
      outsideMeters: result.outside[position]?.distanceMeters,
      distancesMeters: result.distances?.meters.map { column in
        column[position].isNaN ? nil : column[position]
      } ?? [],
      unmeasuredReason: result.distances?.reasons[position])
  }
}

/// The outcomes of the data rows of one input: incidents and rejected rows, merged by row number.
public struct RowOutcomes: Sequence, IteratorProtocol {
  private let table: LocatedTable
  private var chunk = 0
  private var position = 0
  private var reject = 0

  init(_ table: LocatedTable) { self.table = table }

  /// - Complexity: O(1).
  public mutating func next() -> RowOutcome? {
    while chunk < table.chunks.count, position == table.incidents.chunks[chunk].rowCount {
      chunk += 1
      position = 0
    }
    let rejects = table.incidents.rejects
    let nextReject = reject < rejects.count ? rejects[reject].row : nil
    guard chunk < table.chunks.count else {
      reject += 1
      return nextReject.map { .rejected(row: $0) }
    }
    if let nextReject, nextReject < table.incidents.chunks[chunk].rows[position] {
      reject += 1
      return .rejected(row: nextReject)
    }
    position += 1
    return table.outcome(chunk: chunk, position: position - 1)
  }
}
