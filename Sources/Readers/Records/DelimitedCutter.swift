/// Cuts the delimited text of a file into blocks of whole records, one stretch after another.
///
/// A block is read behind what is left of the one before, so that no byte is read or cut twice but
/// those of records that a block's end cuts.
struct DelimitedCutter: RecordCutter {
  private(set) var block = RecordBlock()
  private let file: RandomAccessFile
  private let delimiter: UInt8
  private let maxRecordBytes: Int
  private var scanner: RecordScanner
  /// Records that begin from here on, in the file, are another stretch's.
  private var limit = 0
  /// Where bytes are read to: an aligned place behind those that wait.
  private var readPosition = 0
  /// The bytes that wait to be cut.
  private var waiting = 0..<0
  /// The next byte of the file to read.
  private var nextOffset = 0
  private(set) var lineBreaks = 0

  /// Bytes that are read at once: they stay in a core's own cache while they are cut and read.
  private static let usualRead = 1 << 17
  /// Bytes that are read to finish the last record of a stretch.
  private static let finishingRead = 1 << 12

  /// - Parameter maxRecordBytes: the most bytes of a record with its line break.
  init(_ file: RandomAccessFile, delimiter: UInt8, maxRecordBytes: Int) {
    self.file = file
    self.delimiter = delimiter
    self.maxRecordBytes = maxRecordBytes
    scanner = RecordScanner(delimiter: delimiter)
  }

  var position: Int { nextOffset - waiting.count }

  mutating func begin(at offset: Int, limit: Int) {
    self.limit = limit
    nextOffset = offset
    waiting = readPosition..<readPosition
    lineBreaks = 0
    block.recordCount = 0
  }

  mutating func next() throws(CuttingFailure) -> Bool {
    block.recordCount = 0
    while position < limit {
      try fill()
      block.start = waiting.lowerBound
      block.origin = nextOffset - waiting.upperBound
      block.linesBefore = lineBreaks
      block.faults.removeAll(keepingCapacity: true)
      try cut()
      leaveTooLong()
      if block.recordCount > 0 { return true }
      guard waiting.count <= maxRecordBytes else { throw tooLong }
    }
    return false
  }

  private var isEndOfFile: Bool { nextOffset == file.byteCount }

  /// Reads more bytes behind those that wait.
  private mutating func fill() throws(CuttingFailure) {
    guard !isEndOfFile else { return }
    let isFinishing = nextOffset >= limit
    // A record that is longer than a block doubles what is read, so that it is cut a few times only.
    let wanted = max(isFinishing ? Self.finishingRead : Self.usualRead, waiting.count)
    let end = isFinishing ? file.byteCount : min(file.byteCount, limit + Self.finishingRead)
    let count = min(wanted, end - nextOffset)
    makeRoom(before: waiting.count, behind: count)
    do throws(ReadingError) {
      try file.read(nextOffset..<nextOffset + count, into: &block.bytes, at: readPosition)
    } catch {
      throw .reading(error)
    }
    nextOffset += count
    waiting = waiting.lowerBound..<readPosition + count
  }

  /// Puts the waiting bytes right before an aligned place with room behind it.
  private mutating func makeRoom(before: Int, behind: Int) {
    let slack = 64
    if readPosition < before || block.bytes.count < readPosition + behind + slack {
      let headroom = max(Self.finishingRead, 2 * before)
      let size = headroom + max(Self.usualRead, behind) + 3 * slack
      var bytes = [UInt8](repeating: 0, count: size)
      readPosition = alignedIndex(in: bytes, from: headroom)
      bytes.replaceSubrange(readPosition - before..<readPosition, with: block.bytes[waiting])
      block.bytes = bytes
    } else {
      block.bytes.move(waiting, to: readPosition - before)
    }
    waiting = readPosition - before..<readPosition
  }

  /// Cuts what waits; what is left waits on.
  private mutating func cut() throws(CuttingFailure) {
    while !waiting.isEmpty {
      let found = scanRecords(
        block.bytes, in: waiting, delimiter: delimiter, ends: &block.ends,
        endCount: block.endCount, lasts: &block.lasts, recordCount: block.recordCount)
      block.recordCount += found.recordCount
      lineBreaks += found.lineBreaks
      if found.recordCount > 0 { passFoundRecords() }
      if found.isRegular && !isEndOfFile || waiting.isEmpty { break }
      guard try cutSingly() else { break }
    }
    leaveToOthers()
  }

  /// Lets the bytes behind the last record wait, and the record itself where it ends with a CR at
  /// the end of what was read: a line feed may belong to it.
  private mutating func passFoundRecords() {
    let end = Int(block.ends[block.endCount - 1])
    if end + 1 == waiting.upperBound, block.bytes[end] == .carriageReturn, !isEndOfFile {
      takeOutLastRecord(end: end + 1)
    } else {
      waiting =
        min(block.start(ofRecord: block.recordCount), waiting.upperBound)..<waiting.upperBound
    }
  }

  /// Lets the last record wait, too.
  private mutating func takeOutLastRecord(end: Int) {
    block.recordCount -= 1
    let start = block.start(ofRecord: block.recordCount)
    lineBreaks -= lineBreakCount(block.bytes, in: start..<end)
    waiting = start..<waiting.upperBound
  }

  /// Cuts the first waiting record byte by byte; false where the bytes end within it.
  private mutating func cutSingly() throws(CuttingFailure) -> Bool {
    var next = waiting.upperBound
    let bytes = block.bytes
    switch scanner.cut(bytes.span.extracting(0..<next), from: waiting.lowerBound) {
    case .whole(let end): next = end
    case .cut: guard isEndOfFile else { return false }
    case .openQuote(let place):
      guard isEndOfFile else { return false }
      // The records before it are handed out first.
      if block.recordCount > 0 { return false }
      guard waiting.count <= maxRecordBytes else { throw tooLong }
      throw broken(at: place, .unbalancedQuote)
    }
    if let field = scanner.malformedField {
      block.faults[block.recordCount] = RowFault(
        column: field, reason: "goes on after its closing quote, expected a delimiter")
    }
    block.add(scanner.ends)
    lineBreaks += lineBreakCount(block.bytes, in: waiting.lowerBound..<next)
    waiting = next..<waiting.upperBound
    return true
  }

  private var tooLong: CuttingFailure {
    broken(at: waiting.lowerBound, .recordTooLong(limit: maxRecordBytes))
  }

  private func broken(at place: Int, _ problem: DataProblem) -> CuttingFailure {
    let before = waiting.lowerBound..<place
    let lines = lineBreakCount(block.bytes, in: before)
    let text = block.bytes[before].reversed().prefix { $0 != .lineFeed && $0 != .carriageReturn }
    return .broken(
      BrokenRecord(
        line: lineBreaks + lines, column: text.count { $0 & 0xC0 != 0x80 } + 1, problem: problem))
  }

  /// Takes out the first record that is too long, and those behind it: they wait.
  private mutating func leaveTooLong() {
    let all = block.start..<waiting.lowerBound
    guard all.count > maxRecordBytes else { return }
    var start = block.start
    for number in 0..<block.recordCount {
      let next = block.start(ofRecord: number + 1)
      if min(next, waiting.upperBound) - start > maxRecordBytes {
        lineBreaks -= lineBreakCount(block.bytes, in: start..<waiting.lowerBound)
        waiting = start..<waiting.upperBound
        block.recordCount = number
        return
      }
      start = next
    }
  }

  /// Takes out the records that begin behind the limit.
  private mutating func leaveToOthers() {
    let limit = limit - block.origin
    while block.recordCount > 0, block.start(ofRecord: block.recordCount - 1) >= limit {
      takeOutLastRecord(end: waiting.lowerBound)
    }
  }
}

extension RecordBlock {
  /// Adds a record with these ends.
  fileprivate mutating func add(_ added: [UInt32]) {
    let first = endCount
    let room = first + added.count
    if ends.count < room { ends.append(contentsOf: repeatElement(0, count: room - ends.count)) }
    if lasts.count == recordCount { lasts.append(0) }
    ends.replaceSubrange(first..<room, with: added)
    lasts[recordCount] = UInt32(room)
    recordCount += 1
  }
}

extension [UInt8] {
  /// Copies some bytes to another place, which may overlap theirs.
  fileprivate mutating func move(_ range: Range<Int>, to place: Int) {
    guard place != range.lowerBound else { return }
    let isBefore = place < range.lowerBound
    for step in 0..<range.count {
      let index = isBefore ? step : range.count - 1 - step
      self[place + index] = self[range.lowerBound + index]
    }
  }
}
