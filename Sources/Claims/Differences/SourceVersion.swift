internal import Columnar
public import Engine
public import Incidents

/// One of two versions of a source: its rows, filtered and placed.
public struct SourceVersion: Sendable {
  /// Which of the two it is.
  public enum Side: String, Sendable, CaseIterable {
    case old
    case new

    /// How the version is called in text.
    public var displayName: String { rawValue.uppercased() }
  }

  public let analysis: Analysis

  /// What is kept of the rows of a version.
  ///
  /// - Parameter searchesNotes: whether the notes are searched for places.
  public static func columns(searchesNotes: Bool) -> BatchColumns {
    BatchColumns.asked.union([.allLocations, .ids, .timestamps, .noteHashes])
      .union(searchesNotes ? .notes : [])
  }

  /// - Precondition: the analysis is of one table with `columns`, all of whose rejects are listed.
  public init(_ analysis: Analysis) {
    precondition(analysis.tables.count == 1, "a version is one table")
    self.analysis = analysis
  }

  /// Whether rows stand for many incidents.
  var isCounted: Bool {
    !table.input.fields.isDisjoint(with: [.count, .countLow, .countHigh])
  }

  var table: IncidentTable { analysis.tables[0].incidents }
}

/// Where a row lies in its table: the batch, and the position in it.
struct RowAddress: Sendable, Hashable {
  /// The value that stands for no row.
  static let none = UInt32.max

  let rawValue: UInt32

  init(rawValue: UInt32) { self.rawValue = rawValue }

  /// - Precondition: `position` is below the capacity of a batch, 2^16, and there are fewer batches.
  init(batch: Int, position: Int) { rawValue = UInt32(batch << 16 | position) }

  var batch: Int { Int(rawValue >> 16) }
  var position: Int { Int(rawValue & 0xFFFF) }
}

/// A batch behind one reference, so that looking at a row does not copy its columns.
private final class SharedBatch: Sendable {
  let columns: IncidentBatch

  init(_ columns: IncidentBatch) { self.columns = columns }
}

/// The rows of a version with their texts in one pool for both versions.
struct VersionRows: Sendable {
  let version: SourceVersion
  private let batches: [SharedBatch]
  /// The code in the joint pool of every string of the table.
  private let codes: [UInt32]

  /// - Parameter strings: the joint pool, to which the table's strings are added.
  init(_ version: SourceVersion, _ strings: inout StringPool) {
    self.version = version
    batches = version.table.batches.map(SharedBatch.init)
    codes = strings.intern(all: version.table.strings)
  }

  /// The batch that a row is in.
  func batch(_ row: RowAddress) -> IncidentBatch { batches[row.batch].columns }

  /// A text of the table as a code of the joint pool.
  func joint(_ code: UInt32) -> UInt32 { code == StringPool.none ? code : codes[Int(code)] }

  func ending(_ row: RowAddress) -> RowEnding {
    version.analysis.tables[0].batches[row.batch].ending(row.position)
  }

  /// The rows that stand for their events: all but those that a later revision replaces.
  ///
  /// - Complexity: O(rows).
  func forEachStanding(_ body: (RowAddress) -> Void) {
    for batch in batches.indices {
      for position in 0..<batches[batch].columns.rowCount {
        let row = RowAddress(batch: batch, position: position)
        if ending(row) != .dropped(.duplicate) { body(row) }
      }
    }
  }
}
