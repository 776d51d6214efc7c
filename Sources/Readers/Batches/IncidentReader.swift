public import Columnar
internal import Geography
public import Incidents

/// Reads the stretches of one input, one after another, for one worker.
///
/// Batches outlive stretches: one is handed on when it is full, or when its owner asks for it.
public struct IncidentReader {
  /// What `advance` came to.
  public enum Step {
    /// The batch is full: it must be taken before reading goes on.
    case full
    case end(Stretch)
  }

  /// What a stretch leaves beside rows in batches.
  public struct Stretch: Sendable {
    public let edges: StretchEdges
    public let account: RowAccount
    public let ids: [RecordedID]
  }

  private let input: IncidentInput
  private var decoder: RowDecoder
  private var cutter: any RecordCutter
  /// What of delimited text is no row.
  private let forms: RowForms?
  private var stretch = 0..<0
  /// Where the first record of the stretch begins, nil where none does.
  private var first: Int?
  /// The record of the block to read next: its number, and where it begins.
  private var next = (number: 0, start: 0)
  /// The rejects that were listed of earlier stretches; what comes behind so many is only counted.
  private var listedRejects = 0
  /// Where the only records begin that are read, ascending; nil where all are.
  private var picked: ArraySlice<Int>?

  public init(_ input: IncidentInput, _ projection: Projection) {
    self.input = input
    var hasDecimalComma = false
    if case .text(let head, _) = input.body { hasDecimalComma = head.delimiter != .comma }
    decoder = RowDecoder(
      input.layout, options: input.options, projection: projection,
      hasDecimalComma: hasDecimalComma)
    cutter = input.makeCutter()
    if case .text(let head, _) = input.body {
      forms = RowForms(header: head.header)
    } else {
      forms = nil
    }
  }

  /// The rows that were read since `startBatch`; their numbers count from the first of their stretch.
  public var batch: IncidentBatch { decoder.batch }
  /// The same rows as they stand, with those that could not be read among them.
  public var rawRecords: RawRecords { decoder.rawRecords }
  /// The texts of every batch since `forgetTexts`.
  public var strings: StringPool { decoder.strings }

  public mutating func startBatch() { decoder.startBatch() }

  /// Forgets the texts, so that codes stand for others from the next batch on.
  ///
  /// - Precondition: the batch has no row.
  public mutating func forgetTexts() {
    precondition(decoder.batch.rowCount == 0, "a batch needs its texts")
    decoder.forgetTexts()
  }

  /// Begins a stretch.
  ///
  /// - Throws: `ReadingError.io`.
  public mutating func begin(_ number: Int) throws(ReadingError) {
    stretch = input.stretch(number)
    picked = nil
    decoder.startStretch()
    first = input.knownStart(of: number)
    if first == nil { first = try input.guessedStart(in: stretch) }
    if let start = first, start >= stretch.upperBound { first = nil }
    cutter.begin(at: first ?? stretch.upperBound, limit: stretch.upperBound)
    next = (0, 0)
  }

  /// Begins to look at single rows again.
  ///
  /// - Parameter offsets: where they begin, ascending, and so near each other that what lies between
  ///   is read, too; at least one.
  public mutating func begin(picking offsets: ArraySlice<Int>) {
    guard let low = offsets.first, let high = offsets.last else {
      preconditionFailure("nothing is picked")
    }
    stretch = low..<high + 1
    picked = offsets
    decoder.startStretch()
    first = low
    cutter.begin(at: low, limit: high + 1)
    next = (0, 0)
  }

  /// Reads on, until the batch is full or the stretch ends.
  ///
  /// - Throws: `ReadingError.io`.
  /// - Complexity: O(bytes).
  public mutating func advance() throws(ReadingError) -> Step {
    while true {
      readBlock()
      if decoder.batch.rowCount == IncidentBatch.capacity { return .full }
      do throws(CuttingFailure) {
        guard try cutter.next() else { return .end(ended(broken: nil)) }
      } catch {
        switch error {
        case .reading(let cause): throw cause
        case .broken(let record): return .end(ended(broken: record))
        }
      }
      next = (0, cutter.block.start)
      decoder.begin(cutter.block)
    }
  }

  private mutating func ended(broken: BrokenRecord?) -> Stretch {
    decoder.endStretch()
    decoder.account.lineBreakCount = cutter.lineBreaks
    listedRejects += decoder.account.rejects.listed.count
    let edges = StretchEdges(
      start: first, end: first == nil ? stretch.upperBound : cutter.position, broken: broken)
    return Stretch(edges: edges, account: decoder.account, ids: decoder.ids)
  }

  /// Reads the records that are left of the block, as far as the batch has room.
  private mutating func readBlock() {
    // A copy that shares the arrays, gone before the next block is cut, which must not copy them.
    let block = cutter.block
    let hasFaults = !block.faults.isEmpty
    let hasReplaced = !input.replacedRows.isEmpty && picked == nil
    var (number, start) = next
    while number < block.recordCount, decoder.batch.rowCount < IncidentBatch.capacity {
      let record = block.record(number, at: start)
      let offset = block.offset(ofRecord: number, at: start)
      if isPicked(offset), !isLeftOut(record, line: { block.line(ofRecord: number, at: start) }) {
        if !input.addedActors.isEmpty { decoder.addedActors = input.addedActors[offset] ?? [] }
        let fault = decoder.take(
          record, number, fault: hasFaults ? block.faults[number] : nil, offset: offset,
          place: offset &- stretch.lowerBound,
          isReplaced: hasReplaced && input.replacedRows.contains(offset))
        if let fault {
          reject(record, fault) { block.line(ofRecord: number, at: start) }
        } else if !decoder.unread.isEmpty {
          noteUnread(record) { block.line(ofRecord: number, at: start) }
        }
      }
      start = block.start(behind: record)
      number &+= 1
    }
    next = (number, start)
  }

  /// Whether the record that begins at an offset is one of those to read.
  @inline(__always)
  private mutating func isPicked(_ offset: Int) -> Bool {
    guard picked != nil else { return true }
    while let wanted = picked?.first, wanted < offset { picked?.removeFirst() }
    return picked?.first == offset
  }

  /// Counts a line that is no row; false for a row.
  @inline(__always)
  private mutating func isLeftOut(_ record: borrowing RecordView, line: () -> Int) -> Bool {
    switch forms?.form(of: record) {
    case nil: return false
    case .leftOut(let kind):
      decoder.account.leftOut.add(kind, line: line)
      return true
    case .otherHeader:
      noteOtherHeader(record, line: line)
      return false
    }
  }

  private mutating func noteOtherHeader(_ record: borrowing RecordView, line: () -> Int) {
    guard decoder.account.otherHeader == nil else { return }
    decoder.account.otherHeader = OtherHeader(line: line(), cells: record.cells.map(\.text))
  }

  /// Counts a row that could not be read, and lists it where it is among the first.
  private mutating func reject(
    _ record: borrowing RecordView, _ fault: RowFault, line: () -> Int
  ) {
    if forms?.isOtherHeader(record) == true { noteOtherHeader(record, line: line) }
    let listing = input.keptRejects - listedRejects
    let faulty = faultyRow(record, fault)
    if let likely = fault.likely { decoder.account.badBytes.add(likely, line: line) }
    decoder.account.rejects.add(
      field: faulty.field, reason: faulty.reason, listing: listing
    ) {
      faulty.made(record, line: line())
    }
    note(fault.doubt, faulty, record, line: line)
  }

  /// Counts what of a row could not be read and was taken for missing.
  private mutating func noteUnread(_ record: borrowing RecordView, line: () -> Int) {
    for fault in decoder.unread {
      let faulty = faultyRow(record, fault)
      note(fault.doubt, faulty, record, line: line)
      let isDate = decoder.isDate(fault.column)
      // Dates that could mean several days are said of the column as a whole.
      if isDate, fault.doubt != nil { continue }
      let list = isDate ? \RowAccount.unreadDates : \.oddValues
      decoder.account[keyPath: list].add(
        field: faulty.field, reason: fault.reason, listing: RowAccount.listedValues
      ) {
        faulty.made(record, line: line())
      }
      let columns = decoder.columns
      if fault.column == columns.longitude || fault.column == columns.latitude {
        decoder.account.unreadPoints += 1
      }
    }
  }

  private mutating func note(
    _ doubt: DateDoubt?, _ faulty: FaultyRow, _ record: borrowing RecordView, line: () -> Int
  ) {
    guard let doubt else { return }
    if faulty.fault.column == decoder.columns.endDate {
      decoder.account.dates.ends.note(doubt) { faulty.made(record, line: line()) }
    } else {
      decoder.account.dates.starts.note(doubt) { faulty.made(record, line: line()) }
    }
  }

  private mutating func faultyRow(
    _ record: borrowing RecordView, _ fault: RowFault
  ) -> FaultyRow {
    let header = input.header
    let field = fault.column.map { $0 < header.count ? header[$0] : "column \($0 + 1)" } ?? ""
    return FaultyRow(
      fault: fault, reason: input.reason(of: fault), field: field,
      row: decoder.account.rowCount, id: decoder.idText(of: record))
  }
}

/// A row of which something could not be read.
private struct FaultyRow {
  let fault: RowFault
  let reason: String
  let field: String
  let row: Int
  let id: String?

  func made(_ record: borrowing RecordView, line: Int) -> Reject {
    var value: ArraySlice<UInt8> = []
    if let column = fault.column, column < record.fieldCount {
      value = record.content(column).text
    }
    return Reject(
      row: row, line: line, id: id, field: field,
      value: value.prefix(800).text.shortened(to: 199), reason: reason)
  }
}

extension IncidentInput {
  /// The first place in a stretch from which two records in a row look as the header says.
  ///
  /// - Throws: `ReadingError.io`.
  func guessedStart(in stretch: Range<Int>) throws(ReadingError) -> Int? {
    guard case .text(let head, _) = body else { return stretch.lowerBound }
    for length in [1 << 14, 1 << 18] {
      let start = stretch.lowerBound - 1
      var bytes = [UInt8](repeating: 0, count: min(length, byteCount - start))
      try file.read(start..<start + bytes.count, into: &bytes)
      let guess = StartGuess(bytes, head, isWhole: start + bytes.count == byteCount)
      if let found = guess.first(before: stretch.count + 1) { return start + found }
    }
    return nil
  }
}

/// Looks for the start of a record in bytes that begin anywhere.
private struct StartGuess {
  private let bytes: [UInt8]
  private let head: TextHead
  private let isWhole: Bool

  init(_ bytes: [UInt8], _ head: TextHead, isWhole: Bool) {
    self.bytes = bytes
    self.head = head
    self.isWhole = isWhole
  }

  /// Nil where no record begins before `limit`, or too many line breaks begin none.
  func first(before limit: Int) -> Int? {
    var index = 0
    var tries = 0
    while index < min(limit, bytes.count), tries < 256 {
      let byte = bytes[index]
      guard byte == .lineFeed || byte == .carriageReturn else {
        index += 1
        continue
      }
      index = RecordBlock.start(behind: index, bytes.span)
      guard index < limit else { return nil }
      tries += 1
      if looksLikeRecord(at: index) { return index }
    }
    return nil
  }

  private func looksLikeRecord(at start: Int) -> Bool {
    var scanner = RecordScanner(delimiter: head.delimiter)
    var position = start
    for _ in 0..<2 {
      guard position < bytes.count else { return isWhole }
      switch scanner.cut(bytes.span, from: position) {
      case .whole(let next): position = next
      case .cut:
        guard isWhole else { return false }
        position = bytes.count
      case .openQuote: return false
      }
      guard scanner.ends.count == head.header.count, scanner.malformedField == nil else {
        return false
      }
    }
    return true
  }
}
