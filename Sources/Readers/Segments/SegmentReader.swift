public import Columnar
internal import Geography
internal import Incidents

/// Reads the segments of one input, one after another, for one worker.
///
/// Regular records with values in their usual forms are read fast; every other one goes through the
/// very scanner and builder that read whole tables, so that what is rejected, and why, is the same.
public struct SegmentReader {
  /// How many bytes behind its stretch are read with a segment at first, for its last record.
  private static let usualSlack = 1 << 14

  let input: SegmentedInput
  private let wanted: WantedFields
  private var buffer: [UInt8] = []
  /// The offset in the file of the first byte of `buffer`.
  private var bufferStart = 0
  private var ends = FieldEnds()
  /// The ends of the slack, whose line breaks are another segment's.
  private var slackEnds = FieldEnds()
  private var builder: IncidentBuilder
  private var columns = IncidentColumns()
  private var account = SegmentAccount()
  private var actors: [UInt32] = []

  public init(_ input: SegmentedInput, wanted: WantedFields) {
    self.input = input
    self.wanted = wanted
    builder = IncidentBuilder(layout: input.layout, options: input.options)
  }

  /// The texts of every chunk read since `forgetTexts`.
  public var strings: StringPool { builder.strings }

  /// Forgets the texts once they fill so many bytes.
  ///
  /// - Returns: whether it did, so that codes stand for other texts from now on.
  public mutating func forgetTexts(beyond byteCount: Int) -> Bool {
    guard builder.strings.byteCount > byteCount else { return false }
    builder = IncidentBuilder(layout: input.layout, options: input.options)
    return true
  }

  /// Reads a segment.
  ///
  /// - Parameters:
  ///   - firstRow: the number of rows before it, where that is known.
  ///   - knownStart: where its first record begins, if that need not be found.
  /// - Throws: `ReadingError.io`; `ReadingError.badData` for a quote that is not closed, or a record
  ///   of more than `SegmentedInput.maxRecordBytes`.
  /// - Complexity: O(bytes).
  public mutating func read(
    _ segment: Int, firstRow: Int = 0, from knownStart: Int? = nil
  ) throws(ReadingError) -> Segment {
    startAnew()
    let stretch = input.stretch(of: segment)
    try fill(stretch, slack: Self.usualSlack)
    guard let start = knownStart ?? start(of: segment, in: stretch) else {
      return finished(SegmentEdges(start: nil, end: stretch.upperBound))
    }
    let end = try readRecords(from: start, in: stretch, firstRow: firstRow)
    return finished(SegmentEdges(start: start, end: end))
  }

  /// Forgets the rows of the segment read last, or of one whose last record needs more bytes.
  private mutating func startAnew() {
    columns = IncidentColumns(keepsIdentity: wanted.identity)
    account = SegmentAccount()
    builder.tally = ReadingTally()
  }

  private mutating func finished(_ edges: SegmentEdges) -> Segment {
    account.tally = builder.tally
    return Segment(edges: edges, chunk: IncidentChunk(columns), account: account)
  }

  private var isEndOfFile: Bool { bufferStart + buffer.count == input.byteCount }

  /// Reads the bytes of a stretch, the one before it and some behind it.
  private mutating func fill(_ stretch: Range<Int>, slack: Int) throws(ReadingError) {
    bufferStart = max(input.dataStart, stretch.lowerBound - 1)
    let count = min(input.byteCount, stretch.upperBound + slack) - bufferStart
    if buffer.count > count { buffer.removeLast(buffer.count - count) }
    if buffer.count < count {
      buffer.append(contentsOf: repeatElement(0, count: count - buffer.count))
    }
    try input.file.read(bufferStart..<bufferStart + count, into: &buffer)
  }

  /// Cuts and reads the records that begin from `start` on in the stretch.
  ///
  /// - Returns: where the record behind them begins.
  private mutating func readRecords(
    from start: Int, in stretch: Range<Int>, firstRow: Int
  ) throws(ReadingError) -> Int {
    var slack = Self.usualSlack
    while true {
      let range = start - bufferStart..<buffer.count
      ends.cut(buffer, in: range, delimiter: input.delimiter, isEndOfFile: isEndOfFile)
      let isText = isWellFormed(range)
      let limit = stretch.upperBound - bufferStart
      let end =
        ends.isRegular && isText && !ends.hasNull && !(isEndOfFile && ends.endsInQuotes)
        ? readRegular(range, limit: limit, firstRow: firstRow)
        : try readByteByByte(range, limit: limit, firstRow: firstRow)
      if let end { return end + bufferStart }
      slack *= 8
      guard slack <= SegmentedInput.maxRecordBytes else {
        throw .badData(
          at: FilePosition(file: input.path),
          .recordTooLong(limit: SegmentedInput.maxRecordBytes, behindByte: start))
      }
      startAnew()
      try fill(stretch, slack: slack)
    }
  }

  /// Whether bytes are UTF-8, but for a sequence that the end of the buffer cuts.
  private func isWellFormed(_ range: Range<Int>) -> Bool {
    guard !ends.isASCII else { return true }
    var end = range.upperBound
    if !isEndOfFile { while end > range.lowerBound, buffer[end - 1] >= 0x80 { end -= 1 } }
    return isUTF8(buffer, in: range.lowerBound..<end)
  }

  /// Where the first record of a segment begins, nil where none does.
  private func start(of segment: Int, in stretch: Range<Int>) -> Int? {
    if let starts = input.exactStarts { return starts[segment] }
    if segment == 0 { return input.dataStart }
    return guessedStart(in: stretch)
  }
}

extension SegmentReader {
  /// The records that are cut by masks.
  ///
  /// - Returns: where the record behind them begins, nil where the buffer ends within the last.
  private mutating func readRegular(_ range: Range<Int>, limit: Int, firstRow: Int) -> Int? {
    let columnCount = input.checks.header.count
    // Copies that share the bytes, gone before the next fill, which must not copy them.
    let (bytes, cut) = (buffer, ends.ends)
    var slow = SlowRecords(input, lineOrigin: range.lowerBound)
    var start = range.lowerBound
    var first = 0
    while start < limit {
      guard let last = lastEnd(from: first) else { return nil }
      let end = range.lowerBound + Int(ends.ends[last] & ~FieldEnds.recordEnd)
      // The line feed of a CRLF may lie behind the buffer.
      if end + 1 >= buffer.count, !isEndOfFile { return nil }
      let record = CutRecord(start: start, firstEnd: first, origin: range.lowerBound)
      let isUsual =
        last - first + 1 == columnCount && columnCount > 1
        && end - start <= input.options.limits.maxFieldBytes
      if !isUsual || !addFast(record, bytes.span, cut.span, firstRow: firstRow) {
        slow.add(
          at: start, of: buffer, firstRow: firstRow, to: &columns, &account, &builder)
      }
      start = behindBreak(at: end)
      first = last + 1
    }
    account.lineBreakCount = ends.lineBreakCount - lineBreaks(from: start, in: range)
    return start
  }

  /// The index of the end of the record whose first field has the end `first`; nil where it lies
  /// behind the buffer.
  private func lastEnd(from first: Int) -> Int? {
    var index = first
    while index < ends.count {
      if ends.ends[index] & FieldEnds.recordEnd != 0 { return index }
      index += 1
    }
    return nil
  }

  private func behindBreak(at end: Int) -> Int {
    let isPair =
      end + 1 < buffer.count && buffer[end] == .carriageReturn && buffer[end + 1] == .lineFeed
    return min(end + (isPair ? 2 : 1), buffer.count)
  }

  /// The line breaks of the slack, which belong to the next segment.
  private mutating func lineBreaks(from start: Int, in range: Range<Int>) -> Int {
    slackEnds.cut(
      buffer, in: start..<range.upperBound, delimiter: input.delimiter, isEndOfFile: false)
    return slackEnds.lineBreakCount
  }

  /// Adds a record whose values all have their usual forms.
  private mutating func addFast(
    _ record: CutRecord, _ bytes: Span<UInt8>, _ ends: Span<UInt32>, firstRow: Int
  ) -> Bool {
    let found = builder.incident(
      record, bytes, ends, row: firstRow + account.rowCount + 1, wanted: wanted, actors: &actors)
    guard let incident = found else { return false }
    account.rowCount += 1
    account.note(incident)
    columns.append(incident, actors: actors)
    if wanted.hashesIDs, let hash = builder.lastIDHash { account.idHashes.append(hash) }
    return true
  }

  /// The records of text that is not regular.
  private mutating func readByteByByte(
    _ range: Range<Int>, limit: Int, firstRow: Int
  ) throws(ReadingError) -> Int? {
    var slow = SlowRecords(input, lineOrigin: range.lowerBound)
    var start = range.lowerBound
    while start < limit {
      guard
        let next = try slow.next(at: start, of: buffer, isEndOfFile: isEndOfFile)
      else { return nil }
      slow.add(at: start, of: buffer, firstRow: firstRow, to: &columns, &account, &builder)
      start = next
    }
    account.lineBreakCount = slow.lineBreaks(to: start, in: buffer)
    return start
  }

  /// The first place from which two records in a row look as the header says.
  private func guessedStart(in stretch: Range<Int>) -> Int? {
    let limit = stretch.upperBound - bufferStart
    var index = 0
    var tries = 0
    while index < min(limit, buffer.count), tries < 256 {
      let byte = buffer[index]
      index += 1
      guard byte == .lineFeed || byte == .carriageReturn else { continue }
      if byte == .carriageReturn, index < buffer.count, buffer[index] == .lineFeed { index += 1 }
      guard index < limit else { return nil }
      guard index + bufferStart >= stretch.lowerBound else { continue }
      tries += 1
      if looksLikeRecord(at: index) { return index + bufferStart }
    }
    return nil
  }

  private func looksLikeRecord(at start: Int) -> Bool {
    var scanner = DelimitedScanner(
      delimiter: input.delimiter, maxFields: input.checks.header.count + 1, position: start)
    var fields: [FieldRange] = []
    let window = buffer.span.extracting(0..<min(buffer.count, start + (1 << 16)))
    for _ in 0..<2 {
      guard scanner.next(window, into: &fields) == .record else { return false }
      if scanner.position == window.count { return isEndOfFile || window.count < buffer.count }
      guard scanner.fieldCount == input.checks.header.count, scanner.malformedField == nil else {
        return false
      }
    }
    return true
  }
}
