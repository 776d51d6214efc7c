internal import Incidents

/// A small table of ours, or one made like it, in which every row has to be right.
struct VocabularyTable {
  private let path: String
  private let names: [String]
  /// Per name, the index of its column; nil for an optional one that the table lacks.
  private let columns: [Int?]
  private let columnCount: Int
  private var walk: RecordWalk
  /// The fields of the row.
  private var fields: [ArraySlice<UInt8>] = []

  /// - Parameters:
  ///   - names: The columns that the table must have.
  ///   - optional: Further columns, numbered after them.
  init(path: String, columns names: [String], optional: [String] = []) throws(ReadingError) {
    let options = ReadingOptions()
    let opened = try OpenedInput(.file(path: path), options: options)
    _ = try opened.start()
    let head = try TextHead(opened, limits: options.limits)
    var columns: [Int?] = []
    for name in names {
      guard let column = head.header.firstIndex(of: name) else {
        throw .badData(
          at: FilePosition(file: path, line: 1),
          .unexpected(
            found: "there is no column '\(name)'",
            expected: "the columns \(names.joined(separator: ", "))",
            help: "correct the header line"))
      }
      columns.append(column)
    }
    for name in optional { columns.append(head.header.firstIndex(of: name)) }
    self.path = path
    self.names = names + optional
    self.columns = columns
    columnCount = head.header.count
    walk = RecordWalk(
      opened, delimiter: head.delimiter, from: head.dataStart, line: head.dataLine,
      limits: options.limits)
  }

  /// Goes to the next row; false at the end.
  mutating func next() throws(ReadingError) -> Bool {
    guard let record = try walk.nextRecord() else { return false }
    fields = record
    if let fault = fields.lazy.compactMap({ textFault($0.span) }).first ?? walk.fault {
      throw rowProblem(fault.likely == nil ? fault.reason : "is not UTF-8")
    }
    guard fields.count == columnCount else {
      throw rowProblem("the row has \(fields.count) fields, expected \(columnCount)")
    }
    return true
  }

  private func rowProblem(_ found: String) -> ReadingError {
    problem(.unexpected(found: found, expected: "a row of the table", help: "correct the row"))
  }

  private func problem(_ problem: DataProblem) -> ReadingError {
    .badData(at: FilePosition(file: path, line: walk.line), problem)
  }

  /// The value of a field, nil where it is empty or the table has no such column.
  private func value(_ index: Int) -> ArraySlice<UInt8>? {
    columns[index].flatMap { fields[$0].isEmpty ? nil : fields[$0] }
  }

  /// The text of a field; empty where the table has no such column.
  func text(_ index: Int) -> String {
    value(index)?.text ?? ""
  }

  /// The parts of a field that are not empty, without spaces at their ends.
  func list(_ index: Int, separator: UInt8) -> [String] {
    guard let field = value(index) else { return [] }
    return field.split(separator: separator).map(\.trimmed).filter { !$0.isEmpty }.map(\.text)
  }

  func required(_ index: Int) throws(ReadingError) -> String {
    let text = text(index)
    guard !text.isEmpty else { throw fault(index, expected: "some text") }
    return text
  }

  /// A decimal number, nil where the field is empty or holds something else.
  func number(_ index: Int) -> Double? {
    guard let text = value(index) else { return nil }
    return try? parseDouble(text)
  }

  /// A full date, nil where the field is empty.
  func day(_ index: Int) throws(ReadingError) -> Day? {
    guard let text = value(index) else { return nil }
    guard let date = try? parseDate(text, style: DateStyle()) else {
      throw fault(index, expected: "a date of the form YYYY-MM-DD")
    }
    return date.day
  }

  func fault(_ index: Int, expected: String) -> ReadingError {
    .badData(
      at: FilePosition(file: path, line: walk.line),
      .unexpected(
        found: "the \(names[index]) is '\(text(index).shortened(to: 60))'", expected: expected,
        help: "correct the row"))
  }
}
