internal import Columnar
internal import Incidents

/// An event, and where its row stands in each version.
public struct RowReference: Sendable, Hashable {
  /// How many examples are given of anything.
  public static let listed = 3

  /// Nil where the row has none.
  public let id: String?
  /// The number of the row among the data rows of the older version, from 1; nil where it has none.
  public let oldRow: Int?
  public let newRow: Int?
}

extension RowComparison {
  /// How rows are told of: by id, and by number.
  func reference(_ a: RowAddress?, _ b: RowAddress?) -> RowReference {
    let id =
      a.flatMap { old.batch($0).ids[$0.position] } ?? b.flatMap { new.batch($0).ids[$0.position] }
    return RowReference(
      id: id, oldRow: a.map { old.batch($0).row($0.position) },
      newRow: b.map { new.batch($0).row($0.position) })
  }
}
