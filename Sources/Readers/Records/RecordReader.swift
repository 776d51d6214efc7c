public import Incidents

/// One data row of an input as it stands there.
public struct RawRecord: Sendable, Equatable {
  /// The number of the row among the data rows, from 1, as in `IncidentChunk.rows` and `Reject`.
  public let row: Int
  /// The line on which the row begins, from 1.
  public let line: Int
  /// The text of every field; a malformed row may have fewer or more than the header has columns.
  ///
  /// Quoting is resolved, bytes that are not UTF-8 are repaired to U+FFFD, and a nested value of a
  /// GeoJSON property is compact JSON.
  public let fields: [String]
}

/// Goes over the rows of an input once more, rejected rows included, in the order of the input.
///
/// The header of a GeoJSON file is its feature id, then every property in the order of first
/// appearance, then the longitude and latitude of the points.
public struct RecordReader {
  /// The names of the columns.
  public let header: [String]
  public let format: SourceFormat
  private var records: any RecordSource
  private var record = Record()

  /// Reads the header.
  ///
  /// - Throws: `ReadingError.badData`, for the same inputs as `readIncidents`.
  public init(
    _ input: InputBytes, options: ReadingOptions = ReadingOptions()
  ) throws(ReadingError) {
    let (records, layout) = try openRecords(input, options: options)
    header = records.header
    format = layout.format
    self.records = records
  }

  /// The cells of the HXL tag row under the header, nil without one or before the first `next()`.
  public var tagRow: [String]? { records.tagCells }

  /// The next row, nil at the end.
  ///
  /// - Throws: `ReadingError.badData` for a quote that is never closed.
  public mutating func next() throws(ReadingError) -> RawRecord? {
    guard try records.next(&record) else { return nil }
    return RawRecord(row: record.row, line: record.line, fields: record.texts)
  }
}

extension InputBytes {
  /// The notes of an incident of this input, without quoting.
  ///
  /// - Precondition: the reference is of this input.
  public func text(of notes: NotesReference) -> String { content(of: notes).text }

  /// A number for the notes of each incident of a table of this input, the same for the same text
  /// however it is quoted, and 0 where there are none; shape `[incidentCount]`.
  ///
  /// With them notes can be compared after the bytes are gone.
  /// - Complexity: O(bytes of the notes).
  public func noteHashes(of table: IncidentTable) -> [UInt64] {
    var hashes: [UInt64] = []
    hashes.reserveCapacity(table.incidentCount)
    for chunk in table.chunks {
      for notes in chunk.notes { hashes.append(notes.map { hash(content(of: $0).trimmed) } ?? 0) }
    }
    return hashes
  }

  private func content(of notes: NotesReference) -> ArraySlice<UInt8> {
    let start = Int(notes.offset)
    let slice = bytes[start..<start + Int(notes.length)]
    guard slice.first == .quote, slice.count >= 2 else { return slice }
    // A JSON string has no doubled quotes, a delimited field no backslash escapes.
    if isJSON { return jsonStringContent(slice) }
    return halvingQuotes(slice.dropFirst().dropLast())
  }
}

/// FNV-1a with 64 bits, never 0.
private func hash(_ text: ArraySlice<UInt8>) -> UInt64 {
  var hash: UInt64 = 0xCBF2_9CE4_8422_2325
  for byte in text { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
  return max(1, hash)
}
