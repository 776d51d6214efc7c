/// Cuts an input into blocks of whole records, one stretch after another.
protocol RecordCutter {
  /// The records that `next` found.
  var block: RecordBlock { get }
  /// Where in the input the first record begins that was not handed out.
  var position: Int { get }
  /// Line breaks of the input from the first record of the stretch to `position`.
  var lineBreaks: Int { get }

  /// Begins a stretch: the records that begin in `offset..<limit`, the first at `offset`.
  mutating func begin(at offset: Int, limit: Int)

  /// Makes `block` the next records of the stretch; false at its end.
  mutating func next() throws(CuttingFailure) -> Bool
}

/// Why no further record can be cut.
enum CuttingFailure: Error {
  case reading(ReadingError)
  /// A quote is not closed, or a record is too long.
  case broken(BrokenRecord)
}

/// A record that cannot be cut.
public struct BrokenRecord: Sendable, Equatable {
  /// Where it, or the quote at fault, begins: line breaks from the first record of the stretch, and
  /// the column of that line, from 1.
  let line: Int
  let column: Int
  let problem: DataProblem
}
