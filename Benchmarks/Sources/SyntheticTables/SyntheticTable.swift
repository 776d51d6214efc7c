/// How a synthetic table is to be made.
public struct SyntheticTable: Sendable {
  public enum Order: String, Sendable, CaseIterable {
    /// Latest days first, as ACLED exports them.
    case descending
    case shuffled
  }

  /// Rows after the header, bad ones and duplicates included.
  public var rowCount: Int
  public var seed: UInt64 = 1
  public var order = Order.descending
  /// The part of rows that a reader has to reject, in `0...1`.
  public var badRowRate = 0.0
  /// The part of rows that repeat an earlier event with a later timestamp, in `0...1`.
  public var duplicateRate = 0.0
  /// How far points lie from their place at most, in ten-thousandths of a degree, along each axis.
  public var jitter = 0
  public var placeCount = 3_000

  public init(rowCount: Int) { self.rowCount = rowCount }

  /// ACLED's columns since 2023, in their order.
  public static let columns = [
    "event_id_cnty", "event_date", "year", "time_precision", "disorder_type", "event_type",
    "sub_event_type", "actor1", "assoc_actor_1", "inter1", "actor2", "assoc_actor_2", "inter2",
    "interaction", "civilian_targeting", "iso", "region", "country", "admin1", "admin2", "admin3",
    "location", "latitude", "longitude", "geo_precision", "source", "source_scale", "notes",
    "fatalities", "tags", "timestamp",
  ]

  /// Writes the table, in blocks of about 4 MB.
  ///
  /// - Parameter layer: the GeoJSON file of provinces that the points lie in.
  /// - Throws: what reading the layer throws, and what `write` throws.
  /// - Complexity: O(rowCount) time, O(1) memory.
  public func write(
    layer: String, to write: (borrowing [UInt8]) throws -> Void
  ) throws -> SyntheticTally {
    var maker = try SyntheticRows(self, layer: layer)
    let blockSize = 4 << 20
    var block = Array((Self.columns.joined(separator: ",") + "\n").utf8)
    block.reserveCapacity(blockSize + (1 << 16))
    var byteCount = 0
    for row in 0..<rowCount {
      try maker.append(row: row, to: &block)
      if block.count >= blockSize || row == rowCount - 1 {
        byteCount += block.count
        try write(block)
        block.removeAll(keepingCapacity: true)
      }
    }
    if rowCount == 0 {
      byteCount = block.count
      try write(block)
    }
    maker.tally.byteCount = byteCount
    return maker.tally
  }

  /// About how many bytes a row takes, from the first 20,000 rows.
  public func bytesPerRow(layer: String) throws -> Double {
    var sample = self
    sample.rowCount = 20_000
    return Double(try sample.write(layer: layer) { _ in }.byteCount) / 20_000
  }
}

/// What a synthetic table holds.
public struct SyntheticTally: Sendable, Equatable {
  public var rowCount = 0
  public var badRowCount = 0
  public var duplicateCount = 0
  public var byteCount = 0

  public init() {}
}
