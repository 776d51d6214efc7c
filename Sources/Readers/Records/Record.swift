/// Where one field of a record lies.
struct FieldRange: Equatable {
  enum Form {
    /// The bytes are the text.
    case plain
    /// The text with each quote written twice.
    case doubledQuotes
    /// A JSON array or object as compact text: no value that a column can hold.
    case nested
  }

  var bytes: Range<Int>
  var form = Form.plain
  /// Where the field stands in the input, quotes included.
  var source: Range<Int>
}

/// What is wrong with a record before its values are looked at.
struct RecordProblem: Equatable {
  /// The field at fault, nil for the record as a whole.
  var column: Int?
  let reason: String
}

/// One data row of any format: fields over bytes, by the order of the header's columns.
struct Record {
  /// The number among the data rows, from 1.
  var row = 0
  /// The line on which the record begins, from 1.
  var line = 1
  /// What the ranges of `fields` refer to: the whole input, or the text of this record.
  var bytes: [UInt8] = []
  var fields: [FieldRange] = []
  var problem: RecordProblem?

  /// The bytes of a field as text, without quoting; empty past the last field.
  func content(_ column: Int) -> ArraySlice<UInt8> {
    guard column < fields.count else { return [] }
    let field = fields[column]
    let slice = bytes[field.bytes]
    return field.form == .doubledQuotes ? halvingQuotes(slice) : slice
  }

  /// The value of a field, without spaces at its ends; nil where it is empty or no value.
  func value(_ column: Int?) -> ArraySlice<UInt8>? {
    guard let column, column < fields.count, fields[column].form != .nested else { return nil }
    let text = content(column).trimmed
    return text.isEmpty ? nil : text
  }

  /// The fields as text, bytes that are not UTF-8 repaired.
  var texts: [String] { fields.indices.map { content($0).text } }
}

/// The bytes with every pair of quotes made one.
func halvingQuotes(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
  var result: [UInt8] = []
  result.reserveCapacity(bytes.count)
  var isSecond = false
  for byte in bytes {
    isSecond = byte == .quote && !isSecond
    if !isSecond { result.append(byte) }
  }
  return result[...]
}

/// A source of records under one header.
protocol RecordSource {
  /// The names of the columns.
  var header: [String] { get }
  /// The line that the header is on, nil where no line holds it.
  var headerLine: Int? { get }
  /// Makes `record` the next data row; false at the end.
  mutating func next(_ record: inout Record) throws(ReadingError) -> Bool
  /// The cells of a row of tags under the header, once the first record was asked for.
  var tagCells: [String]? { get }
  /// How many bytes of the input are behind the last record.
  var bytesDone: Int { get }
  /// What is to be said about the rows read so far.
  var notes: [String] { get }
  /// How the input itself may be used and who must be named, if it says so.
  var license: String? { get }
  var attribution: String? { get }
}
