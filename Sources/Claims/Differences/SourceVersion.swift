internal import Columnar
public import Engine
internal import Incidents

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
  /// A number for the notes of each incident, 0 where there are none, shape `[incidentCount]`;
  /// empty where notes are not compared.
  let noteHashes: [UInt64]

  /// - Parameter noteHashes: as `InputBytes.noteHashes` gives them.
  /// - Precondition: the analysis is of one table.
  public init(_ analysis: Analysis, noteHashes: [UInt64] = []) {
    precondition(analysis.tables.count == 1, "a version is one table")
    precondition(
      noteHashes.isEmpty || noteHashes.count == analysis.tables[0].incidents.incidentCount,
      "one number is needed for the notes of every incident")
    self.analysis = analysis
    self.noteHashes = noteHashes
  }

  var table: IncidentTable { analysis.tables[0].incidents }
}

/// Where a row lies in its table: the chunk, and the position in it.
struct RowAddress: Sendable, Hashable {
  /// The value that stands for no row.
  static let none = UInt32.max

  let rawValue: UInt32

  init(rawValue: UInt32) { self.rawValue = rawValue }

  /// - Precondition: `position` is below the capacity of a chunk, 2^16.
  init(chunk: Int, position: Int) { rawValue = UInt32(chunk << 16 | position) }

  var chunk: Int { Int(rawValue >> 16) }
  var position: Int { Int(rawValue & 0xFFFF) }
}

/// A chunk behind one reference, so that looking at a row does not copy the chunk's columns.
private final class SharedChunk: Sendable {
  let columns: IncidentChunk

  init(_ columns: IncidentChunk) { self.columns = columns }
}

/// The rows of a version with their texts in one pool for both versions.
struct VersionRows: Sendable {
  let version: SourceVersion
  private let chunks: [SharedChunk]
  /// Where the rows of each chunk begin among all, for the hashes of notes.
  private let starts: [Int]
  /// The code in the joint pool of every string of the table.
  private let codes: [UInt32]

  /// - Parameter strings: the joint pool, to which the table's strings are added.
  init(_ version: SourceVersion, _ strings: inout StringPool) {
    self.version = version
    chunks = version.table.chunks.map(SharedChunk.init)
    codes = strings.intern(all: version.table.strings)
    var start = 0
    starts = version.table.chunks.map { chunk in
      defer { start += chunk.rowCount }
      return start
    }
  }

  /// The chunk that a row is in.
  func chunk(_ row: RowAddress) -> IncidentChunk { chunks[row.chunk].columns }

  /// A text of the table as a code of the joint pool.
  func joint(_ code: UInt32) -> UInt32 { code == StringPool.none ? code : codes[Int(code)] }

  func noteHash(_ row: RowAddress) -> UInt64 {
    version.noteHashes.isEmpty ? 0 : version.noteHashes[starts[row.chunk] + row.position]
  }

  func ending(_ row: RowAddress) -> RowEnding {
    version.analysis.tables[0].chunks[row.chunk].ending(row.position)
  }

  /// The rows that stand for their events: all but those that a later revision replaces.
  ///
  /// - Complexity: O(rows).
  func forEachStanding(_ body: (RowAddress) -> Void) {
    for chunk in chunks.indices {
      for position in 0..<chunks[chunk].columns.rowCount {
        let row = RowAddress(chunk: chunk, position: position)
        if ending(row) != .dropped(.duplicate) { body(row) }
      }
    }
  }
}
