/// Goes through the records of delimited text one by one: through a head, or a small table.
struct RecordWalk {
  private var cutter: DelimitedCutter
  private let path: String
  /// The record to go to next, of those that were cut.
  private var next = 0
  private let firstLine: Int
  private(set) var blankLines = LeftOutLines()

  /// - Parameters:
  ///   - offset: where the first record begins.
  ///   - line: on which line.
  init(
    _ opened: OpenedInput, delimiter: UInt8, from offset: Int, line: Int, limits: ReadingLimits
  ) {
    cutter = DelimitedCutter(
      opened.file, delimiter: delimiter, maxRecordBytes: limits.maxRecordBytes)
    cutter.begin(at: offset, limit: opened.byteCount)
    path = opened.path
    firstLine = line
  }

  /// Goes to the next record that is no blank line; nil at the end.
  ///
  /// - Returns: its fields without spaces at their ends.
  /// - Throws: `ReadingError.io`; `.badData` for a record that cannot be cut.
  mutating func nextRecord() throws(ReadingError) -> [ArraySlice<UInt8>]? {
    while true {
      if next == cutter.block.recordCount {
        next = 0
        do throws(CuttingFailure) { guard try cutter.next() else { return nil } } catch {
          switch error {
          case .reading(let cause): throw cause
          case .broken(let record):
            throw .badData(
              at: FilePosition(
                file: path, line: firstLine + record.line, column: record.column),
              record.problem)
          }
        }
      }
      next += 1
      let block = cutter.block
      let record = block.record(next - 1, at: start)
      if record.isBlank {
        let line = self.line
        blankLines.add(.blank) { line }
        continue
      }
      var fields: [ArraySlice<UInt8>] = []
      for column in 0..<record.fieldCount { fields.append(record.value(column).text) }
      return fields
    }
  }

  private var start: Int { cutter.block.start(ofRecord: next - 1) }

  /// Where the record begins.
  var offset: Int { cutter.block.offset(ofRecord: next - 1, at: start) }

  /// The line that the record begins on; at the end, the last.
  var line: Int {
    firstLine
      + (next == 0 ? cutter.lineBreaks : cutter.block.line(ofRecord: next - 1, at: start))
  }

  /// What cutting found wrong with the record.
  var fault: RowFault? { cutter.block.faults[next - 1] }
}
