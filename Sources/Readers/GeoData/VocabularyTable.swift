internal import Incidents

/// A small table of ours, or one made like it, in which every row has to be right.
struct VocabularyTable {
  private let path: String
  private let names: [String]
  /// Per name, the index of its column; nil for an optional one that the table lacks.
  private let columns: [Int?]
  private var records: DelimitedRecords
  private var record = Record()

  /// - Parameters:
  ///   - names: The columns that the table must have.
  ///   - optional: Further columns, numbered after them.
  init(path: String, columns names: [String], optional: [String] = []) throws(ReadingError) {
    let limits = ReadingLimits()
    let input = try InputBytes(
      loading: .file(path: path), limit: limits.maxInputBytes, checksum: .none)
    records = try DelimitedRecords(input, limits: limits)
    var columns: [Int?] = []
    for name in names {
      guard let column = records.header.firstIndex(of: name) else {
        throw .badData(
          at: FilePosition(file: path, line: 1),
          .unexpected(
            found: "there is no column '\(name)'",
            expected: "the columns \(names.joined(separator: ", "))",
            help: "correct the header line"))
      }
      columns.append(column)
    }
    for name in optional { columns.append(records.header.firstIndex(of: name)) }
    self.path = path
    self.names = names + optional
    self.columns = columns
  }

  /// Goes to the next row; false at the end.
  mutating func next() throws(ReadingError) -> Bool {
    guard try records.next(&record) else { return false }
    if let problem = record.problem {
      throw .badData(
        at: FilePosition(file: path, line: record.line),
        .unexpected(
          found: problem.reason, expected: "a row of the table", help: "correct the row"))
    }
    return true
  }

  /// The text of a field; empty where the table has no such column.
  func text(_ index: Int) -> String {
    guard let column = columns[index] else { return "" }
    return record.value(column)?.text ?? ""
  }

  /// The parts of a field that are not empty, without spaces at their ends.
  func list(_ index: Int, separator: UInt8) -> [String] {
    guard let column = columns[index], let field = record.value(column) else { return [] }
    return field.split(separator: separator).map(\.trimmed).filter { !$0.isEmpty }.map(\.text)
  }

  func required(_ index: Int) throws(ReadingError) -> String {
    let text = text(index)
    guard !text.isEmpty else { throw fault(index, expected: "some text") }
    return text
  }

  /// A decimal number, nil where the field is empty or holds something else.
  func number(_ index: Int) -> Double? {
    guard let column = columns[index], let text = record.value(column) else { return nil }
    return try? parseDouble(text)
  }

  /// A full date, nil where the field is empty.
  func day(_ index: Int) throws(ReadingError) -> Day? {
    guard let column = columns[index], let text = record.value(column) else { return nil }
    guard let date = try? parseDate(text, style: .fullDates) else {
      throw fault(index, expected: "a date of the form YYYY-MM-DD")
    }
    return date.day
  }

  func fault(_ index: Int, expected: String) -> ReadingError {
    .badData(
      at: FilePosition(file: path, line: record.line),
      .unexpected(
        found: "the \(names[index]) is '\(text(index).shortened(to: 60))'", expected: expected,
        help: "correct the row"))
  }
}
