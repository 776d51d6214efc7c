/// Whole records of an input, cut into fields: what cutters of all formats make and the decoder of
/// rows reads.
struct RecordBlock {
  /// What positions refer to, and sixteen bytes more.
  var bytes: [UInt8] = []
  /// The ends of all fields: positions of the delimiters and line breaks behind them.
  var ends: [UInt32] = []
  /// For each record, how many ends there are up to its last.
  var lasts: [UInt32] = []
  var recordCount = 0
  /// Where the first record begins.
  var start = 0
  /// What cutting found wrong with records, by their numbers.
  var faults: [Int: RowFault] = [:]
  /// Whether fields may stand in quotes, and a record ends with a line break.
  var isDelimited = true
  /// Where the input has what stands at position 0 of delimited text; the number of the first
  /// record for other formats.
  var origin = 0
  /// Line breaks of the input from the first record of the stretch to that of the block.
  var linesBefore = 0
  /// The line of each record, counted like `linesBefore`, where it is not counted in `bytes`.
  var recordLines: [Int] = []

  /// Line breaks of the input between the first record of the stretch and one of the block.
  func line(ofRecord number: Int, at start: Int) -> Int {
    if !isDelimited { return recordLines[number] }
    return linesBefore + lineBreakCount(bytes, in: self.start..<start)
  }

  /// Where the input has a record.
  func offset(ofRecord number: Int, at start: Int) -> Int {
    origin + (isDelimited ? start : number)
  }

  /// A record that begins at `start`.
  @inline(__always)
  @_lifetime(borrow self)
  func record(_ number: Int, at start: Int) -> RecordView {
    let firstEnd = number == 0 ? 0 : Int(lasts[number &- 1])
    return RecordView(
      bytes.span, ends.span, start: start, firstEnd: firstEnd,
      fieldCount: Int(lasts[number]) &- firstEnd, isDelimited: isDelimited,
      isMalformed: !faults.isEmpty && faults[number] != nil)
  }

  /// How many ends the records have.
  var endCount: Int { recordCount == 0 ? 0 : Int(lasts[recordCount - 1]) }

  /// Where a record begins; behind the last one where `number` is the count of them.
  func start(ofRecord number: Int) -> Int {
    guard number > 0 else { return start }
    return Self.start(behind: Int(ends[Int(lasts[number - 1]) - 1]), bytes.span)
  }

  /// Where the record behind another begins.
  @inline(__always)
  func start(behind record: borrowing RecordView) -> Int {
    isDelimited ? Self.start(behind: record.end, bytes.span) : record.end &+ 1
  }

  /// Where the record behind the one with this last end begins.
  @inline(__always)
  static func start(behind end: Int, _ bytes: Span<UInt8>) -> Int {
    let isPair =
      bytes[end] == .carriageReturn && end &+ 1 < bytes.count && bytes[end &+ 1] == .lineFeed
    return end &+ (isPair ? 2 : 1)
  }
}
