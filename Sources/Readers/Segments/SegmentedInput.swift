internal import Columnar
public import Incidents

/// A delimited file whose records are read in segments, in any order and by any number of workers.
///
/// A segment has the records that begin in a stretch of the file; how long a stretch is does not
/// depend on the number of workers. Where the first record of a segment begins is guessed from its
/// own bytes; that the guesses join is checked when all are read (`joins`), and where they do not,
/// `cutExactly` finds the true places from the start of the file.
public struct SegmentedInput: Sendable {
  /// What is known before any row is read; counts and dates are still empty.
  public let summary: InputSummary
  public var path: String { opened.path }
  public let byteCount: Int
  /// How many bytes a segment has, but for the last.
  public let segmentBytes: Int
  private let opened: OpenedInput
  var file: RandomAccessFile { opened.file }
  let layout: ColumnLayout
  let delimiter: UInt8
  let options: ReadingOptions
  let checks: RecordChecks
  /// Where the first data row begins, and on which line.
  let dataStart: Int
  let dataLine: Int
  /// What came before it.
  let leadingBlankLines: Int
  let tagLine: Int?
  /// The most rejects that are kept of a segment, and of the whole input; all are counted.
  public var keptRejects = 1_000
  /// The start of every segment once they are known, nil for one in which no record begins.
  var exactStarts: [Int?]?

  /// The bytes of a segment: small enough to stay in a core's own cache while they are cut and
  /// read, large enough that the work around a segment does not matter, and never more than the
  /// rows of a chunk have, for a row has a date of four digits and a line break at least.
  public static let usualSegmentBytes = 5 * IncidentChunk.capacity
  /// The most bytes of a record: whatever is longer is a quote that was never closed, or no table.
  public static let maxRecordBytes = 64 << 20

  /// Reads the header of an input.
  ///
  /// - Precondition: rows without a date are rejected, and segments have at most
  ///   `usualSegmentBytes`.
  /// - Returns: nil for what is not read in segments: GeoJSON.
  /// - Throws: as `readIncidents`, for the same files.
  public init?(
    _ opened: OpenedInput, options: ReadingOptions, segmentBytes: Int = usualSegmentBytes
  ) throws(ReadingError) {
    precondition(options.requiresDate, "a row without a date may be shorter than segments allow")
    precondition(
      (1...Self.usualSegmentBytes).contains(segmentBytes), "a segment must fit into a chunk")
    guard options.format != .geojson else { return nil }
    let (file, path) = (opened.file, opened.path)
    guard file.byteCount <= options.limits.maxSegmentedBytes else {
      throw .badData(
        at: FilePosition(file: path), .tooLarge(limit: options.limits.maxSegmentedBytes))
    }
    var prefixBytes = 1 << 20
    while true {
      var bytes = [UInt8](repeating: 0, count: min(prefixBytes, file.byteCount))
      try file.read(0..<bytes.count, into: &bytes)
      let isWhole = bytes.count == file.byteCount
      let prefix = try InputBytes(bytes, path: path, checksum: .none)
      if prefix.isJSON { return nil }
      if let head = try Head(prefix, isWhole: isWhole, options: options) {
        self.init(opened, head: head, options: options, segmentBytes: segmentBytes)
        return
      }
      guard prefixBytes < Self.maxRecordBytes else { return nil }
      prefixBytes *= 4
    }
  }

  private init(
    _ opened: OpenedInput, head: Head, options: ReadingOptions, segmentBytes: Int
  ) {
    self.opened = opened
    self.segmentBytes = segmentBytes
    self.options = options
    byteCount = opened.byteCount
    layout = head.layout
    delimiter = head.delimiter
    checks = RecordChecks(header: head.layout.header, limits: options.limits)
    dataStart = head.dataStart
    dataLine = head.dataLine
    leadingBlankLines = head.blankLines
    tagLine = head.tagLine
    var summary = InputSummary(name: head.name, format: head.layout.format)
    summary.fields = head.layout.fields
    summary.license = head.layout.format.license
    summary.attribution = head.layout.format.attribution
    self.summary = summary
  }

  /// How many segments there are; none where there are no rows.
  public var segmentCount: Int {
    (byteCount - dataStart + segmentBytes - 1) / segmentBytes
  }

  /// The bytes in which the records of a segment begin.
  func stretch(of segment: Int) -> Range<Int> {
    let start = dataStart + segment * segmentBytes
    return start..<min(start + segmentBytes, byteCount)
  }

  /// The same input with the true start of every segment, found from the start of the file.
  ///
  /// - Throws: as `SegmentReader.read`, for what is wrong with the file itself.
  /// - Complexity: O(bytes), on one worker.
  public func cutExactly() throws(ReadingError) -> SegmentedInput {
    var reader = SegmentReader(self, wanted: .none)
    var starts: [Int?] = []
    var next = dataStart
    for segment in 0..<segmentCount {
      guard next < stretch(of: segment).upperBound else {
        starts.append(nil)
        continue
      }
      starts.append(next)
      next = try reader.read(segment, from: next).edges.end
      _ = reader.forgetTexts(beyond: 1 << 20)
    }
    var exact = self
    exact.exactStarts = starts
    return exact
  }

  /// Whether the starts of the segments are known rather than guessed.
  public var isCutExactly: Bool { exactStarts != nil }

  /// The SHA-256 of the file in lowercase hexadecimal, nil where the options do not ask for it.
  ///
  /// - Throws: `ReadingError.io`.
  /// - Complexity: O(bytes).
  public func sha256() throws(ReadingError) -> String? { try opened.sha256(options.checksum) }

  /// - Throws: `ReadingError.io` when the file changed since it was opened.
  public func checkUnchanged() throws(ReadingError) { try file.checkSize() }

  /// Whether the segments, in their order, hold every record once: each begins where the one before
  /// it ended, and none was missed.
  public func joins(_ segments: [SegmentEdges]) -> Bool {
    var next = dataStart
    for (index, edges) in segments.enumerated() {
      let stretch = stretch(of: index)
      if next >= stretch.upperBound {
        if edges.start != nil { return false }
      } else {
        guard edges.start == next else { return false }
        next = edges.end
      }
    }
    return next >= byteCount
  }
}

/// Where the records of a segment begin and end.
public struct SegmentEdges: Sendable, Equatable {
  /// Nil where no record begins in the segment.
  let start: Int?
  /// Behind the last record; meaningless without a start.
  let end: Int
}

/// What is read of a file before its rows.
private struct Head {
  let name: String
  let layout: ColumnLayout
  let delimiter: UInt8
  let dataStart: Int
  let dataLine: Int
  let blankLines: Int
  let tagLine: Int?

  /// Nil where the bytes, the first of a longer file, end before the first data row does.
  init?(_ prefix: InputBytes, isWhole: Bool, options: ReadingOptions) throws(ReadingError) {
    var records: DelimitedRecords
    var first = Record()
    let hasRow: Bool
    do throws(ReadingError) {
      records = try DelimitedRecords(prefix, limits: options.limits)
      hasRow = try records.next(&first)
    } catch {
      // A quote that is open at the end of a prefix may be closed behind it.
      if case .badData(_, .unbalancedQuote) = error, !isWhole { return nil }
      throw error
    }
    guard isWhole || hasRow && records.bytesDone < prefix.byteCount else { return nil }
    let format = options.format ?? detectFormat(records.header)
    do {
      layout = try ColumnLayout(header: records.header, format: format, options: options)
    } catch {
      throw .badData(at: FilePosition(file: prefix.path, line: records.headerLine), error.problem)
    }
    name = prefix.name
    delimiter = records.delimiter
    dataStart = hasRow ? records.recordStart : prefix.byteCount
    dataLine = first.line
    blankLines = records.blankLineCount
    tagLine = records.tagLine
  }
}
