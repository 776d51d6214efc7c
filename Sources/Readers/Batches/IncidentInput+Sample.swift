internal import Incidents

extension IncidentInput {
  /// The values of the columns that are not read, in the first rows; empty values are left out.
  ///
  /// - Parameter rows: the most rows to look at.
  /// - Returns: for each header of `InputReading.unusedHeaders` its values as they stand, at most
  ///   one a row; fewer where the rows cannot be cut, which whoever reads them all finds out.
  /// - Throws: `ReadingError.io`.
  /// - Complexity: O(rows * columns), and the bytes that are read at once.
  public func unusedSample(rows: Int) throws(ReadingError) -> [[String]] {
    let used = layout.readColumns
    let unused = header.indices.filter { used[$0] == nil }
    var values: [[String]] = unused.map { _ in [] }
    guard !unused.isEmpty, stretchCount > 0 else { return values }
    var cutter = makeCutter()
    cutter.begin(at: stretch(0).lowerBound, limit: stretch(0).upperBound)
    var rowsLeft = rows
    do throws(CuttingFailure) {
      while rowsLeft > 0, try cutter.next() {
        let block = cutter.block
        var start = block.start
        for number in 0..<min(block.recordCount, rowsLeft) {
          let record = block.record(number, at: start)
          for (index, column) in unused.enumerated() where column < record.fieldCount {
            let text = record.value(column).text
            if !text.isEmpty { values[index].append(text.text) }
          }
          start = block.start(behind: record)
        }
        rowsLeft -= block.recordCount
      }
    } catch {
      if case .reading(let cause) = error { throw cause }
    }
    return values
  }

  /// What cuts the records of the input.
  func makeCutter() -> any RecordCutter {
    switch body {
    case .text(let head, _):
      DelimitedCutter(
        file, delimiter: head.delimiter, maxRecordBytes: options.limits.maxRecordBytes)
    case .features(let features): FeatureCutter(features)
    }
  }
}
