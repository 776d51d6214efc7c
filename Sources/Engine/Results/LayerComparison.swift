internal import Columnar
internal import Geocoding
internal import Geography
internal import Incidents

/// The same query over another boundary layer, beside the report's own.
public struct ComparedLayer: Sendable, Equatable {
  public let boundaries: BoundarySummary
  public let ledger: Ledger
  /// Nil when no provinces are asked for.
  public let focus: FocusCount?
  /// How many incidents change province, by the code before and after, in the order of these.
  public let moves: [Move]
  /// The incidents that change province, in the order of the inputs and their rows.
  public let incidents: [MovedIncident]

  /// Incidents that the report's layer puts in one province and the other layer in another.
  public struct Move: Sendable, Equatable {
    /// Nil for incidents in no province, or left out by the province filter.
    public let from: String?
    public let to: String?
    public let incidents: Int
  }

  /// One incident that changes province.
  public struct MovedIncident: Sendable, Equatable {
    /// The number of the input, from 1.
    public let input: Int
    /// The number of its row, from 1.
    public let row: Int
    /// The source's own key, nil where it gives none.
    public let id: String?
    public let from: String?
    public let to: String?
  }
}

extension Analysis {
  /// What changes when the same question is asked over another layer.
  ///
  /// - Parameter other: the analysis of the same tables in the other layer.
  /// - Throws: as `report`.
  /// - Complexity: O(rows).
  public func comparison(with other: Analysis) throws(EngineError) -> ComparedLayer {
    precondition(tables.count == other.tables.count, "layers are compared over the same tables")
    var moved: [ComparedLayer.MovedIncident] = []
    for (index, table) in tables.enumerated() {
      for (number, incidents) in table.incidents.batches.enumerated() {
        let mine = table.batches[number]
        let theirs = other.tables[index].batches[number]
        for row in 0..<incidents.rowCount
        where mine.verdicts.keeps(row) || theirs.verdicts.keeps(row) {
          let from = code(of: row, in: mine)
          let to = other.code(of: row, in: theirs)
          guard from != to else { continue }
          moved.append(
            .init(
              input: index + 1, row: incidents.row(row), id: incidents.ids[row], from: from, to: to
            ))
        }
      }
    }
    let report = try other.report()
    return ComparedLayer(
      boundaries: other.layer.summary, ledger: report.ledger, focus: report.focus,
      moves: Self.moves(of: moved), incidents: moved)
  }

  private func code(of row: Int, in batch: LocatedBatch) -> String? {
    guard batch.verdicts.keeps(row) else { return nil }
    return batch.locations.province(row).map { layer.catalog[$0].code }
  }

  private static func moves(of incidents: [ComparedLayer.MovedIncident]) -> [ComparedLayer.Move] {
    struct Pair: Hashable {
      let from: String?
      let to: String?
    }
    let counts = Dictionary(
      incidents.map { (Pair(from: $0.from, to: $0.to), 1) }, uniquingKeysWith: +)
    return counts.map { .init(from: $0.key.from, to: $0.key.to, incidents: $0.value) }
      .sorted { a, b in
        (b.incidents, a.from ?? "~", a.to ?? "~") < (a.incidents, b.from ?? "~", b.to ?? "~")
      }
  }
}
