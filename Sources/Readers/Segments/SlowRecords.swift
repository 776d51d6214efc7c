internal import Columnar
internal import Incidents

/// Reads single records of a segment by the scanner, checks and builder of whole tables.
struct SlowRecords {
  private let input: SegmentedInput
  private var record = Record()
  private var lines: LineCounter

  /// - Parameter lineOrigin: where the first record of the segment begins; lines count from it.
  init(_ input: SegmentedInput, lineOrigin: Int) {
    self.input = input
    lines = LineCounter(from: lineOrigin)
  }

  private func scanner(at start: Int) -> DelimitedScanner {
    DelimitedScanner(
      delimiter: input.delimiter, maxFields: input.options.limits.maxColumns + 1, position: start)
  }

  /// Where the record behind the one at `start` begins, nil where the buffer ends within it.
  ///
  /// - Throws: `ReadingError.badData` for a quote that is open at the end of the file.
  mutating func next(
    at start: Int, of buffer: [UInt8], isEndOfFile: Bool
  ) throws(ReadingError) -> Int? {
    var scanner = scanner(at: start)
    var fields: [FieldRange] = []
    switch scanner.next(buffer.span, into: &fields) {
    case .end: return buffer.count
    case .openQuote:
      if isEndOfFile { throw .badData(at: FilePosition(file: input.path), .unbalancedQuote) }
      return nil
    case .record:
      let isCut = scanner.position >= buffer.count - 1 && !isEndOfFile
      return isCut ? nil : scanner.position
    }
  }

  /// Adds the record at `start` as an incident, a reject or a blank line.
  mutating func add(
    at start: Int, of buffer: [UInt8], firstRow: Int, to columns: inout IncidentColumns,
    _ account: inout SegmentAccount, _ builder: inout IncidentBuilder
  ) {
    // The record borrows the buffer only while it is looked at: the next fill must not copy it.
    record.bytes = buffer
    defer { record.bytes = [] }
    var scanner = scanner(at: start)
    _ = scanner.next(buffer.span, into: &record.fields)
    if input.checks.isBlank(record, cutBy: scanner) {
      account.blankLineCount += 1
      return
    }
    account.rowCount += 1
    record.row = firstRow + account.rowCount
    do throws(RowFault) {
      if let problem = input.checks.problem(
        of: record, cutBy: scanner, span: start..<scanner.position)
      {
        throw RowFault(column: problem.column, reason: problem.reason)
      }
      let incident = try builder.incident(record)
      account.note(incident)
      columns.append(incident)
      if let hash = builder.idHash(of: record) { account.idHashes.append(hash) }
    } catch {
      account.rejectCount += 1
      guard account.rejects.count < input.keptRejects else { return }
      record.row = account.rowCount
      record.line = lines.line(of: start, in: buffer) - 1
      account.rejects.append(
        Reject(record, error, header: input.checks.header, id: builder.id(of: record)))
    }
  }

  /// How many line breaks there are before `offset`.
  mutating func lineBreaks(to offset: Int, in buffer: [UInt8]) -> Int {
    lines.line(of: offset, in: buffer) - 1
  }
}
